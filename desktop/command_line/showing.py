"""The commands that show papers: show and search."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from desktop.command_line.opening import library_of, reading
from desktop.command_line.options import (
    Json,
    Limit,
    ListName,
    Query,
    SearchName,
    SortName,
    StateName,
    TagName,
)
from desktop.command_line.paper_answers import details, paper_as_json, rows
from desktop.command_line.printing import warn, write, write_json
from desktop.command_line.selecting import Selection, Wanted, selected
from desktop.command_line.tables import write_rows
from desktop.store.pages import Pages

if TYPE_CHECKING:
    from desktop.library.answering import Findings

FOUND_AT_ONCE = 100


def show(
    context: typer.Context,
    query: Query = None,
    state: StateName = "",
    tag: TagName = "",
    in_list: ListName = "",
    saved: SearchName = "",
    sort: SortName = "relevance",
    limit: Limit = None,
    as_json: Json = False,
) -> None:
    """Show one paper (by id or citation key), or the papers that match."""
    wanted = Wanted(" ".join(query or ()).strip(), state, tag, in_list, sort, saved)
    with reading(context) as pages:
        if (
            query
            and len(query) == 1
            and wanted == Wanted(wanted.query)
            and _show_one(pages, query[0], as_json)
        ):
            return
        _show(pages, library_of(context), wanted, limit, as_json)


def search(
    context: typer.Context,
    query: Query = None,
    state: StateName = "",
    tag: TagName = "",
    in_list: ListName = "",
    saved: SearchName = "",
    sort: SortName = "relevance",
    limit: Limit = None,
    as_json: Json = False,
) -> None:
    """Search titles, authors, abstracts, tags and notes; misspelt words are understood."""
    wanted = Wanted(" ".join(query or ()).strip(), state, tag, in_list, sort, saved)
    with reading(context) as pages:
        _show(pages, library_of(context), wanted, limit, as_json)


def _show_one(pages: Pages, reference: str, as_json: bool) -> bool:
    """Shows the paper that `reference` names; False when it names none."""
    from desktop.store import records
    from desktop.store.attachments import attachments

    named = records.ids_named(pages.connection, reference)
    paper = records.paper(pages.connection, named[0]) if len(named) == 1 else None
    if paper is None:
        return False
    seen = records.seen_in(pages.connection, paper.id)
    linked = attachments(pages.connection, paper.id)
    if as_json:
        write_json(paper_as_json(paper, seen, linked))
    else:
        write(details(paper, seen, linked))
    return True


def _show(pages: Pages, library: Path, wanted: Wanted, limit: int | None, as_json: bool) -> None:
    limit = limit or (FOUND_AT_ONCE if wanted.query or wanted.search else None)
    write_paper_list(pages, selected(pages, library, wanted, limit), as_json)


def write_paper_list(pages: Pages, selection: Selection, as_json: bool) -> None:
    """Writes the papers of a selection as JSON or as rows."""
    if as_json:
        write_json(_as_json(pages, selection))
    else:
        _write_rows(pages, selection)


def _as_json(pages: Pages, selection: Selection) -> dict[str, object]:
    from desktop.store import records

    papers = [paper_as_json(paper) for paper in records.papers(pages.connection, selection.ids)]
    if selection.findings:
        from desktop.library.explaining import why_found

        for paper, number in zip(papers, selection.ids, strict=False):
            paper["why"] = why_found(pages, number, selection.query, selection.findings)
    answer: dict[str, object] = {"total": selection.total, "papers": papers}
    if found := selection.findings:
        spellings = [
            {"typed": spelling.typed, "read_as": list(spelling.found)} for spelling in found.spellings
        ]
        answer |= {"spellings": spellings, "did_you_mean": found.did_you_mean or None}
        answer["hindrance"] = found.hindrance or None
        answer["mistakes"] = [mistake._asdict() for mistake in found.mistakes]
    return answer


def _write_rows(pages: Pages, selection: Selection) -> None:
    """Writes the rows of a selection, and beside them what a person should know about the answer."""
    ids = selection.ids
    for start in range(0, len(ids), FOUND_AT_ONCE):
        portion = ids[start : start + FOUND_AT_ONCE]
        lines = pages.lines(portion)
        write_rows(rows(lines[paper] for paper in portion if paper in lines))
    if selection.findings:
        _write_remarks(selection.findings)
    if selection.total is None:
        warn(f"{len(ids):,} of very many; --limit shows more.")
    elif selection.total > len(ids):
        warn(f"{len(ids):,} of {selection.total:,}; --limit shows more.")
    elif not ids:
        warn(f"no papers: {selection.title}.")


def _write_remarks(found: "Findings") -> None:
    """What a person should know about the answer of a search."""
    if found.hindrance:
        warn(f"only exact words were looked for: {found.hindrance}.")
    for mistake in found.mistakes:
        warn(f"left out of the search: {mistake.reason}.")
    for spelling in found.spellings:
        warn(f"“{spelling.typed}” was read as {', '.join(spelling.found[:3])}.")
    if found.did_you_mean:
        warn(f"did you mean “{found.did_you_mean}”?")
