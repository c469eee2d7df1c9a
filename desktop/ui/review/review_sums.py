"""The sum of a review in words: what an import would do, figures that add up to what was found."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from desktop.papers.state import State
from desktop.ui.review.review_choices import Outcome

Translate = Callable[[str], str]

_TO = {
    State.INBOX: "{n} to the Inbox",
    State.QUEUED: "{n} to the Queue",
    State.READING: "{n} to Reading",
    State.DONE: "{n} to Done",
    State.DISMISSED: "{n} to Dismissed",
}
_PARTS = (
    (Outcome.FILL, "{n} filled in"),
    (Outcome.SEEN, "{n} seen again"),
    (Outcome.UNCHANGED, "{n} unchanged"),
    (Outcome.LEFT_OUT, "{n} left out"),
    (Outcome.UNREADABLE, "{n} not read"),
)


class ImportWords(NamedTuple):
    """What the button says, and whether there is anything for it to do."""

    words: str
    possible: bool


def sum_in_words(counts: Mapping[Outcome, int], state: State, tr: Translate = str) -> str:
    """Every outcome that occurs, of several the sum: "58 to the Inbox, 3 filled in, 5 seen again: 66"."""
    named = ((Outcome.ADD, _TO[state]), *_PARTS)
    parts = [tr(words).format(n=f"{counts[what]:,}") for what, words in named if counts.get(what)]
    total = f"{sum(counts.values()):,}"
    return f"{', '.join(parts)}: {total}" if len(parts) > 1 else "".join(parts) or total


def import_in_words(counts: Mapping[Outcome, int], tr: Translate = str) -> ImportWords:
    """What the button does: "Import 61 papers" adds and fills in; without new papers it says what is left."""
    added, filled, seen = (counts.get(what, 0) for what in (Outcome.ADD, Outcome.FILL, Outcome.SEEN))
    if added:
        return ImportWords(_papers(tr, "Import 1 paper", "Import {n} papers", added + filled), possible=True)
    if filled:
        return ImportWords(_papers(tr, "Fill in 1 paper", "Fill in {n} papers", filled), possible=True)
    if seen:
        words = _papers(tr, "Note 1 paper as seen", "Note {n} papers as seen", seen)
        return ImportWords(words, possible=True)
    return ImportWords(tr("Nothing to import"), possible=False)


def _papers(tr: Translate, one: str, many: str, count: int) -> str:
    return tr(one) if count == 1 else tr(many).format(n=f"{count:,}")
