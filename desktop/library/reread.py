"""A second reading of a digest before it is taken over: what it finds that the first one did not, and the reverse."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.library.import_plan import ImportPlan
from desktop.papers.changes import Scalar
from desktop.papers.digest import LeftOver


class FieldChange(NamedTuple):
    """One field as the library has it and as it is read now, both as they are stored."""

    field: str
    before: Scalar
    after: Scalar


class ChangedPaper(NamedTuple):
    """A paper of which the digest says something else now; `fields` are those that would be taken over."""

    paper: int
    listing: int
    title: str
    place: str
    fields: tuple[FieldChange, ...]


class GonePaper(NamedTuple):
    """A paper that the digest lists and that is not found in it any more. It stays, with its listing."""

    paper: int
    listing: int
    title: str
    place: str


@dataclass
class Reread:
    """The difference between a digest as it was imported and as it is read now.

    `added` is a plan of the papers that are found for the first time: they lie staged, like those of any
    import. `moved` has the new values of listings, by column: where papers stand, what else is said of them.
    """

    digest: int
    name: str
    added: ImportPlan
    changed: list[ChangedPaper] = field(default_factory=list)
    gone: list[GonePaper] = field(default_factory=list)
    facts: list[FieldChange] = field(default_factory=list)
    left_over: list[LeftOver] | None = None
    """Text that cannot be placed now, None where that is the same as before."""
    moved: dict[str, list[tuple[int, Scalar]]] = field(default_factory=lambda: defaultdict(list))
    same: int = 0
    """Papers of which the digest says what it said before."""

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to take over."""
        nothing = not (self.added.papers or self.changed or self.facts or self.moved)
        return nothing and self.left_over is None
