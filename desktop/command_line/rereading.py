"""The command reread: reads a digest of the library again, shows what that changes, and takes it over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.command_line.opening import writing
from desktop.command_line.options import Json
from desktop.command_line.printing import say, warn, write_json
from desktop.command_line.progress_line import ProgressLine
from desktop.papers.fields import RECORD_FIELDS, shown

if TYPE_CHECKING:
    from desktop.library.library import Library
    from desktop.library.reread import FieldChange, Reread
    from desktop.papers.changes import Changes

_LONGEST_VALUE = 200
_WORDS = {"arxiv_id": "arXiv id", "arxiv_version": "version", "doi": "DOI", "pmid": "PubMed id"}


def reread(
    context: typer.Context,
    digest: Annotated[
        int, typer.Argument(metavar="DIGEST", help="A digest by its id, as “digests” shows it.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    as_json: Json = False,
) -> None:
    """Read a digest again with the readers of today; what you typed stays, and no paper is removed."""
    from desktop.library.adopting import adopt_reading
    from desktop.library.planning import discard

    with writing(context) as library:
        try:
            found = _read_again(library, digest)
            changes = None if dry_run or found.is_same else library.do(adopt_reading, found)
        finally:
            discard(library.store)
    if as_json:
        write_json(_answer(found, changes))
    else:
        _tell(found, changes, dry_run=dry_run)


def _read_again(library: "Library", digest: int) -> "Reread":
    from desktop.digests.sandbox import read_in_sandbox
    from desktop.library.rereading import plan_reread

    progress = ProgressLine()
    try:
        return plan_reread(library.store, library.pages, digest, read_in_sandbox, progress)
    finally:
        progress.clear()


def _answer(found: "Reread", changes: "Changes | None") -> dict[str, Any]:
    return {
        "digest": found.digest,
        "name": found.name,
        "same": found.same,
        "added": [
            {"title": paper.title, "place": paper.place, "verdict": paper.verdict.value, "reason": paper.reason}
            for paper in found.added.papers
        ],
        "changed": [
            {"id": paper.paper, "title": paper.title, "place": paper.place, "fields": _fields(paper.fields)}
            for paper in found.changed
        ],
        "gone": [
            {"id": paper.paper, "title": paper.title, "place": paper.place} for paper in found.gone
        ],
        "facts": _fields(found.facts),
        "left_over": None if found.left_over is None else len(found.left_over),
        "problems": [problem.model_dump(exclude={"span"}) for problem in found.added.problems],
        "done": changes is not None and bool(changes.items),
        "label": changes.label if changes is not None and changes.items else None,
    }  # fmt: skip


def _fields(changes: "tuple[FieldChange, ...] | list[FieldChange]") -> dict[str, dict[str, str]]:
    return {
        name: {"before": _in_words(name, before), "after": _in_words(name, after)}
        for name, before, after in changes
    }


def _in_words(field: str, value: Any) -> str:
    return shown(field, value) if field in RECORD_FIELDS else "" if value is None else str(value)


def _tell(found: "Reread", changes: "Changes | None", *, dry_run: bool) -> None:
    for problem in found.added.problems:
        warn(f"{problem.file}: {problem.reason}. {problem.advice}".rstrip())
    for line in _lines(found):
        say(line)
    if found.is_same:
        say("Nothing has changed.")
    elif dry_run or changes is None:
        say("Nothing was changed yet.")
    else:
        say(f"{changes.label}.")


def _lines(found: "Reread") -> Iterator[str]:
    """The difference, a line for each paper and each of its fields."""
    for change in found.facts:
        yield f"the digest: {_difference(change)}"
    for added in found.added.papers:
        yield f"added: {added.title}{f' ({added.reason})' if added.reason else ''}"
    for changed in found.changed:
        yield f"changed: {changed.title}"
        yield from (f"  {_difference(change)}" for change in changed.fields)
    for gone in found.gone:
        yield f"not found any more, kept: {gone.title}"
    if found.left_over is not None:
        yield f"text that could not be placed: {len(found.left_over):,}"


def _difference(change: "FieldChange") -> str:
    before, after = (_cut(_in_words(change.field, value)) for value in (change.before, change.after))
    name = _WORDS.get(change.field, change.field.replace("_", " "))
    if not before:
        return f"{name}: “{after}”"
    return f"{name}: “{before}”, now “{after}”" if after else f"{name}: no longer “{before}”"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_VALUE else line[:_LONGEST_VALUE] + "…"
