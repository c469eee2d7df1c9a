"""Finds the nodes right below the root of an RDF text; one that lost its end ends where the next begins."""

import re
from collections.abc import Iterator

from desktop.digests.markup.stretches import Stretch, local

_TOKEN = re.compile(
    r"<!--|<!\[CDATA\[|<(?P<end>/?)(?P<name>[A-Za-z_][\w.-]*(?::[\w.-]+)?)(?=[\s>/])"
    r"(?P<rest>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>"
)
_ABOUT = re.compile(r"\brdf:about\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_MOST_OPEN = 500
"""What is nested deeper is not told apart by name any more."""


def nodes_of(text: str, start: int) -> Iterator[Stretch]:
    """Each node of text[start:], which begins behind the tag of the root element, in linear time.

    A start tag that says what it is about begins a node, unless it stands right behind the start tag of a
    property, whose name has a small initial: only there can a node hold another one.
    """
    open_now = _Open()
    opened = -1
    behind = ""
    for found in _tags(text, start):
        name, rest = found["name"], found["rest"]
        if found["end"]:
            behind = ""
            if opened >= 0 and open_now.close(name):
                yield Stretch(opened, found.end(), whole=True, tag=open_now.first)
                opened = -1
            continue
        if opened >= 0 and not local(behind)[:1].islower() and about_of(rest):
            yield Stretch(opened, found.start(), whole=False, tag=open_now.first)
            opened = -1
        behind = "" if rest.endswith("/") else name
        if opened < 0:
            opened = found.start() if behind else -1
            open_now = _Open()
        if behind:
            open_now.open(name)
    if opened >= 0:
        yield Stretch(opened, _before_root_end(text), whole=False, tag=open_now.first)


def about_of(start_tag: str) -> str:
    """What a node is about: the value of rdf:about in its start tag, "" without one."""
    found = _ABOUT.search(start_tag)
    return (found[1] or found[2] or "") if found else ""


class _Open:
    """The names of the elements that are open in a node."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._deeper = 0

    @property
    def first(self) -> str:
        return self._names[0]

    def open(self, name: str) -> None:
        if len(self._names) < _MOST_OPEN:
            self._names.append(name)
        else:
            self._deeper += 1

    def close(self, name: str) -> bool:
        """Take in an end tag; True when the node is over. One that fits nothing is left out."""
        if self._deeper:
            self._deeper -= 1
        elif name in self._names:
            at = len(self._names) - 1 - self._names[::-1].index(name)
            del self._names[max(at, 1) :]
            return at == 0
        return False


def _tags(text: str, at: int) -> Iterator[re.Match[str]]:
    """Tags outside of comments and sections; one of these that never ends is text."""
    unended: set[str] = set()
    while found := _TOKEN.search(text, at):
        at = found.end()
        if found["name"]:
            yield found
            continue
        mark = "-->" if found[0] == "<!--" else "]]>"
        end = -1 if mark in unended else text.find(mark, at)
        if end < 0:
            unended.add(mark)
        else:
            at = end + len(mark)


def _before_root_end(text: str) -> int:
    end = text.rfind("</rdf:RDF")
    return end if end >= 0 else len(text)
