"""The Unicode letter or sign that a TeX command stands for, told by pylatexenc's tables."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

# What pylatexenc does not know, or takes for another sign than TeX prints.
_OWN = {
    "textless": "<", "textgreater": ">", "textbar": "|", "textbackslash": "\\", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textasciicircum": "^", "textasciitilde": "~",
    "textperiodcentered": "·", "textquotesingle": "'", "textquotedbl": '"', "textunderscore": "_",
    "textdollar": "$", "textnumbersign": "#", "textpercent": "%", "textampersand": "&", "textasteriskcentered": "*",
    "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "dag": "†", "ddag": "‡", "dots": "…", "ldots": "…",
    "slash": "/", "hyphen": "-", "space": " ", "nobreakspace": " ", "thinspace": " ", "quad": " ", "qquad": " ",
    "enspace": " ", "newline": " ", "linebreak": " ", "par": "\n\n", "colon": ":", "lq": "‘", "rq": "’",
    "textmugreek": "μ", "degree": "°", "textcelsius": "℃", "celsius": "°C", "permil": "‰", "micro": "µ",
}  # fmt: skip
_ALONE = {"c": "¸", "k": "˛", "u": "˘", "v": "ˇ", "r": "˚", "H": "˝"}
_LONGEST = 3
_COMMA_BELOW = re.compile(r"\\textcommabelow\s*\{?\s*([^\W\d_])\s*\}*\Z")  # unknown to pylatexenc
_ACCENT = re.compile(r"\\(.)\s*\{?\s*(.*?)\s*\}*\Z", re.DOTALL)


@lru_cache(maxsize=4096)
def accented(tex: str) -> str:
    r"""The letter that an accent and its argument make: `\"o`, `\"{o}`, `\v c`, `\'{\i}`.

    An accent over what it cannot stand on stays the character that it is: "don\'t".
    """
    if below := _COMMA_BELOW.match(tex):
        return unicodedata.normalize("NFC", f"{below[1]}\u0326")
    tex = tex.replace("{ }", " ")
    letter = unicodedata.normalize("NFC", _converter().latex_to_text(tex)).strip()
    found = _ACCENT.match(tex)
    mark, base = (found[1], found[2]) if found else ("", "")
    if not base:
        return _ALONE.get(mark, mark)
    if mark in "\"'`~^=." and base.isascii() and base.isalpha() and len(letter) > len(base):
        return mark + base
    return letter


@lru_cache(maxsize=4096)
def sign(word: str) -> str | None:
    r"""The letter or sign of a command without argument (`\ss`, `\alpha`); None when it stands for none."""
    if word in _OWN:
        return _OWN[word]
    if found := _signs().get(word):
        return found
    spec = _tables().get_macro_spec(word)
    text = spec.simplify_repl if spec and isinstance(spec.simplify_repl, str) else ""
    return text if text and len(text) <= _LONGEST and not text.isascii() else None


@cache
def _signs() -> dict[str, str]:
    """Signs by their commands: pylatexenc's table for writing, turned round; the first of two is kept."""
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # noqa: PLC0415 - slow to import

    found: dict[str, str] = {}
    command = re.compile(r"\{?\\([A-Za-z]+)\}?\Z")
    for code, tex in get_builtin_uni2latex_dict().items():
        if named := command.match(tex):
            found.setdefault(named[1], chr(code))
    return found


@cache
def _tables() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415 - slow to import

    return get_default_latex_context_db()


@cache
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - slow to import

    return LatexNodes2Text(math_mode="verbatim", keep_comments=True)
