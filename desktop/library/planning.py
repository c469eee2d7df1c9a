"""Reads digests, finds out for each paper whether it is known, and stages it: an import without its last step."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from desktop.digests.source import Source
from desktop.errors import CannotWrite, LibraryUnusable, PapertrayError
from desktop.library.import_plan import ImportPlan, PlannedDigest, PlannedPaper
from desktop.library.matching import Match, Matcher
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.verdict import Verdict
from desktop.progress import Progress
from desktop.store import staging
from desktop.store.pages import Pages
from desktop.store.store import Store

Reader = Callable[[Source, Progress], Iterator[Found]]
"""Reads a source, in the sandbox or in this process, and yields what is in it."""


def plan_import(
    store: Store,
    pages: Pages,
    sources: Iterable[Source | PapertrayError],
    read: Reader,
    progress: Progress,
) -> ImportPlan:
    """A verdict for every paper in `sources`, all of them staged; `import_papers` makes them visible.

    A file that cannot be opened (an error in its place) or read becomes a problem and stops no other; the
    same bytes are read once. Raises Cancelled, and CannotWrite when there is no room to stage; what was
    staged until then is removed by `discard` or by the next start.
    """
    planner = _Planner(store, pages, progress)
    for source in sources:
        if isinstance(source, PapertrayError):
            planner.plan.problems.append(problem_of(source))
            continue
        try:
            planner.take_in(source, read)
        except (CannotWrite, LibraryUnusable):
            raise  # not about this file: there is no room, or no library any more
        except PapertrayError as error:
            planner.plan.problems.append(problem_of(error))
    return planner.plan


def problem_of(error: PapertrayError) -> Problem:
    """An expected failure as an entry of the list of problems."""
    return Problem(file=error.thing, place=error.place, reason=error.reason, advice=error.advice)


def discard(store: Store) -> None:
    """Removes what was staged and not chosen; where there is no room even for that, the next start does it."""
    with suppress(CannotWrite):
        store.purge_staged()


class _Planner:
    """Takes in what readers yield, a portion at a time, so that 100,000 papers need no more memory than 500."""

    def __init__(self, store: Store, pages: Pages, progress: Progress) -> None:
        self.plan = ImportPlan(revision=pages.revision())
        self._store = store
        self._matcher = Matcher(pages)
        self._progress = progress
        self._pages = pages
        self._now = store.clock()
        self._waiting: list[Draft] = []
        self._taken: set[str] = set()
        self._listed: dict[staging.Place, int] = {}

    def take_in(self, source: Source, read: Reader) -> None:
        """Plans everything in one source, as far as it can be read; nothing for bytes that came before."""
        self._sha256 = hashlib.sha256(source.data).hexdigest()
        if self._sha256 in self._taken:
            return
        self._taken.add(self._sha256)
        self._source = source
        self._part = 0
        try:
            for item in read(source, self._progress):
                self._sort_in(item, source)
        except PapertrayError as error:
            if not isinstance(error, CannotWrite | LibraryUnusable):
                self._flush()
            raise
        self._flush()

    def _sort_in(self, item: Found, source: Source) -> None:
        if isinstance(item, Draft):
            self._waiting.append(item)
            if len(self._waiting) >= staging.CHUNK:
                self._flush()
        elif isinstance(item, DigestFacts):
            self._flush()
            self._open_digest(item)
        elif isinstance(item, Problem):
            self.plan.problems.append(item.model_copy(update={"file": item.file or source.name}))
        elif isinstance(item, LeftOver):
            self.plan.digests[-1].left_over.append(item)

    def _open_digest(self, facts: DigestFacts) -> None:
        sha256, data = self._sha256, self._source.data
        packed = b""
        if not staging.has_document(self._pages.connection, sha256):
            packed = staging.compressed(data)
        with self._store.staging() as connection:
            staging.stage_document(connection, sha256, data, self._source.media_type, packed)
            known = staging.known_digest(connection, sha256, self._part)
            self._listed = staging.listed(connection, known.id) if known else {}
            if known:
                digest = PlannedDigest(known.id, facts, known.imported_at)
            else:
                row = staging.stage_digest(
                    connection,
                    facts,
                    sha256=sha256,
                    part=self._part,
                    uid=self._store.new_uid(),
                    now=self._now,
                )
                digest = PlannedDigest(row, facts)
        self.plan.digests.append(digest)
        self._part += 1

    def _flush(self) -> None:
        drafts, self._waiting = self._waiting, []
        if not drafts:
            return
        digest = self.plan.digests[-1]
        matches = self._matcher.matches(drafts)
        with self._store.staging() as connection:
            judged = self._judged(drafts, matches, staging.last_id(connection, "paper"), digest)
            rows = self._staged(connection, judged, digest)
        digest.papers += len(drafts)
        for (draft, match), row in zip(judged, rows, strict=True):
            self.plan.papers.append(self._planned(draft, match, digest.id, row))
        self._progress.step(len(self.plan.papers), None, digest.facts.source)

    def _judged(
        self, drafts: Sequence[Draft], matches: Sequence[Match], last_id: int, digest: PlannedDigest
    ) -> list[tuple[Draft, Match]]:
        """Drafts with their final matches; each that gets a row of its own is known to those after it."""
        judged = []
        for draft, found in zip(drafts, matches, strict=True):
            match = self._corrected(draft, found, digest)
            if match.verdict in _OWN_ROW:
                last_id += 1
                self._matcher.remember(draft, last_id)
            judged.append((draft, match))
        return judged

    def _corrected(self, draft: Draft, match: Match, digest: PlannedDigest) -> Match:
        """The match, corrected by what this very import, or this very digest, has brought already."""
        if listed := self._listed.get((draft.position, *draft.span)):
            return Match(Verdict.SEEN, listed, (), match.reason or "Imported before")
        if match.verdict in _OWN_ROW and (before := self._matcher.staged_before(draft)):
            return Match(Verdict.SEEN, before, (), "Stands in this import before")
        if match.verdict is Verdict.CHANGED and digest.imported_at is not None:
            return match._replace(verdict=Verdict.SEEN, adds=())
        return match

    def _staged(
        self, connection: staging.Connection, judged: Sequence[tuple[Draft, Match]], digest: PlannedDigest
    ) -> list[staging.Staged]:
        """Stages drafts; a digest known already lists nothing twice, so what is known needs no rows there."""
        again = digest.imported_at is not None
        wanted = [match.verdict in _OWN_ROW or not again for _, match in judged]
        rows = iter(
            staging.stage_drafts(
                connection,
                [
                    (draft, 0 if match.verdict in _OWN_ROW else match.paper)
                    for (draft, match), is_wanted in zip(judged, wanted, strict=True)
                    if is_wanted
                ],
                digest_id=digest.id,
                now=self._now,
                new_uid=self._store.new_uid,
            )
        )
        return [next(rows) if is_wanted else staging.Staged(0, 0) for is_wanted in wanted]

    def _planned(self, draft: Draft, match: Match, digest: int, row: staging.Staged) -> PlannedPaper:
        number = len(self.plan.papers) + 1
        title = draft.title or draft.arxiv_id or draft.doi or draft.url
        return PlannedPaper(
            number, title, match.verdict, digest, row.paper_id, row.listing_id, match.paper, match.adds,
            match.reason, draft.place, draft.doubt,
        )  # fmt: skip


_OWN_ROW = frozenset({Verdict.NEW, Verdict.SUSPECT})
"""Verdicts under which a draft is staged as a paper of its own."""
