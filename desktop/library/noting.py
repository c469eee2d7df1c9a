"""The user's notes: Markdown source, saved while it is typed."""

from desktop.library.actions import action
from desktop.papers.cleaning import storable
from desktop.store.step import Step


@action
def write_note(step: Step, paper: int, text: str, *, session: str = "") -> None:
    """Saves the note of a paper; saves of one editing session (`session`) are one step of the history."""
    text = storable(text)
    step.label = "Edit the note" if text.strip() else "Remove the note"
    step.merge_key = f"note {paper} {session}" if session else ""
    step.put("note", "text", (paper,), text if text.strip() else "")
