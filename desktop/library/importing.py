"""The last step of an import: makes what was staged and chosen visible, all at once."""

import json
from collections import defaultdict
from collections.abc import Sequence

from desktop.library.actions import action, papers_in_words
from desktop.library.deciding import set_state
from desktop.library.import_plan import Choices, ImportPlan, PlannedPaper
from desktop.library.listing import add_to_named_list
from desktop.library.tagging import make_tag, tag_name
from desktop.papers.changes import Scalar
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.store.step import Step


@action
def import_papers(step: Step, plan: ImportPlan, choices: Choices) -> None:
    """Adds the chosen papers of a plan, fills the gaps of known ones, and notes where each was seen.

    One step, however many papers; what was not chosen stays staged and is removed afterwards.
    """
    taken = [paper for paper in plan.papers if paper.number in choices.taken]
    fresh = [paper for paper in taken if paper.staged and paper.number not in choices.same]
    known = [paper for paper in taken if not paper.staged or paper.number in choices.same]
    digests = {paper.digest for paper in taken if paper.listing}
    step.show("digest", [digest.id for digest in plan.digests if digest.id in digests])
    _keep_left_over(step, plan)
    _redirect(step, known)
    step.show("listing", [paper.listing for paper in taken if paper.listing])
    step.show("paper", _papers_to_show(plan, fresh, known))
    _fill_gaps(step, [paper for paper in known if paper.adds and paper.listing])
    _apply_rules(step, [paper.staged for paper in fresh], choices)
    step.label = _label(fresh, known)


def _papers_to_show(
    plan: ImportPlan, fresh: Sequence[PlannedPaper], known: Sequence[PlannedPaper]
) -> list[int]:
    """The chosen new papers, and those staged earlier in the plan that a later appearance was chosen for."""
    staged = {paper.staged for paper in plan.papers if paper.staged}
    return sorted(
        {paper.staged for paper in fresh} | {paper.known for paper in known if paper.known in staged}
    )


def _redirect(step: Step, known: Sequence[PlannedPaper]) -> None:
    """Hangs the listing of a draft that the user called the same paper on the known one."""
    same = [(paper.listing, paper.known) for paper in known if paper.staged]
    step.put_each("listing", "paper_id", same)


def _fill_gaps(step: Step, papers: Sequence[PlannedPaper]) -> None:
    """Fills empty fields only; nothing that is there, and nothing that a person emptied, is touched."""
    found = step.now_in.found([paper.listing for paper in papers])
    values: dict[str, list[tuple[int, Scalar]]] = defaultdict(list)
    sources: dict[int, dict[str, int]] = {}
    for paper in papers:
        origin = sources.setdefault(paper.known, step.now_in.sources(paper.known))
        for name in paper.adds:
            if name not in origin:
                values[name].append((paper.known, found[paper.listing].get(name)))
                origin[name] = paper.digest
    for name, pairs in values.items():
        step.put_each("record", name, pairs)
    packed = ((row, json.dumps(origin, separators=(",", ":"))) for row, origin in sources.items())
    step.put_each("record", "sources", packed)


def _apply_rules(step: Step, papers: Sequence[int], choices: Choices) -> None:
    """State, tags and list of the batch, for the new papers alone."""
    if choices.state is not State.INBOX:
        set_state(step, papers, choices.state)
    for name in choices.tags:
        row = step.now_in.named("tag", tag_name(name)) or make_tag(step, tag_name(name))
        step.put("tagging", "tag", papers, 1, key=row)
    if choices.list_name:
        add_to_named_list(step, choices.list_name, papers)


def _keep_left_over(step: Step, plan: ImportPlan) -> None:
    """Text that no reader could place stays with its digest."""
    pairs = [
        (digest.id, json.dumps([item.model_dump() for item in digest.left_over], ensure_ascii=False))
        for digest in plan.digests
        if digest.left_over and digest.imported_at is None
    ]
    step.put_each("digest", "left_over", pairs)


def _label(fresh: Sequence[PlannedPaper], known: Sequence[PlannedPaper]) -> str:
    if fresh:
        return f"Import {papers_in_words(len(fresh))}"
    filled = sum(paper.verdict is Verdict.CHANGED for paper in known)
    return (
        f"Fill in {papers_in_words(filled)}"
        if filled
        else f"Note where {papers_in_words(len(known))} was seen"
    )
