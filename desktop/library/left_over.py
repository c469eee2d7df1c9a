"""Text of a digest that no reader could place, turned into papers by hand: nothing of it is ever dropped."""

import json
from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.library.actions import action
from desktop.limits import TITLE_CHARACTERS
from desktop.papers.changes import Scalar
from desktop.papers.cleaning import one_line, paragraphs
from desktop.papers.digest import LeftOver
from desktop.papers.fields import RECORD_FIELDS, YOU
from desktop.papers.text_keys import sort_key, title_key
from desktop.store.step import Step

_AGAIN = "It was changed meanwhile; look at it again."


def left_over_from(stored: str) -> list[LeftOver]:
    """The pieces as the column of a digest holds them."""
    return [LeftOver.model_validate(item) for item in json.loads(stored)]


def left_over_to(pieces: Sequence[LeftOver]) -> str:
    """The inverse of `left_over_from`."""
    return json.dumps([piece.model_dump() for piece in pieces], ensure_ascii=False)


@action
def make_paper_of(step: Step, digest: int, at: int, piece: LeftOver, *, with_abstract: bool = False) -> None:
    """Makes a paper with a piece as its title, and with the piece after it as its abstract if asked.

    The paper stands in the digest where the text stands. Title and abstract count as typed: no reader has
    found them, and none shall overwrite them. `at` is the place of `piece` in the list; raises UsageError
    when it stands there no more or is no title.
    """
    pieces = _pieces(step, digest, at, piece)
    title = one_line(piece.text)
    if not title or len(title) > TITLE_CHARACTERS:
        raise UsageError("the text", f"a title has 1 to {TITLE_CHARACTERS:,} characters", "Split it first.")
    used = pieces[at : at + 1 + with_abstract]
    if with_abstract and len(used) < 2:
        raise UsageError("the text", "nothing follows that could be its abstract", "Take the title alone.")
    fields: dict[str, Scalar] = {"title": title}
    if with_abstract:
        fields["abstract"] = paragraphs(used[1].text)
    paper = step.make(
        "paper",
        added_at=step.now,
        title_key=title_key(title),
        title_sort=sort_key(title),
        record={
            **dict.fromkeys(RECORD_FIELDS, ""),
            "arxiv_version": None,
            **fields,
            "sources": json.dumps(dict.fromkeys(fields, YOU), separators=(",", ":")),
        },
    )
    start, end = piece.span[0], used[-1].span[1]
    step.make(
        "listing",
        digest_id=digest,
        paper_id=paper,
        position=step.now_in.position_in(digest, start),
        place=piece.place,
        span_start=start,
        span_end=end,
    )
    _keep(step, digest, [*pieces[:at], *pieces[at + len(used) :]])
    step.label = "Make a paper of left-over text"


@action
def split_left_over(step: Step, digest: int, at: int, piece: LeftOver, offset: int) -> None:
    """Makes two pieces of one, before the character at `offset`; blanks at the cut stay with the first."""
    pieces = _pieces(step, digest, at, piece)
    first, second = piece.text[:offset], piece.text[offset:]
    if not first.strip() or not second.strip():
        raise UsageError("the text", "one side of the cut would be empty", "Put the cursor inside the text.")
    start, end = piece.span
    exact = end - start == len(piece.text)
    middle = start + offset if exact else end
    parts = (
        piece.model_copy(update={"text": first, "span": (start, middle)}),
        piece.model_copy(update={"text": second, "span": (middle if exact else start, end)}),
    )
    _keep(step, digest, [*pieces[:at], *parts, *pieces[at + 1 :]])
    step.label = "Split left-over text"


@action
def join_left_over(step: Step, digest: int, at: int, piece: LeftOver) -> None:
    """Makes one piece of a piece and the one after it."""
    pieces = _pieces(step, digest, at, piece)
    if at + 1 >= len(pieces):
        raise UsageError("the text", "nothing follows it", "Choose the piece before.")
    other = pieces[at + 1]
    between = "" if piece.span[1] == other.span[0] or piece.text.endswith("\n") else "\n"
    whole = LeftOver(
        text=f"{piece.text}{between}{other.text}",
        place=piece.place if piece.place == other.place else f"{piece.place} to {other.place}".strip(),
        span=(min(piece.span[0], other.span[0]), max(piece.span[1], other.span[1])),
    )
    _keep(step, digest, [*pieces[:at], whole, *pieces[at + 2 :]])
    step.label = "Join left-over text"


def _pieces(step: Step, digest: int, at: int, piece: LeftOver) -> list[LeftOver]:
    """What is left over now; raises UsageError when `piece` does not stand at its place in it."""
    stored = step.now_in.values("digest", "left_over", (digest,)).get(digest, "[]")
    pieces = left_over_from(str(stored))
    if not 0 <= at < len(pieces) or pieces[at].text != piece.text:
        raise UsageError("the text", "it is not there any more", _AGAIN)
    return pieces


def _keep(step: Step, digest: int, pieces: Sequence[LeftOver]) -> None:
    step.put("digest", "left_over", (digest,), left_over_to(pieces))
