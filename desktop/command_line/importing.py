"""The command import: reads digests into the library, or only says what that would do."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.command_line.opening import library_of, writing
from desktop.command_line.options import Files, Json
from desktop.command_line.printing import say, warn, write_json
from desktop.command_line.progress_line import ProgressLine
from desktop.command_line.sources import sources_of
from desktop.digests.source import Source
from desktop.errors import PapertrayError
from desktop.limits import BACKUP_BEFORE_IMPORT_OF
from desktop.papers.verdict import Verdict

if TYPE_CHECKING:
    from desktop.library.import_plan import ImportPlan
    from desktop.library.library import Library

REFUSED = 3
_WORDS = {
    Verdict.NEW: "new",
    Verdict.SEEN: "already here",
    Verdict.CHANGED: "already here and filled in",
    Verdict.SUSPECT: "maybe the same as another, kept apart",
    Verdict.UNREADABLE: "could not be read",
}


def import_(
    context: typer.Context,
    files: Files,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be imported.")] = False,
    as_json: Json = False,
) -> None:
    """Import digests; what is known already is noticed, and nothing is imported twice."""
    with _library(context, dry_run=dry_run) as library:
        plan = planned(library, sources_of(files))
        if not dry_run:
            carry_out(library, plan)
    tell_outcome(plan, dry_run=dry_run, as_json=as_json)
    if not plan.papers and plan.problems:
        raise typer.Exit(REFUSED)


@contextmanager
def _library(context: typer.Context, *, dry_run: bool) -> "Iterator[Library]":
    """The library to import into; for a dry run where there is none yet, one that is thrown away."""
    if not dry_run or library_of(context).exists():
        with writing(context, makes_one=True, with_backup=not dry_run) as library:
            yield library
        return
    from desktop.library.library import Library

    with tempfile.TemporaryDirectory(prefix="papertray-") as folder:
        library = Library(Path(folder) / "library.db")
        try:
            yield library
        finally:
            library.close()


def planned(library: "Library", sources: Iterable[Source | PapertrayError]) -> "ImportPlan":
    """The plan of an import, its progress on the terminal; what was staged for one that fails is removed."""
    from desktop.digests.sandbox import read_in_sandbox
    from desktop.library.planning import discard, plan_import

    progress = ProgressLine()
    try:
        return plan_import(library.store, library.pages, sources, read_in_sandbox, progress)
    except BaseException:
        discard(library.store)
        raise
    finally:
        progress.clear()


def carry_out(library: "Library", plan: "ImportPlan") -> None:
    """Imports everything in a plan, after a backup when it is much."""
    from desktop.library.importing import import_papers

    if len(plan.papers) > BACKUP_BEFORE_IMPORT_OF:
        library.store.back_up()
    if plan.papers:
        library.do(import_papers, plan, plan.default_choices())


def tell_outcome(plan: "ImportPlan", *, dry_run: bool = False, as_json: bool) -> None:
    """Says what was found, and what became of it."""
    counts = plan.counts()
    if as_json:
        shown = [problem.model_dump(exclude={"span"}) for problem in plan.problems]
        write_json({**{verdict.value: count for verdict, count in counts.items()}, "problems": shown})
        return
    for problem in plan.problems:
        place = f": {problem.place}" if problem.place else ""
        warn(f"{problem.file}{place}: {problem.reason}. {problem.advice}".rstrip())
    if dry_run:
        for paper in plan.papers:
            reason = f" ({paper.reason})" if paper.reason else ""
            say(f"{_WORDS[paper.verdict]}{reason}: {paper.title}")
    parts = ", ".join(f"{count:,} {_WORDS[verdict]}" for verdict, count in counts.items() if count)
    if not plan.papers:
        say("Nothing was imported.")
        return
    found = f"{plan.found:,} {'paper' if plan.found == 1 else 'papers'}"
    say(f"{found} found{': ' + parts if parts else ''}.{' Nothing was imported.' if dry_run else ''}")
