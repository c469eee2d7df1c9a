r"""Writes simple maths as HTML with indices: `\pi_0`, `O(n^2)`; what it does not know whole stays as it was typed."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import escape

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[^\\]", re.DOTALL)
_FONTS = {
    "mathbf": ("<b>", "</b>"), "boldsymbol": ("<b>", "</b>"), "bm": ("<b>", "</b>"), "textbf": ("<b>", "</b>"),
    "mathit": ("<i>", "</i>"), "mathcal": ("<i>", "</i>"), "mathscr": ("<i>", "</i>"), "textit": ("<i>", "</i>"),
}  # fmt: skip
_AS_THEY_ARE = "mathrm mathsf mathtt text textrm textsf texttt textnormal operatorname mbox"
_UPRIGHT = frozenset(_AS_THEY_ARE.split())
_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
    "overline": "\u0305", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c",
    "acute": "\u0301", "grave": "\u0300", "breve": "\u0306",
}  # fmt: skip
_FUNCTIONS = """
    arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log
    max min Pr sec sin sinh sup tan tanh
"""
_NAMES = frozenset(_FUNCTIONS.split())
_OWN = {
    "!": "", ",": "\u2009", ":": "\u2009", ";": "\u2009", " ": " ", "%": "%", "|": "‖", "left": "", "right": "",
    "big": "", "Big": "", "bigl": "", "bigr": "", "limits": "", "displaystyle": "", "quad": " ", "qquad": " ",
    "lt": "<", "gt": ">", "ne": "≠", "neg": "¬", "iff": "⟺", "implies": "⟹", "gets": "←", "land": "∧", "lor": "∨",
    "triangle": "△", "ddagger": "‡", "Re": "ℜ", "Im": "ℑ", "mid": "∣", "prime": "′", "bot": "⊥", "models": "⊨",
    "lvert": "|", "rvert": "|", "vert": "|", "ell": "ℓ", "coloneqq": "≔",
}  # fmt: skip
_MOST_NESTED = 100
"""Groups, indices and commands: nothing simple has more, and each may stand inside the one before."""
_RELATIONS = frozenset("=<>≤≥≠≈∼≡∝→←↔⇒⇔∈∉⊂⊆×±")


class _Unknown(Exception):
    """Something that has no simple form."""


def maths_html(inside: str) -> str | None:
    """What stands between the dollars of harmless maths as HTML, None when a part of it has no simple form."""
    if sum(map(inside.count, "{_^\\")) > _MOST_NESTED:
        return None
    tokens = _TOKEN.findall(inside)[::-1]
    try:
        found = "".join(_row(tokens))
    except _Unknown:
        return None
    return None if tokens else found.strip()


def _row(tokens: list[str]) -> Iterator[str]:
    """Everything up to the brace that closes the row; `tokens` holds what is left, the next one last."""
    while tokens and tokens[-1] != "}":
        yield _atom(tokens)


def _atom(tokens: list[str]) -> str:
    if not tokens:
        raise _Unknown
    token = tokens.pop()
    if token == "{":
        row = "".join(_row(tokens))
        if not tokens:
            raise _Unknown
        tokens.pop()
        return row
    if token in {"_", "^"}:
        tag = "sub" if token == "_" else "sup"
        return f"<{tag}>{_atom(tokens)}</{tag}>"
    return _command(token[1:], tokens) if len(token) > 1 else _sign(token)


def _sign(token: str) -> str:
    if token.isalpha():
        return f"<i>{token}</i>"
    if token == "}":
        raise _Unknown
    if token in _RELATIONS:
        return f" {escape(token)} "
    return {"-": "−", "'": "′", "*": "∗", " ": "", "~": " "}.get(token, escape(token))


def _command(name: str, tokens: list[str]) -> str:
    if name in _FONTS:
        before, after = _FONTS[name]
        return f"{before}{_words(tokens)}{after}"
    if name in _UPRIGHT:
        return _words(tokens)
    if name == "mathbb":
        return "".join(map(_double_struck, _words(tokens)))
    if name in _ACCENTS:
        letter = _atom(tokens)
        plain = re.sub(r"</?i>", "", letter)
        if len(plain) != 1:
            raise _Unknown
        return letter.replace(plain, unicodedata.normalize("NFC", plain + _ACCENTS[name]))
    if name == "sqrt" and tokens and tokens[-1] != "[":
        inside = _atom(tokens)
        return f"√{inside}" if re.fullmatch(r"<i>.</i>|\d+", inside) else f"√({inside})"
    return _symbol(name)


def _words(tokens: list[str]) -> str:
    """The letters of a group as they are: in another font, or words within maths."""
    if not tokens or tokens.pop() != "{":
        raise _Unknown
    found = ""
    while tokens and tokens[-1] != "}":
        token = tokens.pop()
        if len(token) > 1 or token in "{_^":
            raise _Unknown
        found += escape(token)
    if not tokens:
        raise _Unknown
    tokens.pop()
    return found


def _double_struck(letter: str) -> str:
    for kind in ("DOUBLE-STRUCK CAPITAL", "MATHEMATICAL DOUBLE-STRUCK CAPITAL"):
        try:
            return unicodedata.lookup(f"{kind} {letter}")
        except KeyError:
            continue
    raise _Unknown


@cache
def _symbol(name: str) -> str:
    """The sign that a command draws; raises _Unknown for one that does something else."""
    if name in _NAMES:
        return f"{name} "
    if name in _OWN:
        sign = _OWN[name]
    else:
        from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415 - slow to import

        spec = get_default_latex_context_db().get_macro_spec(name)
        drawn = getattr(spec, "simplify_repl", None)
        if not isinstance(drawn, str) or len(drawn) != 1:
            raise _Unknown
        sign = drawn
    if sign in _RELATIONS:
        return f" {escape(sign)} "
    return f"<i>{sign}</i>" if sign.isalpha() and sign.islower() else escape(sign)
