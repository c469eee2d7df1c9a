"""What the sheet of a second reading says: a line for each paper that differs, and the sum of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.papers.dates import day_and_month
from desktop.ui.details.shown_text import visible_line
from desktop.ui.review.review_words import papers_words, tr, verdict_words

if TYPE_CHECKING:
    from desktop.library.import_plan import PlannedPaper
    from desktop.library.reread import FieldChange, Reread

MOST_SHOWN = 2_000
"""So many lines are shown; what would be taken over is all of it."""
_FACTS = {
    "kind": "kind of page", "source": "source", "query": "query", "shown_on": "day it was shown",
    "captured_on": "day it was saved", "submitter": "submitter", "encoding": "encoding",
}  # fmt: skip
_BESIDE = {"upvotes": "upvotes", "submitter": "submitter", "status": "status", "citation_key": "citation key"}


class Difference(NamedTuple):
    """One line: a paper that is added, changed or not found any more, or the digest itself."""

    kind: Literal["facts", "added", "changed", "gone"]
    title: str
    fields: tuple[FieldChange, ...] = ()
    planned: PlannedPaper | None = None


def lines_of(reread: Reread) -> list[Difference]:
    """What differs, the digest first, then papers: added, changed, not found."""
    lines = [Difference("facts", "", tuple(reread.facts))] if _named(reread) else []
    lines += [Difference("added", paper.title, planned=paper) for paper in reread.added.papers[:MOST_SHOWN]]
    lines += [Difference("changed", paper.title, paper.fields) for paper in reread.changed[:MOST_SHOWN]]
    return lines + [Difference("gone", paper.title) for paper in reread.gone[:MOST_SHOWN]]


def line_of(difference: Difference) -> str:
    """The line of one difference: "Adds authors, year: Roses and Their Thorns"."""
    if difference.kind == "facts":
        return tr("About the digest itself")
    if difference.kind == "added":
        assert difference.planned is not None
        words = verdict_words(difference.planned.verdict, difference.planned.adds)
        return f"{words}: {difference.title}"
    if difference.kind == "gone":
        return tr("Not found any more: {title}").format(title=difference.title)
    beside = [change.field for change in difference.fields if change.field in _BESIDE]
    if len(beside) == len(difference.fields):
        return f"{', '.join(tr(_BESIDE[name]) for name in beside).capitalize()}: {difference.title}"
    return tr("Changed: {title}").format(title=difference.title)


def summary_words(reread: Reread) -> str:
    """The sum: "1 paper added, 2 changed, 1 not found any more; it stays."."""
    parts = []
    if reread.added.papers:
        parts.append(tr("{papers} added").format(papers=papers_words(len(reread.added.papers))))
    if reread.changed:
        parts.append(tr("{papers} changed").format(papers=papers_words(len(reread.changed))))
    if reread.gone:
        papers = papers_words(len(reread.gone))
        parts.append(tr("{papers} not found any more, kept").format(papers=papers))
    if reread.same:
        parts.append(tr("{papers} the same").format(papers=papers_words(reread.same)))
    typed = tr("What you typed stays as it is.")
    return f"{', '.join(parts)}. {typed}".lstrip(". ")


def facts_words(reread: Reread) -> str:
    """What is read of the digest itself now, a line for each fact."""
    lines = []
    for change in _named(reread):
        before, after = (
            day_and_month(str(value)) or visible_line(str(value or ""), 300)
            for value in (change.before, change.after)
        )
        name = tr(_FACTS[change.field]).capitalize()
        lines.append(f"{name}: {before or tr('not known')} → {after or tr('not known')}")
    return "\n".join(lines)


def _named(reread: Reread) -> list[FieldChange]:
    return [change for change in reread.facts if change.field in _FACTS]
