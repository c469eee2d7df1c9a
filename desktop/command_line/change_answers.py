"""What a command answers after it changed the library: the label of the step, and what it touched."""

from desktop.command_line.printing import say, write_json
from desktop.papers.changes import Changes


def answer_with(
    changes: Changes | None,
    as_json: bool,
    *,
    verb: str = "",
    nothing: str = "Nothing to change",
    **more: object,
) -> None:
    """Says what was done, as the Undo menu calls it; `nothing` when everything was as wished already.

    `more` are facts that the JSON answer has besides.
    """
    done = changes is not None and bool(changes.items)
    if as_json:
        papers = sorted(changes.paper_ids()) if changes is not None else []
        label = changes.label if changes is not None and done else None
        write_json({"done": done, "label": label, "papers": papers, **more})
    else:
        say(f"{verb}{changes.label}." if changes is not None and done else f"{nothing}.")
