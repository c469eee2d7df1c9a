"""Takes the few tags and entities out of a field that programs leave in titles and abstracts."""

import re
from html import unescape

_NAMES = (
    "i|b|em|strong|sub|sup|span|sc|scp|u|s|tt|small|big|font|a|p|br|div|h[1-6]|ul|ol|li|img|hr|inf|italic|bold|"
    "nobr|code|q|cite|abbr|title|sec|section|list|list-item|label|"
    "(?:jats|mml|m|html|xhtml):[a-z0-9-]{1,40}|math|mrow|mi|mo|mn|msub|msup|msubsup|mtext|mfrac|msqrt|mover|"
    "munder|mstyle|mspace|semantics|annotation|inline-formula|alternatives|tex-math"
)
# Attributes must have values: "a <b and c> d" holds no tag.
_TAG = re.compile(
    rf"</?(?P<name>{_NAMES})(?:\s+[\w:.-]{{1,60}}\s*=\s*"
    r"(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>=]{1,200})){0,8}\s*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLOCKS = frozenset({"p", "br", "div", "li", "hr", "sec", "section", "title", "list-item"})
_HEADING = re.compile(r"\s*(?:abstract|summary)\s*[:.]?\s*\n\s*\n?", re.IGNORECASE)


def without_markup(text: str) -> str:
    """`text` without HTML, JATS and MathML tags, whose text stays, and with its entities as characters.

    Only known tags count, so "x<y and z>w" stays as it is. Entities are undone twice where the first time
    leaves some ("&amp;lt;"). Blocks end a paragraph.
    """
    if "<" in text:
        text = _TAG.sub(_gap, text)
    if "&" in text and _ENTITY.search(text):
        text = unescape(text)
        if "&amp;" in text or "&lt;" in text or "&quot;" in text:
            text = unescape(text)
        if "<" in text:
            text = _TAG.sub(_gap, text)
    return text


def without_heading(abstract: str) -> str:
    """An abstract without the word "Abstract" that stands above it on a line of its own."""
    return _HEADING.sub("", abstract, count=1) if _HEADING.match(abstract) else abstract


def _gap(tag: re.Match[str]) -> str:
    name = tag["name"].lower().rpartition(":")[2]
    return "\n\n" if name in _BLOCKS else ""
