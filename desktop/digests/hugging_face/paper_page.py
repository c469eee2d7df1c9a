"""Reads the page of one paper on Hugging Face: that paper, and none of those that its comments recommend."""

import re
from typing import Any

from lxml.etree import _Element as Element

from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.name_lists import limited_names, names_of
from desktop.digests.markup.parsing import is_of_class, value_of
from desktop.digests.markup.text import words_of
from desktop.papers.draft import Draft
from desktop.papers.identifiers import arxiv_of

_TITLE_LABEL = re.compile(r"\A\s*Paper page\s*[-–—]\s*", re.IGNORECASE)
_ABSTRACT = re.compile(r"Abstract\W*\Z", re.IGNORECASE)
_HOME = "https://huggingface.co/papers/"
_SHORTEST = 80


def draft_of_paper_page(root: Element, identifier: str, span: tuple[int, int]) -> Draft | None:
    """The draft of the paper whose page this is; None when the page does not give its title."""
    tags = {
        value_of(each, "property") or value_of(each, "name"): value_of(each, "content")
        for each in root.iter("meta")
    }
    heading = next((words_of(each) for each in root.iter("h1")), "")
    title = heading or _TITLE_LABEL.sub("", tags.get("og:title", ""))
    if not title:
        return None
    arxiv = arxiv_of(identifier)
    fields: dict[str, Any] = {"arxiv_id": arxiv.identifier} if arxiv else {}
    authors, _ = limited_names(_authors(root))
    return draft_of(title, _abstract(root), authors=authors, url=_HOME + identifier, span=span, **fields)


def _authors(root: Element) -> tuple[Any, ...]:
    marked = (
        words_of(each).strip(" ,") for each in root.iter("span", "div", "a") if is_of_class(each, "author")
    )
    return tuple(name for words in dict.fromkeys(marked) if words for name in names_of(words, is_one=True))


def _abstract(root: Element) -> str:
    """The first paragraph below the heading "Abstract" that is long enough; a summary by a machine stands apart."""
    for heading in root.iter("h2", "h3"):
        if _ABSTRACT.match(words_of(heading)):
            for each in heading.itersiblings():
                words = words_of(each)
                if len(words) >= _SHORTEST and "AI-generated summary" not in words:
                    return words
    return ""
