"""What a reader found for one paper, before it is known to be new or old."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from desktop.limits import AUTHORS, FIELD_CHARACTERS, TITLE_CHARACTERS
from desktop.papers.cleaning import one_line, paragraphs
from desktop.papers.dates import is_partial_date
from desktop.papers.name import Name

Line = Annotated[str, BeforeValidator(one_line), Field(max_length=FIELD_CHARACTERS)]
Text = Annotated[str, BeforeValidator(paragraphs), Field(max_length=FIELD_CHARACTERS)]
Title = Annotated[str, BeforeValidator(one_line), Field(max_length=TITLE_CHARACTERS)]


def _partial_date(text: str) -> str:
    if text and not is_partial_date(text):
        raise ValueError("not a partial date")
    return text


def _clean_name(name: Name) -> Name:
    return Name(*[part and one_line(part) for part in name])


def _countable(number: int | None) -> int | None:
    """JSON has numbers that no column holds; what nobody can have counted is not known."""
    return number if number is not None and abs(number) < 2**53 else None


PartialDate = Annotated[str, AfterValidator(_partial_date)]
Author = Annotated[Name, AfterValidator(_clean_name)]


class Draft(BaseModel):
    """The bibliographic fields that one digest gives for one paper, and where it stands in that digest.

    Nothing a user makes (state, rating, tags, notes) can be said here: a digest cannot set it.
    `issued` is a partial ISO date; `span` the characters [start, end) of the decoded text it was read from;
    `place` says the same in words ("lines 251 to 253"); `doubt` a sentence when the reader is not sure.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Title = ""
    authors: Annotated[tuple[Author, ...], Field(max_length=AUTHORS)] = ()
    abstract: Text = ""
    issued: PartialDate = ""
    venue: Line = ""
    type: Line = ""
    volume: Line = ""
    issue: Line = ""
    pages: Line = ""
    publisher: Line = ""
    arxiv_id: Line = ""
    arxiv_version: Annotated[int, Field(ge=1, le=10_000)] | None = None
    categories: tuple[Line, ...] = ()
    doi: Line = ""
    pmid: Line = ""
    url: Line = ""
    links: tuple[Line, ...] = ()
    comment: Text = ""
    keywords: tuple[Line, ...] = ()
    extra: dict[Line, Text] = {}
    citation_key: Line = ""

    position: int = 0
    span: tuple[int, int] = (0, 0)
    place: str = ""
    upvotes: Annotated[int | None, AfterValidator(_countable)] = None
    submitter: Line = ""
    status: Line = ""
    doubt: Line = ""
