"""The command searches and its own: list, show, save, change, rename, delete."""

from typing import TYPE_CHECKING, Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import library_of, reading, writing
from desktop.command_line.options import Json, Limit, SortName
from desktop.command_line.printing import warn, write_json
from desktop.command_line.references import search_named, sort_named
from desktop.command_line.selecting import Wanted, finding, selected
from desktop.command_line.showing import FOUND_AT_ONCE, write_paper_list
from desktop.command_line.tables import write_rows

if TYPE_CHECKING:
    from desktop.library.answering import Findings
    from desktop.store.pages import SearchLine

SearchArgument = Annotated[str, typer.Argument(metavar="SEARCH")]
QueryArgument = Annotated[list[str], typer.Argument(metavar="QUERY…", help="What the search is to find.")]
SortKept = Annotated[
    str,
    typer.Option("--sort", metavar="KEY", help="Its order: relevance, added, title, year, rating or queue."),
]

searches = typer.Typer(help="Show, save, change and delete searches.", invoke_without_command=True)


@searches.callback()
def show_searches(context: typer.Context, as_json: Json = False) -> None:
    """Show, save, change and delete searches."""
    if context.invoked_subcommand is None:
        list_(context, as_json)


@searches.command("list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """Show the saved searches, how many papers each finds, and what it asks for."""
    from desktop.library.saved_searches import all_found

    with reading(context) as pages, finding(pages, library_of(context)) as finder:
        found = [(line, all_found(finder, pages, line)) for line in pages.searches()]
    if as_json:
        write_json({"searches": [_as_json(line, findings) for line, findings in found if findings]})
        return
    write_rows([(f"{len(f.ids):,}", line.name, line.query) for line, f in found if f])
    for line, findings in found:
        for mistake in findings.mistakes if findings else ():
            warn(f"the search “{line.name}”: {mistake.reason}.")


def _as_json(line: "SearchLine", findings: "Findings") -> dict[str, object]:
    order = f"{'-' if line.reversed else ''}{line.sort}" if line.sort else "relevance"
    return {
        "id": line.id,
        "name": line.name,
        "query": line.query,
        "sort": order.replace("rank", "queue"),
        "papers": len(findings.ids),
        "mistakes": [mistake._asdict() for mistake in findings.mistakes],
    }


@searches.command()
def show(
    context: typer.Context,
    name: SearchArgument,
    sort: SortName = "relevance",
    limit: Limit = None,
    as_json: Json = False,
) -> None:
    """Show the papers that a search finds, in its order or another one."""
    with reading(context) as pages:
        wanted = Wanted(search=name, sort=sort)
        write_paper_list(pages, selected(pages, library_of(context), wanted, limit or FOUND_AT_ONCE), as_json)


@searches.command()
def save(
    context: typer.Context,
    name: SearchArgument,
    query: QueryArgument,
    sort: SortKept = "relevance",
    as_json: Json = False,
) -> None:
    """Save a search under a name."""
    from desktop.library import saved_searches

    with writing(context, makes_one=True) as library:
        changes = library.do(saved_searches.save_search, name, " ".join(query), sort_named(sort))
        answer_with(changes, as_json, id=next(iter(changes.ids("search")), None))


@searches.command()
def change(
    context: typer.Context,
    name: SearchArgument,
    query: QueryArgument,
    sort: SortKept = "",
    as_json: Json = False,
) -> None:
    """Make a search ask for something else; its order stays unless --sort names one."""
    from desktop.library import saved_searches

    with writing(context) as library:
        found = search_named(library.pages, name)
        order = sort_named(sort) if sort else found.order
        answer_with(
            library.do(saved_searches.change_search, found.id, " ".join(query), order), as_json, id=found.id
        )


@searches.command()
def rename(
    context: typer.Context,
    name: SearchArgument,
    new_name: Annotated[str, typer.Argument(metavar="NEW-NAME")],
    as_json: Json = False,
) -> None:
    """Give a search another name."""
    from desktop.library import saved_searches

    with writing(context) as library:
        row = search_named(library.pages, name).id
        answer_with(library.do(saved_searches.rename_search, row, new_name), as_json)


@searches.command()
def delete(context: typer.Context, name: SearchArgument, as_json: Json = False) -> None:
    """Delete a search; the papers that it finds stay."""
    from desktop.library import saved_searches

    with writing(context) as library:
        row = search_named(library.pages, name).id
        answer_with(library.do(saved_searches.delete_search, row), as_json)
