"""What is said after something was done, or could not be done: plain sentences, never a traceback."""

from PySide6.QtCore import QCoreApplication

from desktop.errors import PapertrayError

_DONE = {
    "Add": "Added",
    "Bring": "Brought",
    "Change": "Changed",
    "Clear": "Cleared",
    "Colour": "Coloured",
    "Delete": "Deleted",
    "Dismiss": "Dismissed",
    "Edit": "Edited",
    "Empty": "Emptied",
    "Fill": "Filled",
    "Finish": "Finished",
    "Fix": "Fixed",
    "Import": "Imported",
    "Join": "Joined",
    "Keep": "Kept",
    "Link": "Linked",
    "Make": "Made",
    "Mend": "Mended",
    "Merge": "Merged",
    "Move": "Moved",
    "Note": "Noted",
    "Queue": "Queued",
    "Rate": "Rated",
    "Regenerate": "Regenerated",
    "Remove": "Removed",
    "Rename": "Renamed",
    "Restore": "Restored",
    "Save": "Saved",
    "Snooze": "Snoozed",
    "Start": "Started",
    "Tag": "Tagged",
    "Wake": "Woke",
}


def tr(text: str) -> str:
    """The translation of a message."""
    return QCoreApplication.translate("Message", text)


def done(label: str) -> str:
    """A step's label as a report: "Import 66 papers" becomes "Imported 66 papers"."""
    verb, _, rest = label.partition(" ")
    return f"{_DONE.get(verb, verb)} {rest}".strip()


def failure(error: Exception) -> str:
    """One sentence for a failure: what, why, and what to do next."""
    if isinstance(error, PapertrayError):
        return str(error)
    return tr(
        "Something went wrong inside Papertray ({kind}). Nothing was changed; the log has the details."
    ).format(kind=type(error).__name__)
