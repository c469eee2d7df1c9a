"""Finds what the nodes say to which an item only points: its journal or book, its attachments, its notes."""

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.digests.document import Document
from desktop.digests.markup.records import record_of
from desktop.digests.markup.stretches import Stretch
from desktop.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_KEPT_NODES = 64


class Neighbours:
    """The nodes of one file that are no items, by what they are about."""

    def __init__(
        self, document: Document, nodes: dict[str, Stretch], parts: Counter[str], root_tag: str
    ) -> None:
        """Note where the nodes stand; `parts` is how many items each of them has as its parts."""
        self._document = document
        self._nodes = nodes
        self._parts = parts
        self._root_tag = root_tag
        self._node = lru_cache(_KEPT_NODES)(self._read)

    def of(self, item: "Element", path: str) -> "Iterator[tuple[Element, bool]]":
        """Each node that the property `path` of an item holds or points to, and whether it is the item's alone."""
        for held in item.iterfind(path):
            resource = held.get(f"{_RDF}resource")
            if resource is None:
                yield from ((each, True) for each in held if isinstance(each.tag, str))
            elif (node := self._node(resource)) is not None:
                yield node, self._parts[resource] <= 1

    def _read(self, about: str) -> "Element | None":
        stretch = self._nodes.get(about)
        if stretch is None:
            return None
        try:
            return record_of(self._document, stretch, self._root_tag).element
        except UnreadableInput:
            return None
