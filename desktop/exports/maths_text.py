r"""Writes simple maths as plain text: `Cu$_2$O` as Cu₂O; what has no such form stays as it was typed."""

import html
import re
from functools import lru_cache

from desktop.exports.maths_html import maths_html

_TAG = re.compile(r"<(/?)(i|b|sub|sup)>")
_BLANKS = re.compile(r"\s+")
_PROSE = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}\s+[A-Za-z]{2,}")
"""Words between two sums of dollars: maths would run them together."""
_SIGNS = "0123456789+−=()"
_LOW = dict(zip(_SIGNS + "aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
_HIGH = dict(
    zip(
        _SIGNS + "abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW" + "∘∗′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ°*′",
        strict=True,
    )
)
"""What Unicode 16 has raised and lowered letters for (no c, d, q and no Greek but these below the line)."""


@lru_cache(maxsize=2_048)
def maths_text(inside: str) -> str | None:
    r"""What stands between the dollars of harmless maths as plain text, None when a part of it has no such form.

    An index without letters of its own is written on the line: `W_\alpha` as W_α, `x_{a,b}` as x_(a,b).
    """
    marked = None if _PROSE.search(inside) else maths_html(inside)
    if marked is None:
        return None
    rows, kinds = [""], [""]
    for text, closes, tag in _stretches(marked):
        rows[-1] += html.unescape(text)
        if tag not in {"sub", "sup"}:
            continue
        if closes:
            index = rows.pop()
            rows[-1] += _index(index, kinds.pop())
        else:
            rows.append("")
            kinds.append(tag)
    return _BLANKS.sub(" ", rows[0]).strip()


def _stretches(marked: str) -> list[tuple[str, bool, str]]:
    """Texts, each with the tag behind it: whether it closes, and its name; "" at the end."""
    found, start = [], 0
    for tag in _TAG.finditer(marked):
        found.append((marked[start : tag.start()], bool(tag[1]), tag[2]))
        start = tag.end()
    return [*found, (marked[start:], False, "")]


def _index(text: str, kind: str) -> str:
    letters = _LOW if kind == "sub" else _HIGH
    index = _BLANKS.sub("", text)
    if all(letter in letters for letter in index):
        return "".join(letters[letter] for letter in index)
    sign = "_" if kind == "sub" else "^"
    return f"{sign}{index}" if index.isalnum() else f"{sign}({index})"
