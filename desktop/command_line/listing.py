"""The command lists and its own: show, new, rename, delete, add, remove, move."""

from typing import Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import library_of, reading, writing
from desktop.command_line.options import Json, Papers
from desktop.command_line.printing import write_json
from desktop.command_line.references import list_named, paper_named, papers_named, view_of_list
from desktop.command_line.selecting import READING, Wanted, selected
from desktop.command_line.showing import write_paper_list
from desktop.command_line.tables import write_rows
from desktop.errors import UsageError
from desktop.papers.state import State
from desktop.papers.view import QUEUE, QUEUE_LIST, Sort
from desktop.store.pages import ListLine, Pages

ListArgument = Annotated[str, typer.Argument(metavar="LIST")]

lists = typer.Typer(
    help="Show, make, fill and order lists; “queue” is one of them.", invoke_without_command=True
)


@lists.callback()
def show_lists(context: typer.Context, as_json: Json = False) -> None:
    """Show, make, fill and order lists; “queue” is one of them."""
    if context.invoked_subcommand is not None:
        return
    with reading(context) as pages:
        found = [ListLine(QUEUE_LIST, "Queue", pages.count(QUEUE)), *pages.lists()]
    if as_json:
        write_json({"lists": [{"id": each.id, "name": each.name, "papers": each.papers} for each in found]})
    else:
        write_rows([(f"{each.papers:,}", each.name) for each in found])


@lists.command()
def show(context: typer.Context, name: ListArgument, as_json: Json = False) -> None:
    """Show the papers of a list in their order."""
    with reading(context) as pages:
        write_paper_list(pages, selected(pages, library_of(context), Wanted(in_list=name)), as_json)


@lists.command()
def new(context: typer.Context, name: ListArgument, as_json: Json = False) -> None:
    """Make an empty list."""
    from desktop.library import listing

    with writing(context, makes_one=True) as library:
        changes = library.do(listing.make_list, name)
        answer_with(changes, as_json, id=next(iter(changes.ids("list")), None))


@lists.command()
def rename(
    context: typer.Context,
    name: ListArgument,
    new_name: Annotated[str, typer.Argument(metavar="NEW-NAME")],
    as_json: Json = False,
) -> None:
    """Give a list another name."""
    from desktop.library import listing

    with writing(context) as library:
        row = _own(list_named(library.pages, name)).id
        answer_with(library.do(listing.rename_list, row, new_name), as_json)


@lists.command()
def delete(context: typer.Context, name: ListArgument, as_json: Json = False) -> None:
    """Delete a list; its papers stay in the library."""
    from desktop.library import listing

    with writing(context) as library:
        row = _own(list_named(library.pages, name)).id
        answer_with(library.do(listing.delete_list, row), as_json)


@lists.command()
def add(context: typer.Context, name: ListArgument, papers: Papers, as_json: Json = False) -> None:
    """Put papers at the end of a list."""
    from desktop.library import deciding, listing

    with writing(context) as library:
        row = list_named(library.pages, name).id
        ids = papers_named(library.pages, papers)
        if row == QUEUE_LIST:
            answer_with(library.do(deciding.set_state, ids, State.QUEUED), as_json)
        else:
            answer_with(library.do(listing.add_to_list, row, ids), as_json)


@lists.command()
def remove(context: typer.Context, name: ListArgument, papers: Papers, as_json: Json = False) -> None:
    """Take papers out of a list; they stay in the library."""
    from desktop.library import deciding, listing

    with writing(context) as library:
        found = list_named(library.pages, name)
        ids = papers_named(library.pages, papers)
        if found.id == QUEUE_LIST:
            queued = list(library.pages.within(QUEUE, ids))
            answer_with(library.do(deciding.set_state, queued, State.INBOX), as_json)
        else:
            answer_with(library.do(listing.remove_from_list, found.id, ids), as_json)


@lists.command()
def move(
    context: typer.Context,
    name: ListArgument,
    papers: Papers,
    before: Annotated[str, typer.Option("--before", metavar="PAPER", help="In front of this paper.")] = "",
    up: Annotated[bool, typer.Option("--up", help="One place up.")] = False,
    down: Annotated[bool, typer.Option("--down", help="One place down.")] = False,
    first: Annotated[bool, typer.Option("--first", help="To the top.")] = False,
    last: Annotated[bool, typer.Option("--last", help="To the end.")] = False,
    as_json: Json = False,
) -> None:
    """Move papers of a list, in the order given."""
    from desktop.library import listing

    if sum((bool(before), up, down, first, last)) != 1:
        raise UsageError(
            "lists move", "needs one place", "Say --before PAPER, --up, --down, --first or --last."
        )
    with writing(context) as library:
        found = list_named(library.pages, name)
        ids = papers_named(library.pages, papers)
        if up or down:
            changes = library.do(listing.shift, found.id, ids, -1 if up else 1)
        else:
            order = _order(library.pages, found)
            target = _paper_behind(library.pages, order, ids, before) if first or before else None
            changes = library.do(listing.place, found.id, ids, target)
        answer_with(changes, as_json)


def _order(pages: Pages, found: ListLine) -> list[int]:
    """The papers of a list that have a place of their own in it: those being read are pinned above the queue."""
    order = pages.ids(view_of_list(found), Sort("rank"))
    pinned = set(pages.within(READING, order)) if found.id == QUEUE_LIST else set()
    return [paper for paper in order if paper not in pinned]


def _paper_behind(pages: Pages, order: list[int], moving: list[int], before: str) -> int | None:
    """The paper that the moved ones shall stand in front of: the one named, or the first of the others."""
    if not before:
        return next((paper for paper in order if paper not in moving), None)
    target = paper_named(pages, before)
    if target not in order:
        raise UsageError(f"“{before}”", "is not in the list", "“papertray lists show LIST” shows what is.")
    return target


def _own(found: ListLine) -> ListLine:
    """The list, unless it is the queue, which is always there and called so."""
    if found.id == QUEUE_LIST:
        raise UsageError("the queue", "cannot be renamed or deleted", "Make a list of your own for that.")
    return found
