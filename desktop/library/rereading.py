"""Reads the kept bytes of a digest again, with the readers of today, and compares what is found."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from desktop.digests.source import HELD_BYTES, Source
from desktop.errors import UnreadableInput, UsageError
from desktop.library.import_plan import ImportPlan, PlannedDigest, PlannedPaper
from desktop.library.kept_content import KeptContent
from desktop.library.left_over import left_over_from
from desktop.library.matching import NEW, Match, Matcher, evidence_of
from desktop.library.pairing_listings import Pairing
from desktop.library.reread import ChangedPaper, FieldChange, GonePaper, Reread
from desktop.papers.changes import Scalar
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.fields import RECORD_FIELDS, YOU, digest_of, is_yours
from desktop.papers.verdict import Verdict
from desktop.progress import Progress
from desktop.store import documents, staging
from desktop.store.listed import (
    APPEARANCE,
    FACTS,
    PLACE,
    ImportedDigest,
    Listed,
    Recorded,
    imported_digest,
    listings_of,
    recorded,
)
from desktop.store.pages import Pages
from desktop.store.store import Store

Reader = Callable[[Source, Progress], Iterator[Found]]
Pair = tuple[Draft, Listed | None]
_OWN_ROW = frozenset({Verdict.NEW, Verdict.SUSPECT})
_IDENTIFIERS = ("arxiv_id", "doi", "pmid")


def plan_reread(store: Store, pages: Pages, digest: int, read: Reader, progress: Progress) -> Reread:
    """What reading a digest again would change; new papers lie staged, `adopt_reading` makes it true.

    Raises UsageError for a digest that is not there, UnreadableInput when nothing is found in it any more,
    and Cancelled.
    """
    known = imported_digest(pages.connection, digest)
    if known is None:
        raise UsageError(f"digest {digest}", "there is none", "“papertray digests” lists them.")
    return _Comparison(store, pages, known, progress).with_all(read)


class _Comparison:
    """Takes in what is read now, a portion at a time."""

    def __init__(self, store: Store, pages: Pages, known: ImportedDigest, progress: Progress) -> None:
        self._store, self._pages, self._known, self._progress = store, pages, known, progress
        self._listings = listings_of(pages.connection, known.id)
        self._by_hand: list[tuple[int, int]] = []
        self._pairing = Pairing(self._listings)
        self._reread = Reread(known.id, known.name, ImportPlan(revision=pages.revision()))
        self._left_over: list[LeftOver] = []
        counted = Counter(listed.paper for listed in self._listings)
        self._repeated = {paper for paper, times in counted.items() if times > 1}
        self._spoken: set[tuple[int, str]] = set()
        self._renamed: dict[int, set[tuple[str, Scalar]]] = {}
        """Identifiers that papers have afterwards which are called otherwise now than before."""

    def with_all(self, read: Reader) -> Reread:
        """The whole difference."""
        waiting: list[Draft] = []
        found = self._found(read)
        while portion := list(islice(found, staging.CHUNK)):
            drafts = [each for each in portion if isinstance(each, Draft)]
            pairs = [(draft, self._pairing.listing_of(draft)) for draft in drafts]
            waiting += [draft for draft, listed in pairs if listed is None]
            self._compare([pair for pair in pairs if pair[1]])
            self._take_in(portion)
        pairs = self._pairing.by_overlap(waiting)
        self._compare([pair for pair in pairs if pair[1]])
        self._note_gone()
        added = sorted((draft for draft, listed in pairs if listed is None), key=lambda each: each.position)
        for start in range(0, len(added), staging.CHUNK):
            self._stage(added[start : start + staging.CHUNK])
        self._compare_left_over()
        return self._reread

    def _found(self, read: Reader) -> Iterator[Found]:
        """What stands in this digest: of a document that holds several, the one that it was."""
        part = -1
        for each in read(self._source(), self._progress):
            part += isinstance(each, DigestFacts)
            if part == self._known.part or isinstance(each, Problem):
                yield each
        if part < self._known.part:
            reason = "this part of the document is not found any more"
            raise UnreadableInput(self._known.name or "the digest", reason, "Nothing was changed.")

    def _source(self) -> Source:
        """The kept bytes under the name of the file that they came from."""
        connection = self._pages.connection
        kept = documents.kept(connection, self._known.id)
        if kept is None:
            raise UnreadableInput(self._known.name, "its bytes are not kept", "Import the file again.")
        name = self._known.name.partition(": ")[0]
        beside = None
        if kept.beside_type:
            beside = Source(documents.beside(connection, kept.sha256), name, media_type=kept.beside_type)
        if kept.size > HELD_BYTES:
            content = KeptContent(self._store.path, kept.sha256, kept.size)
            return Source(b"", name, media_type=kept.media_type, beside=beside, content=content)
        data = b"".join(documents.chunks(connection, kept.sha256))
        return Source(data, name, media_type=kept.media_type, beside=beside)

    def _take_in(self, portion: Iterable[Found]) -> None:
        """Facts, problems and text that cannot be placed."""
        for each in portion:
            if isinstance(each, DigestFacts):
                values = {name: getattr(each, name) for name in FACTS}
                self._reread.facts = _differing(FACTS, self._known.facts, values)
                self._reread.added.digests = [PlannedDigest(self._known.id, each, self._known.imported_at)]
            elif isinstance(each, Problem):
                self._reread.added.problems.append(each)
            elif isinstance(each, LeftOver):
                self._left_over.append(each)

    # -- what the digest lists already

    def _compare(self, pairs: Sequence[Pair]) -> None:
        ones = [(draft, listed) for draft, listed in pairs if listed is not None]
        stands = recorded(self._pages.connection, [listed.listing for _, listed in ones])
        for draft, listed in ones:
            fields = self._compared(draft, listed, stands[listed.listing]) if listed.is_there else ()
            self._reread.same += not fields
            if fields:
                place = draft.place or listed.place
                changed = ChangedPaper(listed.paper, listed.listing, listed.title, place, fields)
                self._reread.changed.append(changed)
                self._note_renamed(changed, stands[listed.listing])
        self._progress.step(self._reread.same + len(self._reread.changed), len(self._listings))

    def _note_renamed(self, changed: ChangedPaper, stands: Recorded) -> None:
        if any(change.before and change.field in ("title", *_IDENTIFIERS) for change in changed.fields):
            now = stands.fields | {change.field: change.after for change in changed.fields}
            self._renamed[changed.paper] = {(name, now[name]) for name in _IDENTIFIERS if now[name]}

    def _compared(self, draft: Draft, listed: Listed, stands: Recorded) -> tuple[FieldChange, ...]:
        """What would be taken over; what is said beyond that goes to the listing."""
        said = staging.stored_fields(draft)
        taken = [
            FieldChange(name, stands.fields[name], said[name])
            for name in RECORD_FIELDS
            if (said[name] or "") != (stands.fields[name] or "")
            and self._may_take(name, said[name], listed, stands)
        ]
        if listed.paper in self._repeated:
            self._spoken |= {(listed.paper, name) for name, value in said.items() if value}
        now = stands.fields | {change.field: change.after for change in taken}
        is_whole = all(not said[name] or said[name] == now[name] for name in RECORD_FIELDS)
        given = {name: value for name, value in said.items() if value}
        found = "" if is_whole and not stands.found else json.dumps(given, ensure_ascii=False)
        start, end = draft.span
        appearance: dict[str, Scalar] = {name: getattr(draft, name) for name in APPEARANCE}
        place: dict[str, Scalar] = dict(zip(PLACE, (draft.position, draft.place, start, end), strict=True))
        moved: dict[str, Scalar] = {**appearance, **place, "found": found}
        for name, value in moved.items():
            if value != {**stands.appearance, "found": stands.found}[name]:
                self._reread.moved[name].append((listed.listing, value))
        return (*taken, *_differing(APPEARANCE, stands.appearance, appearance))

    def _may_take(self, field: str, said: Scalar, listed: Listed, stands: Recorded) -> bool:
        """Whether a field follows the digest: it has its value from this very listing, picked or not, or none yet.

        Of a paper that stands in the digest twice, the appearance that speaks of a field first is followed.
        """
        is_kept = listed.paper in self._repeated or is_yours(stands.sources.get(field))
        if not said and (field == "title" or is_kept):
            return False
        if (listed.paper, field) in self._spoken:
            return False
        if field not in stands.sources:
            return bool(said) and not stands.fields[field]
        return stands.said(field, self._known.id)

    def _note_gone(self) -> None:
        """What is not found any more; papers that a person made of left-over text were never found."""
        left = [listed for listed in self._pairing.unpaired if listed.is_there]
        stands = recorded(self._pages.connection, [listed.listing for listed in left])
        for listed in left:
            sources = stands[listed.listing].sources
            if (
                sources.get("title") == YOU
                and not stands[listed.listing].found
                and self._known.id not in map(digest_of, sources.values())
            ):
                self._by_hand.append((listed.start, listed.end))
            else:
                self._reread.gone.append(GonePaper(listed.paper, listed.listing, listed.title, listed.place))

    # -- what is new

    def _stage(self, drafts: Sequence[Draft]) -> None:
        """Stages papers that are found for the first time, as an import does."""
        matcher = Matcher(self._pages)
        evidence = [evidence_of(draft) for draft in drafts]
        found = matcher.matches(drafts, evidence)
        matches = [self._still(match, draft) for match, draft in zip(found, drafts, strict=True)]
        known = [0 if match.verdict in _OWN_ROW else match.paper for match in matches]
        with self._store.staging() as connection:
            rows = staging.stage_drafts(
                connection,
                list(zip(drafts, known, strict=True)),
                digest_id=self._known.id,
                now=self._store.clock(),
                new_uid=self._store.new_uid,
            )
        papers = self._reread.added.papers
        for draft, match, row in zip(drafts, matches, rows, strict=True):
            title = draft.title or draft.arxiv_id or draft.doi or draft.url
            papers.append(
                PlannedPaper(
                    len(papers) + 1, title, match.verdict, self._known.id, row.paper_id, row.listing_id,
                    match.paper, match.adds, match.reason, draft.place, draft.doubt,
                )
            )  # fmt: skip

    def _still(self, match: Match, draft: Draft) -> Match:
        """The same, unless that paper is another one after this reading, by all that is known of it."""
        names = {(name, getattr(draft, name)) for name in _IDENTIFIERS}
        if any(names.isdisjoint(self._renamed.get(paper, names)) for paper in (match.paper, *match.also)):
            return NEW
        return match

    def _compare_left_over(self) -> None:
        """Text that a person has made papers of is not left over again, what was left of it stays as it was cut."""
        before = left_over_from(self._known.left_over)
        left: list[LeftOver] = []
        for item in self._left_over:
            if overlaps(item.span, self._by_hand):
                left += [each for each in before if overlaps(each.span, [item.span]) and each not in left]
            else:
                left.append(item)
        if _text_of(left) != _text_of(before):
            self._reread.left_over = left


def _differing(
    names: Sequence[str], before: dict[str, Scalar], after: dict[str, Scalar]
) -> list[FieldChange]:
    return [FieldChange(name, before[name], after[name]) for name in names if before[name] != after[name]]


def overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)


def _text_of(pieces: Sequence[LeftOver]) -> str:
    """All that is left over, however it is cut into pieces."""
    return "".join("".join(piece.text for piece in pieces).split())
