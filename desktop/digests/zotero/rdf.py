"""Reads Zotero RDF: its items, with what their journals and books, which may stand elsewhere in the file, say."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from desktop.digests.document import Document
from desktop.digests.markup.records import ending, found_in
from desktop.digests.markup.stretches import Stretch, root_tag_of
from desktop.digests.zotero.item import read_item
from desktop.digests.zotero.neighbours import Neighbours
from desktop.digests.zotero.nodes import about_of, nodes_of
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "zotero-rdf"
TITLE = "Zotero RDF files"
_ROOT = re.compile(r"<rdf:RDF(?=[\s>])")
_OWN = "http://www.zotero.org/namespaces/export"
_ITEM_TYPE = re.compile(r"<z:itemType>\s*(\w+)\s*</z:itemType>")
_NO_PAPERS = frozenset({"attachment", "note", "annotation"})
_WITHOUT_TYPE = frozenset(
    {"bib:Article", "bib:Book", "bib:BookSection", "bib:Thesis", "bib:Report", "bib:Manuscript"}
)
_PART_OF = re.compile(r"<dcterms:isPartOf\s+rdf:resource=\"([^\"]{1,2000})\"")


def looks_like(head: str) -> float:
    """RDF with Zotero's namespace, or with its terms where that was cut away."""
    if not _ROOT.search(head[:4_000]):
        return 0.0
    if _OWN in head[:8_000] or "<z:itemType>" in head:
        return 1.0
    return 0.9 if "purl.org/net/biblio" in head[:8_000] else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each item; attachments, notes and collections are none."""
    from desktop.digests.markup.parsing import refuse_declarations  # noqa: PLC0415 - lxml takes time to import

    text = document.text
    refuse_declarations(text, document.name)
    root_tag = root_tag_of(text)
    start = text.find(">", text.find("<rdf:RDF")) + 1
    items: list[Stretch] = []
    others: dict[str, Stretch] = {}
    parts = Counter(_PART_OF.findall(text))
    last = None
    for last in nodes_of(text, start):
        about = about_of(text[last.start : text.find(">", last.start)])
        if _is_item(text, last, about in parts):
            items.append(last)
        elif about:
            others.setdefault(about, last)
    yield DigestFacts(kind=KIND, source="Zotero", is_empty=not items)
    neighbours = Neighbours(document, others, parts, root_tag)
    for number, item in enumerate(items, 1):
        yield from found_in(document, item, number, partial(read_item, neighbours=neighbours), root_tag)
    if last:
        yield from ending(document, last, root_tag)


def _is_item(text: str, node: Stretch, is_container: bool) -> bool:
    found = _ITEM_TYPE.search(text, node.start, node.end)
    if found:
        return found[1] not in _NO_PAPERS
    return node.tag in _WITHOUT_TYPE and not is_container
