"""Making one paper of several, and taking it apart again: nothing that a digest or a person said gets lost."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop.errors import UsageError
from desktop.library.actions import action, papers_in_words
from desktop.library.deciding import set_state
from desktop.papers.changes import Scalar
from desktop.papers.fields import RECORD_FIELDS, YOU, digest_of, picked
from desktop.papers.merging import Source, Value, united, united_note, united_state
from desktop.papers.state import State
from desktop.papers.view import QUEUE_LIST
from desktop.store.merged import Appearance, appearances, record_of
from desktop.store.pages import Pages
from desktop.store.step import Step


@action
def merge(step: Step, papers: Sequence[int], chosen: Mapping[str, int] | None = None) -> None:
    """Makes one paper, the first, of several; raises UsageError unless there are two.

    Listings, tags, lists, notes and attachments are united, of fields the best value is taken whatever the
    order, and what a person typed always; of states the one that is furthest, of ratings the highest. `chosen`
    names for a field the paper whose value is taken instead, and kept from then on.
    """
    there = step.now_in.values("paper", "absent", list(papers))
    wanted = [paper for paper in dict.fromkeys(papers) if there.get(paper) == 0]
    if len(wanted) < 2:
        raise UsageError("a merge", "takes two papers at least", "Choose another one.")
    make_one(step, wanted, chosen or {})
    step.label = f"Merge {papers_in_words(len(wanted))}"


@action
def merge_groups(step: Step, groups: Sequence[Sequence[int]]) -> None:
    """Makes one paper of each group, as `merge` does; groups of which too little is left are passed over."""
    merged = 0
    for group in groups:
        there = step.now_in.values("paper", "absent", list(group))
        wanted = [paper for paper in dict.fromkeys(group) if there.get(paper) == 0]
        if len(wanted) > 1:
            make_one(step, wanted)
            merged += len(wanted)
    step.label = f"Merge {papers_in_words(merged)}"


def make_one(step: Step, papers: Sequence[int], chosen: Mapping[str, int] = MappingProxyType({})) -> None:
    """Makes one paper, the first, of several that are all there; `chosen` as `merge` has it."""
    kept, others = papers[0], papers[1:]
    for paper in papers:
        keep_what_was_found(step, paper)
    records = [Source(*step.now_in.record(paper)) for paper in papers]
    said = [source for paper in papers for source in _said(step, paper)]
    _unite_made(step, papers)
    for paper in others:
        _move(step, paper, kept)
    step.put("paper", "absent", others, 1)
    _write(step, kept, _united(dict(zip(papers, records, strict=True)), said, chosen))
    _unite_keys(step, kept, others)


def _move(step: Step, paper: int, to: int) -> None:
    """Hangs listings and attachments of a paper on another one, and notes where they came from."""
    listed = step.now_in.appearances(paper)
    whence = [(each.listing, f"{each.merged_from}/{paper}".lstrip("/")) for each in listed]
    step.put_each("listing", "merged_from", whence)
    step.put("listing", "paper_id", [each.listing for each in listed], to)
    step.put("attachment", "paper_id", step.now_in.made_of(paper).attachments, to)
    step.put("paper", "merged_into", (paper,), to)


def keep_what_was_found(step: Step, paper: int) -> None:
    """Writes down with each listing what its digest says, where until now the paper alone knew it."""
    bare = [each for each in step.now_in.appearances(paper) if not each.found]
    if not bare:
        return
    fields, sources = step.now_in.record(paper)
    found = []
    for each in bare:
        said = {
            name: value
            for name, value in fields.items()
            if value and digest_of(sources.get(name, YOU)) == each.digest
        }
        if said:
            found.append((each.listing, json.dumps(said, ensure_ascii=False)))
    step.put_each("listing", "found", found)


def _said(step: Step, paper: int) -> list[Source]:
    """What each digest says of a paper."""
    return _sources(step.now_in.appearances(paper))


def _sources(listed: Sequence[Appearance]) -> list[Source]:
    return [
        Source(fields := json.loads(each.found), dict.fromkeys(fields, each.digest))
        for each in listed
        if each.found
    ]


def _united(
    records: Mapping[int, Source], said: Sequence[Source], chosen: Mapping[str, int]
) -> dict[str, Value]:
    """The fields of several papers as one; the version of an arXiv identifier comes with the identifier."""
    values = united([*records.values(), *said])
    for field, paper in chosen.items():
        if field not in RECORD_FIELDS or paper not in records:
            raise UsageError(f"“{field}”", "cannot be taken from that paper", "Nothing was changed.")
        for name in (field, "arxiv_version") if field == "arxiv_id" else (field,):
            mine = records[paper]
            values[name] = Value(mine.fields[name], picked(mine.sources.get(name, YOU)))
    return values


def kept_record(
    pages: Pages, papers: Sequence[int], chosen: Mapping[str, int] = MappingProxyType({})
) -> dict[str, Scalar]:
    """The fields that a merge of these papers would give, those that are empty left out; nothing is changed."""
    records = {paper: Source(*record_of(pages.connection, paper)) for paper in papers}
    said = [source for paper in papers for source in _sources(appearances(pages.connection, paper))]
    return {name: value.value for name, value in _united(records, said, chosen).items() if value.value}


def _write(step: Step, paper: int, values: Mapping[str, Value]) -> None:
    """Gives a paper these fields with their sources; what nobody speaks of becomes empty."""
    for name in RECORD_FIELDS:
        empty: Scalar = None if name == "arxiv_version" else ""
        value = values[name].value if name in values else empty
        step.put("record", name, (paper,), empty if value is None else value)
    sources = {name: values[name].source for name in RECORD_FIELDS if name in values}
    step.put("record", "sources", (paper,), json.dumps(sources, separators=(",", ":")))


def _unite_made(step: Step, papers: Sequence[int]) -> None:
    """State, rating, tags, lists, note and clock of several papers, all for the first."""
    kept = papers[0]
    states = step.now_in.values("paper", "state", list(papers))
    state = united_state(str(each) for each in states.values())
    if states[kept] != state.value:
        set_state(step, (kept,), State(state))
    ratings = step.now_in.values("paper", "rating", list(papers))
    step.put("paper", "rating", (kept,), max(int(each or 0) for each in ratings.values()))
    added = step.now_in.values("paper", "added_at", list(papers))
    step.put("paper", "added_at", (kept,), min(int(each or 0) for each in added.values()))
    binned = step.now_in.values("paper", "binned", list(papers))
    step.put("paper", "binned", (kept,), min(int(each or 0) for each in binned.values()))
    mine = step.now_in.made_of(kept)
    for paper in papers[1:]:
        theirs = step.now_in.made_of(paper)
        for tag in theirs.tags:
            step.put("tagging", "tag", (kept,), 1, key=tag)
        for row, rank in theirs.ranks.items():
            if row not in mine.ranks and row != QUEUE_LIST:
                step.put("placement", "rank", (kept,), rank, key=row)
                mine.ranks[row] = rank
    step.put("note", "text", (kept,), united_note(step.now_in.note(paper) for paper in papers))


def _unite_keys(step: Step, kept: int, others: Sequence[int]) -> None:
    """The paper keeps its citation key, or gets that of another; the rest are keys that it had."""
    keys = [str(each or "") for each in step.now_in.values("paper", "citation_key", [kept, *others]).values()]
    former = [
        str(each or "") for each in step.now_in.values("paper", "former_keys", [kept, *others]).values()
    ]
    given = [key for key in keys if key]
    if not given and not any(former):
        return
    own = str(step.now_in.values("paper", "citation_key", [kept])[kept] or "") or (given[0] if given else "")
    step.put("paper", "citation_key", (kept,), own)
    rest = dict.fromkeys([*(key for text in former for key in text.split("\n")), *given])
    step.put("paper", "former_keys", (kept,), "\n".join(key for key in rest if key and key != own))


@action
def split(step: Step, paper: int) -> None:
    """Takes a merged paper apart into those it was made of; raises UsageError when it was made of none.

    Each gets back what it was when it was merged, and its listings; what a person made of the whole stays with
    it. The parts are remembered as different papers.
    """
    parts = step.now_in.merged_into(paper)
    if not parts:
        raise UsageError("the paper", "was not made of several", "Nothing was changed.")
    keep_what_was_found(step, paper)
    _free_keys(step, paper, parts)
    step.put("paper", "absent", parts, 0)
    step.put("paper", "merged_into", parts, 0)
    for part in parts:
        back = [
            each for each in step.now_in.appearances(paper) if each.merged_from.split("/")[-1] == str(part)
        ]
        step.put("listing", "paper_id", [each.listing for each in back], part)
        whence = [(each.listing, each.merged_from.rpartition("/")[0]) for each in back]
        step.put_each("listing", "merged_from", whence)
    _write(step, paper, _of_its_own(step, paper))
    keep_apart_all(step, [paper, *parts])
    step.label = f"Split a paper into {len(parts) + 1}"


def _free_keys(step: Step, paper: int, parts: Sequence[int]) -> None:
    """A part that had a citation key before has it again; the whole loses it."""
    theirs = {str(key) for key in step.now_in.values("paper", "citation_key", parts).values() if key}
    if not theirs:
        return
    own = str(step.now_in.values("paper", "citation_key", [paper])[paper] or "")
    former = str(step.now_in.values("paper", "former_keys", [paper])[paper] or "").split("\n")
    step.put("paper", "former_keys", (paper,), "\n".join(key for key in former if key and key not in theirs))
    if own in theirs:
        step.put("paper", "citation_key", (paper,), "")


def _of_its_own(step: Step, paper: int) -> dict[str, Value]:
    """The fields that a paper has from a person and from the digests that list it; its title in any case.

    What was picked stays picked while its digest is still one of them.
    """
    fields, sources = step.now_in.record(paper)
    listed = {picked(each.digest) for each in step.now_in.appearances(paper)}
    decided = {
        name: sources.get(name, YOU)
        for name, value in fields.items()
        if (value or name in sources) and sources.get(name, YOU) in {YOU, *listed}
    }
    own = united([*_said(step, paper), Source({name: fields[name] for name in decided}, decided)])
    kept = {name: value for name, value in own.items() if value.value or sources.get(name) == YOU}
    if "title" not in kept:
        kept["title"] = Value(fields["title"], sources.get("title", YOU))
    return kept


@action
def switch_field(step: Step, paper: int, field: str, digest: int) -> None:
    """Takes a field from a digest that lists the paper, and keeps it: no import replaces what a person picked.

    Raises UsageError when that digest says nothing of it.
    """
    keep_what_was_found(step, paper)
    said = [each for each in _said(step, paper) if digest in each.sources.values() and each.fields.get(field)]
    if field not in RECORD_FIELDS or not said:
        raise UsageError(f"“{field}”", "is not in that digest", "Nothing was changed.")
    step.put("record", field, (paper,), said[-1].fields[field])
    sources = step.now_in.record(paper)[1] | {field: picked(digest)}
    step.put("record", "sources", (paper,), json.dumps(sources, separators=(",", ":")))
    step.label = f"Take the {field.replace('_', ' ')} from another digest"


@action
def keep_apart(step: Step, papers: Sequence[int]) -> None:
    """Remembers that these papers are not the same, each pair of them: nothing asks about them again."""
    keep_apart_all(step, papers)
    step.label = f"Keep {papers_in_words(len(set(papers)))} apart"


def keep_apart_all(step: Step, papers: Sequence[int]) -> None:
    """Writes down every pair of `papers` as different."""
    ordered = sorted(set(papers))
    for at, paper in enumerate(ordered):
        step.put("distinct", "from", ordered[at + 1 :], 1, key=paper)
