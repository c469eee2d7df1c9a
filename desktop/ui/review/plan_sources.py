"""Where the review finds what it compares: the staged papers, the library, and the text of the digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.store.documents import beside_within, document_within
from desktop.store.staged import Connection, Held, Said, held, said

if TYPE_CHECKING:
    from desktop.library.import_plan import ImportPlan, PlannedPaper
    from desktop.papers.digest import Problem

_AROUND = 100_000
"""Characters of the text shown before and after a paper: laid out in a moment, whatever the digest's size."""


class ShownSource(NamedTuple):
    """A part of a digest's text, the place of one paper in it, and whether the text goes on."""

    text: str
    start: int
    end: int
    is_part: bool


class PlanSources:
    """Reads for one plan, through a connection that can only read. The last text is kept."""

    def __init__(self, plan: ImportPlan, connection: Connection, *, suspects: int = 0) -> None:
        """`suspects` says how many papers of the plan may be known."""
        self._plan = plan
        self.suspects = suspects
        self._connection = connection
        self._digests = {digest.id: digest for digest in plan.digests}
        self._text: tuple[int, str] = (0, "")

    def said(self, paper: PlannedPaper) -> Said:
        """What the digest says of a paper; empty when that is not known any more."""
        row = paper.staged or paper.known
        found = said(self._connection, digest=paper.digest, listing=paper.listing, paper=row)
        return found or Said({})

    def held(self, paper: PlannedPaper) -> Held | None:
        """The paper of the library that a planned one is or may be; None for a new one."""
        return held(self._connection, paper.known) if paper.known else None

    def around(self, digest: int, span: tuple[int, int]) -> ShownSource:
        """The text of a digest around a place; "" when it cannot be shown."""
        from desktop.library.source_text import excerpt  # noqa: PLC0415 - the readers are not needed before

        found = excerpt(self._text_of(digest), span, around=_AROUND)
        return ShownSource(found.text, found.start, found.end, found.cut_before or found.cut_after)

    def lines_of(self, problem: Problem) -> str:
        """The raw lines of what could not be read; "" when the place is not known."""
        from desktop.library.source_text import lines_at  # noqa: PLC0415

        for digest in self._plan.digests:
            if digest.facts.name == problem.file and problem.span[1] <= digest.facts.text_length:
                return lines_at(self._text_of(digest.id), problem.span)
        return ""

    @property
    def first_digest(self) -> int:
        """The first digest of the plan, 0 when there is none."""
        return next(iter(self._digests), 0)

    def digest_of(self, problem: Problem) -> int:
        """The digest a problem was met in, 0 when nothing of its file could be read."""
        rows = (digest.id for digest in self._plan.digests if digest.facts.name == problem.file)
        return next(rows, 0)

    def name_of(self, digest: int) -> str:
        """The file name of a digest."""
        return self._digests[digest].facts.name if digest in self._digests else ""

    def _text_of(self, digest: int) -> str:
        if self._text[0] != digest:
            self._text = (digest, self._read(digest))
        return self._text[1]

    def _read(self, digest: int) -> str:
        from desktop.library.source_text import LARGEST_SHOWN, source_text  # noqa: PLC0415

        facts = self._digests[digest].facts if digest in self._digests else None
        for flavour in (document_within, beside_within):
            data = flavour(self._connection, digest, LARGEST_SHOWN)
            if data and facts and (text := source_text(data, facts.name, facts.text_length)):
                return text
        return ""
