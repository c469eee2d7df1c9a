"""What a reader found for one paper, before it is known to be new or old."""

from itertools import chain
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from desktop.limits import AUTHORS, FIELD_CHARACTERS, TITLE_CHARACTERS
from desktop.papers.cleaning import is_one_line, one_line, paragraphs
from desktop.papers.dates import is_partial_date
from desktop.papers.name import Name

# The length stands first: it is asked last all the same, of the cleaned text, and in less time.
Line = Annotated[str, Field(max_length=FIELD_CHARACTERS), BeforeValidator(one_line)]
Text = Annotated[str, Field(max_length=FIELD_CHARACTERS), BeforeValidator(paragraphs)]
Title = Annotated[str, Field(max_length=TITLE_CHARACTERS), BeforeValidator(one_line)]


def _partial_date(text: str) -> str:
    if text and not is_partial_date(text):
        raise ValueError("not a partial date")
    return text


def _clean_names(names: tuple[Name, ...]) -> tuple[Name, ...]:
    # Looked at together, with a sign between two parts beside which no blank may stand.
    together = "|".join(chain.from_iterable(names))
    if is_one_line(together) and "| " not in together and " |" not in together:
        return names
    return tuple(Name(*[part and one_line(part) for part in name]) for name in names)


def _countable(number: int | None) -> int | None:
    """JSON has numbers that no column holds; what nobody can have counted is not known."""
    return number if number is not None and abs(number) < 2**53 else None


PartialDate = Annotated[str, AfterValidator(_partial_date)]
Authors = Annotated[tuple[Name, ...], Field(max_length=AUTHORS), AfterValidator(_clean_names)]


class Draft(BaseModel):
    """The bibliographic fields that one digest gives for one paper, and where it stands in that digest.

    Nothing a user makes (state, rating, tags, notes) can be said here: a digest cannot set it.
    `issued` is a partial ISO date; `span` the characters [start, end) of the decoded text it was read from;
    `place` says the same in words ("lines 251 to 253"); `doubt` a sentence when the reader is not sure.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Title = ""
    authors: Authors = ()
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
    extra: dict[Line, Text] = Field(default_factory=dict)  # a {} would be copied deeply for each draft
    citation_key: Line = ""

    position: int = 0
    span: tuple[int, int] = (0, 0)
    place: str = ""
    upvotes: Annotated[int | None, AfterValidator(_countable)] = None
    submitter: Line = ""
    status: Line = ""
    doubt: Line = ""
