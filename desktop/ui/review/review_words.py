"""What a review says: verdicts, outcomes, places, reasons, names of files and fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.papers.seen_in import digest_in_words
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.ui.details.shown_text import visible_line
from desktop.ui.review.comparison import named_additions
from desktop.ui.review.review_choices import Outcome

if TYPE_CHECKING:
    from desktop.library.import_plan import ImportPlan, PlannedDigest, PlannedPaper
    from desktop.ui.review.review_rows import FileGroup

_NAMED_ADDITIONS = 2
_LONGEST_NAME = 120


def tr(text: str) -> str:
    """The translation of the words of a review."""
    return QCoreApplication.translate("Review", text)


STATES = {
    State.INBOX: "Inbox",
    State.QUEUED: "Queue",
    State.READING: "Reading",
    State.DONE: "Done",
    State.DISMISSED: "Dismissed",
}
MAKING = (
    ("all", "Everything, as it is there"),
    ("attributed", "Tags, lists, their notes quoted"),
    ("nothing", "Nothing but the papers"),
)
"""What may be taken of a shared list, with the words for it."""
_VERDICTS = {
    Verdict.NEW: "New",
    Verdict.SEEN: "Already here",
    Verdict.SUSPECT: "Maybe the same as…",
    Verdict.UNREADABLE: "Couldn't read",
}
_FILTERS: dict[Verdict | None, str] = {
    None: "All",
    Verdict.NEW: "New",
    Verdict.SEEN: "Already here",
    Verdict.CHANGED: "Adds something",
    Verdict.SUSPECT: "Maybe the same",
    Verdict.UNREADABLE: "Couldn't read",
}
FILTERS: tuple[Verdict | None, ...] = tuple(_FILTERS)
_FOLDED = {
    Verdict.NEW: "{n} more, all New",
    Verdict.SEEN: "{n} more, all Already here",
    Verdict.CHANGED: "{n} more, all adding something",
}
_ADDED = {
    "title": "title", "authors": "authors", "issued": "year", "venue": "venue", "abstract": "abstract",
    "arxiv_id": "arXiv id", "arxiv_version": "version", "doi": "DOI", "pmid": "PubMed id", "url": "link",
    "type": "kind", "volume": "volume", "issue": "issue", "pages": "pages", "publisher": "publisher",
    "categories": "categories", "keywords": "keywords", "comment": "comment", "links": "links",
    "extra": "details",
}  # fmt: skip
_FIELDS = {
    "title": "Title", "authors": "Authors", "issued": "Date", "venue": "Venue", "abstract": "Abstract",
    "arxiv_id": "arXiv id", "doi": "DOI", "pmid": "PubMed id", "url": "Link", "type": "Kind",
    "volume": "Volume", "issue": "Issue", "pages": "Pages", "publisher": "Publisher",
    "categories": "Categories", "keywords": "Keywords", "comment": "Comment",
    "links": "Links in the abstract", "extra": "Other details",
}  # fmt: skip


def papers_found(count: int) -> str:
    """The heading of the page: "66 papers found"."""
    return tr("1 paper found") if count == 1 else tr("{n} papers found").format(n=f"{count:,}")


def papers_words(count: int) -> str:
    """How many papers: "1 paper", "66 papers"."""
    return tr("1 paper") if count == 1 else tr("{n} papers").format(n=f"{count:,}")


def filter_name(verdict: Verdict | None) -> str:
    """What a filter is called; None is the one that shows everything."""
    return tr(_FILTERS[verdict])


def verdict_words(verdict: Verdict, adds: Sequence[str] = ()) -> str:
    """The words of a verdict's chip: "New", "Adds authors, year"; of many fields two are named."""
    if verdict is not Verdict.CHANGED:
        return tr(_VERDICTS[verdict])
    names = named_additions(adds)
    shown = ", ".join(tr(_ADDED.get(name, name)) for name in names[:_NAMED_ADDITIONS])
    if len(names) > _NAMED_ADDITIONS:
        more = f"{len(names) - _NAMED_ADDITIONS:,}"
        return tr("Adds {fields} and {n} more").format(fields=shown, n=more)
    return tr("Adds {fields}").format(fields=shown)


def outcome_words(outcome: Outcome, state: State) -> str:
    """What an import does with a paper, as its row says it."""
    return {
        Outcome.ADD: tr("Add to {place}").format(place=tr(STATES[state])),
        Outcome.FILL: tr("Fill empty fields"),
        Outcome.SEEN: tr("Note it was seen"),
        Outcome.UNCHANGED: tr("Nothing changes"),
        Outcome.LEFT_OUT: tr("Leave out"),
        Outcome.UNREADABLE: tr("Not imported"),
    }[outcome]


def fold_words(verdict: Verdict, count: int, left_out: int) -> str:
    """What a folded run says: "25 more, all New, 3 of them left out"."""
    words = tr(_FOLDED.get(verdict, "{n} more")).format(n=f"{count:,}")
    if not left_out:
        return words
    if left_out == count:
        return tr("{words}, left out").format(words=words)
    return tr("{words}, {n} of them left out").format(words=words, n=f"{left_out:,}")


def field_name(field: str, value: str = "") -> str:
    """What a field is called; a date of which only the year is known is called a year."""
    if field == "issued" and value.isdecimal():
        return tr("Year")
    return tr(_FIELDS[field])


def place_words(paper: PlannedPaper) -> str:
    """Where a paper stands: "No. 42, lines 251 to 253"."""
    number = tr("No. {n}").format(n=f"{paper.number:,}")
    return f"{number}, {visible_line(paper.place, _LONGEST_NAME)}" if paper.place else number


def reason_words(paper: PlannedPaper) -> str:
    """Why a paper has its verdict, as sentences."""
    reason = f"{visible_line(paper.reason)}." if paper.reason else ""
    if paper.verdict is Verdict.NEW:
        return reason or tr("Nothing in your library has this title or identifier.")
    if paper.verdict is Verdict.CHANGED:
        filled = tr("Only fields that are empty are filled; nothing that is there is changed.")
        return f"{reason} {filled}".strip()
    if paper.verdict is Verdict.SEEN and not paper.listing:
        noted = tr("This digest was imported before, so there is nothing to note.")
        return f"{reason} {noted}".strip()
    return reason


def file_name(name: str) -> str:
    """A file's name as it is shown; what came without one was pasted."""
    return visible_line(name, _LONGEST_NAME) if name not in {"", "pasted text"} else tr("Pasted text")


def digest_words(digest: PlannedDigest) -> str:
    """What a digest is: "Hugging Face page, shown Jul 2 (year not given), already imported on Nov 23, 2026"."""
    facts = digest.facts
    words, _, day = digest_in_words(
        kind=facts.kind,
        source=facts.source,
        name="",
        shown_on=facts.shown_on,
        imported_at=digest.imported_at or 0,
        query=facts.query,
    ).rpartition(", imported ")
    parts = [] if facts.source in {facts.name, "Pasted text"} else [words]
    if digest.imported_at is not None:
        parts.append(tr("already imported on {day}").format(day=day))
    return visible_line(", ".join(parts))


def left_over_words(count: int) -> str:
    """What the row of left-over text says: "3 pieces of text that no reader could place"."""
    one, many = "1 piece of text that no reader could place", "{n} pieces of text that no reader could place"
    return tr(one) if count == 1 else tr(many).format(n=f"{count:,}")


def group_words(plan: ImportPlan, group: FileGroup) -> str:
    """What stands beside a file's name in its heading: how many papers, and what the file is."""
    count = papers_words(group.found)
    if group.digest < 0:
        return tr("could not be read")
    what = digest_words(plan.digests[group.digest])
    return f"{count}, {what}" if what else count
