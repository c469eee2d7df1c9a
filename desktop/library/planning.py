"""Reads digests, finds out for each paper whether it is known, and stages it: an import without its last step."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import compress, groupby

from desktop.digests.source import Source
from desktop.errors import CannotWrite, LibraryUnusable, PapertrayError, UnreadableInput
from desktop.library.garbage import full_collections_held_back
from desktop.library.import_plan import ImportPlan, PlannedDigest, PlannedPaper
from desktop.library.keeping import Document, Keeping
from desktop.library.matching import Match, Matcher, evidence_of
from desktop.library.reading_progress import ReadingProgress
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.likeness import Evidence
from desktop.papers.shared import SharedDraft
from desktop.papers.verdict import Verdict
from desktop.papers.view import ALL, BIN
from desktop.progress import Progress
from desktop.store import staging
from desktop.store.documents import PIECE_BYTES, add_piece, compressed
from desktop.store.pages import Pages
from desktop.store.store import Store

Reader = Callable[[Source, Progress], Iterator[Found]]
"""Reads a source, in the sandbox or in this process, and yields what is in it."""


@full_collections_held_back()
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


@dataclass
class _Open:
    """A digest of the plan while its papers are taken in; `listed` are those that it brought when it came before."""

    planned: PlannedDigest
    document: Document
    listed: dict[staging.Place, int] = field(default_factory=dict)


class _Planner:
    """Takes in what readers yield, a portion at a time, so that 100,000 papers need no more memory than 500."""

    def __init__(self, store: Store, pages: Pages, progress: Progress) -> None:
        self.plan = ImportPlan(revision=pages.revision(), is_first=not (pages.count(ALL) or pages.count(BIN)))
        self._store = store
        self._matcher = Matcher(pages)
        self._progress = ReadingProgress(progress)
        self._pages = pages
        self._now = store.clock()
        self._waiting: list[tuple[Draft, _Open]] = []
        self._arrived: list[_Open] = []
        self._open: _Open | None = None
        self._met: set[str] = set()
        self._shared: dict[int, tuple[_Open, str]] = {}
        """Papers that came with a shared list, and the uid that each has in the library of its sender."""

    def take_in(self, source: Source, read: Reader) -> None:
        """Plans everything in one source, as far as it can be read; nothing for bytes that came before."""
        self._progress.begin(source.thing)
        keeping = Keeping(source, self._met)
        if not keeping.is_new:
            return
        try:
            for item in _read_in_any_flavour(source, read, self._progress):
                self._sort_in(item, source, keeping)
        except PapertrayError as error:
            if not isinstance(error, CannotWrite | LibraryUnusable):
                self._flush()
            raise
        self._flush()

    def _sort_in(self, item: Found, source: Source, keeping: Keeping) -> None:
        if isinstance(item, DigestFacts):
            self._open_digest(item, keeping)
        elif isinstance(item, Problem):
            self.plan.problems.append(item.model_copy(update={"file": item.file or source.name}))
        elif self._open is None:
            return  # of a message whose bytes came before
        elif isinstance(item, Draft):
            self._waiting.append((item, self._open))
            if len(self._waiting) >= staging.CHUNK:
                self._flush()
        elif isinstance(item, LeftOver):
            self._open.planned.left_over.append(item)

    def _open_digest(self, facts: DigestFacts, keeping: Keeping) -> None:
        document = keeping.document_of(facts)
        self._open = _Open(PlannedDigest(0, facts), document) if document else None
        if self._open is None:
            return
        self._arrived.append(self._open)
        size = sum(each.document.size for each in self._arrived)
        if len(self._arrived) >= _DIGESTS_AT_ONCE or size > PIECE_BYTES:
            self._flush()
        if self._open.document.size > PIECE_BYTES and self._open.planned.imported_at is None:
            self._keep_rest(self._open)

    def _flush(self) -> None:
        """Stages what has arrived, in one short transaction."""
        arrived, self._arrived = self._arrived, []
        waiting, self._waiting = self._waiting, []
        if not (arrived or waiting):
            return
        packed = [self._packed(each.document) for each in arrived]
        evidence = [evidence_of(draft) for draft, _ in waiting]
        matches = self._matcher.matches([draft for draft, _ in waiting], evidence)
        with self._store.staging() as connection:
            for each, data in zip(arrived, packed, strict=True):
                self._stage_digest(connection, each, data)
            judged = self._judged(
                waiting, zip(evidence, matches, strict=True), staging.last_id(connection, "paper")
            )
            rows = self._staged(connection, judged)
        self.plan.digests += [each.planned for each in arrived]
        for (draft, match, digest), row in zip(judged, rows, strict=True):
            digest.planned.papers += 1
            self.plan.papers.append(self._planned(draft, match, digest.planned.id, row))
        self._progress.tell(len(self.plan.papers))

    def _packed(self, document: Document) -> tuple[bytes, bytes]:
        """The first piece of a document that is not kept yet, and its other flavour, compressed."""
        if staging.has_document(self._pages.connection, document.sha256):
            return b"", b""
        beside = document.beside
        return compressed(document.first), compressed(beside.data) if beside else b""

    def _stage_digest(
        self, connection: staging.Connection, digest: _Open, packed: tuple[bytes, bytes]
    ) -> None:
        document, planned = digest.document, digest.planned
        staging.stage_document(
            connection,
            document.sha256,
            document.first,
            document.media_type,
            packed[0],
            size=document.size,
            beside=(document.beside.media_type if document.beside else "", packed[1]),
        )
        known = staging.known_digest(connection, document.sha256, document.part)
        if known:
            planned.id, planned.imported_at = known
            digest.listed = staging.listed(connection, known.id)
            return
        planned.id = staging.stage_digest(
            connection,
            planned.facts,
            sha256=document.sha256,
            part=document.part,
            uid=self._store.new_uid(),
            now=self._now,
        )

    def _keep_rest(self, digest: _Open) -> None:
        """Keeps what follows the first piece of a large document, each piece in a transaction of its own.

        When it cannot be had any more, the digest is taken out of the plan again.
        """
        document, planned = digest.document, digest.planned
        try:
            for number, piece in enumerate(document.rest, 1):
                packed = compressed(piece)
                with self._store.staging() as connection:
                    add_piece(connection, document.sha256, number, packed)
                self._progress.tell(len(self.plan.papers))
        except UnreadableInput:
            self.plan.digests.remove(planned)
            with self._store.staging() as connection:
                staging.unstage_digest(connection, planned.id)
            raise

    def _judged(
        self, waiting: Sequence[tuple[Draft, _Open]], found: Iterable[tuple[Evidence, Match]], last_id: int
    ) -> list[tuple[Draft, Match, _Open]]:
        """Drafts with their final matches; each that gets a row of its own is known to those after it."""
        judged = []
        for (draft, digest), (evidence, first) in zip(waiting, found, strict=True):
            match = self._corrected(draft, evidence, first, digest)
            if match.verdict in _OWN_ROW:
                last_id += 1
                self._matcher.remember(evidence, last_id)
                if isinstance(draft, SharedDraft):
                    self._shared[last_id] = digest, draft.uid
            elif match.verdict in {Verdict.SEEN, Verdict.CHANGED}:
                knows_more = match.reason == _BEFORE or not _TELLING.isdisjoint(match.adds)
                self._matcher.learn(evidence, match.paper, with_words=knows_more)
            judged.append((draft, match, digest))
        return judged

    def _corrected(self, draft: Draft, evidence: Evidence, match: Match, digest: _Open) -> Match:
        """The match, corrected by what this very import, or this very digest, has brought already."""
        if listed := digest.listed.get((draft.position, *draft.span)):
            return Match(Verdict.SEEN, listed, (), match.reason or "Imported before")
        before = self._matcher.staged_before(evidence)
        if match.verdict in _OWN_ROW:
            if isinstance(draft, SharedDraft) and self._are_two(before.paper, digest, draft.uid):
                return match
            if before.verdict is Verdict.SEEN:
                return self._matcher.completed(before._replace(reason=_BEFORE), draft)
            if match.verdict is Verdict.NEW and before.verdict is Verdict.SUSPECT:
                return before._replace(reason=f"{before.reason}. {_BEFORE}")
        elif before.verdict is Verdict.SEEN and not isinstance(draft, SharedDraft):
            also = {*match.also, before.paper, *before.also} - {match.paper}
            match = match._replace(also=tuple(sorted(also)))
        if match.verdict is Verdict.CHANGED and digest.planned.imported_at is not None:
            return match._replace(verdict=Verdict.SEEN, adds=())
        return match

    def _are_two(self, paper: int, digest: _Open, uid: str) -> bool:
        """Whether the sender of a shared list has both as papers of their own: then they are not to be joined."""
        found = self._shared.get(paper)
        return found is not None and found[0] is digest and found[1] != uid

    def _staged(
        self, connection: staging.Connection, judged: Sequence[tuple[Draft, Match, _Open]]
    ) -> list[staging.Staged]:
        """Stages drafts; a digest known already lists nothing twice, so what is known needs no rows there."""
        rows: list[staging.Staged] = []
        for digest, group in groupby(judged, key=lambda each: each[2].planned):
            ones = [(draft, 0 if match.verdict in _OWN_ROW else match.paper) for draft, match, _ in group]
            wanted = [not known or digest.imported_at is None for _, known in ones]
            staged = iter(
                staging.stage_drafts(
                    connection,
                    list(compress(ones, wanted)),
                    digest_id=digest.id,
                    now=self._now,
                    new_uid=self._store.new_uid,
                )
            )
            rows += [next(staged) if is_wanted else staging.Staged(0, 0) for is_wanted in wanted]
        return rows

    def _planned(self, draft: Draft, match: Match, digest: int, row: staging.Staged) -> PlannedPaper:
        number = len(self.plan.papers) + 1
        title = draft.title or draft.arxiv_id or draft.doi or draft.url
        reason = f"{match.reason}. {_ONE}" if match.also else match.reason
        return PlannedPaper(
            number, title, match.verdict, digest, row.paper_id, row.listing_id, match.paper, match.adds,
            reason, draft.place, draft.doubt, match.also,
        )  # fmt: skip


def _read_in_any_flavour(source: Source, read: Reader, progress: Progress) -> Iterator[Found]:
    """What is in a source, or, where nothing of it can be read, in its other flavour."""
    has_any = False
    try:
        for item in read(source, progress):
            has_any = True
            yield item
    except UnreadableInput:
        if has_any or source.beside is None:
            raise
        yield from read(source.beside, progress)


_DIGESTS_AT_ONCE = 100
_BEFORE = "Comes earlier in this import"
_TELLING = frozenset({"title", "authors", "abstract"})
"""Fields by which a record is known without an identifier."""
_ONE = "Shows that it is one with another paper here"
_OWN_ROW = frozenset({Verdict.NEW, Verdict.SUSPECT})
"""Verdicts under which a draft is staged as a paper of its own."""
