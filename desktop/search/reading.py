"""What each typed word may stand for in this library: itself, its plural, what it begins, what it is near."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.search.spelling import edits_allowed, inflections, is_believable, is_likely_slip
from desktop.search.vocabulary import EXPANSIONS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.search.query import Clause, Query
    from desktop.search.words import Chunk, Word

STOP_WORDS = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "has", "have", "how", "in", "into",
    "is", "it", "its", "not", "of", "on", "or", "our", "that", "the", "their", "this", "to", "toward", "towards",
    "under", "using", "via", "was", "we", "what", "when", "which", "while", "why", "with", "within", "without",
})  # fmt: skip
"""Words that need not be in a paper: nobody remembers whether it was "of" or "for"."""
_EXACT, _INFLECTED, _JOINED, _BEGUN = 1.0, 0.8, 0.9, 0.6
_GUESSED = {1: 0.5, 2: 0.3}
_BEGIN_FROM = 3
"""A shorter beginning stands for its most frequent words only: all of them would be half the library."""
_GUESS_BEGIN_FROM = 4
_SPLIT_FROM = 6


class Effort(IntEnum):
    """How far to look: as typed; what is nearest where that is nowhere; all that is near."""

    EXACT = 0
    NEAREST = 1
    WIDE = 2


class Reading(NamedTuple):
    """A word of the library that the typed one may stand for; `weight` 1 when it is the same."""

    word: str
    weight: float


class Group(NamedTuple):
    """All that one typed word or phrase may stand for; a paper matches when any of it does.

    `begin`: any word that begins so. `phrases`: words side by side. `together`: groups that all match.
    """

    typed: str
    start: int
    end: int
    readings: tuple[Reading, ...] = ()
    begin: str = ""
    phrases: tuple[tuple[str, ...], ...] = ()
    together: tuple[Group, ...] = ()
    guesses: tuple[Reading, ...] = ()
    believable: bool = False
    open: bool = False

    @property
    def is_exact(self) -> bool:
        return bool(self.readings or self.begin or self.phrases or self.together)

    @property
    def is_readable(self) -> bool:
        return self.is_exact or bool(self.guesses)

    @property
    def all_readings(self) -> tuple[Reading, ...]:
        return (*self.readings, *self.guesses)

    @property
    def is_optional(self) -> bool:
        return self.typed in STOP_WORDS and not self.open


def read(vocabulary: Vocabulary, query: Query, effort: Effort) -> list[Group]:
    """The wanted clauses of `query`, one group each; two words that the library writes as one are one group."""
    clauses = [clause for clause in query.clauses if not clause.excluded]
    groups = [_group(vocabulary, clause, effort) for clause in clauses]
    return _supported(_written_as_one(vocabulary, clauses, groups))


def read_excluded(vocabulary: Vocabulary, query: Query) -> list[Group]:
    """The clauses that no found paper may match, as they are written."""
    excluded = [clause._replace(open=False) for clause in query.clauses if clause.excluded]
    groups = [_group(vocabulary, clause, Effort.EXACT) for clause in excluded]
    return [group for group in groups if group.is_exact]


def _group(vocabulary: Vocabulary, clause: Clause, effort: Effort) -> Group:
    if clause.phrase:
        return _phrase(clause)
    (chunk,) = clause.chunks
    if len(chunk.words) == 1:
        return _word(vocabulary, chunk.words[0], effort, chunk, is_open=clause.open)
    last = chunk.words[-1]
    parts = tuple(
        _word(vocabulary, word, effort, None, is_open=clause.open and word is last) for word in chunk.words
    )
    if not chunk.joined:
        return _side_by_side(chunk, clause, parts)
    whole = _word(vocabulary, chunk.joined[0], effort, None, is_open=clause.open)
    readable = all(part.is_readable for part in parts)
    return whole._replace(together=parts if readable else ())


def _side_by_side(chunk: Chunk, clause: Clause, parts: tuple[Group, ...]) -> Group:
    """Read a run of CJK characters: its bigrams side by side; the last character alone only begins a bigram."""
    texts = tuple(word.text for word in chunk.words[:-1]) or (chunk.words[0].text,)
    start, end = chunk.words[0].start, chunk.words[-1].end
    if len(texts) == 1:
        return parts[0]._replace(start=start, end=end)
    return Group("".join(texts), start, end, phrases=(texts,), open=clause.open)


def _phrase(clause: Clause) -> Group:
    in_parts, as_wholes = [], []
    for chunk in clause.chunks:
        texts = [word.text for word in chunk.words]
        in_parts += [word.text for word in chunk.parts] or texts
        as_wholes += [chunk.joined[0].text] if chunk.joined else texts
    as_written = [word.text for chunk in clause.chunks for word in chunk.words]
    phrases = dict.fromkeys(map(tuple, (as_written, in_parts, as_wholes)))
    start, end = clause.chunks[0].words[0].start, clause.chunks[-1].words[-1].end
    return Group(" ".join(as_written), start, end, phrases=tuple(phrases), open=clause.open)


def _word(vocabulary: Vocabulary, word: Word, effort: Effort, chunk: Chunk | None, *, is_open: bool) -> Group:
    text = word.text
    readings: dict[str, float] = {text: _EXACT} if vocabulary.frequency(text) else {}
    for other in inflections(text):
        if vocabulary.frequency(other):
            readings.setdefault(other, _INFLECTED)
    begin = ""
    if is_open or _is_one_ideograph(text):
        going_on, all_of_them = vocabulary.completions(text)
        for other in going_on[: EXPANSIONS - len(readings)]:
            readings.setdefault(other, _BEGUN)
        begin = text if not all_of_them and len(text) >= _BEGIN_FROM else ""
    phrases: tuple[tuple[str, ...], ...] = ()
    if chunk and chunk.parts:
        phrases = (tuple(part.text for part in chunk.parts),)
    group = Group(
        text,
        word.start,
        word.end,
        tuple(Reading(*item) for item in readings.items()),
        begin,
        phrases,
        open=is_open,
    )
    if effort is Effort.WIDE or (effort is Effort.NEAREST and not readings):
        return _with_guesses(vocabulary, group, effort)
    return group


def _is_one_ideograph(text: str) -> bool:
    return len(text) == 1 and not text.isascii()


def _with_guesses(vocabulary: Vocabulary, group: Group, effort: Effort) -> Group:
    typed = group.typed
    known = {reading.word for reading in group.readings}
    candidates = [
        (far, word)
        for far, word in _candidates(vocabulary, group, effort)
        if word not in known and vocabulary.frequency(word)
    ]
    if effort is Effort.NEAREST and candidates:
        least = min(far for far, _ in candidates)
        candidates = [(far, word) for far, word in candidates if far == least]
    candidates.sort(key=lambda item: (item[0], *_unlikelihood(vocabulary, typed, item[1])))
    guesses = {word: _GUESSED[far] for far, word in candidates[:EXPANSIONS]}
    for word in list(guesses):
        for other in inflections(word):
            if len(guesses) < EXPANSIONS and other not in known and vocabulary.frequency(other):
                guesses.setdefault(other, guesses[word] * _INFLECTED)
    believable = any(_stands_alone(typed, word) for word in guesses)
    splits = tuple(_splits(vocabulary, typed))
    return group._replace(
        guesses=tuple(Reading(*item) for item in guesses.items()),
        phrases=(*group.phrases, *splits),
        believable=believable,
    )


def _candidates(vocabulary: Vocabulary, group: Group, effort: Effort) -> Sequence[tuple[int, str]]:
    typed, edits = group.typed, edits_allowed(group.typed)
    if not edits:
        return ()
    found = vocabulary.near(typed, 1, begin=group.open and len(typed) >= _GUESS_BEGIN_FROM)
    if edits == 2 and (effort is Effort.WIDE or not found):
        found = [*found, *((far, word) for far, word in vocabulary.near(typed, 2) if far == 2)]
    return found


def _unlikelihood(vocabulary: Vocabulary, typed: str, word: str) -> tuple[bool, int]:
    likely = typed[0] == word[0] or is_likely_slip(typed, word)
    return not likely, -vocabulary.frequency(word)


def _stands_alone(typed: str, word: str) -> bool:
    return is_believable(typed, word, begin=len(word) > len(typed) + 2)


def _splits(vocabulary: Vocabulary, typed: str) -> Iterator[tuple[str, str]]:
    """Two words of the library written without the blank between them."""
    if len(typed) < _SPLIT_FROM or not typed.isalpha():
        return
    halves = [(typed[:at], typed[at:]) for at in range(3, len(typed) - 2)]
    frequent = ((min(map(vocabulary.frequency, half)), half) for half in halves)
    yield from (half for frequency, half in sorted(frequent, reverse=True)[:2] if frequency)


def _written_as_one(vocabulary: Vocabulary, clauses: list[Clause], groups: list[Group]) -> list[Group]:
    """Join neighbours such as "multi modal" where the library has "multimodal" too."""
    joined: list[Group] = []
    single = [
        not clause.phrase and len(clause.chunks[0].words) == 1 and clause.chunks[0].words[0].text.isalpha()
        for clause in clauses
    ]
    at = 0
    while at < len(groups):
        group = groups[at]
        if at + 1 < len(groups) and single[at] and single[at + 1]:
            whole = group.typed + groups[at + 1].typed
            if vocabulary.frequency(whole):
                joined.append(_pair(whole, group, groups[at + 1]))
                at += 2
                continue
        joined.append(group)
        at += 1
    return joined


def _pair(whole: str, one: Group, other: Group) -> Group:
    together = (one, other) if one.is_readable and other.is_readable else ()
    return Group(whole, one.start, other.end, (Reading(whole, _JOINED),), together=together)


def _supported(groups: list[Group]) -> list[Group]:
    """Drop guesses that nothing speaks for: neither their own likeness nor another word of the query."""
    speaking = [
        (group.is_exact and len(group.typed) >= _BEGIN_FROM and group.typed not in STOP_WORDS)
        or group.believable
        for group in groups
    ]
    kept = []
    for at, group in enumerate(groups):
        alone = not any(speaking[:at] + speaking[at + 1 :])
        kept.append(_believed(group) if alone else group)
    return kept


def _believed(group: Group) -> Group:
    guesses = (guess for guess in group.guesses if _stands_alone(group.typed, guess.word))
    return group._replace(guesses=tuple(guesses))


def nearest(vocabulary: Vocabulary, group: Group) -> str:
    """The likeliest word for a typed one that is nowhere, however weak the guess; "" when nothing is near."""
    found = [
        (far, word) for far, word in _candidates(vocabulary, group, Effort.WIDE) if vocabulary.frequency(word)
    ]
    found.sort(key=lambda item: (item[0], *_unlikelihood(vocabulary, group.typed, item[1])))
    return found[0][1] if found else ""
