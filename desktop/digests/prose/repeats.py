"""Takes a card that a page prints twice for one: narrow and wide screens get their own copy."""

from collections.abc import Iterable, Iterator

from desktop.papers.digest import Found
from desktop.papers.draft import Draft


def without_repeats(found: Iterable[Found]) -> Iterator[Found]:
    """`found` with a draft that equals the one right before it taken into that one's span.

    A title without abstract is never a repeat: two papers may well have the same short title.
    """
    last: Draft | None = None
    for each in found:
        if isinstance(each, Draft) and last and is_same_card(last, each):
            last = last.model_copy(update={"span": (last.span[0], each.span[1])})
            continue
        if last:
            yield last
        last = each if isinstance(each, Draft) else None
        if last is None:
            yield each
    if last:
        yield last


def is_same_card(one: Draft, other: Draft) -> bool:
    """Whether two drafts differ in nothing but where they stand."""
    return bool(one.abstract) and one == other.model_copy(update={"span": one.span})
