"""The commands for tags: tag, untag, and tags with its own (rename, colour, delete)."""

from typing import Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import reading, writing
from desktop.command_line.options import Json, Papers
from desktop.command_line.printing import write_json
from desktop.command_line.references import papers_named, tag_named
from desktop.command_line.tables import write_rows
from desktop.papers.tag_colours import TAG_COLOURS

TagArgument = Annotated[str, typer.Argument(metavar="TAG")]

tags = typer.Typer(help="Show, rename, colour and delete tags.", invoke_without_command=True)


def tag(context: typer.Context, papers: Papers, name: TagArgument, as_json: Json = False) -> None:
    """Give papers a tag; the tag comes last."""
    from desktop.library import tagging

    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(tagging.tag, ids, name), as_json)


def untag(context: typer.Context, papers: Papers, name: TagArgument, as_json: Json = False) -> None:
    """Take a tag from papers; the tag comes last."""
    from desktop.library import tagging

    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(tagging.untag, ids, tag_named(library.pages, name).name), as_json)


@tags.callback()
def show_tags(context: typer.Context, as_json: Json = False) -> None:
    """Show, rename, colour and delete tags."""
    if context.invoked_subcommand is not None:
        return
    with reading(context) as pages:
        found = pages.tags()
    if as_json:
        write_json(
            {"tags": [{"id": t.id, "name": t.name, "colour": t.colour, "papers": t.papers} for t in found]}
        )
    else:
        write_rows([(f"{each.papers:,}", each.name) for each in found])


@tags.command()
def rename(
    context: typer.Context,
    name: TagArgument,
    new_name: Annotated[str, typer.Argument(metavar="NEW-NAME")],
    as_json: Json = False,
) -> None:
    """Rename a tag; onto the name of another one, the two become that one."""
    from desktop.library import tagging

    with writing(context) as library:
        row = tag_named(library.pages, name).id
        answer_with(library.do(tagging.rename_tag, row, new_name), as_json)


@tags.command()
def colour(
    context: typer.Context,
    name: TagArgument,
    colour: Annotated[str, typer.Argument(metavar="COLOUR", help=", ".join(TAG_COLOURS))],
    as_json: Json = False,
) -> None:
    """Give a tag another colour."""
    from desktop.library import tagging

    with writing(context) as library:
        row = tag_named(library.pages, name).id
        answer_with(library.do(tagging.colour_tag, row, colour.strip().lower()), as_json)


@tags.command()
def delete(context: typer.Context, name: TagArgument, as_json: Json = False) -> None:
    """Delete a tag; the papers stay."""
    from desktop.library import tagging

    with writing(context) as library:
        row = tag_named(library.pages, name).id
        answer_with(library.do(tagging.delete_tag, row), as_json)
