"""What TeX calls one letter or sign beyond ASCII: accents by decomposition, the rest from pylatexenc's table."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from desktop.exports.maths import is_harmless
from desktop.exports.tex_commands import MATHS_COMMANDS, TEXT_COMMANDS


class Symbol(NamedTuple):
    r"""TeX for one letter: complete in text (`{\"o}`), or to stand between dollars when it is `maths`.

    `raised` is "^" or "_" when `tex` is the bare letter to be raised or lowered.
    """

    tex: str
    maths: bool = False
    raised: str = ""


# Combining mark: TeX's accent in text, and in maths.
_ACCENTS = {
    "\u0300": ("`", "grave"), "\u0301": ("'", "acute"), "\u0302": ("^", "hat"), "\u0303": ("~", "tilde"),
    "\u0304": ("=", "bar"), "\u0306": ("u ", "breve"), "\u0307": (".", "dot"), "\u0308": ('"', "ddot"),
    "\u030a": ("r ", "mathring"), "\u030b": ("H ", ""), "\u030c": ("v ", "check"), "\u0323": ("d ", ""),
    "\u0326": ("textcommabelow ", ""), "\u0327": ("c ", ""), "\u0328": ("k ", ""), "\u0331": ("b ", ""),
}  # fmt: skip
_ABOVE = "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u030a\u030b\u030c"  # these replace the dot of i and j
# Over these every LaTeX puts an i without its dot by itself, and Pandoc takes \i for another letter (ı).
_OVER_I = "\u0300\u0301\u0302\u0308"
_OWN = {
    # Shorter than what textcomp calls them, and known to Pandoc as well.
    "£": Symbol(r"{\pounds}"), "§": Symbol(r"{\S}"), "¶": Symbol(r"{\P}"), "©": Symbol(r"{\copyright}"),
    "†": Symbol(r"{\dag}"), "‡": Symbol(r"{\ddag}"),
    "å": Symbol(r"{\aa}"), "Å": Symbol(r"{\AA}"), "ŉ": Symbol("'n"), "\u02bc": Symbol("'"),
    # Marks of transliterated Arabic, Hebrew and Russian, as typewriters have them.
    "\u02bb": Symbol("`"), "\u02bf": Symbol("`"), "\u02be": Symbol("'"), "\u02b9": Symbol("'"),
    "\u02ba": Symbol("''"), "\ufffd": Symbol("?", maths=True),
    "¸": Symbol(r"{\c{}}"), "−": Symbol("-", maths=True), "ο": Symbol("o", maths=True),
    "′": Symbol("'", maths=True), "″": Symbol("''", maths=True), "‴": Symbol("'''", maths=True),
}  # fmt: skip
# Greek capitals that look like Latin ones have no command of their own.
_OWN |= {
    greek: Symbol(rf"\mathrm{{{latin}}}", maths=True)
    for greek, latin in zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)
}
_RAISED = {"<super>": "^", "<sub>": "_"}
_PLAIN = ("<compat>", "<wide>", "<narrow>")
_BARE_MATHS = frozenset(name for name in MATHS_COMMANDS if not name.startswith("text"))
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_SCRIPT = re.compile(r"\\mathscr\{(\w)\}")
_ENSURED = re.compile(r"\\ensuremath\{(.*)\}\Z", re.DOTALL)
_COMMAND = re.compile(r"\\([A-Za-z]+|.)")


@lru_cache(maxsize=8192)
def symbol(letter: str) -> Symbol | None:
    """The symbol for `letter`, one character with its combining marks in NFC; None: TeX has no name for it."""
    if letter in _OWN:
        return _OWN[letter]
    if unicodedata.category(letter[0]) == "Cf" or letter in _VARIANTS:
        return Symbol("")  # it prints nothing by itself: a direction, a joiner, a choice of glyph
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if marks:
        return _accented(base, marks)
    return _raised(letter) or _named(letter) or _plain(letter)


def _accented(base: str, marks: list[str]) -> Symbol | None:
    found = Symbol(base) if base.isascii() and base.isalpha() else symbol(base)
    if found is None or found.raised or not all(mark in _ACCENTS for mark in marks):
        return None
    tex = found.tex
    if found.maths:
        accents = [_ACCENTS[mark][1] for mark in marks]
        for accent in accents:
            tex = rf"\{accent}{{{tex}}}"
        return Symbol(tex, maths=True) if all(accents) else None
    if base in "ij" and marks[0] in _ABOVE and not (base == "i" and marks[0] in _OVER_I):
        tex = rf"\{base}"
    for mark in marks:
        tex = rf"{{\{_ACCENTS[mark][0]}{tex}}}"
    return Symbol(tex)


def without_strange_marks(letter: str) -> str:
    """`letter` in NFC with only those of its combining marks that TeX has accents for."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + "".join(filter(_ACCENTS.__contains__, parts[1:])))


def _raised(letter: str) -> Symbol | None:
    """A raised or lowered digit, letter or sign (`²`, `₁`); not the ordinal signs, which are letters."""
    kind, _, code = unicodedata.decomposition(letter).partition(" ")
    if kind not in _RAISED or " " in code or letter in "ªº":
        return None
    plain = chr(int(code, 16)).replace("−", "-")
    return Symbol(plain, maths=True, raised=_RAISED[kind]) if plain.isascii() else None


def _named(letter: str) -> Symbol | None:
    tex = _table().get(ord(letter), "")
    inside = _ENSURED.match(tex)
    if inside:
        maths = _SCRIPT.sub(_calligraphic, inside[1])
        return Symbol(maths, maths=True) if is_harmless(maths) else None
    names = _COMMAND.findall(tex)
    if names and all(name in TEXT_COMMANDS for name in names):
        return Symbol(f"{{{tex}}}")
    return Symbol(tex, maths=True) if names and all(name in _BARE_MATHS for name in names) else None


def _calligraphic(found: re.Match[str]) -> str:
    r"""Script letters as every LaTeX has them: capitals alone, and without the package that \mathscr needs."""
    return rf"\mathcal{{{found[1]}}}" if found[1].isupper() else found[1]


def _plain(letter: str) -> Symbol | None:
    """Ligatures, Roman numerals and full-width letters as the ASCII letters they stand for."""
    if not unicodedata.decomposition(letter).startswith(_PLAIN):
        return None
    plain = unicodedata.normalize("NFKC", letter)
    if len(plain) > 1 and plain.isalpha() and not plain.isascii():
        parts = [Symbol(part) if part.isascii() and part.isalnum() else symbol(part) for part in plain]
        texts = [part.tex for part in parts if part is not None and not part.maths]
        return Symbol("".join(texts)) if len(texts) == len(parts) else None
    return Symbol(plain) if plain in _MARKS or (plain.isascii() and plain.isalnum()) else None


_MARKS = frozenset("!'()*+,-./:;=?@[]`")  # ASCII that TeX prints as it is


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    # Loaded when the first such letter comes: most digests are ASCII.
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # noqa: PLC0415

    table: dict[int, str] = get_builtin_uni2latex_dict()
    return table
