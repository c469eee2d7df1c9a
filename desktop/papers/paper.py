"""The record: bibliographic fields, each with its source, plus what the user made."""

from pydantic import BaseModel, ConfigDict

from desktop.papers.dates import month_of, year_of
from desktop.papers.name import Name
from desktop.papers.state import State


class Paper(BaseModel):
    """One paper of the library, whole. Times are milliseconds since 1970 UTC; `issued` is a partial ISO date.

    `snoozed_until` is the day (ISO 8601) on which a queued paper comes back into sight, "" when it is in sight.

    `sources` names for each bibliographic field the digest it came from, `fields.picked` of it where a person
    chose that, or `fields.YOU`.
    `former_keys` are citation keys that the paper had before and that stay its own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int
    uid: str
    title: str
    authors: tuple[Name, ...] = ()
    abstract: str = ""
    issued: str = ""
    venue: str = ""
    type: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    arxiv_id: str = ""
    arxiv_version: int | None = None
    categories: tuple[str, ...] = ()
    doi: str = ""
    pmid: str = ""
    url: str = ""
    links: tuple[str, ...] = ()
    comment: str = ""
    keywords: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    sources: dict[str, int] = {}

    state: State = State.INBOX
    rating: int = 0
    tags: tuple[str, ...] = ()
    note: str = ""
    citation_key: str = ""
    former_keys: tuple[str, ...] = ()
    binned: bool = False
    added_at: int = 0
    queued_at: int | None = None
    started_at: int | None = None
    finished_at: int | None = None
    decided_at: int | None = None
    snoozed_until: str = ""

    @property
    def year(self) -> int | None:
        """The year of `issued`, None when nobody knows it."""
        return year_of(self.issued)

    @property
    def month(self) -> int | None:
        """The month of `issued`, None when nobody knows it."""
        return month_of(self.issued)
