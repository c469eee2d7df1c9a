"""Arguments and options that several commands share, described once."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, for programs.")]
Papers = Annotated[list[str], typer.Argument(metavar="PAPER…", help="Papers by id or citation key.")]
OnePaper = Annotated[str, typer.Argument(metavar="PAPER", help="A paper by id or citation key.")]
Query = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUERY]", help="What to look for; misspelt words are understood."),
]
StateName = Annotated[
    str, typer.Option("--state", metavar="S", help="Only papers inbox, queued, reading, done or dismissed.")
]
TagName = Annotated[str, typer.Option("--tag", metavar="T", help="Only papers with this tag.")]
ListName = Annotated[
    str, typer.Option("--in", metavar="LIST", help="Only papers of this list, in its order.")
]
SearchName = Annotated[
    str,
    typer.Option("--search", metavar="NAME", help="Only papers that this saved search finds, in its order."),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many papers.")]
SortName = Annotated[
    str,
    typer.Option(
        "--sort",
        metavar="KEY",
        help="relevance, added, title, year, rating or queue; with a minus before it the other way round.",
    ),
]
Files = Annotated[
    list[Path],
    # What cannot be read is told like any other problem of a digest.
    typer.Argument(
        metavar="FILE…", readable=False, help="Digests, or folders of them; “-” is standard input."
    ),
]
