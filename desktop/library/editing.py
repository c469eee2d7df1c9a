"""Bibliographic fields typed by hand, and papers added by hand; no import overwrites either."""

import json
from collections.abc import Mapping, Sequence

from desktop.errors import UsageError
from desktop.library.actions import action, papers_in_words
from desktop.papers.changes import Scalar
from desktop.papers.cleaning import one_line
from desktop.papers.dates import year_of
from desktop.papers.fields import RECORD_FIELDS, YOU, edited
from desktop.papers.text_keys import sort_key, title_key
from desktop.store.step import Step

_NAMES = {"arxiv_id": "arXiv id", "doi": "DOI", "pmid": "PubMed id", "url": "link", "issued": "date"}


@action
def edit(step: Step, paper: int, field: str, text: str) -> None:
    """Sets one bibliographic field to what was typed; raises UsageError in words when it cannot be that."""
    value = typed(field, text)
    step.label = f"Edit the {_NAMES.get(field, field)}"
    if step.put("record", field, (paper,), value):
        sources = step.now_in.sources(paper) | {field: YOU}
        step.put("record", "sources", (paper,), json.dumps(sources, separators=(",", ":")))


@action
def add_paper(step: Step, fields: Mapping[str, str], *, citation_key: str = "") -> None:
    """Adds a paper by hand to the Inbox; `fields` as typed, `title` at least."""
    values: dict[str, Scalar] = {name: typed(name, text) for name, text in fields.items() if text.strip()}
    if not values.get("title"):
        raise UsageError("a new paper", "a paper needs a title", "Type one.")
    if citation_key:
        _refuse_key(step, citation_key, 0, ())
    title = str(values["title"])
    sources = json.dumps(dict.fromkeys(values, YOU), separators=(",", ":"))
    step.make(
        "paper",
        added_at=step.now,
        title_key=title_key(title),
        title_sort=sort_key(title),
        year=year_of(str(values.get("issued") or "")),
        citation_key=citation_key,
        record={**dict.fromkeys(RECORD_FIELDS, ""), "arxiv_version": None, **values, "sources": sources},
    )
    step.label = "Add a paper"


@action
def fix_citation_keys(step: Step, keys: Mapping[int, str]) -> None:
    """Writes down the citation keys that an export or a copy has given away; they never change by themselves.

    A key that another paper has got meanwhile is left out.
    """
    wanted = {key.lower(): (paper, key) for paper, key in reversed(list(keys.items()))}
    free = [pair for pair in wanted.values() if step.now_in.has_citation_key(pair[1]) in {0, pair[0]}]
    fixed = step.put_each("paper", "citation_key", free)
    step.label = f"Fix the citation keys of {papers_in_words(fixed)}"


@action
def set_citation_key(step: Step, paper: int, key: str, taken: Sequence[str] = ()) -> None:
    """Gives a paper the citation key that the user typed; raises UsageError when another paper has it."""
    _refuse_key(step, key, paper, taken)
    step.put("paper", "citation_key", (paper,), key)
    step.label = "Edit the citation key"


def _refuse_key(step: Step, key: str, paper: int, taken: Sequence[str]) -> None:
    odd = not key or one_line(key) != key or any(letter in " {}(),=\"#%~\\'" for letter in key)
    if odd or key.lower() in taken or step.now_in.has_citation_key(key) not in {0, paper}:
        raise UsageError(f"“{key}”", "is taken or cannot be a citation key", "Choose another one.")


def typed(field: str, text: str) -> Scalar:
    """The value to store for what was typed; raises UsageError."""
    if field not in RECORD_FIELDS or field == "extra":
        raise UsageError(f"“{field}”", "is not a field", f"The fields are {', '.join(RECORD_FIELDS[:-1])}.")
    try:
        return edited(field, text)
    except ValueError as error:
        raise UsageError(f"the {_NAMES.get(field, field)}", str(error), "It was not changed.") from error
