"""Shared lists: what is written of papers besides their records, and what of it is taken over at an import."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from desktop.errors import UsageError
from desktop.exports.shared_list import Beyond
from desktop.library.import_plan import Taking
from desktop.library.saved_searches import save_search
from desktop.library.tagging import tag_name
from desktop.papers.changes import Scalar
from desktop.papers.fields import YOU
from desktop.papers.shared import Made, Placed, SeenThere, SharedSearch, SharedTag
from desktop.papers.text_keys import name_key
from desktop.papers.view import ALL, QUEUE_LIST, Sort
from desktop.store.pages import Pages
from desktop.store.sharing import Around, around
from desktop.store.step import Step

_AT_ONCE = 200
_MOMENTS = ("added_at", "queued_at", "started_at", "finished_at", "decided_at")


class BeyondRecords(Mapping[int, Beyond]):
    """What the library knows of papers besides their records; asked for in the order of `ids`, it looks ahead."""

    def __init__(self, pages: Pages, ids: Sequence[int]) -> None:
        self._pages, self._ids = pages, ids
        self._waiting = iter(ids)
        self._known: dict[int, Beyond] = {}

    def __getitem__(self, paper: int) -> Beyond:
        if paper not in self._known:
            portion = [paper, *(other for other in islice(self._waiting, _AT_ONCE) if other != paper)]
            found = around(self._pages.connection, portion)
            self._known = {row: _beyond(each) for row, each in found.items()}
        return self._known[paper]

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def _beyond(found: Around) -> Beyond:
    return Beyond(
        tags=tuple(SharedTag(name=name, colour=colour) for name, colour in found.tags),
        lists=tuple(Placed(name=name, rank=rank) for name, rank in found.lists),
        queue_rank=found.queue_rank,
        seen=tuple(
            SeenThere.model_validate(dict(zip(SeenThere.model_fields, digest, strict=True)))
            for digest in found.seen
        ),
    )


def shared_searches(pages: Pages, papers: int) -> list[SharedSearch]:
    """The saved searches that a list of so many papers brings along: one of the whole library brings all of them."""
    if papers != pages.count(ALL):
        return []
    return [
        SharedSearch.model_validate(line._asdict() | {"reversed": bool(line.reversed)})
        for line in pages.searches()
    ]


def take_searches(step: Step, searches: Iterable[SharedSearch], taking: Taking) -> None:
    """Saves the searches of a shared list that is taken over whole; a name that is here already keeps its own."""
    for search in searches if taking is Taking.ALL else ():
        order = Sort(search.sort, search.reversed) if search.sort else None
        with suppress(UsageError):  # a name that is taken, a query that asks for nothing
            save_search(step, search.name, search.query, order)


class Shared(NamedTuple):
    """A paper of a shared list: its row, whether it is new here, what was made of it there, and in which list."""

    paper: int
    is_new: bool
    made: Made
    source: str


def take_over(step: Step, papers: Sequence[Shared], taking: Taking) -> None:
    """Takes over what other people made of papers, as far as the review allows.

    ALL gives new papers everything, as it was there. ATTRIBUTED gives new papers the tags; notes go below what
    stands in the note already, quoted and with the name of the list; and the lists are filled. State, rating and
    all else of a known paper stay as they are in both.
    """
    if taking is Taking.NOTHING or not papers:
        return
    new = [shared for shared in papers if shared.is_new]
    _tag(step, new)
    if taking is Taking.ALL:
        _restore(step, new)
    quoted = [shared for shared in papers if taking is Taking.ATTRIBUTED or not shared.is_new]
    _quote(step, quoted)
    _list(step, papers)


def _tag(step: Step, papers: Sequence[Shared]) -> None:
    tagged: dict[str, list[int]] = defaultdict(list)
    named: dict[str, SharedTag] = {}
    for shared in papers:
        for tag in shared.made.tags:
            tagged[name_key(tag.name)].append(shared.paper)
            named.setdefault(name_key(tag.name), tag)
    for key, rows in tagged.items():
        tag = named[key]
        if not (name := _allowed(tag.name)):
            continue
        row = step.now_in.named("tag", name)
        if not row:
            row = step.make("tag", name=name, name_key=name_key(name), colour=tag.colour or "slate")
        step.put("tagging", "tag", rows, 1, key=row)


def _restore(step: Step, papers: Sequence[Shared]) -> None:
    """Everything else, field by field, as it was in the other library."""
    fields: dict[tuple[str, str], list[tuple[int, Scalar]]] = defaultdict(list)
    ranks: list[tuple[int, Scalar]] = []
    for paper, _, made, _ in papers:
        fields["paper", "state"].append((paper, made.state.value))
        fields["paper", "rating"].append((paper, made.rating))
        fields["paper", "snoozed_until"].append((paper, made.snoozed_until))
        fields["note", "text"].append((paper, made.note))
        for name in _MOMENTS:
            if (moment := getattr(made, name)) is not None:
                fields["paper", name].append((paper, moment))
        if made.queue_rank is not None:
            ranks.append((paper, made.queue_rank))
    for (entity, name), pairs in fields.items():
        step.put_each(entity, name, pairs)
    step.put_each("placement", "rank", ranks, key=QUEUE_LIST)
    _restore_keys(step, papers)
    _restore_sources(step, papers)


def _restore_keys(step: Step, papers: Sequence[Shared]) -> None:
    taken = set(step.now_in.former_keys())
    kept: list[tuple[int, Scalar]] = []
    for paper, _, made, _ in papers:
        free = [
            key
            for key in made.former_keys
            if key.lower() not in taken and not step.now_in.has_citation_key(key) and "\n" not in key
        ]
        taken.update(key.lower() for key in free)
        kept.append((paper, "\n".join(free)))
    step.put_each("paper", "former_keys", kept)


def _restore_sources(step: Step, papers: Sequence[Shared]) -> None:
    """Fields that the other person typed count as typed: no import overwrites them."""
    rows = []
    for paper, _, made, _ in papers:
        if made.typed:
            sources = step.now_in.sources(paper)
            typed = sources | dict.fromkeys(made.typed, YOU)
            rows.append((paper, json.dumps(typed, separators=(",", ":"))))
    step.put_each("record", "sources", rows)


def _quote(step: Step, papers: Sequence[Shared]) -> None:
    notes: dict[int, str] = {}
    for paper, _, made, source in papers:
        text = made.note.strip()
        if not text:
            continue
        before = notes.get(paper) or step.now_in.note(paper)
        quoted = attributed(text, source)
        if quoted not in before:
            notes[paper] = f"{before.rstrip()}\n\n{quoted}" if before.strip() else quoted
    step.put_each("note", "text", notes.items())


def attributed(note: str, source: str) -> str:
    """A note as a quotation in Markdown, under the name of the list it came with."""
    lines = "\n".join(f"> {line}".rstrip() for line in note.split("\n"))
    return f"From “{source}”:\n\n{lines}"


def _list(step: Step, papers: Iterable[Shared]) -> None:
    """Puts papers into their lists by rank, below what stands there; a list that is not there is made."""
    wanted: dict[str, list[tuple[float, int]]] = defaultdict(list)
    names: dict[str, str] = {}
    for shared in papers:
        for placed in shared.made.lists:
            if (name := _allowed(placed.name)) and name_key(name) != "queue":
                names.setdefault(name_key(name), name)
                wanted[name_key(name)].append((placed.rank, shared.paper))
    for key, ranked in wanted.items():
        row = step.now_in.named("list", names[key])
        if not row:
            row = step.make("list", name=names[key], name_key=key)
        there = step.now_in.in_list(row, [paper for _, paper in ranked])
        start = step.now_in.last_rank(row)
        fresh = [(rank, paper) for rank, paper in sorted(ranked) if paper not in there]
        is_empty = start == 0.0 and not there
        # Into a list of its own each paper comes with the rank it had.
        pairs = [
            (paper, rank if is_empty else start + number) for number, (rank, paper) in enumerate(fresh, 1)
        ]
        step.put_each("placement", "rank", pairs, key=row)


def _allowed(name: str) -> str:
    try:
        return tag_name(name)
    except UsageError:
        return ""
