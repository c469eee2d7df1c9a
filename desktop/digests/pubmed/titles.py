"""Titles as PubMed writes them: with a full stop at their end, and brackets around a translation."""

import re

_NO_TITLE = re.compile(
    r"\[?(?:not available|no title available|untitled|in process citation)\]?\.?\Z", re.IGNORECASE
)
_TRANSLATED = re.compile(r"\[(?P<title>.+?)\.?\]\.?\Z", re.DOTALL)


def title_of(text: str) -> str:
    """A title without the full stop that PubMed adds and the brackets around a translation; "" for "[untitled]"."""
    if _NO_TITLE.match(text):
        return ""
    translated = _TRANSLATED.match(text)
    if translated and _is_one_bracket(translated["title"]):
        text = translated["title"]
    return without_stop(text)


def without_stop(title: str) -> str:
    """A title without the one full stop at its end, which PubMed adds."""
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title


def _is_one_bracket(inside: str) -> bool:
    """Whether the first bracket of "[…]" is closed by the last one: "[A] and [B]" is not."""
    depth = 0
    for letter in inside:
        depth += (letter == "[") - (letter == "]")
        if depth < 0:
            return False
    return True
