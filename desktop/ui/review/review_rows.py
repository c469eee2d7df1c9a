"""Which rows a review shows: papers and problems by file, filtered, long runs of one verdict folded."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.papers.verdict import Verdict

if TYPE_CHECKING:
    from desktop.library.import_plan import ImportPlan

LONGEST_RUN = 20
"""Runs of one verdict that are longer than this are folded."""
SHOWN_OF_RUN = 4
"""So many papers of a folded run are shown above the fold."""
_NEVER_FOLDED = frozenset({Verdict.SUSPECT, Verdict.UNREADABLE})
"""Verdicts that want to be looked at one by one."""

Kind = Literal["paper", "problem", "fold", "file", "left"]
_KINDS: tuple[Kind, ...] = ("paper", "problem", "fold", "file", "left")


class ReviewRow(NamedTuple):
    """One row: the index of a planned paper, of a problem or of a group ("file", and "left": its left-over text).

    A fold stands for as many `papers`, from index `at` on.
    """

    kind: Kind
    at: int
    papers: int = 1


class Run(NamedTuple):
    """Papers of one verdict that follow each other, as indices in the plan."""

    verdict: Verdict
    papers: range


class FileGroup(NamedTuple):
    """What one digest brought: its index in the plan (-1: nothing of the file could be read), papers, problems.

    `left_over` is the number of pieces of its text that no reader could place; they count as nothing found.
    """

    digest: int
    name: str
    runs: tuple[Run, ...]
    problems: tuple[int, ...]
    left_over: int = 0

    @property
    def found(self) -> int:
        """How many papers were found in it, readable or not."""
        return sum(len(run.papers) for run in self.runs) + len(self.problems)


class ReviewRows:
    """The rows as numbers, 8 bytes each: 100,000 are made and thrown away within a keystroke."""

    def __init__(self) -> None:
        self._codes = array("q")
        self._folds: dict[int, int] = {}
        self.special: list[int] = []
        """Where the rows are that stand for no single paper: folds and headings of files."""

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, row: int) -> ReviewRow:
        at, kind = divmod(self._codes[row], len(_KINDS))
        return ReviewRow(_KINDS[kind], at, self._folds.get(at, 1) if _KINDS[kind] == "fold" else 1)

    def find(self, kind: Kind, at: int) -> int:
        """Where a row stands, -1 when it is not shown."""
        try:
            return self._codes.index(at * len(_KINDS) + _KINDS.index(kind))
        except ValueError:
            return -1

    def add(self, kind: Kind, indices: Sequence[int]) -> None:
        """Adds rows of one kind."""
        self._codes.extend(at * len(_KINDS) + _KINDS.index(kind) for at in indices)

    def add_papers(self, papers: range) -> None:
        """Adds the rows of papers that follow each other."""
        step = len(_KINDS)
        self._codes.extend(range(papers.start * step, papers.stop * step, step))

    def add_special(self, kind: Kind, at: int, papers: int = 1) -> None:
        """Adds a fold or a heading."""
        self.special.append(len(self))
        if kind == "fold":
            self._folds[at] = papers
        self.add(kind, (at,))


def groups_of(plan: ImportPlan) -> list[FileGroup]:
    """The files of a plan in its order; problems stand with the first digest of their file."""
    problems: dict[str, list[int]] = {}
    for at, problem in enumerate(plan.problems):
        problems.setdefault(problem.file, []).append(at)
    digests = {digest.id: at for at, digest in enumerate(plan.digests)}
    runs: dict[int, list[Run]] = {}
    start = 0
    for (row, verdict), papers in groupby(plan.papers, key=lambda paper: (paper.digest, paper.verdict)):
        stop = start + sum(1 for _ in papers)
        runs.setdefault(row, []).append(Run(verdict, range(start, stop)))
        start = stop
    groups = []
    for row, found in runs.items():
        at = digests.get(row, -1)
        name = plan.digests[at].facts.name if at >= 0 else ""
        left_over = len(plan.digests[at].left_over) if at >= 0 else 0
        groups.append(FileGroup(at, name, tuple(found), tuple(problems.pop(name, ())), left_over))
    named = {digest.facts.name: at for at, digest in reversed(list(enumerate(plan.digests)))}
    return groups + [FileGroup(named.get(name, -1), name, (), tuple(own)) for name, own in problems.items()]


def rows_of(
    groups: Sequence[FileGroup], verdict: Verdict | None = None, unfolded: Collection[int] = ()
) -> ReviewRows:
    """The rows under a filter (None: all); `unfolded` holds the first index of each fold that was opened.

    A filter shows all it finds, and so does a review in which every paper has one verdict: what is folded
    away makes room for something else.
    """
    rows = ReviewRows()
    verdicts = {run.verdict for group in groups for run in group.runs}
    several = len(verdicts) + any(group.problems for group in groups) > 1
    for number, group in enumerate(groups):
        runs = [run for run in group.runs if verdict in {None, run.verdict}]
        problems = group.problems if verdict in {None, Verdict.UNREADABLE} else ()
        if len(groups) > 1 and (runs or problems):
            rows.add_special("file", number)
        for run in runs:
            _add_run(rows, run, unfolded, folding=several and verdict is None)
        rows.add("problem", problems)
        if group.left_over and verdict is None:
            rows.add("left", (number,))
    return rows


def first_to_decide(groups: Sequence[FileGroup], rows: ReviewRows) -> int:
    """The first row that wants a decision, else the first that can be chosen; -1 when there is none."""
    for group in groups:
        for run in group.runs:
            if run.verdict is Verdict.SUSPECT and (row := rows.find("paper", run.papers.start)) >= 0:
                return row
    return next((row for row in range(len(rows)) if rows[row].kind != "file"), -1)


def _add_run(rows: ReviewRows, run: Run, unfolded: Collection[int], *, folding: bool) -> None:
    """Adds the rows of one run; a fold never hides what wants to be looked at."""
    first = run.papers.start + SHOWN_OF_RUN
    long = len(run.papers) > LONGEST_RUN and run.verdict not in _NEVER_FOLDED
    if folding and long and first not in unfolded:
        rows.add_papers(run.papers[:SHOWN_OF_RUN])
        rows.add_special("fold", first, len(run.papers) - SHOWN_OF_RUN)
    else:
        rows.add_papers(run.papers)
