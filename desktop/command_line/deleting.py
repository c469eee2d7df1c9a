"""The command bin and its own: delete, restore, empty."""

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import reading, writing
from desktop.command_line.options import Json, Papers
from desktop.command_line.references import papers_named
from desktop.command_line.selecting import Selection
from desktop.command_line.showing import write_paper_list
from desktop.papers.view import BIN, natural_sort

bin_ = typer.Typer(help="Show the Bin, put papers into it and take them out.", invoke_without_command=True)


@bin_.callback()
def show_bin(context: typer.Context, as_json: Json = False) -> None:
    """Show the Bin, put papers into it and take them out."""
    if context.invoked_subcommand is not None:
        return
    with reading(context) as pages:
        ids = pages.ids(BIN, natural_sort(BIN))
        write_paper_list(pages, Selection(ids, len(ids), "Bin"), as_json)


@bin_.command()
def delete(context: typer.Context, papers: Papers, as_json: Json = False) -> None:
    """Put papers into the Bin."""
    from desktop.library import deleting

    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(deleting.move_to_bin, ids), as_json)


@bin_.command()
def restore(context: typer.Context, papers: Papers, as_json: Json = False) -> None:
    """Take papers out of the Bin."""
    from desktop.library import deleting

    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(deleting.restore, ids), as_json)


@bin_.command()
def empty(context: typer.Context, as_json: Json = False) -> None:
    """Remove what is in the Bin; undo brings it back as long as the history reaches."""
    from desktop.library import deleting

    with writing(context) as library:
        answer_with(library.do(deleting.empty_bin), as_json)
