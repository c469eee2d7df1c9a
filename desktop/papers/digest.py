"""What is known of a digest as a whole, and what could not be read in it."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from desktop.limits import FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text
from desktop.papers.dates import is_partial_date
from desktop.papers.draft import Draft, Line
from desktop.papers.shared import SharedSearch

Clean = Annotated[str, BeforeValidator(clean_text)]
"""Names, places and reasons may quote the digest, a lone surrogate with it."""


def _day_or_none(text: str) -> str:
    return text if is_partial_date(text) else ""


Day = Annotated[str, AfterValidator(_day_or_none)]
"""A partial date; what no calendar has, as in an address with a slip of the pen ("2024-01-76"), is not known."""


class DigestFacts(BaseModel):
    """One digest as a reader saw it.

    `kind` is a stable word ("hugging-face-page", "arxiv-mail", "bibtex"); `source` the name shown in lists
    ("Hugging Face", "arXiv cs.CV", "group.bib"); `shown_on` the day for which the page was made, as a partial
    date ("--07-02": the year is not given); `captured_on` when it was saved, if the file says so;
    `query` what was searched for; `name` the file's name without folders, "" for pasted text. `extent` is set
    for a message of a mailbox: the place [start, end) of its bytes in that file, of which it is one of many.
    `is_empty` tells that the digest is whole and holds no paper, as feeds do on a day without any. `searches`
    are the saved searches that a shared list of a whole library brings.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    source: Line
    name: Line = ""
    query: Line = ""
    shown_on: Day = ""
    captured_on: Day = ""
    submitter: Line = ""
    encoding: str = "utf-8"
    text_length: int = 0
    extent: tuple[int, int] = (0, 0)
    is_empty: bool = False
    searches: tuple[SharedSearch, ...] = ()


class Problem(BaseModel):
    """Something that could not be read: the file, the place in it, one clause why, and what to do next."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Clean
    place: Clean = ""
    reason: Clean
    advice: Clean = ""
    span: tuple[int, int] = (0, 0)


class LeftOver(BaseModel):
    """Text of a digest that no reader could place: kept and shown, never dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[Clean, Field(max_length=FIELD_CHARACTERS)]
    place: Clean = ""
    span: tuple[int, int] = (0, 0)


Found = DigestFacts | Draft | Problem | LeftOver
"""What a reading yields: the facts of a digest, then what was found in it, in order; a file that holds
several digests (an mbox) yields the facts of each before its drafts."""
