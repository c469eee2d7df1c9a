"""What each typed word may stand for: itself, its plural, what it begins, what it is near."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from desktop.search.group import STOP_WORDS, Group, Reading, confined
from desktop.search.guessing import believed, with_guesses
from desktop.search.relatives import spelt_elsewhere, without_umlauts
from desktop.search.spelling import inflections
from desktop.search.vocabulary import EXPANSIONS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.search.clauses import Clause
    from desktop.search.words import Chunk, Word

_EXACT, _JOINED, _INFLECTED, _BEGUN, _BEGUN_BESIDES_EXACT = 1.0, 0.9, 0.8, 0.6, 0.08
_BEGIN_FROM = 3
"""A shorter beginning stands for its most frequent words only: all of them would be half the library."""
_TOGETHER = 3
"""As many words as "noise 2 noise" has may be one."""
_EVERYWHERE, _EVERYWHERE_FROM = 0.2, 2_000
"""A word in more than this share of a larger library is complete: what it begins would cost more than it adds."""


class Effort(Enum):
    """How far to look: as typed; plurals, and what is nearest where that is nowhere; all that is near; farther."""

    EXACT = 0
    NEAREST = 1
    WIDE = 2
    FAR = 3


def read(vocabulary: Vocabulary, asked: Iterable[Clause], effort: Effort) -> list[Group]:
    """The wanted clauses, one group each; two words that the library writes as one are one group."""
    clauses = [clause for clause in asked if not clause.excluded]
    reader = _Reader(vocabulary, effort, has_one_clause=len(clauses) == 1)
    groups = [reader.group(clause) for clause in clauses]
    return _supported(vocabulary, reader.written_as_one(clauses, groups))


def read_excluded(vocabulary: Vocabulary, asked: Iterable[Clause]) -> list[Group]:
    """The clauses that no found paper may match, as they are written."""
    reader = _Reader(vocabulary, Effort.EXACT, has_one_clause=False)
    groups = [reader.group(clause._replace(open=False)) for clause in asked if clause.excluded]
    return [group for group in groups if group.is_exact]


class _Reader:
    """Reads clauses with one effort."""

    def __init__(self, vocabulary: Vocabulary, effort: Effort, *, has_one_clause: bool) -> None:
        self._vocabulary = vocabulary
        self._effort = effort
        self._has_one_clause = has_one_clause

    def group(self, clause: Clause) -> Group:
        return confined(self._anywhere(clause), clause.fields)

    def _anywhere(self, clause: Clause) -> Group:
        if clause.phrase:
            return self._phrase(clause)
        (chunk,) = clause.chunks
        if len(chunk.words) == 1:
            parts = [word.text for word in chunk.parts]
            return self._word(chunk.words[0], clause.open, [parts] if parts else [])
        if chunk.joined:
            return self._compound(chunk, clause.open)
        return self._side_by_side(chunk)

    def written_as_one(self, clauses: list[Clause], groups: list[Group]) -> list[Group]:
        """Join neighbours such as "multi modal" and "noise 2 noise" where the library has "multimodal" too."""
        plain = [
            group.typed if _is_plain(clause) else "" for clause, group in zip(clauses, groups, strict=True)
        ]
        joined: list[Group] = []
        at = 0
        while at < len(groups):
            length = self._length_of_one(plain[at : at + _TOGETHER])
            run = groups[at : at + length]
            if length > 1:
                whole = "".join(plain[at : at + length])
                together = tuple(run) if all(group.is_readable for group in run) else ()
                readings = (Reading(whole, _JOINED),)
                joined.append(Group(whole, run[0].start, run[-1].end, readings, together=together))
            else:
                joined += run
            at += length
        return joined

    def _length_of_one(self, plain: list[str]) -> int:
        """How many of these words the library writes as one, "" standing for any other; three only with a number."""
        for length in range(len(plain), 1, -1):
            run = plain[:length]
            if all(run) and (length == 2 or any(map(str.isdecimal, run))):
                whole = "".join(run)
                if not whole.isdecimal() and self._vocabulary.frequency(whole):
                    return length
        return 1

    def _word(self, word: Word, is_open: bool, phrases: Iterable[list[str]] = ()) -> Group:
        parted = tuple(tuple(phrase) for phrase in phrases)
        key = (word.text, is_open, parted, self._effort, self._has_one_clause)
        group = self._vocabulary.read_as(key, lambda: self._looked_up(word.text, is_open, parted))
        return group._replace(start=word.start, end=word.end)

    def _looked_up(self, text: str, is_open: bool, phrases: Iterable[tuple[str, ...]]) -> Group:
        readings = {text: _EXACT} if self._vocabulary.frequency(text) else {}
        same = (*inflections(text), *spelt_elsewhere(text)) if self._effort is not Effort.EXACT else ()
        if same and not readings:
            same += without_umlauts(text)
        for other in same:
            if self._vocabulary.frequency(other):
                readings.setdefault(other, _INFLECTED)
        is_ideograph = len(text) == 1 and not text.isascii()
        begin = self._add_begun(text, readings) if is_open or is_ideograph else ""
        group = Group(
            text,
            0,
            0,
            tuple(Reading(*item) for item in readings.items()),
            begin,
            tuple(phrase for phrase in phrases if all(map(self._vocabulary.frequency, phrase))),
            open=is_open,
        )
        is_wide = self._effort in {Effort.WIDE, Effort.FAR}
        if is_wide or (self._effort is Effort.NEAREST and not group.is_exact):
            return with_guesses(self._vocabulary, group, wide=is_wide, far=self._effort is Effort.FAR)
        return group

    def _add_begun(self, text: str, readings: dict[str, float]) -> str:
        """Add the most frequent words that `text` begins; return it when there are more of them."""
        if self._vocabulary.frequency(text) > max(_EVERYWHERE_FROM, _EVERYWHERE * self._vocabulary.papers):
            return ""
        if len(text) == 1 and text.isascii() and not self._has_one_clause:
            return ""
        going_on, all_of_them = self._vocabulary.completions(text)
        weight = _BEGUN_BESIDES_EXACT if text in readings else _BEGUN
        for other in going_on[: EXPANSIONS - len(readings)]:
            readings.setdefault(other, weight)
        return text if not all_of_them and (len(text) >= _BEGIN_FROM or not text.isascii()) else ""

    def _compound(self, chunk: Chunk, is_open: bool) -> Group:
        """Read "inst-it": as one word, or its words wherever they stand."""
        last = chunk.words[-1]
        parts = tuple(self._word(word, is_open and word is last) for word in chunk.words)
        whole = self._word(chunk.joined[0], is_open)
        return whole._replace(together=parts if all(part.is_readable for part in parts) else ())

    def _side_by_side(self, chunk: Chunk) -> Group:
        """Read a run of CJK characters: its bigrams side by side, without the last character alone."""
        start, end = chunk.words[0].start, chunk.words[-1].end
        texts = tuple(word.text for word in chunk.words[:-1])
        if len(texts) == 1:
            return self._word(chunk.words[0], is_open=False)
        known = all(map(self._vocabulary.frequency, texts))
        return Group("".join(texts), start, end, phrases=(texts,) if known else ())

    def _phrase(self, clause: Clause) -> Group:
        """Read a quotation in the ways its compounds may be written: as typed, in parts, as one word."""
        as_typed, in_parts, as_wholes = [], [], []
        for chunk in clause.chunks:
            texts = [word.text for word in chunk.words]
            as_typed += texts
            in_parts += [word.text for word in chunk.parts] or texts
            as_wholes += [chunk.joined[0].text] if chunk.joined else texts
        phrases = dict.fromkeys(map(tuple, (as_typed, in_parts, as_wholes)))
        known = (
            phrase
            for phrase in phrases
            if all(map(self._vocabulary.frequency, phrase[:-1] if clause.open else phrase))
        )
        start, end = clause.chunks[0].words[0].start, clause.chunks[-1].words[-1].end
        return Group(" ".join(as_typed), start, end, phrases=tuple(known), open=clause.open, quoted=True)


def _is_plain(clause: Clause) -> bool:
    """Whether it is one word of letters, or a number."""
    words = clause.chunks[0].words
    if clause.phrase or clause.fields:
        return False
    return (len(words) == 1 and words[0].text.isalpha()) or all(word.text.isdecimal() for word in words)


def _supported(vocabulary: Vocabulary, groups: list[Group]) -> list[Group]:
    """Drop guesses that nothing speaks for: neither their own likeness nor another word of the query."""
    speaking = [
        group.believable
        or (group.is_exact and len(group.typed) >= _BEGIN_FROM and group.typed not in STOP_WORDS)
        for group in groups
    ]
    return [
        group if any(speaking[:at] + speaking[at + 1 :]) else believed(vocabulary, group)
        for at, group in enumerate(groups)
    ]
