"""A title as words that can be compared: TeX, markup and accents gone, numbers in one form, sub-title apart."""

import html
import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from desktop.papers.text_keys import folded


def set_of(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


_MOST = 500
"""Characters of a title that are compared: rapidfuzz is quadratic in them."""
_MARKUP = re.compile(
    r"</?(?:(?:[a-z]+:)?(?:i|b|em|strong|sub|sup|scp|tt|u|inf|it|span|italic|bold|sc)|mml:\w+)\b[^<>]*>",
    re.IGNORECASE,
)
_FONTS = re.compile(
    r"\\(?:math(?:cal|bb|rm|bf|sf|it|tt|frak|scr)|text(?:it|bf|rm|sf|tt|sc|up|sl|normal)?|emph|operatorname|"
    r"boldsymbol|bm|cal|it|bf|rm|em|sf|tt|sc|ensuremath|hbox|mbox|left|right)(?![a-zA-Z])\*?"
)
_ACCENT = re.compile(r"\\(?:[\"'`^~=.]|[uvHtcdbkr](?![a-zA-Z]))\s*")
_SPECIAL = re.compile(r"\\(ss|aa|AA|ae|AE|oe|OE|o|O|l|L|i|j)(?![a-zA-Z])\s*")
_LETTERS = {"ss": "ß", "aa": "å", "ae": "æ", "oe": "œ", "o": "ø", "l": "ł", "i": "i", "j": "j"}
_FRAME = re.compile(r"[\\{}$^_\u00ad\u200b-\u200d\u2060\ufeff'’ʼ`´]")
"""What stands in a word without being a letter of it."""
_ASCII_FRAME = b"\\{}$^_'`"
_BLANK_FOR_TILDE = bytes.maketrans(b"~", b" ")
_NO_DIGITS = bytes(code for code in range(128) if not chr(code).isdecimal())
_BLANK_FOR_OTHERS = bytes(code if chr(code).isalpha() else 32 for code in range(256))
_LEADING = re.compile(
    r"\s*(?:(?:\[(?:pdf|html|book|b|c|citation|doc|arxiv:?[\w./-]*|\d{4}\.\d{4,5}(?:v\d+)?)\]|pdf:|"
    r"arxiv:\s*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?:?)\s*)+",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\s*(?:\[\s*v(?:er(?:sion)?)?[ .]*\d+(?:\.\d+)?(?:[:;,][^\]]*)?\]|\(\s*v(?:er(?:sion)?)?[ .]*\d+(?:\.\d+)?\s*\)|"
    r"[\[(]pre-?print[\])])\s*\Z",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"[:：?!]\s+|\s+[-–—]+\s+|[–—]{2,}|\.\s+|：")
_CUT = re.compile(r"(?:…|\.\.\.)[\s\"'”’)]*\Z")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
"""Words that a number follows which tells one part from another."""


_THOUSANDS = re.compile(r"(?<=\d)[,\u202f\u2009](?=\d{3}(?!\d))")
_SCANNED = re.compile(r"\b[015]*(?:[^\W\d_]+[015]+)+[^\W\d_]+|\b[015][^\W\d_]{4,}")
"""A word in which a scanner took letters for digits: "m0del", "1earning"."""
_GREEK = {
    ord(letter): name
    for name, letter in (
        pair.split(":")
        for pair in set_of(
            "alpha:α beta:β gamma:γ delta:δ epsilon:ε zeta:ζ eta:η theta:θ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ "
            "omicron:ο pi:π rho:ρ sigma:σ sigma:ς tau:τ upsilon:υ phi:φ chi:χ psi:ψ omega:ω"
        )
    )
}
_NUMBERS = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth",
        "- ii iii iv - vi vii viii ix - xi xii xiii xiv xv xvi",
    )
    for number, word in enumerate(words.split(" "), 1)
}
_NUMBERS["zero"] = "0"
_SINGLE = {"i": "1", "v": "5", "x": "10"}
_NUMERALS = frozenset({*_NUMBERS, *_SINGLE})
PARTS = set_of(
    "part pt volume vol chapter ch section paper phase no number type stage class book episode lecture series "
    "act level grade generation round edition report study article release"
)


class TitleWords(NamedTuple):
    """A title taken apart: all its letters and digits in a row, its words, the letters before a sub-title.

    `main` is "" when there is no sub-title; `is_cut` tells that the title ends in an ellipsis; `numbers` are
    those of the words that are numbers, `ends` the places in `letters` where words end.
    """

    letters: str
    words: tuple[str, ...]
    main: str
    is_cut: bool
    numbers: frozenset[str]
    ends: tuple[int, ...]


@lru_cache(maxsize=8192)
def title_words(title: str) -> TitleWords:
    """`title` taken apart; all parts empty for a title without a letter or digit."""
    text = _bare(title[: 2 * _MOST])
    cut = ("…" in text or "..." in text) and bool(_CUT.search(text))
    words = _words(text)
    found = _subtitle(text)
    main = "".join(_words(text[: found.start()])) if found else ""
    letters = "".join(words)
    numbered = tuple(_numbered(words))
    numbers = frozenset(word for word in numbered if word.isdecimal())
    return TitleWords(
        letters[:_MOST],
        numbered,
        main if main != letters else "",
        cut,
        numbers,
        tuple(accumulate(map(len, words))),
    )


def _bare(text: str) -> str:
    """A title without the labels and versions that sources put around it; most have no sign of any."""
    if "[" in text or ":" in text:
        text = _LEADING.sub("", text)
    return _VERSION.sub("", text) if text.rstrip()[-1:] in {"]", ")"} else text


def _subtitle(text: str) -> re.Match[str] | None:
    """What stands between a title and its sub-title, None where there is none."""
    if text.isascii() and not any(sign in text for sign in (":", "-", ".", "?", "!")):
        return None
    return _SUBTITLE.search(text.rstrip(" .?!:"), 1)


def without_tex(text: str) -> str:
    """`text` with the letters that its TeX commands and markup stand for, and nothing of the commands."""
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub("", text)
    if "\\" in text:
        text = _ACCENT.sub("", _FONTS.sub("", text))
        text = _SPECIAL.sub(lambda found: _LETTERS[found[1].lower()], text)
    if text.isascii():  # bytes are ten times as fast
        return text.encode("ascii").translate(_BLANK_FOR_TILDE, _ASCII_FRAME).decode("ascii")
    return _FRAME.sub("", text.replace("~", " "))


def _words(text: str) -> list[str]:
    text = folded(without_tex(text)).replace("&", " and ")
    if text.isascii():
        packed = text.encode("ascii")
        if not packed.translate(None, _NO_DIGITS):
            return packed.translate(_BLANK_FOR_OTHERS).decode("ascii").split()
    else:
        text = text.translate(_GREEK)
    if "0" in text or "1" in text or "5" in text:
        text = _SCANNED.sub(_as_letters, _THOUSANDS.sub("", text))
    return _PARTS.findall(text)


def _as_letters(found: re.Match[str]) -> str:
    word = found.group()
    letters = sum(letter.isalpha() for letter in word)
    return word.translate(_DIGITS) if letters >= max(3, len(word) - 3) else word


_DIGITS = str.maketrans("015", "ols")


def _numbered(words: list[str]) -> list[str]:
    """The words with numerals, roman ones and number words in one form: "Part II" is "part 2"."""
    if _NUMERALS.isdisjoint(words) and not any(map(str.isdecimal, words)):
        return words  # as in most titles
    found = []
    for at, word in enumerate(words):
        number = _NUMBERS.get(word)
        if word in _SINGLE and at and (words[at - 1] in PARTS or at == len(words) - 1):
            number = _SINGLE[word]
        found.append(number or (word.lstrip("0") or "0" if word.isdecimal() else word))
    return found
