"""Reads alerts of Google Scholar: new articles, citations, related research, results of a search, in any language."""

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from desktop.digests.document import Document
from desktop.digests.prose.title_abstract_pairs import NOT_PROSE
from desktop.digests.scholar.bare_text import bare_records, bare_sureness
from desktop.digests.scholar.draft import scholar_draft
from desktop.digests.scholar.links import is_scholar
from desktop.digests.scholar.text import has_records, linked_sureness, text_records
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "scholar-alert"
TITLE = "Google Scholar alerts"
_TITLE_CLASS, _SNIPPET_CLASS = "gse_alrt_title", "gse_alrt_sni"
_TITLE_TAG = re.compile(
    rf"<a\b[^<>]{{0,4000}}\bclass=(?:3D)?[\"']?[^\"'<>]{{0,200}}{_TITLE_CLASS}", re.IGNORECASE
)
_ALERT_LINK = re.compile(
    r"<h3\b[^<>]*>.{0,400}?<a\b[^<>]{0,400}scholar\.google\.[^<>]{0,4000}oi=scholaralrt", re.I | re.S
)
_GREEN = re.compile(r"#0*6621|006621", re.IGNORECASE)
_FORWARDED = re.compile(r"\A(?:(?:Fwd?|Fw|Re|Wg|Tr|Rv|Enc)\s*:\s*)+", re.IGNORECASE)
_PROFILE = re.compile(r"/citations\?(?:.*&)?user=")
_SEARCH = re.compile(r"/scholar\?(?:.*&)?(?:q|cites|related|as_)")


def looks_like(head: str) -> float:
    """Titles in the class that only these mails have, headings with the links of an alert, else their bare words."""
    if _TITLE_TAG.search(head):
        return 1.0
    if "scholar.google" in head and _ALERT_LINK.search(head):
        return 0.95
    if "scholar.google" in head and (sureness := linked_sureness(head)):
        return sureness
    return 0.0 if NOT_PROSE.match(head) else bare_sureness(head)


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts of the alert, then its papers."""
    if _TITLE_TAG.search(document.text) or _ALERT_LINK.search(document.text):
        yield from _read_page(document)
    else:
        yield DigestFacts(kind=KIND, source="Google Scholar", query=_subject(document))
        yield from text_records(document) if has_records(document.text) else bare_records(document)


def _read_page(document: Document) -> Iterator[Found]:
    from desktop.digests.markup.parsing import page_of, value_of  # noqa: PLC0415 - lxml takes time to import

    page = page_of(document.text, document.name)
    elements = [each for each in page.root.iter() if isinstance(each.tag, str)]
    titles = [at for at, each in enumerate(elements) if _is_title(each)]
    followed = (each for each in elements[titles[-1] + 1 if titles else 0 :] if _is_followed(each))
    query = _subject(document) or next((_words(each) for each in followed), "")
    yield DigestFacts(kind=KIND, source="Google Scholar", query=query)
    for number, at in enumerate(titles):
        end = titles[number + 1] if number + 1 < len(titles) else len(elements)
        heading = _heading_of(elements[at])
        byline, snippet = _below(elements[at + 1 : end])
        last = next((each for each in (snippet, byline) if each is not None), heading)
        yield scholar_draft(
            title=_words(elements[at]),
            label=_words(heading).partition(_words(elements[at]))[0],
            link=value_of(elements[at], "href"),
            byline=_words(byline) if byline is not None else "",
            snippet=_words(snippet) if snippet is not None else "",
            span=(page.span(heading)[0], page.span(last)[1]),
        )


def _is_title(element: Element) -> bool:
    """A title's link; programs that show mails put words of their own before the names of classes."""
    if element.tag != "a" or not _words(element):
        return False
    if any(name.endswith(_TITLE_CLASS) for name in (element.get("class") or "").split()):
        return True
    heading = _heading_of(element)
    return heading is not element and "oi=scholaralrt" in (element.get("href") or "")


def _heading_of(element: Element) -> Element:
    """The <h3> around a link, else the link itself."""
    return next((each for each in element.iterancestors("h3")), element)


def _below(elements: list[Element]) -> tuple[Element | None, Element | None]:
    """The line with the authors, and the snippet, among the elements between two titles."""
    snippet = next((each for each in elements if (each.get("class") or "").endswith(_SNIPPET_CLASS)), None)
    byline = next(
        (each for each in elements if _GREEN.search(each.get("style") or "") and _words(each)), None
    )
    if byline is None:
        blocks = (each for each in elements if each.tag in {"div", "p"} and each is not snippet)
        byline = next((each for each in blocks if (words := _words(each)) and len(words) < 400), None)
    return byline, snippet


def _is_followed(element: Element) -> bool:
    """Whether an element of the footer is a link to the person or the search that is followed."""
    link = element.get("href") or ""
    return element.tag == "a" and is_scholar(link) and bool(_PROFILE.search(link) or _SEARCH.search(link))


def _subject(document: Document) -> str:
    """What the alert is for, as its subject says it: "A. Bee - new articles"."""
    return _FORWARDED.sub("", document.envelope.subject).strip()


def _words(element: Element) -> str:
    from desktop.digests.markup.text import words_of  # noqa: PLC0415 - as above

    return words_of(element)
