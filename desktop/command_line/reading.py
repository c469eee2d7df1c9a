"""The command read: what a reader finds in a digest, without any library."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.command_line.options import Json
from desktop.command_line.printing import say, warn, write_json
from desktop.command_line.progress_line import ProgressLine
from desktop.command_line.sources import source_named
from desktop.papers.dates import year_of

if TYPE_CHECKING:
    from desktop.papers.digest import Found

REFUSED = 3


def read(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", readable=False, help="A digest; “-” is standard input.")
    ],
    as_json: Json = False,
) -> None:
    """Show what is found in a digest; no library is touched."""
    from desktop.digests.reporting import report

    answer = report(_found(file), file.name)
    answer["papers"] = [_whole(paper) for paper in answer["papers"]]
    if as_json:
        write_json(answer)
    else:
        _tell(answer, file)
    if answer["status"] in {"rejected", "limit"}:
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


def _tell(answer: dict[str, Any], file: Path) -> None:
    for number, paper in enumerate(answer["papers"], 1):
        authors = ", ".join(paper["authors"][:2]) + (" and others" if len(paper["authors"]) > 2 else "")
        about = ", ".join(filter(None, (authors, str(paper["year"] or ""))))
        say(f"{number:>4}  {paper['title']}{f' ({about})' if about else ''}")
    for problem in answer["problems"]:
        place = f": {problem['place']}" if problem["place"] else ""
        warn(f"{problem['file']}{place}: {problem['reason']}. {problem.get('advice', '')}".rstrip())
    if answer["papers"]:
        count = len(answer["papers"])
        say(f"{count:,} {'paper' if count == 1 else 'papers'} in {file}.")
