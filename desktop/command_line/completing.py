"""The commands about records that hurt an export: incomplete shows them, mend does what needs no guess."""

from typing import Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import reading, writing
from desktop.command_line.options import Json
from desktop.command_line.printing import write_json
from desktop.command_line.progress_line import ProgressLine
from desktop.command_line.references import papers_named
from desktop.command_line.tables import write_rows
from desktop.errors import UsageError

SomePapers = Annotated[
    list[str] | None, typer.Argument(metavar="[PAPER…]", help="Papers by id or citation key.")
]
All = Annotated[bool, typer.Option("--all", help="Every paper that can be mended.")]


def incomplete(context: typer.Context, as_json: Json = False) -> None:
    """Show papers whose records would hurt an export, with what is missing or odd."""
    from desktop.library.completing import incomplete as incomplete_in

    with reading(context) as pages:
        progress = ProgressLine()
        try:
            found = list(incomplete_in(pages, progress))
        finally:
            progress.clear()
        lines = pages.lines([each.paper for each in found])
    titles = {paper: line.title for paper, line in lines.items()}
    if as_json:
        papers = [
            {"id": each.paper, "title": titles[each.paper], "flaws": list(each.flaws), "mends": each.mends}
            for each in found
        ]
        write_json({"papers": papers})
        return
    write_rows(
        (str(each.paper), ", ".join(each.flaws), "can be mended" if each.mends else "", titles[each.paper])
        for each in found
    )


def mend(
    context: typer.Context, papers: SomePapers = None, everything: All = False, as_json: Json = False
) -> None:
    """Mend broken identifiers, HTML and shouted titles of papers, in one step that undo takes back."""
    from desktop.library.completing import incomplete as incomplete_in
    from desktop.library.completing import mend_records

    if bool(papers) == everything:
        raise UsageError("mend", "name papers, or say --all", "“papertray incomplete” shows them.")
    with writing(context) as library:
        if everything:
            ids = [each.paper for each in incomplete_in(library.pages) if each.mends]
        else:
            ids = papers_named(library.pages, papers or ())
        nothing = "Nothing here can be mended without a guess"
        answer_with(library.do(mend_records, ids), as_json, nothing=nothing)
