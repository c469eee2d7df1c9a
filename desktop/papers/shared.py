"""What somebody made of a paper, as a shared list carries it: no digest can say such things, only such a list."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from desktop.limits import FIELD_CHARACTERS
from desktop.papers.cleaning import storable
from desktop.papers.draft import Draft, Line, PartialDate
from desktop.papers.fields import RECORD_FIELDS
from desktop.papers.state import State
from desktop.papers.tag_colours import TAG_COLOURS

VERSION = 1
"""Of the format of a shared list; a reader refuses what is newer."""
_LATEST = 4_102_444_800_000  # the year 2100
_MANY = 1_000

Moment = Annotated[int, Field(ge=0, le=_LATEST)]
Name = Annotated[Line, Field(max_length=100)]
Note = Annotated[str, BeforeValidator(storable), Field(max_length=FIELD_CHARACTERS)]


def _known_colour(colour: str) -> str:
    return colour if colour in TAG_COLOURS else ""


def _known_fields(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name in RECORD_FIELDS)


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SharedTag(_Value):
    """A tag and its colour, "" for none that is known."""

    name: Name
    colour: Annotated[str, AfterValidator(_known_colour)] = ""


class Placed(_Value):
    """A list that the paper stands in, and its rank there (lists are sorted by it)."""

    name: Name
    rank: Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)] = 0.0


class SeenThere(_Value):
    """Where the other library saw the paper: facts of the digest, and of its place in it."""

    kind: Line = ""
    source: Line = ""
    name: Line = ""
    query: Line = ""
    shown_on: PartialDate = ""
    imported_at: Moment = 0
    position: int = 0
    upvotes: int | None = None
    submitter: Line = ""


class SharedSearch(_Value):
    """A saved search; `sort` is a sort key, "" for the best match first."""

    name: Name
    query: Annotated[Line, Field(min_length=1, max_length=10_000)]
    sort: Literal["", "added", "title", "year", "rating", "rank"] = ""
    reversed: bool = False


class Made(_Value):
    """Everything that a person made of one paper. Times are milliseconds since 1970 UTC.

    `queue_rank` is its place in the queue; `typed` names the bibliographic fields that the person typed.
    """

    state: State = State.INBOX
    rating: Annotated[int, Field(ge=0, le=5)] = 0
    tags: Annotated[tuple[SharedTag, ...], Field(max_length=_MANY)] = ()
    lists: Annotated[tuple[Placed, ...], Field(max_length=_MANY)] = ()
    queue_rank: Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)] | None = None
    note: Note = ""
    former_keys: Annotated[tuple[Line, ...], Field(max_length=_MANY)] = ()
    added_at: Moment | None = None
    queued_at: Moment | None = None
    started_at: Moment | None = None
    finished_at: Moment | None = None
    decided_at: Moment | None = None
    snoozed_until: PartialDate = ""
    typed: Annotated[tuple[str, ...], AfterValidator(_known_fields)] = ()
    seen: Annotated[tuple[SeenThere, ...], Field(max_length=_MANY)] = ()


class SharedDraft(Draft):
    """A draft with what the other person made of the paper; whether any of that is taken over, the review decides.

    `uid` is the permanent one of the paper.
    """

    uid: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
    made: Made
