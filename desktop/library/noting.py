"""The user's notes: Markdown source, saved while it is typed, each version kept."""

from desktop.errors import UsageError
from desktop.library.actions import action
from desktop.papers.cleaning import storable
from desktop.papers.dates import MONTHS
from desktop.store.database import day_of
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
    step.keep_version(paper, text, session)
    step.label = "Edit the note" if text.strip() else "Remove the note"
    step.merge_key = f"note {paper} {session}" if session else ""
    step.put("note", "text", (paper,), text if text.strip() else "")


@action
def bring_back_note(step: Step, version: int) -> None:
    """Writes what a note said in an earlier version; raises UsageError for a version that is not kept."""
    found = step.now_in.note_version(version)
    if found is None:
        raise UsageError("that version of the note", "is not kept any more", "Choose another one.")
    paper, kept = found
    write_note(step, paper, kept.text)
    step.label = f"Bring back the note of {_day(kept.written_at)}"


def _day(moment: int) -> str:
    day = day_of(moment)
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
