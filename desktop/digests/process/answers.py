"""What a reader process says, validated once more: it has seen hostile bytes and is not trusted either."""

from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from desktop.digests.process.frames import BrokenFrame
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.shared import SharedDraft


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Facts(_Message):
    kind: Literal["facts"]
    value: DigestFacts


class _Draft(_Message):
    kind: Literal["draft"]
    value: Draft


class _Shared(_Message):
    kind: Literal["shared"]
    value: SharedDraft


class _Problem(_Message):
    kind: Literal["problem"]
    value: Problem


class _LeftOver(_Message):
    kind: Literal["left-over"]
    value: LeftOver


class Batch(_Message):
    """Things found, in order, and how far the reader is: `done` of `total` characters."""

    kind: Literal["batch"]
    found: tuple[
        Annotated[_Facts | _Draft | _Shared | _Problem | _LeftOver, Field(discriminator="kind")], ...
    ] = ()
    done: Annotated[int, Field(ge=0)] = 0
    total: Annotated[int, Field(ge=0)] | None = None
    note: Annotated[str, Field(max_length=200)] = ""

    @property
    def values(self) -> tuple[Found, ...]:
        """What was found, without the words that told its kind."""
        return tuple(each.value for each in self.found)


class Refusal(_Message):
    """The document cannot be read: the parts of an UnreadableInput."""

    kind: Literal["refusal"]
    thing: str
    reason: str
    advice: str
    place: str = ""
    is_limit: bool = False


class End(_Message):
    """Everything was sent."""

    kind: Literal["end"]


Answer = Batch | Refusal | End


@cache
def _adapter() -> TypeAdapter[Answer]:
    return TypeAdapter(Annotated[Answer, Field(discriminator="kind")])


def answer_in(payload: bytes) -> Answer:
    """The answer in a frame; raises BrokenFrame for anything that is none."""
    try:
        return _adapter().validate_json(payload)
    except ValidationError as error:
        raise BrokenFrame(f"{error.error_count()} parts of an answer are not as agreed") from None
