"""Tells titles from abstracts in a run of paragraphs, as the cheapest explanation of the whole run."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum

from desktop.digests.prose.paragraphs import Unit
from desktop.limits import FIELD_CHARACTERS


class Label(IntEnum):
    """What a paragraph is taken for."""

    TITLE = 0
    ABSTRACT = 1
    NEITHER = 2


# A full stop or exclamation mark with a new sentence after it. "?" is none: titles ask and go on.
# The stop comes first in the pattern: a search that begins with a look-behind is ten times slower.
_SENTENCE_END = re.compile(
    r"[.!](?<![A-Z\d].)(?<!\b\w.)(?<!\b(?:vs|Dr|St|No).)[\"'”’)\]]* [\"'“‘(\[]?[A-Z]|[。！]"
)
_CLOSED = re.compile(r"[.!?…。！？][\"'”’)\]*$]*\Z")
_DANGLING = re.compile(r"(?:[,;:]|\.\.\.|…)\Z")
_WEB = re.compile(r"https?://\S")
_WORD = re.compile(r"[^\W\d_]{2}")
_SCANNED = 3_000
_WORDLESS_CHARACTERS = 100
_LINK_CHARACTERS = 2_000

# Costs are in units of "one surprise"; NEITHER is taken where both other readings cost more than this.
_NEITHER_COST = 3.05
_TITLE_AFTER_TITLE = 1.5
_ABSTRACT_AFTER_ABSTRACT = 1.5
_ABSTRACT_WITHOUT_TITLE = 3.0
_TRANSITIONS = (  # [label before][label], the last row is the start of the text
    (_TITLE_AFTER_TITLE, 0.0, 0.5),
    (0.0, _ABSTRACT_AFTER_ABSTRACT, 0.5),
    (0.0, _ABSTRACT_WITHOUT_TITLE, 0.0),
    (0.0, _ABSTRACT_WITHOUT_TITLE, 0.0),
)
_START = 3
_INTO = tuple(zip(*_TRANSITIONS[:_START], strict=True))
_LABELS = tuple(Label)
_SURE = 8.0
_WINDOW = 2_000
DOUBTFUL_TITLE = 1.5
"""A title that costs as much is shown with a doubt."""


def labelled(units: Iterable[Unit]) -> Iterator[tuple[Unit, Label]]:
    """Each unit with its label.

    Titles and abstracts are expected in turn; two titles in a row (one without abstract) and two
    abstracts in a row (one with two paragraphs) are possible at a price. The cheapest labelling of a run
    is found by dynamic programming (Viterbi), so that one odd paragraph cannot shift all that follow.
    Decided at paragraphs that can only be an abstract, so memory does not grow with the text.
    """
    window: list[Unit] = []
    costs: list[tuple[float, float, float]] = []
    before = _START
    for unit in units:
        cost = (title_cost(unit.text), abstract_cost(unit.text), _NEITHER_COST)
        window.append(unit)
        costs.append(cost)
        if cost[Label.TITLE] >= _SURE or len(window) >= _WINDOW:
            labels = _cheapest(costs, before)
            yield from zip(window, labels, strict=True)
            before, window, costs = labels[-1], [], []
    if window:
        yield from zip(window, _cheapest(costs, before), strict=True)


def _cheapest(costs: list[tuple[float, float, float]], before: int) -> list[Label]:
    totals = [_TRANSITIONS[before][label] + costs[0][label] for label in Label]
    back: list[list[int]] = []
    for cost in costs[1:]:
        title, abstract, neither = totals
        # In numbers and without loops over Label: this is the inner loop of every text.
        ways = [(title + first, abstract + second, neither + third) for first, second, third in _INTO]
        least = [min(way) for way in ways]
        back.append([way.index(best) for way, best in zip(ways, least, strict=True)])
        totals = [best + price for best, price in zip(least, cost, strict=True)]
    label: int = min(reversed(Label), key=lambda each: totals[each])
    labels = [label]
    for found in reversed(back):
        label = found[label]
        labels.append(label)
    return [_LABELS[each] for each in reversed(labels)]


def title_cost(text: str) -> float:
    """How surprising it would be if `text` were a title: 0 for most of them.

    Length alone never makes an abstract: what has no sentence in it is a title to be cut and checked.
    """
    length = len(text)
    if length > FIELD_CHARACTERS:
        return _SURE
    cost = min(max(length - 200, 0) / 100, 1.5)
    if text.endswith((".", "。")) or _DANGLING.search(text):
        cost += 3.2
    if length < _WORDLESS_CHARACTERS and (" " not in text or not _WORD.search(text)):
        cost += 3.1
    cost += 2.0 * min(len(_SENTENCE_END.findall(text[:_SCANNED])), 3)
    return cost + (3.0 if length < _LINK_CHARACTERS and _WEB.search(text) else 0.0)


def abstract_cost(text: str) -> float:
    """How surprising it would be if `text` were an abstract or a paragraph of one."""
    # In bytes: a Chinese letter says as much as three Latin ones.
    length = len(text) if text.isascii() else len(text.encode())
    cost = 3.0 if length < 80 else 1.5 if length < 150 else 0.5 if length < 250 else 0.0
    if text.isascii() and " " not in text:
        cost += 3.0
    if _WEB.search(text):
        cost = min(cost, 1.0)
    elif not _CLOSED.search(text[-10:]):
        cost += 0.3 if length >= 250 else 2.0
    return cost + (0.0 if length < 250 or _SENTENCE_END.search(text) else 0.3)
