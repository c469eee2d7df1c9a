"""Reads what arXiv and other repositories answer to harvesters: OAI-PMH, record by record (openarchives.org)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.arxiv.draft import categories_in, text_of_tex
from desktop.digests.arxiv.metadata import day_in
from desktop.digests.arxiv.names import arxiv_names
from desktop.digests.document import Document
from desktop.digests.fields.catalogue_names import catalogue_name
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.reference import Reference
from desktop.digests.markup.records import drafts_in, each_at, words_at
from desktop.digests.markup.stretches import end_of_last, root_tag_of
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.name import Name, name_of
from desktop.progress import Progress

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KIND = "oai-pmh"
TITLE = "answers of OAI-PMH"
_RECORD = ("metadata",)
"""What a record says; one that was deleted has none."""
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?OAI-PMH[\s>]")
_OF_ARXIV = re.compile(r"<(?:[\w.-]{1,40}:)?arXiv(?:Raw)?[\s>]")
_NAMES = {
    "report-no": "report number",
    "msc-class": "MSC class",
    "acm-class": "ACM class",
    "license": "license",
}


def looks_like(head: str) -> float:
    """The root element of an answer, or of a record that was cut out of one."""
    if not head.lstrip("\ufeff \t\n").startswith("<"):
        return 0.0
    return 0.98 if _ROOT.search(head) or ("<metadata" in head and _OF_ARXIV.search(head)) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each record that is not deleted."""
    source = "arXiv" if _OF_ARXIV.search(document.text, 0, 100_000) else document.name or "OAI-PMH"
    yield DigestFacts(kind=KIND, source=source)
    yield from drafts_in(document, _RECORD, _read_record)


def whole_until(text: str) -> int:
    """Where the last record ends that is whole."""
    return end_of_last(text, _RECORD)


def carried(text: str) -> str:
    """What later pieces need of the first: the tag of the root element, which explains prefixes."""
    return root_tag_of(text)


def _read_record(reference: Reference, metadata: "Element") -> None:
    for name, fill in (("arXiv", _read_arxiv), ("arXivRaw", _read_arxiv), ("dc", _read_dublin_core)):
        if (found := metadata.find(f"{{*}}{name}")) is not None:
            fill(reference, found)
            return


def _read_arxiv(reference: Reference, record: "Element") -> None:
    """Both forms of arXiv's own: names taken apart and days, or one string of names and every version."""
    said = {name: text_of_tex(words_at(record, f"{{*}}{name}")) for name in (*_NAMES, "title", "comments")}
    reference.title = said["title"]
    reference.abstract = text_of_tex(words_at(record, "{*}abstract"))
    parsed = [_name(author) for author in record.iterfind("{*}authors/{*}author")]
    reference.authors = parsed or list(arxiv_names(words_at(record, "{*}authors")))
    versions = list(record.iterfind("{*}version"))
    newest = versions[-1].get("version", "") if versions else ""
    reference.put_arxiv(words_at(record, "{*}id") + newest)
    first = words_at(versions[0], "{*}date") if versions else words_at(record, "{*}created")
    reference.put("issued", day_in(first))
    reference.put_doi(words_at(record, "{*}doi"))
    reference.put("venue", text_of_tex(words_at(record, "{*}journal-ref")))
    reference.put("comment", said["comments"])
    reference.add("categories", categories_in(words_at(record, "{*}categories")))
    for name, kept in _NAMES.items():
        reference.keep(kept, said[name])


def _name(author: "Element") -> Name:
    family, given = (text_of_tex(words_at(author, f"{{*}}{name}")) for name in ("keyname", "forenames"))
    if not given:
        return Name(literal=family)
    suffix = words_at(author, "{*}suffix")
    return name_of(f"{family}, X")._replace(given=given, suffix=suffix)


def _read_dublin_core(reference: Reference, record: "Element") -> None:
    """What every repository can say: titles, people, days and links, each without its kind."""
    reference.title = words_at(record, "{*}title")
    reference.authors = [catalogue_name(words) for words in each_at(record, "{*}creator")]
    texts = sorted(each_at(record, "{*}description"), key=len)
    reference.abstract = texts[-1] if texts else ""
    for text in texts[:-1]:
        reference.keep("note", text)
    for date in sorted(map(partial_date, each_at(record, "{*}date"))):
        reference.put("issued", date)
    for words in each_at(record, "{*}identifier"):
        if words.lower().startswith(("doi:", "10.")):
            reference.put_doi(words)
        else:
            reference.put_link(words, "identifier")
    reference.put("venue", words_at(record, "{*}source"))
    reference.put("publisher", words_at(record, "{*}publisher"))
    reference.add("keywords", each_at(record, "{*}subject"))
