"""The user's notes: Markdown source, saved while it is typed."""

from desktop.errors import UsageError
from desktop.library.actions import action
from desktop.papers.cleaning import storable
from desktop.store.step import Step


@action
def write_note(step: Step, paper: int, text: str, *, session: str = "") -> None:
    """Saves the note of a paper; saves of one editing session (`session`) are one step of the history.

    Raises UsageError when the paper is not there any more: no text is lost in silence.
    """
    if step.now_in.values("paper", "absent", (paper,)).get(paper, 1) and text.strip():
        reason, advice = (
            "its paper is not in the library any more",
            "Undo what removed it, and save it again.",
        )
        raise UsageError("the note", reason, advice)
    text = storable(text)
    step.label = "Edit the note" if text.strip() else "Remove the note"
    step.merge_key = f"note {paper} {session}" if session else ""
    step.put("note", "text", (paper,), text if text.strip() else "")
