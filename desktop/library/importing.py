"""The last step of an import: makes what was staged and chosen visible, all at once."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence

from desktop.errors import CannotWrite
from desktop.exports.citation_keys import is_legal_key
from desktop.library.actions import action, papers_in_words
from desktop.library.deciding import set_state
from desktop.library.garbage import full_collections_held_back
from desktop.library.import_plan import Choices, ImportPlan, PlannedPaper
from desktop.library.left_over import left_over_to
from desktop.library.listing import add_to_named_list
from desktop.library.merging import keep_apart_all, keep_what_was_found
from desktop.library.rechecking import known_meanwhile, no_longer_there
from desktop.library.sharing import Shared, take_over, take_searches
from desktop.library.tagging import make_tag, tag_name
from desktop.library.uniting import unite_linked
from desktop.papers.changes import Scalar
from desktop.papers.merging import additions
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.store.step import Step


@action
@full_collections_held_back()
def import_papers(step: Step, plan: ImportPlan, choices: Choices) -> None:
    """Adds the chosen papers of a plan, fills the gaps of known ones, and notes where each was seen.

    One step, however many papers; what was not chosen stays staged and is removed afterwards. When the
    library has changed since the plan was made, its papers are looked up again. Raises CannotWrite when what
    the plan refers to is not there any more.
    """
    taken = [paper for paper in plan.papers if paper.number in choices.taken]
    rows = _rows_of(step, plan, taken, choices)
    copies = _copies(step, taken, choices)
    rows |= copies
    staged = {paper.staged for paper in plan.papers if paper.staged} | set(copies.values())
    listed = [(paper, rows[paper.number]) for paper in taken if paper.listing]
    digests = {paper.digest for paper, _ in listed}
    for paper, row in listed:
        if row != (paper.staged or paper.known) and paper.number not in copies:
            step.redirect(paper.listing, row)
    new = sorted({row for row in rows.values() if row in staged})
    _show(
        step,
        "digest",
        [digest.id for digest in plan.digests if digest.id in digests and digest.imported_at is None],
    )
    _show(step, "listing", [paper.listing for paper, _ in listed])
    _show(step, "paper", new)
    _keep_left_over(step, plan, digests)
    other = [(paper, row) for paper, row in listed if row != paper.staged and (paper.adds or row in staged)]
    filled = _take_better(step, [pair for pair in other if pair[0].number not in copies])
    _take_keys(step, listed)
    _take_made(step, plan, listed, set(new), choices)
    _apply_rules(step, new, choices)
    _remember_different(step, taken, rows, choices)
    step.label = _label(len(new), filled, len(taken))
    if united := unite_linked(step, _shown_to_be_one(taken, rows, choices)):
        step.label += f" and merge {papers_in_words(united + 1)}"


def _rows_of(step: Step, plan: ImportPlan, taken: Sequence[PlannedPaper], choices: Choices) -> dict[int, int]:
    """For the number of each chosen paper the row it is: one that is staged, or a paper of the library."""
    same = {
        paper.staged: paper.known
        for paper in plan.papers
        if paper.number in choices.same and paper.staged and paper.known
    }
    changed = step.now_in.identities_changed_since(plan.revision)
    if changed:
        own = [paper.staged for paper in plan.papers if paper.staged and paper.staged not in same]
        same |= known_meanwhile(step.now_in, own)
    rows = {paper.number: _end_of(same, paper.staged or paper.known) for paper in taken}
    staged = {paper.staged for paper in plan.papers}
    known = sorted({row for row in rows.values() if row not in staged})
    if changed and no_longer_there(step.now_in, known):
        raise CannotWrite("the import", "papers that it adds to were removed meanwhile", _AGAIN)
    return rows


def _shown_to_be_one(
    taken: Sequence[PlannedPaper], rows: dict[int, int], choices: Choices
) -> list[list[int]]:
    """Groups of rows that one paper of the import is all of; staged ones that nobody took are no rows yet."""
    became = {paper.staged: rows[paper.number] for paper in taken if paper.staged}
    asked = choices.copies | choices.different
    return [
        [rows[paper.number], *(became.get(row, row) for row in paper.also)]
        for paper in taken
        if paper.also and paper.number not in asked
    ]


def _end_of(same: dict[int, int], row: int) -> int:
    """The row that `row` is the same as in the end."""
    met = {row}
    while (row := same.get(row, row)) not in met:
        met.add(row)
    return row


def _copies(step: Step, taken: Sequence[PlannedPaper], choices: Choices) -> dict[int, int]:
    """Known papers that the user wants once more, by number; what the digest lists already is no copy."""
    wanted = {
        paper.listing: paper.number
        for paper in taken
        if paper.number in choices.copies and paper.listing and not paper.staged
    }
    return {wanted[listing]: row for listing, row in step.copy_out(list(wanted)).items()}


def _show(step: Step, entity: str, rows: Sequence[int]) -> None:
    """Makes staged rows visible; raises CannotWrite when some of them have been removed."""
    if step.show(entity, rows) != len(rows):
        raise CannotWrite("the import", "what was read for it was removed meanwhile", _AGAIN)


def _take_better(step: Step, papers: Sequence[tuple[PlannedPaper, int]]) -> int:
    """Gives papers what their new listings say and they do not have, or not as well; never over what was typed.

    How many papers got something.
    """
    found = step.now_in.found([paper.listing for paper, _ in papers])
    stands: dict[int, tuple[dict[str, Scalar], dict[str, int]]] = {}
    values: dict[str, dict[int, Scalar]] = defaultdict(dict)
    for paper, row in papers:
        if row not in stands:
            stands[row] = step.now_in.record(row)
        fields, sources = stands[row]
        said = found[paper.listing]
        for name in additions(fields, sources, said):
            if fields[name]:
                keep_what_was_found(step, row)
            fields[name] = values[name][row] = said[name]
            sources[name] = paper.digest
    for name, pairs in values.items():
        step.put_each("record", name, pairs.items())
    packed = ((row, json.dumps(each[1], separators=(",", ":"))) for row, each in stands.items())
    return step.put_each("record", "sources", packed)


def _take_keys(step: Step, papers: Sequence[tuple[PlannedPaper, int]]) -> None:
    """Papers without a citation key keep the one that the digest gives, as it is, where it is legal and free."""
    given = step.now_in.keys_listed([paper.listing for paper, _ in papers])
    if not given:
        return
    rows = [row for paper, row in papers if paper.listing in given]
    own = step.now_in.values("paper", "citation_key", rows)
    former = step.now_in.former_keys()
    wanted: dict[str, tuple[int, str]] = {}
    for paper, row in papers:
        key = given.get(paper.listing, "")
        is_free = key.lower() not in wanted and former.get(key.lower(), row) == row
        if is_legal_key(key) and is_free and not own.get(row):
            wanted[key.lower()] = (row, key)
            own[row] = key
    free = (pair for pair in wanted.values() if step.now_in.has_citation_key(pair[1]) in {0, pair[0]})
    step.put_each("paper", "citation_key", free)


def _take_made(
    step: Step,
    plan: ImportPlan,
    papers: Sequence[tuple[PlannedPaper, int]],
    new: Collection[int],
    choices: Choices,
) -> None:
    """What the senders of shared lists made of the papers, as far as the review allows."""
    made = step.now_in.made_there([paper.listing for paper, _ in papers])
    sources = {digest.id: digest.facts.source for digest in plan.digests}
    shared = [
        Shared(row, row in new, made[paper.listing], sources[paper.digest])
        for paper, row in papers
        if paper.listing in made
    ]
    take_over(step, shared, choices.making)
    take_searches(
        step, (search for digest in plan.digests for search in digest.facts.searches), choices.making
    )


def _apply_rules(step: Step, papers: Sequence[int], choices: Choices) -> None:
    """State, tags and list of the batch, for the new papers alone."""
    if choices.state is not State.INBOX:
        set_state(step, papers, choices.state)
    for name in choices.tags:
        row = step.now_in.named("tag", tag_name(name)) or make_tag(step, tag_name(name))
        step.put("tagging", "tag", papers, 1, key=row)
    if choices.list_name:
        add_to_named_list(step, choices.list_name, papers)


def _remember_different(
    step: Step, taken: Sequence[PlannedPaper], rows: dict[int, int], choices: Choices
) -> None:
    """Writes down which papers were called different from the ones they may be: nothing asks about them again."""
    numbers = {paper.staged: paper.number for paper in taken if paper.staged}
    pairs = [
        (rows[paper.number], rows.get(numbers.get(paper.known, 0), paper.known))
        for paper in taken
        if paper.verdict is Verdict.SUSPECT and paper.number in choices.different - choices.same
    ]
    there = step.now_in.values("paper", "absent", sorted({row for pair in pairs for row in pair}))
    for one, other in pairs:
        if one != other and there.get(one) == 0 and there.get(other) == 0:
            keep_apart_all(step, (one, other))


def _keep_left_over(step: Step, plan: ImportPlan, digests: Collection[int]) -> None:
    """Text that no reader could place stays with its digest."""
    pairs = [
        (digest.id, left_over_to(digest.left_over))
        for digest in plan.digests
        if digest.left_over and digest.imported_at is None and digest.id in digests
    ]
    step.put_each("digest", "left_over", pairs)


def _label(new: int, filled: int, taken: int) -> str:
    if new:
        return f"Import {papers_in_words(new)}"
    if filled:
        return f"Fill in {papers_in_words(filled)}"
    return f"Note where {papers_in_words(taken)} {'was' if taken == 1 else 'were'} seen"


_AGAIN = "Nothing was changed; import the file again."
