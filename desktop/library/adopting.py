"""Takes a second reading of a digest over: new papers come, fields that came from it follow it, the rest stays."""

import json
from collections import defaultdict

from desktop.errors import CannotWrite
from desktop.library.actions import action, papers_in_words
from desktop.library.import_plan import Choices
from desktop.library.importing import import_papers
from desktop.library.left_over import left_over_to
from desktop.library.reread import Reread
from desktop.papers.changes import Scalar
from desktop.papers.fields import RECORD_FIELDS, digest_of
from desktop.store.step import Step


@action
def adopt_reading(step: Step, reread: Reread, choices: Choices | None = None) -> None:
    """Makes a digest say what it is read as now, in one step; without `choices` all new papers are taken.

    What a person typed, what another digest gave, and every paper that is not found any more stay. Raises
    CannotWrite when the digest is not there any more.
    """
    if step.now_in.values("digest", "absent", (reread.digest,)).get(reread.digest, 1):
        raise CannotWrite("the digest", "it was removed meanwhile", "Nothing was changed.")
    for change in reread.facts:
        step.put("digest", change.field, (reread.digest,), change.after)
    if reread.left_over is not None:
        step.put("digest", "left_over", (reread.digest,), left_over_to(reread.left_over))
    changed = _change_fields(step, reread)
    for name, pairs in reread.moved.items():
        step.put_each("listing", name, pairs)
    added = 0
    if reread.added.papers:  # last: what is new may speak of papers that have just changed
        chosen = choices or reread.added.default_choices()
        added = len(chosen.taken)
        import_papers(step, reread.added, chosen)
    step.label = _label(reread.name, added, changed)


def _change_fields(step: Step, reread: Reread) -> int:
    """Fields of the record with their new source, unless they have got another one meanwhile."""
    values: dict[str, list[tuple[int, Scalar]]] = defaultdict(list)
    sources: dict[int, dict[str, int]] = {}
    for paper in reread.changed:
        origin = sources.setdefault(paper.paper, step.now_in.sources(paper.paper))
        for change in paper.fields:
            source = origin.get(change.field, reread.digest)
            if change.field in RECORD_FIELDS and digest_of(source) == reread.digest:
                values[change.field].append((paper.paper, change.after))
                if change.after:
                    origin[change.field] = source
                else:
                    origin.pop(change.field, None)
    for name, pairs in values.items():
        step.put_each("record", name, pairs)
    packed = ((paper, json.dumps(origin, separators=(",", ":"))) for paper, origin in sources.items())
    step.put_each("record", "sources", packed)
    return len({paper.paper for paper in reread.changed})


def _label(name: str, added: int, changed: int) -> str:
    parts = []
    if added:
        parts.append(f"{papers_in_words(added)} added")
    if changed:
        parts.append(f"{changed:,} changed")
    told = f": {', '.join(parts)}" if parts else ""
    return f"Read “{name or 'pasted text'}” again{told}"
