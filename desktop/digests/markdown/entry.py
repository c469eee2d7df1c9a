"""Puts what an entry of a Markdown list says about its paper into a draft."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.digests.fields.account_names import names_without_accounts
from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.name_lists import limited_names, names_of
from desktop.digests.fields.paper_links import PaperLink, paper_link
from desktop.digests.fields.venue_marks import date_in, venues_in
from desktop.digests.markdown.inline import Inline, Link, plain
from desktop.digests.markdown.titles import Title, cleaned, title_in
from desktop.digests.prose.bylines import names_in
from desktop.papers.draft import Draft
from desktop.papers.identifiers import host_of, web_link
from desktop.papers.name import Name

NO_TITLE = "This entry has no title: to be completed."
MAYBE = "The link of this entry may lead to something else than a paper: please check."
_PAPER_LABEL = re.compile(
    r"(?:full )?(?:papers?(?: (?:link|page|pdf|\d+))?|pdf|arxiv(?:\.org)?|abs|abstract|article|preprint|eprint"
    r"|open ?review|doi|publication|technical report|tech report|report|book|thesis|论文|原文|論文)\W*\Z",
    re.IGNORECASE,
)
_NOT_OF_THE_PAPER = (
    "x.com",
    "twitter.com",
    "t.co",
    "img.shields.io",
    "youtube.com",
    "youtu.be",
    "reddit.com",
    "linkedin.com",
    "discord.gg",
    "weixin.qq.com",
)
_CHUNKS = re.compile(
    r"<br\s*/?>|\n|\s\|\s|\s[-–—]\s|(?<!\b[A-Z])\. (?=[A-Z\[(*])"
    r"|[*_]{1,2}(?=[,. ]|\Z)|(?<!\w)[*_]{1,2}|\[\[|\(\[|;\s",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"(?:by|authors?)\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_LABELLED = re.compile(
    r"[^\w\n|]*(?:authors?|作者|저자|著者|autor(?:es|en)?|auteurs?)[\s*_]*[:：][\s*_]*"
    r"(?P<names>(?:(?! [-–—] )[^\n|]){2,5000})",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\s*\(\d{1,4} authors?\)\W*\Z")
_ET_AL = re.compile(r"(?:\bet\.?\s?al\b\.?|\band others\b)\s*\Z", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][\w.'’ -]{1,60}\Z")
_MOST_LINKS = 20
_WITHOUT_NAME = re.compile(r"arxiv|corr|preprint|github|blog", re.IGNORECASE)
_YEAR = re.compile(r"[\s,'’`(-]*(?:19|20)?\d\d(?:[-/.]\d{1,2}){0,2}\W*\Z")


@dataclass
class Entry:
    """One paper of a list while it is being put together."""

    start: int
    end: int
    title: str = ""
    paper: PaperLink | None = None
    url: str = ""
    authors: tuple[Name, ...] = ()
    issued: str = ""
    venue: str = ""
    abstract: str = ""
    comment: str = ""
    status: str = ""
    keywords: tuple[str, ...] = ()
    links: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)
    doubt: str = ""

    @property
    def is_paper(self) -> bool:
        """Whether anything in the entry leads to a paper."""
        return self.paper is not None or bool(self.url)

    def draft(self) -> Draft:
        """The draft of the entry; one without a title is to be completed."""
        authors, _ = limited_names(self.authors)
        fields = self.paper.fields() if self.paper else {"url": self.url}
        return draft_of(
            self.title,
            self.abstract,
            self.doubt if self.title else " ".join(filter(None, (NO_TITLE, self.doubt))),
            authors=authors,
            issued=self.issued,
            venue=self.venue,
            comment=self.comment,
            status=self.status,
            keywords=self.keywords,
            links=tuple(link for link in dict.fromkeys(self.links) if link != fields.get("url"))[
                :_MOST_LINKS
            ],
            extra=self.extra,
            span=(self.start, self.end),
            **fields,
        )


def entry_of(stretch: Inline, start: int, end: int) -> Entry:
    """The entry that a list item or paragraph makes; `stretch` is its text, [start, end) its place."""
    title = title_in(stretch)
    entry = Entry(start, end, title.words)
    take_links(entry, stretch.links)
    rest = _without_links(stretch, title)
    entry.authors = authors_in(rest)
    take_venue(entry, venues_in(rest))
    if "~~" in stretch.text[: title.end]:
        entry.status = "withdrawn"
    return entry


def take_links(entry: Entry, links: Iterable[Link]) -> None:
    """Note which of `links` lead to the paper, and which to its code or data.

    A link whose words are the title of something else is a mention, and says nothing about this paper.
    """
    for link in links:
        target = web_link(link.target)
        if not target:
            continue
        words = cleaned(link.words)
        own = is_label(link.words) or words == entry.title
        found = paper_link(target)
        if found and own:
            _take_paper(entry, found)
        elif (
            own
            and not entry.is_paper
            and (_PAPER_LABEL.match(link.words.strip("[]()📄📃📑🔗 ")) or target.lower().endswith(".pdf"))
        ):
            entry.url = target
        elif own and not found and not host_of(target).endswith(_NOT_OF_THE_PAPER):
            entry.links.append(target)


def _take_paper(entry: Entry, found: PaperLink) -> None:
    """The first link counts; a later one fills in identifiers that it does not have."""
    if entry.paper is None:
        entry.paper = found
        if entry.url:
            entry.links.append(entry.url)
        return
    known = entry.paper
    if known.arxiv_id and found.arxiv_id:
        return
    entry.paper = PaperLink(
        known.url,
        known.arxiv_id or found.arxiv_id,
        known.arxiv_version if known.arxiv_id else found.arxiv_version,
        known.doi or found.doi,
        known.pmid or found.pmid,
    )


def take_venue(entry: Entry, venues: Iterable[str]) -> None:
    """Note where and when the paper came out, as far as `venues` say it."""
    for words in venues:
        entry.issued = entry.issued or date_in(words)
        name = _YEAR.sub("", words.strip("*_ ")).strip(" ,.()[]")
        if not entry.venue and any(letter.isalpha() for letter in name) and not _WITHOUT_NAME.match(name):
            entry.venue = name


def authors_in(text: str) -> tuple[Name, ...]:
    """The names in what stands beside a title; () when no part of it is surely a list of names."""
    if found := _LABELLED.match(text):
        return names_without_accounts(names_of(plain(found["names"])))
    for chunk in _CHUNKS.split(text[:20_000]):
        words = plain(chunk or "").strip(" .,;:()[]·•|-–—").replace("et.al", "et al")
        if not words:
            continue
        if found := _AUTHORS.match(words):
            return names_of(words[found.end() :])
        if names := names_in(words):
            return names
        if _ET_AL.search(words) and _PERSON.match(_ET_AL.sub("", words).strip(" ,")):
            return names_of(words)
    return ()


def byline_in(text: str) -> tuple[Name, ...]:
    """The names of a paragraph that holds nothing else: "*Ann Bee, Dan Cee et al. (7 authors)*"."""
    return names_in(_COUNT.sub("", plain(text)))


def _without_links(stretch: Inline, title: Title) -> str:
    """What stands before and after the title, with a mark in place of each link."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(
        [*_title_span(stretch, title), *((link.start, link.end) for link in stretch.links)]
    ):
        if end > at:
            parts.append(stretch.text[at : max(at, start)])
            at = end
    return "\n".join((*parts, stretch.text[at:]))


def _title_span(stretch: Inline, title: Title) -> Iterator[tuple[int, int]]:
    if title.words:
        beginning = title.words[:20]
        found = stretch.text.rfind(beginning, 0, title.end)
        if found < 0:  # a line may end within it
            found = stretch.text.rfind(beginning.partition(" ")[0], 0, title.end)
        yield max(0, found), title.end
