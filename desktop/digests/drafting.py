"""Builds drafts from raw text within the limits of a field, and says in the draft what was cut."""

from typing import Any

from desktop.limits import FIELD_CHARACTERS, TITLE_CHARACTERS
from desktop.papers.cleaning import one_line, paragraphs
from desktop.papers.draft import Draft

_CUT_MARK = "…"


def draft_of(title: str, abstract: str = "", doubt: str = "", **fields: Any) -> Draft:
    """A draft of raw `title` and `abstract` (line ends as in the digest) and of any other field of Draft.

    What is longer than a field may be is cut with "…" and named in the doubt; the digest keeps it whole.
    """
    title, abstract = one_line(title), paragraphs(abstract)
    doubts = [doubt] if doubt else []
    if len(title) > TITLE_CHARACTERS:
        title = cut(title, TITLE_CHARACTERS)
        doubts.append(f"The title is cut at {TITLE_CHARACTERS:,} characters.")
    if len(abstract) > FIELD_CHARACTERS:
        abstract = cut(abstract, FIELD_CHARACTERS)
        doubts.append(f"The abstract is cut at {FIELD_CHARACTERS:,} characters.")
    return Draft(title=title, abstract=abstract, doubt=" ".join(doubts), **fields)


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, the last of them "…" when something is missing."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + _CUT_MARK
