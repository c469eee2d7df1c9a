"""The schema as SQLModel rows: plain columns without rules (SQLModel does not validate tables).

Times are milliseconds since 1970 UTC. `absent` rows are staged, undone or deleted for good: no view shows
them, and an undo or redo brings them back without reading anything anew. `step` is the history step that
made a row visible for the first time. What the user made and what lists sort by is narrow (`paper`), the
bibliographic text lies apart (`record`): rating 100,000 papers rewrites 4,000 pages instead of 50,000.
"""

from typing import ClassVar

from sqlalchemy import BLOB, INTEGER, REAL, TEXT, CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

_STRICT = {"sqlite_strict": True}
_WITHOUT_ROWID = {**_STRICT, "sqlite_with_rowid": False}
_PRESENT = text("absent = 0")
_SHOWN = text("absent = 0 AND binned = 0")


class PaperRow(SQLModel, table=True):
    """What the user made of a paper, and its sort keys; `former_keys` has one citation key a line.

    `snoozed_until` is the day (ISO 8601) on which a queued paper comes back into sight, "" when it is in sight.
    """

    __tablename__: ClassVar[str] = "paper"
    __table_args__ = (
        CheckConstraint("rating BETWEEN 0 AND 5"),
        CheckConstraint("state IN ('inbox', 'queued', 'reading', 'done', 'dismissed')"),
        Index("paper_uid", "uid", unique=True),
        Index("paper_key", text("citation_key COLLATE NOCASE"), unique=True,
              sqlite_where=text("absent = 0 AND citation_key <> ''")),
        Index("paper_former_keys", "former_keys", sqlite_where=text("absent = 0 AND former_keys <> ''")),
        Index("paper_by_added", text("added_at DESC"), "id", sqlite_where=_SHOWN),
        Index("paper_by_title", "title_sort", "id", sqlite_where=_SHOWN),
        Index("paper_by_year", text("year DESC"), "id", sqlite_where=_SHOWN),
        Index("paper_by_rating", text("rating DESC"), "id", sqlite_where=_SHOWN),
        Index("paper_state_added", "state", text("added_at DESC"), "id", sqlite_where=_SHOWN),
        Index("paper_state_title", "state", "title_sort", "id", sqlite_where=_SHOWN),
        Index("paper_state_year", "state", text("year DESC"), "id", sqlite_where=_SHOWN),
        Index("paper_state_rating", "state", text("rating DESC"), "id", sqlite_where=_SHOWN),
        Index("paper_binned", text("added_at DESC"), "id",
              sqlite_where=text("absent = 0 AND binned = 1")),
        Index("paper_snoozed", "snoozed_until", "id", sqlite_where=text("snoozed_until <> ''")),
        Index("paper_queued", "queued_at", sqlite_where=text("queued_at IS NOT NULL")),
        Index("paper_finished", "finished_at", sqlite_where=text("finished_at IS NOT NULL")),
        Index("paper_absent", "step", sqlite_where=text("absent = 1")),
        Index("paper_merged", "merged_into", sqlite_where=text("merged_into <> 0")),
        {**_STRICT, "sqlite_autoincrement": True},
    )  # fmt: skip
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    uid: str = Field(sa_type=TEXT)
    absent: int = Field(default=1, sa_type=INTEGER)
    binned: int = Field(default=0, sa_type=INTEGER)
    step: int | None = Field(default=None, sa_type=INTEGER)
    state: str = Field(default="inbox", sa_type=TEXT)
    rating: int = Field(default=0, sa_type=INTEGER)
    added_at: int = Field(sa_type=INTEGER)
    queued_at: int | None = Field(default=None, sa_type=INTEGER)
    started_at: int | None = Field(default=None, sa_type=INTEGER)
    finished_at: int | None = Field(default=None, sa_type=INTEGER)
    decided_at: int | None = Field(default=None, sa_type=INTEGER)
    snoozed_until: str = Field(default="", sa_type=TEXT)
    citation_key: str = Field(default="", sa_type=TEXT)
    former_keys: str = Field(default="", sa_type=TEXT)
    title_key: str = Field(sa_type=TEXT)
    title_sort: str = Field(sa_type=TEXT)
    year: int | None = Field(default=None, sa_type=INTEGER)
    merged_into: int = Field(default=0, sa_type=INTEGER)


class RecordRow(SQLModel, table=True):
    """The bibliographic fields, and in `sources` (JSON) the digest each of them came from."""

    __tablename__: ClassVar[str] = "record"
    __table_args__ = (
        Index("record_arxiv", "arxiv_id", sqlite_where=text("arxiv_id <> ''")),
        Index("record_doi", "doi", sqlite_where=text("doi <> ''")),
        Index("record_pmid", "pmid", sqlite_where=text("pmid <> ''")),
        _STRICT,
    )
    paper_id: int = Field(sa_type=INTEGER, primary_key=True, foreign_key="paper.id")
    title: str = Field(sa_type=TEXT)
    authors: str = Field(default="", sa_type=TEXT)
    abstract: str = Field(default="", sa_type=TEXT)
    issued: str = Field(default="", sa_type=TEXT)
    venue: str = Field(default="", sa_type=TEXT)
    type: str = Field(default="", sa_type=TEXT)
    volume: str = Field(default="", sa_type=TEXT)
    issue: str = Field(default="", sa_type=TEXT)
    pages: str = Field(default="", sa_type=TEXT)
    publisher: str = Field(default="", sa_type=TEXT)
    arxiv_id: str = Field(default="", sa_type=TEXT)
    arxiv_version: int | None = Field(default=None, sa_type=INTEGER)
    categories: str = Field(default="", sa_type=TEXT)
    doi: str = Field(default="", sa_type=TEXT)
    pmid: str = Field(default="", sa_type=TEXT)
    url: str = Field(default="", sa_type=TEXT)
    links: str = Field(default="", sa_type=TEXT)
    comment: str = Field(default="", sa_type=TEXT)
    keywords: str = Field(default="", sa_type=TEXT)
    extra: str = Field(default="", sa_type=TEXT)
    sources: str = Field(default="{}", sa_type=TEXT)


class NoteRow(SQLModel, table=True):
    """The user's note: Markdown source; no row means no note."""

    __tablename__: ClassVar[str] = "note"
    __table_args__ = (_STRICT,)
    paper_id: int = Field(sa_type=INTEGER, primary_key=True, foreign_key="paper.id")
    text: str = Field(sa_type=TEXT)


class NoteVersionRow(SQLModel, table=True):
    """What a note said at the end of one editing session; kept by `note_versions` alone, beside the history."""

    __tablename__: ClassVar[str] = "note_version"
    __table_args__ = (
        Index("note_version_paper", "paper_id", "id"),
        {**_STRICT, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    paper_id: int = Field(sa_type=INTEGER, foreign_key="paper.id")
    session: str = Field(default="", sa_type=TEXT)
    text: str = Field(sa_type=TEXT)
    written_at: int = Field(sa_type=INTEGER)


class BlockingKeyRow(SQLModel, table=True):
    """A key that records of one work have in common (`papers.blocking`); kept by `blocking` alone."""

    __tablename__: ClassVar[str] = "blocking_key"
    __table_args__ = (_WITHOUT_ROWID,)
    key: int = Field(sa_type=INTEGER, primary_key=True)
    paper_id: int = Field(sa_type=INTEGER, primary_key=True)


class DistinctRow(SQLModel, table=True):
    """Two papers are not the same, a person says; `other_id` is the smaller of the two."""

    __tablename__: ClassVar[str] = "distinct_pair"
    __table_args__ = (Index("distinct_paper", "paper_id", "other_id"), _WITHOUT_ROWID)
    other_id: int = Field(sa_type=INTEGER, primary_key=True)
    paper_id: int = Field(sa_type=INTEGER, primary_key=True)


class DigestRow(SQLModel, table=True):
    """One imported document; its bytes lie in `digest_bytes`, so that lists of digests stay small."""

    __tablename__: ClassVar[str] = "digest"
    __table_args__ = (
        Index("digest_uid", "uid", unique=True),
        Index("digest_sha256", "sha256", "part"),
        {**_STRICT, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    uid: str = Field(sa_type=TEXT)
    absent: int = Field(default=1, sa_type=INTEGER)
    step: int | None = Field(default=None, sa_type=INTEGER)
    kind: str = Field(sa_type=TEXT)
    source: str = Field(sa_type=TEXT)
    name: str = Field(default="", sa_type=TEXT)
    query: str = Field(default="", sa_type=TEXT)
    shown_on: str = Field(default="", sa_type=TEXT)
    captured_on: str = Field(default="", sa_type=TEXT)
    submitter: str = Field(default="", sa_type=TEXT)
    encoding: str = Field(default="utf-8", sa_type=TEXT)
    text_length: int = Field(default=0, sa_type=INTEGER)
    imported_at: int = Field(sa_type=INTEGER)
    sha256: str = Field(sa_type=TEXT)
    part: int = Field(default=0, sa_type=INTEGER)
    left_over: str = Field(default="[]", sa_type=TEXT)


class DocumentRow(SQLModel, table=True):
    """The bytes of a digest as they came, compressed with zlib; shared by the parts of one file.

    `data` is the first piece of it, for most of them all. `beside_data` is the same in another flavour: the
    plain text of a page that was pasted as HTML.
    """

    __tablename__: ClassVar[str] = "document"
    __table_args__ = (_STRICT,)
    sha256: str = Field(sa_type=TEXT, primary_key=True)
    size: int = Field(sa_type=INTEGER)
    media_type: str = Field(default="", sa_type=TEXT)
    data: bytes = Field(sa_type=BLOB)
    beside_type: str = Field(default="", sa_type=TEXT)
    beside_data: bytes | None = Field(default=None, sa_type=BLOB)


class DocumentPieceRow(SQLModel, table=True):
    """What follows the first piece of a large document; each piece is compressed for itself, the first has 1."""

    __tablename__: ClassVar[str] = "document_piece"
    __table_args__ = (_STRICT,)
    sha256: str = Field(sa_type=TEXT, primary_key=True)
    number: int = Field(sa_type=INTEGER, primary_key=True)
    data: bytes = Field(sa_type=BLOB)


class ListingRow(SQLModel, table=True):
    """One appearance of a paper in a digest; `found` (JSON) holds the fields that the paper did not take.

    `citation_key` is the one that the digest gives; the paper's own is another thing. `made` (JSON of
    `papers.shared.Made`) is what the sender of a shared list made of the paper. `merged_from` names the papers
    it came from by merging, the latest last ("12/7").
    """

    __tablename__: ClassVar[str] = "listing"
    __table_args__ = (
        Index("listing_paper", "paper_id"),
        Index("listing_digest", "digest_id", "position"),
        Index("listing_absent", "step", sqlite_where=text("absent = 1")),
        {**_STRICT, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    absent: int = Field(default=1, sa_type=INTEGER)
    step: int | None = Field(default=None, sa_type=INTEGER)
    digest_id: int = Field(sa_type=INTEGER, foreign_key="digest.id")
    paper_id: int = Field(sa_type=INTEGER, foreign_key="paper.id")
    position: int = Field(sa_type=INTEGER)
    upvotes: int | None = Field(default=None, sa_type=INTEGER)
    submitter: str = Field(default="", sa_type=TEXT)
    status: str = Field(default="", sa_type=TEXT)
    place: str = Field(default="", sa_type=TEXT)
    span_start: int = Field(default=0, sa_type=INTEGER)
    span_end: int = Field(default=0, sa_type=INTEGER)
    found: str = Field(default="", sa_type=TEXT)
    merged_from: str = Field(default="", sa_type=TEXT)
    citation_key: str = Field(default="", sa_type=TEXT)
    made: str = Field(default="", sa_type=TEXT)


class AttachmentRow(SQLModel, table=True):
    """A file or web address that a person linked to a paper; `sha256` and `size` are those of the file then."""

    __tablename__: ClassVar[str] = "attachment"
    __table_args__ = (
        Index("attachment_paper", "paper_id"),
        Index("attachment_absent", "step", sqlite_where=text("absent = 1")),
        CheckConstraint("kind IN ('file', 'web')"),
        {**_STRICT, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    uid: str = Field(sa_type=TEXT)
    absent: int = Field(default=1, sa_type=INTEGER)
    step: int | None = Field(default=None, sa_type=INTEGER)
    paper_id: int = Field(sa_type=INTEGER, foreign_key="paper.id")
    kind: str = Field(sa_type=TEXT)
    address: str = Field(sa_type=TEXT)
    sha256: str = Field(default="", sa_type=TEXT)
    size: int = Field(default=0, sa_type=INTEGER)
    added_at: int = Field(sa_type=INTEGER)


class TagRow(SQLModel, table=True):
    """A tag: the name as it is shown, the key under which two spellings are one."""

    __tablename__: ClassVar[str] = "tag"
    __table_args__ = (
        Index("tag_uid", "uid", unique=True),
        Index("tag_key", "name_key", unique=True, sqlite_where=_PRESENT),
        {**_STRICT, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    uid: str = Field(sa_type=TEXT)
    absent: int = Field(default=1, sa_type=INTEGER)
    step: int | None = Field(default=None, sa_type=INTEGER)
    name: str = Field(sa_type=TEXT)
    name_key: str = Field(sa_type=TEXT)
    colour: str = Field(default="", sa_type=TEXT)


class TaggingRow(SQLModel, table=True):
    """A paper has a tag."""

    __tablename__: ClassVar[str] = "tagging"
    __table_args__ = (Index("tagging_paper", "paper_id", "tag_id"), _WITHOUT_ROWID)
    tag_id: int = Field(sa_type=INTEGER, primary_key=True, foreign_key="tag.id")
    paper_id: int = Field(sa_type=INTEGER, primary_key=True, foreign_key="paper.id")


class ListRow(SQLModel, table=True):
    """A named list; list 1 is the queue, always there."""

    __tablename__: ClassVar[str] = "list"
    __table_args__ = (
        Index("list_uid", "uid", unique=True),
        Index("list_key", "name_key", unique=True, sqlite_where=_PRESENT),
        {**_STRICT, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    uid: str = Field(sa_type=TEXT)
    absent: int = Field(default=1, sa_type=INTEGER)
    step: int | None = Field(default=None, sa_type=INTEGER)
    name: str = Field(sa_type=TEXT)
    name_key: str = Field(sa_type=TEXT)


class SearchRow(SQLModel, table=True):
    """A query under a name; `sort` is a `papers.view.SortKey`, "" for the best match first."""

    __tablename__: ClassVar[str] = "search"
    __table_args__ = (
        Index("search_uid", "uid", unique=True),
        Index("search_key", "name_key", unique=True, sqlite_where=_PRESENT),
        {**_STRICT, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    uid: str = Field(sa_type=TEXT)
    absent: int = Field(default=1, sa_type=INTEGER)
    step: int | None = Field(default=None, sa_type=INTEGER)
    name: str = Field(sa_type=TEXT)
    name_key: str = Field(sa_type=TEXT)
    query: str = Field(sa_type=TEXT)
    sort: str = Field(default="", sa_type=TEXT)
    reversed: int = Field(default=0, sa_type=INTEGER)


class PlacementRow(SQLModel, table=True):
    """A paper stands in a list; `rank` lies between those of its neighbours."""

    __tablename__: ClassVar[str] = "placement"
    __table_args__ = (
        Index("placement_rank", "list_id", "rank", "paper_id"),
        Index("placement_paper", "paper_id", "list_id"),
        _WITHOUT_ROWID,
    )
    list_id: int = Field(sa_type=INTEGER, primary_key=True, foreign_key="list.id")
    paper_id: int = Field(sa_type=INTEGER, primary_key=True, foreign_key="paper.id")
    rank: float = Field(sa_type=REAL)


class StepRow(SQLModel, table=True):
    """One step of the history, with the changes it made; ordered by id, never by the clock."""

    __tablename__: ClassVar[str] = "step"
    __table_args__ = (
        Index("step_undone", "id", sqlite_where=text("undone = 1")),
        {**_STRICT, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, sa_type=INTEGER, primary_key=True)
    label: str = Field(sa_type=TEXT)
    done_at: int = Field(sa_type=INTEGER)
    machine: str = Field(sa_type=TEXT)
    merge_key: str = Field(default="", sa_type=TEXT)
    undone: int = Field(default=0, sa_type=INTEGER)
    changes: bytes = Field(sa_type=BLOB)


class RevisionRow(SQLModel, table=True):
    """Which step (done, undone or redone) made the library reach a revision."""

    __tablename__: ClassVar[str] = "revision"
    __table_args__ = (_STRICT,)
    number: int = Field(sa_type=INTEGER, primary_key=True)
    step: int = Field(sa_type=INTEGER)


class TallyRow(SQLModel, table=True):
    """How many papers a state, tag, list or digest shows; kept by `tallies` alone.

    `kind` is "state" (`name` the state), "all", "bin", "tag", "list" or "digest" (`key` the row id).
    """

    __tablename__: ClassVar[str] = "tally"
    __table_args__ = (_WITHOUT_ROWID,)
    kind: str = Field(sa_type=TEXT, primary_key=True)
    name: str = Field(default="", sa_type=TEXT, primary_key=True)
    key: int = Field(default=0, sa_type=INTEGER, primary_key=True)
    papers: int = Field(sa_type=INTEGER)


class WatchedRow(SQLModel, table=True):
    """A file of a watched folder that was taken, as it was then; `changed_at` in nanoseconds."""

    __tablename__: ClassVar[str] = "watched"
    __table_args__ = (_WITHOUT_ROWID,)
    machine: str = Field(sa_type=TEXT, primary_key=True)
    path: str = Field(sa_type=TEXT, primary_key=True)
    size: int = Field(sa_type=INTEGER)
    changed_at: int = Field(sa_type=INTEGER)
    number: int = Field(sa_type=INTEGER)


class MetaRow(SQLModel, table=True):
    """Facts about the library itself: its uid, its revision, who made it."""

    __tablename__: ClassVar[str] = "meta"
    __table_args__ = (_WITHOUT_ROWID,)
    name: str = Field(sa_type=TEXT, primary_key=True)
    value: str = Field(sa_type=TEXT)


METADATA = SQLModel.metadata
