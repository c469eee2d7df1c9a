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
    former = step.now_in.former_keys()
    free = [
        (paper, key)
        for lower, (paper, key) in wanted.items()
        if step.now_in.has_citation_key(key) in {0, paper} and former.get(lower, paper) == paper
    ]
    fixed = step.put_each("paper", "citation_key", free)
    step.label = f"Fix the citation keys of {papers_in_words(fixed)}"


@action
def set_citation_key(step: Step, paper: int, key: str, taken: Sequence[str] = ()) -> None:
    """Gives a paper the citation key that the user typed; raises UsageError when another paper has it.

    The old key stays the paper's own: a manuscript may cite it.
    """
    _refuse_key(step, key, paper, taken)
    rename_keys(step, {paper: key})
    step.label = "Edit the citation key"


@action
def regenerate_citation_keys(step: Step, keys: Mapping[int, str]) -> None:
    """Gives papers new citation keys, because the user asked for it; the old ones stay theirs as well.

    A key that another paper has, or had, is left out.
    """
    former = step.now_in.former_keys()
    free = {
        paper: key
        for paper, key in {key.lower(): (paper, key) for paper, key in keys.items()}.values()
        if step.now_in.has_citation_key(key) in {0, paper} and former.get(key.lower(), paper) == paper
    }
    step.label = f"Regenerate the citation keys of {papers_in_words(rename_keys(step, free))}"


def rename_keys(step: Step, keys: Mapping[int, str]) -> int:
    """Puts new citation keys in the place of the old ones, which become former keys; how many are new."""
    rows = list(keys)
    before = step.now_in.values("paper", "citation_key", rows)
    former = step.now_in.values("paper", "former_keys", rows)
    kept = []
    for paper in rows:
        old = [
            key for key in (*str(former.get(paper) or "").split("\n"), str(before.get(paper) or "")) if key
        ]
        kept.append((paper, "\n".join(key for key in dict.fromkeys(old) if key != keys[paper])))
    step.put_each("paper", "former_keys", kept)
    return step.put_each("paper", "citation_key", keys.items())


def _refuse_key(step: Step, key: str, paper: int, taken: Sequence[str]) -> None:
    odd = not key or one_line(key) != key or any(letter in " {}(),=\"#%~\\'" for letter in key)
    if odd or key.lower() in taken or _is_of_another(step, key, paper):
        raise UsageError(f"“{key}”", "is taken or cannot be a citation key", "Choose another one.")


def _is_of_another(step: Step, key: str, paper: int) -> bool:
    holders = {step.now_in.has_citation_key(key), step.now_in.former_keys().get(key.lower(), 0)}
    return not holders <= {0, paper}


def typed(field: str, text: str) -> Scalar:
    """The value to store for what was typed; raises UsageError."""
    if field not in RECORD_FIELDS or field == "extra":
        raise UsageError(f"“{field}”", "is not a field", f"The fields are {', '.join(RECORD_FIELDS[:-1])}.")
    try:
        return edited(field, text)
    except ValueError as error:
        raise UsageError(f"the {_NAMES.get(field, field)}", str(error), "It was not changed.") from error
