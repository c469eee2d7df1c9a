"""Reads digests, finds out for each paper whether it is known, and stages it: an import without its last step."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from desktop.digests.source import Source
from desktop.errors import PapertrayError
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

    A file that cannot be opened (an error in its place) or read becomes a problem and stops no other.
    Raises Cancelled, and leaves then only staged rows, which `discard` or the next start removes.
    """
    planner = _Planner(store, pages, progress)
    for source in sources:
        if isinstance(source, PapertrayError):
            planner.plan.problems.append(problem_of(source))
            continue
        try:
            planner.take_in(source, read(source, progress))
        except PapertrayError as error:
            planner.plan.problems.append(problem_of(error))
    return planner.plan


def problem_of(error: PapertrayError) -> Problem:
    """An expected failure as an entry of the list of problems."""
    return Problem(file=error.thing, place=error.place, reason=error.reason, advice=error.advice)


def discard(store: Store) -> None:
    """Removes what was staged for an import that will not happen."""
    store.purge_staged()


class _Planner:
    """Takes in what readers yield, a portion at a time, so that 100,000 papers need no more memory than 500."""

    def __init__(self, store: Store, pages: Pages, progress: Progress) -> None:
        self.plan = ImportPlan(revision=pages.revision())
        self._store = store
        self._matcher = Matcher(pages)
        self._progress = progress
        self._now = store.clock()
        self._waiting: list[Draft] = []

    def take_in(self, source: Source, found: Iterator[Found]) -> None:
        """Plans everything in one source."""
        self._document = (hashlib.sha256(source.data).hexdigest(), source.data, source.media_type)
        self._part = 0
        try:
            for item in found:
                self._sort_in(item, source)
        finally:
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
        sha256, content, media_type = self._document
        with self._store.staging() as connection:
            staging.stage_document(connection, sha256, content, media_type)
            known = staging.known_digest(connection, sha256, self._part)
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
        judged = []
        for draft, match in zip(drafts, self._matcher.matches(drafts), strict=True):
            judged.append((draft, self._stage_one(draft, match, digest)))
        digest.papers += len(drafts)
        self.plan.papers.extend(self._staged(judged, digest))
        self._progress.step(len(self.plan.papers), None, digest.facts.source)

    def _stage_one(self, draft: Draft, match: Match, digest: PlannedDigest) -> Match:
        """The match, corrected by what this very import has brought already."""
        if match.verdict is Verdict.NEW and (before := self._matcher.staged_before(draft)):
            return Match(Verdict.SEEN, before, (), "Stands in this import before")
        if match.verdict is Verdict.CHANGED and digest.imported_at is not None:
            return match._replace(verdict=Verdict.SEEN, adds=())
        return match

    def _staged(self, judged: Sequence[tuple[Draft, Match]], digest: PlannedDigest) -> Iterator[PlannedPaper]:
        """Stages drafts and yields them as the plan shows them; a digest known already lists nothing twice."""
        again = digest.imported_at is not None
        wanted = [
            (draft, 0 if match.verdict in _OWN_ROW else match.paper)
            for draft, match in judged
            if match.verdict in _OWN_ROW or not again
        ]
        with self._store.staging() as connection:
            rows = iter(
                staging.stage_drafts(
                    connection, wanted, digest_id=digest.id, now=self._now, new_uid=self._store.new_uid
                )
            )
        for draft, match in judged:
            own = match.verdict in _OWN_ROW
            staged, listing = next(rows) if own or not again else staging.Staged(0, 0)
            if staged:
                self._matcher.remember(draft, staged)
            yield self._planned(draft, match, digest.id, staged, listing)

    def _planned(self, draft: Draft, match: Match, digest: int, staged: int, listing: int) -> PlannedPaper:
        number = len(self.plan.papers) + 1
        title = draft.title or draft.arxiv_id or draft.doi or draft.url
        return PlannedPaper(
            number, title, match.verdict, digest, staged, listing, match.paper, match.adds, match.reason,
            draft.place, draft.doubt,
        )  # fmt: skip


_OWN_ROW = frozenset({Verdict.NEW, Verdict.SUSPECT})
"""Verdicts under which a draft is staged as a paper of its own."""
