"""Reads Hugging Face paper pages saved or copied as HTML, and renderings of them by others."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from desktop.digests.document import Document
from desktop.digests.fields.paper_links import PaperLink, paper_link
from desktop.digests.hugging_face.api_json import LISTS
from desktop.digests.hugging_face.header import Header, header_facts
from desktop.digests.hugging_face.props import Props, props_in
from desktop.digests.hugging_face.records import draft_of_record, is_paper
from desktop.digests.json_files.problems import problem_of_fault, unreadable_record
from desktop.digests.json_files.records import Fault, Field, Item, Record, records_in
from desktop.digests.json_files.values import text_in
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.draft import Draft
from desktop.progress import Progress

KIND = "hugging-face-html"
TITLE = "Hugging Face pages in HTML"
_MARKUP = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|[a-z][a-z0-9]*[\s>])", re.IGNORECASE | re.DOTALL
)
_DATA = re.compile(r"data-target=[\"']DailyPapers[\"']|data-props=[\"'][^<>]{0,400}dailyPapers")
_PAPER = re.compile(
    r"href=[\"']?(?:https?://(?:www\.)?(?:huggingface\.co|hf\.co))?/papers/\d{4}\.\d{4,5}", re.IGNORECASE
)
_NAMED = re.compile(
    r"<title>[^<]{0,200}(?:hugging ?face|\bhf )[^<]{0,200}papers|<title>[^<]{0,100}papers[^<]{0,100}hugging ?face",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"/papers/\d{4}\.\d{4,5}(?:v\d+)?(?:#[\w-]*)?\Z")
_ADDRESS = re.compile(
    r"<(?:link|meta)\b[^>]{0,300}(https://huggingface\.co/papers[^\"'\s>]{0,300})", re.IGNORECASE
)
_OWN_PAGE = re.compile(r"https://huggingface\.co/papers/(\d{4}\.\d{4,5})\Z")
_DAY = re.compile(r"\b(20\d\d-\d\d-\d\d)\b")
_HEAD_CHARACTERS = 200_000
_HOME = "https://huggingface.co"
_ENOUGH = 2
_ONE_PAPER = 0.96
"""Surer than any page that describes itself for indexes."""


def looks_like(head: str) -> float:
    """The site's own data is beyond doubt; links to its papers and its name are nearly so."""
    if not _MARKUP.match(head):
        return 0.0
    if _DATA.search(head):
        return 1.0
    if _own_identifier(head):
        return _ONE_PAPER
    linked = len(_PAPER.findall(head))
    if linked >= _ENOUGH or (_NAMED.search(head) and _ADDRESS.search(head)):
        return 0.9
    return 0.7 if _NAMED.search(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The day of the page and its papers: from the data that the site puts into it, else from its cards."""
    own = _own_identifier(document.text[:_HEAD_CHARACTERS])
    props = list(props_in(document.text))
    if props and not own:
        yield from _read_props(document, props)
        return
    if props and (found := _of_one(_read_props(document, props), own)):
        yield from found
        return
    from desktop.digests.hugging_face.paper_page import draft_of_paper_page  # noqa: PLC0415
    from desktop.digests.markup.parsing import page_of, value_of  # noqa: PLC0415
    from desktop.digests.web.listing import listing_of, page_head  # noqa: PLC0415 - lxml takes a while

    page = page_of(document.text, document.name)
    header = _header(document, page_head(page))
    yield DigestFacts(kind=KIND, source="Hugging Face", **header._asdict())
    if own and (draft := draft_of_paper_page(page.root, own, (0, len(document.text)))):
        yield draft
        return
    yield from listing_of(document, page, lambda anchor: _link(value_of(anchor, "href")), has_accounts=True)


def _own_identifier(head: str) -> str:
    """The identifier of the paper whose page this is, by the address that the page gives itself; else ""."""
    owns = (_OWN_PAGE.match(unescape(found)) for found in _ADDRESS.findall(head))
    return next((own[1] for own in owns if own), "")


def _of_one(found: Iterable[Found], own: str) -> list[Found]:
    """The facts and the paper `own`, [] when it is not found: the page's data may name others beside it."""
    kept = list(found)
    papers = [each for each in kept if isinstance(each, Draft) and each.arxiv_id == own]
    return [*(each for each in kept if isinstance(each, DigestFacts)), papers[0]] if papers else []


def _read_props(document: Document, props: list[Props]) -> Iterator[Found]:
    items = [(item, each) for each in props for item in records_in(each.text, LISTS)]
    around = {item.name: item.value for item, _ in items if isinstance(item, Field)}
    header = _header(document, _day_in(text_in(around.get("dateString"))))
    query = text_in(around.get("query")) or header.query
    yield DigestFacts(kind=KIND, source="Hugging Face", **{**header._asdict(), "query": query})
    number = 0
    for item, each in items:
        if isinstance(item, Field):
            continue
        placed = item._replace(start=each.place(item.start), end=each.place(item.end))
        number += isinstance(item, Record)
        yield _found(document, placed, number)


def _found(document: Document, item: Item, number: int) -> Found:
    if isinstance(item, Fault):
        return problem_of_fault(item._replace(at=item.start), document)
    if isinstance(item, Record) and is_paper(item.value):
        return draft_of_record(item.value, (item.start, item.end), item.twice)
    return unreadable_record(Record(None, item.start, item.end), number)


def _header(document: Document, shown_on: str) -> Header:
    """Day and query, from the page itself or from the address it has or had."""
    head = document.text[:_HEAD_CHARACTERS]
    addresses = (document.envelope.address, *(unescape(found) for found in _ADDRESS.findall(head)))
    header = header_facts("\n".join(f"url: {address}" for address in addresses if address), "")
    return header._replace(shown_on=shown_on or header.shown_on)


def _day_in(text: str) -> str:
    return found[1] if (found := _DAY.search(text)) else ""


def _link(link: str) -> PaperLink | None:
    return paper_link(_HOME + link if _RELATIVE.match(link) else link)
