"""Reads feeds that others make of the paper pages of Hugging Face; the site itself has none."""

import re
from collections.abc import Iterator
from typing import Any

from desktop.digests.arxiv.names import arxiv_names
from desktop.digests.document import Document
from desktop.digests.feeds.feed import Entry, Feed, begins_feed
from desktop.digests.feeds.sections import Section, sections_in
from desktop.digests.feeds.text import date_in, plain, plain_line
from desktop.digests.fields.drafting import cut, draft_of
from desktop.digests.fields.paper_links import paper_link
from desktop.limits import FIELD_CHARACTERS
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.identifiers import arxiv_of, web_link
from desktop.papers.name import Name
from desktop.progress import Progress

KIND = "hugging-face-feed"
TITLE = "feeds of Hugging Face papers"
_PAGE = r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/papers/"
_LINKED = re.compile(
    rf"<(?:link|id|guid)\b[^<>]{{0,80}}>\s*(?:<!\[CDATA\[\s*)?{_PAGE}\d|<link\b[^<>]{{0,80}}\bhref=[\"']{_PAGE}\d",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"{_PAGE}([\w.-]{{4,40}})/?(?:[?#]\S*)?\Z")
_ABSTRACT = re.compile(r"(?:original )?abstract\Z", re.IGNORECASE)
_MACHINE = re.compile(
    r"\b(?:ai|llm|gpt|machine)\b.{0,20}\b(?:summary|generated|written)|tl;?dr|摘要|总结|要約", re.IGNORECASE
)
_MACHINE_END = re.compile(r"\s*(?:AI[- ]generated summary|AI 生成的摘要)\s*\Z", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:Abstract|Summary)\b\s*[:.\n-]?\s*", re.IGNORECASE)
_AUTHORS = re.compile(r"(?:\A|\|)\s*(?:Authors?|By)\s*:\s*(?P<names>[^|]+)", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"(?:\A|\|)\s*(?:Institution|Organi[sz]ation|Affiliation)s?\s*:\s*(?P<name>[^|]+)", re.IGNORECASE
)
_UPVOTES = re.compile(
    r"(?:\bupvotes?\b|👍|⬆️?|🔥|▲)\s*:?\s*(\d{1,7})\b|\b(\d{1,7})\s+upvotes?\b", re.IGNORECASE
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OTHER_SCRIPT = 0.2
_PUBLISHED = re.compile(r"\s*(?:Published|Date|Submitted)(?: on)?\s*:\s*", re.IGNORECASE)


def looks_like(head: str) -> float:
    """A feed of which an entry is the page of a paper on Hugging Face."""
    return 0.95 if begins_feed(head) and _LINKED.search(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts of the feed, then its papers."""
    feed = Feed(document)
    built = str(feed.about.get("updated") or feed.about.get("published") or "")
    yield DigestFacts(kind=KIND, source="Hugging Face", shown_on=date_in(built), is_empty=feed.is_empty)
    for entry in feed.entries():
        if isinstance(entry, Problem):
            yield entry
        elif _page_of(entry) or paper_link(entry.text("link")):
            yield _draft(entry, built)
        else:  # some feeds have news among the papers
            yield LeftOver(text=cut(plain(entry.text("title")), FIELD_CHARACTERS), span=entry.span)


def _draft(entry: Entry, built: str) -> Draft:
    page = _page_of(entry)
    identifier = arxiv_of(page or entry.text("link")) or arxiv_of(entry.text("id"))
    sections = sections_in(_description(entry))
    told = entry.text("published")
    return draft_of(
        plain_line(entry.text("title")),
        _abstract(sections),
        entry.doubt,
        arxiv_id=identifier.identifier if identifier else "",
        url=page or web_link(entry.text("link")),
        authors=_authors(entry, sections),
        # Most of these feeds date every entry by the moment at which the feed was built.
        issued=date_in(told) if built and date_in(told) != date_in(built) else "",
        upvotes=_upvotes(entry, sections),
        extra=_extra(sections),
        span=entry.span,
    )


def _page_of(entry: Entry) -> str:
    """The address of the page of an entry on Hugging Face, "" when it is elsewhere."""
    paper = next((found for name in ("link", "id") if (found := _PAPER.match(entry.text(name)))), None)
    return f"https://huggingface.co/papers/{paper[1]}" if paper else ""


def _description(entry: Entry) -> str:
    """The longest of what the entry says: some feeds repeat the beginning of it as a summary."""
    content: Any = entry.fields.get("content") or ()
    values = [entry.text("summary"), *(str(each.get("value", "")) for each in content)]
    return max(values, key=len)


def _abstract(sections: list[Section]) -> str:
    """What stands under "Abstract" in the language of its first paragraph; else all that is no label."""
    found = next((each for each in sections if _ABSTRACT.match(each.heading) and each.paragraphs), None)
    if found is None:
        unlabelled = [each for each in sections if not each.heading]
        found = unlabelled[0] if unlabelled else Section("", [])
    own = [text for text in found.paragraphs if not _is_detail(text)]
    own = [text for text in own if _is_foreign(text) == _is_foreign(own[0])]
    return "\n\n".join([_LABEL.sub("", own[0], count=1), *own[1:]]) if own else ""


def _is_detail(text: str) -> bool:
    is_label = _PUBLISHED.match(text) or (len(text) < 60 and _UPVOTES.search(text))
    is_label = is_label or _AUTHORS.match(text) or _ORGANISATION.match(text)
    return bool(is_label or _MACHINE_END.search(text) or (len(text) < 40 and not text.endswith(".")))


def _is_foreign(text: str) -> bool:
    return len(_EAST_ASIAN.findall(text)) > _OTHER_SCRIPT * len(text)


def _authors(entry: Entry, sections: list[Section]) -> tuple[Name, ...]:
    for section in sections:
        for text in section.paragraphs:
            if found := _AUTHORS.search(text):
                return arxiv_names(found["names"])
    return arxiv_names(", ".join(plain_line(name) for name in entry.names()))


def _upvotes(entry: Entry, sections: list[Section]) -> int | None:
    told = entry.text("upvotes")
    for text in (
        told and f"upvotes {told}",
        *(text for each in sections for text in each.paragraphs if len(text) < 60),
    ):
        if found := _UPVOTES.search(text):
            return int(found[1] or found[2])
    return None


def _extra(sections: list[Section]) -> dict[str, str]:
    """Who it comes from, and the summary that a machine wrote: kept, but it is not the abstract."""
    extra: dict[str, str] = {}
    for section in sections:
        for text in section.paragraphs:
            if found := _ORGANISATION.search(text):
                extra.setdefault("organisation", found["name"].strip())
        if _MACHINE.search(section.heading) and section.paragraphs:
            text = _LABEL.sub("", section.paragraphs[0], count=1)
            extra.setdefault("summary (machine-written)", _MACHINE_END.sub("", text))
    return extra
