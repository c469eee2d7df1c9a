"""The command read: what a reader finds in a digest, without any library."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.command_line.options import Json
from desktop.command_line.printing import say, warn, write_json_with
from desktop.command_line.progress_line import ProgressLine
from desktop.command_line.sources import source_named
from desktop.papers.dates import year_of

if TYPE_CHECKING:
    from desktop.digests.reporting import Report
    from desktop.papers.digest import Found

REFUSED = 3


def read(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", readable=False, help="A digest; “-” is standard input.")
    ],
    as_json: Json = False,
) -> None:
    """Show what is found in a digest; no library is touched."""
    from desktop.digests.reporting import Report

    account = Report(file.name)
    papers = map(_whole, account.papers(_found(file)))
    if as_json:
        write_json_with("papers", papers, account.rest)
    else:
        _tell(papers, account, file)
    if account.status in {"rejected", "limit"}:
        raise typer.Exit(REFUSED)


def _whole(paper: dict[str, Any]) -> dict[str, Any]:
    """The paper with every field that programs look for, whether the digest gives it or not."""
    known = {"abstract": "", "url": None, "pmid": None, "year": year_of(paper.get("issued", ""))}
    return {**known, **paper}


def _found(file: Path) -> "Iterator[Found]":
    """What is in the file; raises UnreadableInput like a reader when it cannot even be opened."""
    from desktop.digests.sandbox import read_in_sandbox

    progress = ProgressLine()
    try:
        yield from read_in_sandbox(source_named(file), progress)
    finally:
        progress.clear()


def _tell(papers: Iterable[dict[str, Any]], account: "Report", file: Path) -> None:
    count = 0
    for count, paper in enumerate(papers, 1):
        authors = ", ".join(paper["authors"][:2]) + (" and others" if len(paper["authors"]) > 2 else "")
        about = ", ".join(filter(None, (authors, str(paper["year"] or ""))))
        say(f"{count:>4}  {paper['title']}{f' ({about})' if about else ''}")
    for problem in account.rest()["problems"]:
        place = f": {problem['place']}" if problem["place"] else ""
        warn(f"{problem['file']}{place}: {problem['reason']}. {problem.get('advice', '')}".rstrip())
    if count:
        say(f"{count:,} {'paper' if count == 1 else 'papers'} in {file}.")
