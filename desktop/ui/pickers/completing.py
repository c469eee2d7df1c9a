"""Which known names fit what was typed so far, best first, and whether it would be a new one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.papers.cleaning import one_line
from desktop.papers.text_keys import folded, name_key

LONGEST_NAME = 100
_EXACT, _START, _WORD_START, _INSIDE, SCATTERED = range(5)


class NameChoice(NamedTuple):
    """A tag or list: its colour by name ("" for none), its papers in all, and how many selected ones have it."""

    name: str
    colour: str = ""
    papers: int | None = None
    having: int = 0


class Completion(NamedTuple):
    """One row: a known name, or with `is_new` the one that was typed. `letters` are the places that matched."""

    choice: NameChoice
    is_new: bool = False
    letters: tuple[int, ...] = ()
    is_loose: bool = False


def completions(choices: Sequence[NameChoice], typed: str) -> list[Completion]:
    """The names that hold what was typed, then those that hold its letters in order, then the new name.

    Without typed text: all of them, those of the selected papers first. Case and accents do not count.
    """
    name = clean_name(typed)
    key = name_key(name)
    if not key:
        return [Completion(choice) for choice in sorted(choices, key=lambda choice: choice.having == 0)]
    found = []
    for choice in choices:
        kind, letters = fit(choice.name, key)
        if letters:
            row = Completion(choice, letters=letters, is_loose=kind == SCATTERED)
            found.append(((kind, -choice.having, letters[0], len(choice.name)), row))
    rows = [row for _, row in sorted(found, key=lambda pair: pair[0])]
    if len(name) <= LONGEST_NAME and not is_known(name, choices):
        rows.append(Completion(NameChoice(name), is_new=True))
    return rows


def best_row(rows: Sequence[Completion]) -> int:
    """Which row Enter takes: the first, but a new name before one that only shares letters with it."""
    return len(rows) - 1 if rows and rows[0].is_loose and rows[-1].is_new else 0


def is_known(name: str, choices: Iterable[NameChoice]) -> bool:
    """Whether a name is taken, whatever its case and accents."""
    key = name_key(name)
    return any(name_key(choice.name) == key for choice in choices)


def clean_name(typed: str) -> str:
    """What was typed, as a name: one line, no "#" around it."""
    return one_line(typed).strip("# ")


def fit(name: str, key: str) -> tuple[int, tuple[int, ...]]:
    """How a folded `key` fits a name, from 0 (the same) upwards, and the places in the name; none: not at all."""
    letters, places = _letters(name)
    at = letters.find(key)
    if at >= 0:
        kind = _EXACT if letters == key else _START if at == 0 else _INSIDE
        word = next((here for here in _occurrences(letters, key) if begins_word(letters, here)), None)
        if kind == _INSIDE and word is not None:
            kind, at = _WORD_START, word
        return kind, tuple(dict.fromkeys(places[at : at + len(key)]))
    scattered = _scattered(letters, key.replace(" ", ""))
    return SCATTERED, tuple(dict.fromkeys(places[here] for here in scattered))


def _letters(name: str) -> tuple[str, list[int]]:
    """Return the folded letters of a name, and for each the place in the name it comes from."""
    pairs = [(letter, place) for place, written in enumerate(name) for letter in folded(written)]
    return "".join(letter for letter, _ in pairs), [place for _, place in pairs]


def _occurrences(letters: str, key: str) -> Iterable[int]:
    at = letters.find(key)
    while at >= 0:
        yield at
        at = letters.find(key, at + 1)


def begins_word(letters: str, at: int) -> bool:
    return at == 0 or not letters[at - 1].isalnum()


def _scattered(letters: str, key: str) -> list[int]:
    """Return where the letters of `key` stand one after the other, the first at the start of a word."""
    if len(key) < 2:
        return []
    for start, letter in enumerate(letters):
        if letter == key[0] and begins_word(letters, start):
            found = [start]
            for wanted in key[1:]:
                at = letters.find(wanted, found[-1] + 1)
                if at < 0:
                    break
                found.append(at)
            else:
                return found
    return []
