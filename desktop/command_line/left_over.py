"""The command leftover: text of a digest that no reader could place, shown, cut, joined and made papers of."""

from typing import TYPE_CHECKING, Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import reading, writing
from desktop.command_line.options import Json
from desktop.command_line.printing import say, write_json
from desktop.command_line.tables import write_rows
from desktop.errors import UsageError

if TYPE_CHECKING:
    from desktop.papers.digest import LeftOver
    from desktop.store.pages import Pages


def leftover(
    context: typer.Context,
    digest: Annotated[
        int, typer.Argument(metavar="DIGEST", help="A digest by its id, as “digests” shows it.")
    ],
    paper: Annotated[
        int, typer.Option("--paper", metavar="N", help="Make a paper with piece N as its title.")
    ] = 0,
    with_abstract: Annotated[
        bool, typer.Option("--with-abstract", help="The piece behind it is its abstract.")
    ] = False,
    split: Annotated[
        int, typer.Option("--split", metavar="N", help="Cut piece N in two, where --before says.")
    ] = 0,
    before: Annotated[str, typer.Option("--before", metavar="WORDS", help="The second part begins so.")] = "",
    join: Annotated[int, typer.Option("--join", metavar="N", help="Join piece N and the one behind it.")] = 0,
    as_json: Json = False,
) -> None:
    """Show the text of a digest that no reader could place, or make papers of it by hand."""
    if sum(map(bool, (paper, split, join))) > 1:
        raise UsageError("“leftover”", "does one thing at a time", "Say --paper, --split or --join.")
    at = paper or split or join
    if not at:
        _show(context, digest, as_json)
        return
    from desktop.library import left_over as actions

    with writing(context) as library:
        piece = _piece(library.pages, digest, at)
        if paper:
            changes = library.do(actions.make_paper_of, digest, at - 1, piece, with_abstract=with_abstract)
            answer_with(changes, as_json, id=next(iter(changes.ids("paper")), None))
            return
        if join:
            answer_with(library.do(actions.join_left_over, digest, at - 1, piece), as_json)
            return
        offset = piece.text.find(before) if before else -1
        if offset < 0:
            raise UsageError(
                f"“{before}”", "does not stand in this piece", "Name its words as they are written."
            )
        answer_with(library.do(actions.split_left_over, digest, at - 1, piece, offset), as_json)


def _show(context: typer.Context, digest: int, as_json: bool) -> None:
    with reading(context) as pages:
        pieces = _pieces(pages, digest)
    if as_json:
        shown = [
            {"number": number, "text": piece.text, "place": piece.place, "span": list(piece.span)}
            for number, piece in enumerate(pieces, 1)
        ]
        write_json({"digest": digest, "left_over": shown})
        return
    if not pieces:
        say("Nothing is left over.")
    write_rows(
        (str(number), piece.place, " ".join(piece.text.split())) for number, piece in enumerate(pieces, 1)
    )


def _pieces(pages: "Pages", digest: int) -> "list[LeftOver]":
    from desktop.library.left_over import left_over_from
    from desktop.store.listed import imported_digest

    found = imported_digest(pages.connection, digest)
    if found is None:
        raise UsageError(f"“{digest}”", "no digest has this id", "“papertray digests” lists the ids.")
    return left_over_from(found.left_over)


def _piece(pages: "Pages", digest: int, number: int) -> "LeftOver":
    pieces = _pieces(pages, digest)
    if not 0 < number <= len(pieces):
        raise UsageError(
            f"“{number}”", "there is no such piece", f"“papertray leftover {digest}” lists them."
        )
    return pieces[number - 1]
