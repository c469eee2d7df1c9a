"""What a review begins with, worked out of a plan in the background: for 100,000 papers it takes half a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.ui.review.review_choices import Decisions
from desktop.ui.review.review_rows import FileGroup, ReviewRows, first_to_decide, groups_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.library.import_plan import ImportPlan
    from desktop.papers.verdict import Verdict


class Prepared(NamedTuple):
    """A plan and its review before anybody decided: rows without a filter, and the first that wants a decision.

    `making` is what is taken of a shared list unless the person says otherwise.
    """

    plan: ImportPlan
    decisions: Decisions
    groups: list[FileGroup]
    rows: ReviewRows
    first: int
    counts: Mapping[Verdict, int]
    has_duplicates: bool
    is_shared: bool
    making: str


def prepared(plan: ImportPlan) -> Prepared:
    """The review of a plan; needs no widget, and may run on any thread."""
    decisions, groups = Decisions(plan), groups_of(plan)
    rows = rows_of(groups)
    return Prepared(
        plan,
        decisions,
        groups,
        rows,
        first_to_decide(groups, rows),
        plan.counts(),
        bool(decisions.duplicates()),
        plan.is_shared,
        plan.default_choices().making.value,
    )
