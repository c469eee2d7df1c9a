"""Citation keys: those that papers have, those they would get, and fixing them for good."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.exports.citation_keys import key_for
from desktop.library import editing
from desktop.library.library import Library
from desktop.papers.changes import Changes
from desktop.progress import Progress, no_progress
from desktop.store import records
from desktop.store.pages import Pages
from desktop.store.taken_keys import TakenKeys

_TOLD_AFTER = 200
_FEW = 1_000
"""For more papers all keys of the library are read, which is faster then."""


class Keys(NamedTuple):
    """A citation key for each paper, and those of them that no paper has yet."""

    all: dict[int, str]
    new: dict[int, str]


def fix_keys(
    library: Library, ids: Sequence[int], pattern: str = ""
) -> tuple[dict[int, str], Changes | None]:
    """The citation key of each paper; those that had none keep what they get here, in one step."""
    keys = citation_keys(library.pages, ids, pattern)
    return keys.all, library.do(editing.fix_citation_keys, keys.new) if keys.new else None


def citation_keys(
    pages: Pages, ids: Sequence[int], pattern: str = "", progress: Progress = no_progress
) -> Keys:
    """The citation key of each paper; provisional where it has none, and then told apart as `new`.

    Clashes get their suffixes in the order in which the papers were added, whatever the order of `ids`.
    Raises UsageError for a `pattern` (see `exports.key_patterns`) that is none, Cancelled.
    """
    wanted = sorted(ids)
    every = dict(records.keys_of(pages.connection, wanted))
    without = [paper for paper in wanted if not every.get(paper, "-")]
    if not without:
        return Keys(every, {})
    taken = TakenKeys(pages.connection, few=len(without) <= _FEW)
    new: dict[int, str] = {}
    for done, paper in enumerate(records.papers_in_brief(pages.connection, without)):
        if done % _TOLD_AFTER == 0:
            progress.step(done, len(without), "Citation keys")
        key = new[paper.id] = key_for(paper, taken, pattern)
        taken.add(key.lower())
    return Keys(every | new, new)


def regenerated_keys(pages: Pages, ids: Sequence[int], pattern: str = "") -> dict[int, str]:
    """The citation keys that papers would get today where those differ from the ones they have.

    A key that is a paper's own, or was, counts as free for it.
    """
    taken = TakenKeys(pages.connection, few=len(ids) <= _FEW)
    found: dict[int, str] = {}
    for paper in records.papers_in_brief(pages.connection, sorted(ids)):
        own = {key.lower() for key in (paper.citation_key, *paper.former_keys) if key}
        key = key_for(paper, taken.apart_from(own), pattern)
        taken.add(key.lower())
        if key != paper.citation_key:
            found[paper.id] = key
    return found
