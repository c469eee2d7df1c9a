"""The command digests: what was imported, and when."""

import typer

from desktop.command_line.opening import reading
from desktop.command_line.options import Json, Limit
from desktop.command_line.paper_answers import moment
from desktop.command_line.printing import write_json
from desktop.command_line.tables import write_rows
from desktop.papers.dates import day_and_month
from desktop.papers.seen_in import day_of

DIGESTS_AT_ONCE = 200


def digests(context: typer.Context, limit: Limit = None, as_json: Json = False) -> None:
    """Show the imported digests, the newest first."""
    with reading(context) as pages:
        found = pages.digests(limit or DIGESTS_AT_ONCE)
    if as_json:
        answer = [
            {
                "id": each.id, "kind": each.kind, "source": each.source, "name": each.name,
                "query": each.query or None, "shown_on": each.shown_on or None,
                "captured_on": each.captured_on or None, "submitter": each.submitter or None,
                "imported_at": moment(each.imported_at), "papers": each.papers, "left_over": each.left_over,
            }
            for each in found
        ]  # fmt: skip
        write_json({"digests": answer})
        return
    rows = (
        (
            str(each.id),
            f"{each.papers:,}",
            f"imported {day_of(each.imported_at)}",
            ", ".join(filter(None, (each.source, each.name, day_and_month(each.shown_on)))),
        )
        for each in found
    )
    write_rows(rows)
