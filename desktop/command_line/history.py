"""The commands undo, redo and history."""

from typing import Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import reading, writing
from desktop.command_line.options import Json
from desktop.command_line.paper_answers import moment
from desktop.command_line.printing import write_json
from desktop.command_line.tables import write_rows
from desktop.papers.seen_in import day_of


def undo(context: typer.Context, as_json: Json = False) -> None:
    """Take back the newest step."""
    with writing(context) as library:
        answer_with(library.undo(), as_json, nothing="There is nothing to undo", verb="Undone: ")


def redo(context: typer.Context, as_json: Json = False) -> None:
    """Do again what was undone last."""
    with writing(context) as library:
        answer_with(library.redo(), as_json, nothing="There is nothing to redo", verb="Done again: ")


def history(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many steps.")] = 100,
    as_json: Json = False,
) -> None:
    """Show what was done, the newest first."""
    from desktop.store.history import lines

    with reading(context) as pages:
        steps = lines(pages.connection, limit)
    if as_json:
        answer = [
            {
                "step": s.number,
                "label": s.label,
                "done_at": moment(s.done_at),
                "machine": s.machine,
                "undone": s.undone,
            }
            for s in steps
        ]
        write_json({"steps": answer})
        return
    write_rows((str(s.number), day_of(s.done_at), "undone" if s.undone else "", s.label) for s in steps)
