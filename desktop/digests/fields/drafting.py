"""Builds drafts from raw text within the limits of a field, and says in the draft what was cut."""

from typing import Any

from desktop.limits import AUTHORS, FIELD_CHARACTERS, TITLE_CHARACTERS
from desktop.papers.cleaning import one_line, paragraphs
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS

_CUT_MARK = "…"
_GROWTH = 4
"""What cleaning makes of a text is never longer than this many times the text (NFC, at most 3)."""
_MOST = FIELD_CHARACTERS // _GROWTH


def draft_of(title: str, abstract: str = "", doubt: str = "", **fields: Any) -> Draft:
    """A draft of raw `title` and `abstract` (line ends as in the digest) and of any other field of Draft.

    What is longer than a field may be is cut with "…" and named in the doubt; the digest keeps it whole.
    Fields that say nothing may be given all the same.
    """
    doubts = [doubt] if doubt else []
    if len(title) > TITLE_CHARACTERS // _GROWTH and len(title := one_line(title)) > TITLE_CHARACTERS:
        title = cut(title, TITLE_CHARACTERS)
        doubts.append(f"The title is cut at {TITLE_CHARACTERS:,} characters.")
    if len(abstract) > _MOST and len(abstract := paragraphs(abstract)) > FIELD_CHARACTERS:
        abstract = cut(abstract, FIELD_CHARACTERS)
        doubts.append(f"The abstract is cut at {FIELD_CHARACTERS:,} characters.")
    said: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, str):  # nearly all of them, and short
            within = value if len(value) <= _MOST else cut(value, _MOST)
        else:
            within = _within(value) if value and not isinstance(value, int) else value
        if within or isinstance(within, int):
            said[name] = within
        if within is not value:
            doubts.append(f"Too long, so it is cut: {name.replace('_', ' ')}.")
    return Draft(title=title, abstract=abstract, doubt=" ".join(doubts), **said)


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, the last of them "…" when something is missing."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + _CUT_MARK


def _within(value: Any) -> Any:
    """`value` itself, or as much of it as a field may hold."""
    most = _MOST
    if isinstance(value, dict):
        is_long = any(len(key) > most or len(text) > most for key, text in value.items())
        return {cut(key, most): cut(text, most) for key, text in value.items()} if is_long else value
    if not isinstance(value, tuple):
        return value
    if isinstance(value[0], tuple):
        return value if len(value) <= AUTHORS else (*value[: AUTHORS - 1], OTHERS)
    is_long = isinstance(value[0], str) and any(len(each) > most for each in value)
    return tuple(cut(each, most) for each in value) if is_long else value
