"""Any text as plain letters of the same length, so that one set of patterns finds words in every script."""

import re
import unicodedata

from desktop.papers.text_keys import folded

CJK = "\x01"
"""Stands for a Han, Kana or Hangul character: a script written without blanks."""
LETTER = "\x02"
"""Stands for a letter that is not one plain letter when folded: Greek, Cyrillic, ligatures, marks."""

_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_APOSTROPHES = "\u2019\u2018\u02bc\u00b4\uff07"
_WITHOUT_BLANKS = (
    (0x1100, 0x11FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3041, 0x30FF), (0x3130, 0x318F), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF66, 0xFFDC),
    (0x1B000, 0x1B16F), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Blocks of Unicode 16 whose scripts put no blanks between words."""
_TEX_STYLE = re.compile(
    r"\\(?:(?:math(?:bb|bf|cal|rm|it|sf|tt|frak|scr)|text(?:bf|it|rm|sc|tt|sf)?|emph|boldsymbol|bm|operatorname"
    r"|left|right|ensuremath)(?![A-Za-z])|var(?=epsilon|phi|theta|rho|sigma|pi|kappa))"
)
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau"
    " upsilon phi chi psi omega"
)
_GREEK_NAMES = dict(zip("αβγδεζηθικλμνξοπρςστυφχψω", _GREEK.split(), strict=True))
_LONE_GREEK = re.compile("(?<![α-ω])[α-ω](?![α-ω])")


class _PlainLetters(dict[int, str]):
    """Character code -> the one character that stands for it; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _plain_letter(chr(code))
        return letter


_PLAIN_LETTERS = _PlainLetters()


def plain_letters(text: str) -> str:
    r"""`text`, character by character: plain letters and digits kept, accents dropped, CJK and LETTER marked.

    TeX commands that only style (`\\mathbf`) become blanks. The length stays, so places in the result are
    places in `text`.
    """
    if "\\" in text:
        text = _TEX_STYLE.sub(lambda match: " " * len(match[0]), text)
    if text.isascii() and CJK not in text and LETTER not in text:
        return text
    return text.translate(_PLAIN_LETTERS)


def folded_word(run: str) -> str:
    """A run of letters as it is searched: folded, nothing but letters and digits, a lone Greek letter by name.

    Idempotent.
    """
    word = folded(run)
    if word.isascii():
        return word
    word = "".join(letter for letter in word if _is_letter(letter))
    return _LONE_GREEK.sub(lambda match: _GREEK_NAMES[match[0]], word)


def _plain_letter(letter: str) -> str:
    if letter in _HYPHENS:
        return "-"
    if letter in _APOSTROPHES:
        return "'"
    if letter in (CJK, LETTER) or not _is_letter(letter):
        return letter if letter.isascii() and letter not in (CJK, LETTER) else " "
    if any(first <= ord(letter) <= last for first, last in _WITHOUT_BLANKS):
        return CJK
    plain = folded_word(letter)
    if len(plain) != 1 or not plain.isascii():
        return LETTER
    return plain.upper() if letter.isupper() else plain


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter)[0] == "M"
