"""Writes papers as a shared list (`.papertray`): JSON that holds everything, one paper a line, with a version."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop.papers.fields import RECORD_FIELDS, is_yours
from desktop.papers.name import names_to_json
from desktop.papers.paper import Paper
from desktop.papers.shared import VERSION, Made, Placed, SeenThere, SharedSearch, SharedTag


class Beyond:
    """What the library knows of a paper besides its record."""

    def __init__(
        self,
        tags: tuple[SharedTag, ...] = (),
        lists: tuple[Placed, ...] = (),
        queue_rank: float | None = None,
        seen: tuple[SeenThere, ...] = (),
    ) -> None:
        self.tags, self.lists, self.queue_rank, self.seen = tags, lists, queue_rank, seen


def to_shared_list(
    papers: Iterable[Paper],
    *,
    title: str,
    created: datetime,
    generator: str,
    beyond: Mapping[int, Beyond],
    searches: Sequence[SharedSearch] = (),
) -> Iterator[str]:
    """The file as chunks of text, one for each paper, in the order given.

    `beyond` says for a paper's id what its record does not: lists, ranks, colours, digests. `searches` are saved
    ones, for a list of a whole library.
    """
    moment = created.isoformat(timespec="seconds")
    about: dict[str, Any] = {
        "version": VERSION,
        "title": title,
        "created": moment,
        "made_by": generator,
    }
    if searches:
        about["searches"] = [search.model_dump(mode="json", exclude_defaults=True) for search in searches]
    yield f'{{"papertray": {_json(about)},\n"papers": ['
    before = "\n"
    for paper in papers:
        yield before + _json(_plain(paper, beyond[paper.id]))
        before = ",\n"
    yield "\n]}\n"


def _plain(paper: Paper, beyond: Beyond) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name in RECORD_FIELDS:
        value = getattr(paper, name)
        if name == "authors":
            value = json.loads(names_to_json(value) or "[]")
        if value:
            record[name] = value
    made = Made(
        state=paper.state,
        rating=paper.rating,
        tags=beyond.tags,
        lists=beyond.lists,
        queue_rank=beyond.queue_rank,
        note=paper.note,
        former_keys=paper.former_keys,
        added_at=paper.added_at,
        queued_at=paper.queued_at,
        started_at=paper.started_at,
        finished_at=paper.finished_at,
        decided_at=paper.decided_at,
        snoozed_until=paper.snoozed_until,
        typed=tuple(name for name, source in paper.sources.items() if is_yours(source)),
        seen=beyond.seen,
    )
    plain = {"uid": paper.uid, "citation_key": paper.citation_key, "record": record}
    return plain | {"made": made.model_dump(mode="json", exclude_defaults=True)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
