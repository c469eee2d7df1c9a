"""All that one typed word or phrase may stand for in this library."""

from __future__ import annotations

from typing import NamedTuple

STOP_WORDS = frozenset({
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "do", "does",
    "for", "from", "had", "has", "have", "how", "if", "in", "into", "is", "it", "its", "may", "not", "of", "on",
    "or", "our", "should", "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "to", "toward", "towards", "under", "upon", "using", "via", "was", "we",
    "were", "what", "when", "where", "which", "while", "who", "whose", "why", "will", "with", "within", "without",
    "would",
})  # fmt: skip
"""Words that a paper need not hold to be found: nobody remembers whether it was "of" or "for"."""


class Reading(NamedTuple):
    """A word of the library that the typed one may stand for; `weight` is 1 when it is the same."""

    word: str
    weight: float


class Group(NamedTuple):
    """What `typed`, at `start:end` of the query, stands for; a paper matches when any of it does.

    `begin`: any word that begins so. `phrases`: words side by side. `together`: groups that all match.
    `guesses`: other spellings; `believable` when one of them needs no other word of the query to support it.
    `fields` are those of a paper's text that it must stand in, () for any of them. `quoted`: no paper may lack it.
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
    fields: tuple[str, ...] = ()
    quoted: bool = False

    @property
    def has_typed(self) -> bool:
        return bool(self.readings) and self.readings[0].word == self.typed

    @property
    def is_exact(self) -> bool:
        return bool(self.readings or self.begin or self.phrases or self.together)

    @property
    def is_readable(self) -> bool:
        return self.is_exact or bool(self.guesses)

    @property
    def is_optional(self) -> bool:
        """Whether a paper need not hold it: a stop word, or the first letter of a word to come."""
        if self.fields:
            return False
        return len(self.typed) == 1 and self.typed.isascii() if self.open else self.typed in STOP_WORDS

    @property
    def all_readings(self) -> tuple[Reading, ...]:
        return (*self.readings, *self.guesses)


def confined(group: Group, fields: tuple[str, ...]) -> Group:
    """The group as one that must stand in `fields`, and so must its parts."""
    return group._replace(fields=fields, together=tuple(confined(part, fields) for part in group.together))


def required(groups: list[Group]) -> list[Group]:
    """The groups that a paper must match; all of them when none says more than a stop word."""
    return [group for group in groups if not group.is_optional] or groups
