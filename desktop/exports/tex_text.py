r"""Writes Unicode text as 7-bit TeX that prints the same and can do nothing: no command of a digest survives.

The text is plain Unicode with maths in dollars, so a backslash outside maths is a backslash to print. What TeX
has no name for (CJK, Cyrillic, emoji) is spelt in Latin letters, and told by `respelt`.
"""

import re
import unicodedata
from itertools import groupby
from operator import attrgetter

from desktop.exports.maths import pieces
from desktop.exports.romanization import latin, without_greek_words
from desktop.exports.tex_symbols import Symbol, symbol, without_strange_marks
from desktop.papers.cleaning import one_line, undirected

_SPECIALS = str.maketrans(
    {
        # Classic BibTeX counts the brace of \{ as well: the entry would never close.
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        # In OT1 these three print as Spanish punctuation and a dash.
        "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
        "“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "---", "…": r"\ldots{}",
        "\ufffd": "?",  # LuaTeX takes it for broken UTF-8; what stood there is lost anyway
        "\u00a0": "~", "\u2010": "-", "\u2011": "-", "\u2012": "--", "\u2015": "---",
    }
)  # fmt: skip
_ASCII_SPECIALS = {code: tex for code, tex in _SPECIALS.items() if code < 0x80} | {0xA0: "~", 0xFFFD: "?"}
_PLAIN = re.compile(r"(?:[A-Za-z0-9,.:;()'\"/+*=?!-]++ ?)*+(?<! )\Z")  # most text: it prints as it is
_FOREIGN = re.compile("(?:[A-Za-z][\u0300-\u036f]+|[^\x00-\x7f])+")
_LETTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_STRETCH = re.compile("[\x00-\x7f]+|[^\x00-\x7f][\u0300-\u036f]*")
_ENDS_WITH_WORD = re.compile(r"\\[A-Za-z]+\Z")
# bibtexparser and others take "@word{" for the start of an entry, even inside braces.
_AROUND_AT = re.compile(r"[\w@]++(?:[ \t]*+[{(])?")


def tex_text(text: str, *, to_ascii: bool = True) -> str:
    """`text` as one line of TeX in 7-bit ASCII; its braces match.

    Without `to_ascii` letters beyond ASCII stay outside of maths: biber and new engines read UTF-8.
    """
    if _PLAIN.match(text):
        return text
    line = one_line(text)
    parts = [
        maths_tex(piece.text) if piece.maths else escaped(piece.text, to_ascii=to_ascii)
        for piece in pieces(line)
    ]
    return joined(parts)


def respelt(text: str) -> frozenset[str]:
    """The letters and signs of `text` that TeX has no name for: Latin letters stand for them in 7-bit output."""
    if text.isascii():
        return frozenset()
    line = unicodedata.normalize("NFC", one_line(text))
    left = spelt(without_greek_words(line))
    return frozenset(letter for letter in _LETTER.findall(line) if letter not in left)


def spelt(text: str) -> str:
    """`text`, which is in NFC, with Latin letters in place of those that TeX has no name for."""
    return "".join(map(_spelt, _LETTER.findall(text)))


def _spelt(letter: str) -> str:
    is_known = letter.translate(_SPECIALS).isascii() or symbol(letter)
    return letter if is_known else _nearest(letter)


def joined(parts: list[str]) -> str:
    """TeX fragments as one: two maths that touch are kept apart, no "@word{" arises."""
    text = parts[0] if len(parts) == 1 else ""
    if len(parts) > 1:
        for part in parts:
            text += "{}" + part if text.endswith("$") and part.startswith("$") else part
    return _AROUND_AT.sub(_no_entry, text) if "@" in text else text


def _no_entry(found: re.Match[str]) -> str:
    stretch = found.group()
    return stretch.replace("@", "{@}") if stretch[-1] in "{(" else stretch


def escaped(words: str, *, to_ascii: bool = True) -> str:
    """Words without maths as TeX."""
    if not to_ascii:
        return unicodedata.normalize("NFC", undirected(words).translate(_ASCII_SPECIALS))
    words = words.translate(_SPECIALS)
    if words.isascii():
        return words
    return _FOREIGN.sub(_translated, without_greek_words(unicodedata.normalize("NFC", words)))


def maths_tex(inside: str) -> str:
    r"""Harmless maths as TeX, between dollars; letters beyond ASCII become commands (α: \alpha)."""
    if inside.isascii():
        return f"${inside}$"
    return f"${_spaced([_maths_letter(found) for found in _STRETCH.findall(inside)])}$"


def _maths_letter(stretch: str) -> str:
    if stretch.isascii():
        return stretch
    found = symbol(unicodedata.normalize("NFC", stretch))
    if found is None:
        return rf"\mbox{{{_symbol_near(stretch).tex}}}"
    if found.raised:
        return f"{found.raised}{{{found.tex}}}"
    return found.tex if found.maths else rf"\mbox{{{found.tex}}}"


def _translated(found: re.Match[str]) -> str:
    """A run of letters beyond ASCII: neighbours that are maths share one pair of dollars."""
    text, maths = "", list[Symbol]()
    for letter in _LETTER.findall(found.group()):
        named = symbol(letter) or _symbol_near(letter)
        if named.maths:
            maths.append(named)
            continue
        text += _dollars(maths) + named.tex
        maths = []
    return text + _dollars(maths)


def _symbol_near(letter: str) -> Symbol:
    nearest = _nearest(letter)
    return (not nearest.isascii() and symbol(nearest)) or Symbol(nearest.translate(_SPECIALS))


def _nearest(letter: str) -> str:
    """What stands for a letter that TeX has no name for: itself without strange marks (ứ: ú), else Latin letters."""
    plain = without_strange_marks(letter)
    return plain if plain.isascii() or symbol(plain) else latin(letter)


def _dollars(symbols: list[Symbol]) -> str:
    r"""`symbols` between dollars, in braces where a style in lower case would turn \Gamma into \gamma."""
    if not symbols:
        return ""
    parts = list[str]()
    for raised, group in groupby(symbols, key=attrgetter("raised")):
        tex = [found.tex for found in group]
        parts += [raised + (tex[0] if len(tex) == 1 else f"{{{''.join(tex)}}}")] if raised else tex
    maths = f"${_spaced(parts)}$"
    return f"{{{maths}}}" if has_capital(maths) else maths


def has_capital(tex: str) -> bool:
    """Whether a style that makes titles lower case would change `tex`."""
    return tex != tex.lower()


def _spaced(parts: list[str]) -> str:
    r"""Parts of maths as one, with a blank where a command would swallow a letter (`\alpha x`)."""
    text = ""
    for part in parts:
        text += " " + part if part[:1].isalpha() and _ENDS_WITH_WORD.search(text) else part
    return text
