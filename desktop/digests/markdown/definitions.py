"""Finds the addresses that a text gives by name or number, at its end as a rule: "[1]: https://…", "[1] https://…"."""

import re
from collections import Counter
from typing import NamedTuple

_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,80})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$", re.MULTILINE)
_NUMBERED = re.compile(
    r"^[ \t]{0,8}\[(\d{1,4})\][ \t]*[-–]?[ \t]*<?(https?://[^\s<>]{4,4000})>?[ \t]*$", re.MULTILINE
)
_HEADING = re.compile(
    r"^[ \t#*_]*(?:references|links|visible links|hidden links|sources|footnotes)[ \t*_]*:?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^[ \t]{0,8}(\d{1,4})\.[ \t]+<?((?:https?|mailto|file)\S{4,4000}?)>?[ \t]*$", re.MULTILINE
)
"""How text browsers list the links of a page, below a heading of their own."""
_BRACKETED = re.compile(r"\[([^\[\]\n]{1,80})\]")
_INK = re.compile(r"[^\n]")


class _Definition(NamedTuple):
    start: int
    end: int
    name: str
    target: str
    is_markdown: bool
    is_used: bool


def definitions_in(text: str) -> dict[str, str]:
    """The addresses by their names in lower case; but in Markdown's form, a number counts only where it is used."""
    found = [each for each in _definitions(text) if each.is_markdown or each.is_used]
    return {each.name: each.target for each in found}


def without_definitions(text: str) -> str:
    """`text` with blanks for the lines that only say where a used number leads: they are no entries of a list."""
    parts: list[str] = []
    at = 0
    for each in sorted(_definitions(text)):
        if each.is_used and each.start >= at:
            parts += (text[at : each.start], _INK.sub(" ", text[each.start : each.end]))
            at = each.end
    return "".join((*parts, text[at:])) if parts else text


def _definitions(text: str) -> list[_Definition]:
    markdown = [*_DEFINITION.finditer(text)] if "]:" in text else []
    numbered = [*_NUMBERED.finditer(text)] if "]" in text else []
    headings = [found.end() for found in _HEADING.finditer(text)]
    counted = [*_COUNTED.finditer(text, headings[-1])] if headings else []
    if not (markdown or numbered or counted):
        return []
    own = Counter(found[1].lower() for found in (*markdown, *numbered))
    used = Counter(name.lower() for name in _BRACKETED.findall(text))
    return [
        _Definition(*found.span(), name, found[2], form is markdown, used[name] > own[name])
        for form in (numbered, counted, markdown)
        for found in form
        for name in (found[1].lower(),)
    ]
