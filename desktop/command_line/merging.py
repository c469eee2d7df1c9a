"""The commands about papers that are the same: duplicates, merge, split, apart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import reading, writing
from desktop.command_line.options import Json, Papers
from desktop.command_line.printing import say, write_json
from desktop.command_line.progress_line import ProgressLine
from desktop.command_line.references import paper_named, papers_named
from desktop.store.pages import Pages

if TYPE_CHECKING:
    from desktop.library.duplicates import Duplicates

MergeSafe = Annotated[
    bool, typer.Option("--merge-safe", help="Merge every group that is the same without doubt, in one step.")
]
Take = Annotated[
    list[str] | None,
    typer.Option(
        "--take", metavar="FIELD=PAPER", help="Keep what this paper says in a field, not the best value."
    ),
]


def duplicates(context: typer.Context, merge_safe: MergeSafe = False, as_json: Json = False) -> None:
    """Show papers that may be the same, with the reasons; those beyond doubt can be merged at once."""
    from desktop.library.merging import merge_groups

    if merge_safe:
        with writing(context) as library:
            found = _looked_through(library.pages)
            safe = [group.papers for group in found if group.is_safe]
            rest = [_plain(library.pages, group) for group in found if not group.is_safe]
            changes = library.do(merge_groups, safe)
            answer_with(changes, as_json, nothing="Nothing is safe to merge", merged=len(safe), groups=rest)
        return
    with reading(context) as pages:
        found = _looked_through(pages)
        if as_json:
            write_json({"groups": [_plain(pages, group) for group in found]})
            return
        say_groups(pages, found)


def _looked_through(pages: Pages) -> "list[Duplicates]":
    from desktop.library.duplicates import duplicates as found_in

    progress = ProgressLine()
    try:
        return found_in(pages, progress)
    finally:
        progress.clear()


def say_groups(pages: Pages, found: Sequence["Duplicates"]) -> None:
    """Each group as lines: what is kept, then the others with the reasons."""
    from desktop.store import records

    for group in found:
        titles = {paper.id: paper.title for paper in records.papers(pages.connection, group.papers)}
        say("The same:" if group.is_safe else "Maybe the same:")
        for paper, reason in zip(group.papers, ("", *group.reasons), strict=True):
            say(f"  {paper}  {titles.get(paper, '')}{f'  ({reason})' if reason else ''}")
    if not found:
        say("No duplicates.")


def _plain(pages: Pages, group: "Duplicates") -> dict[str, object]:
    from desktop.store import records

    titles = {paper.id: paper.title for paper in records.papers(pages.connection, group.papers)}
    return {
        "papers": list(group.papers),
        "titles": [titles.get(paper, "") for paper in group.papers],
        "reasons": list(group.reasons),
        "safe": group.is_safe,
        "score": group.score,
    }


def merge(context: typer.Context, papers: Papers, take: Take = None, as_json: Json = False) -> None:
    """Make one paper of several, the first; nothing that digests or you said of them gets lost."""
    from desktop.library import merging

    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        chosen = {}
        for choice in take or ():
            field, _, paper = choice.partition("=")
            chosen[field.strip().lower()] = paper_named(library.pages, paper.strip())
        answer_with(library.do(merging.merge, ids, chosen), as_json, paper=ids[0])


def split(context: typer.Context, papers: Papers, as_json: Json = False) -> None:
    """Take a merged paper apart into those it was made of."""
    from desktop.library import merging

    with writing(context) as library:
        for paper in papers_named(library.pages, papers):
            answer_with(library.do(merging.split, paper), as_json)


def apart(context: typer.Context, papers: Papers, as_json: Json = False) -> None:
    """Remember that papers are not the same: nothing asks about them again."""
    from desktop.library import merging

    with writing(context) as library:
        ids = papers_named(library.pages, papers)
        answer_with(library.do(merging.keep_apart, ids), as_json)
