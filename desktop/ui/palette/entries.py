"""What the palette offers, as plain values, and which of it fits what was typed."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from desktop.papers.letter_likeness import letters_alike
from desktop.papers.text_keys import folded, name_key
from desktop.ui.pickers.completing import SCATTERED, begins_word, fit

Group = Literal["action", "place", "tag", "paper"]
GROUPS: Final[tuple[Group, ...]] = ("action", "place", "tag", "paper")
"""The groups in the order in which they stand."""
PREFIXES: Final[dict[str, Group]] = {">": "action", "#": "tag", "@": "paper"}
MOST_ROWS = 12
_AT_LEAST = 3
"""Rows that each group may have before another one takes the rest."""
_MISSPELT = SCATTERED + 1
_LIKE_ENOUGH = 0.8
_SHORTEST_MISSPELT = 4


class PaletteEntry(NamedTuple):
    """One thing to do or to go to. `key` names it for the program.

    `icon` is the name of an icon, `colour` that of a tag's colour, which takes the icon's place. At the right
    stand `aside` and `keys` in Qt's portable writing; for what cannot be done now, `reason` in their place.
    """

    group: Group
    key: str
    words: str
    icon: str = ""
    colour: str = ""
    aside: str = ""
    keys: str = ""
    reason: str = ""


class PaletteRow(NamedTuple):
    """An entry that fits, with the places of the letters that do; `fits` is smaller for a better fit."""

    entry: PaletteEntry
    letters: tuple[int, ...] = ()
    fits: int = SCATTERED


def split_typed(typed: str) -> tuple[Group | None, str]:
    """The group that a first letter `>`, `#` or `@` asks for, and the words behind it."""
    text = typed.strip()
    group = PREFIXES.get(text[:1])
    return group, text[1:].strip() if group else text


def palette_rows(
    entries: Iterable[PaletteEntry], papers: Sequence[PaletteRow], typed: str
) -> list[PaletteRow]:
    """The entries that fit, by group, at most MOST_ROWS; what cannot be done stands last in its group.

    `papers` are the rows that a search has found for what was typed, best first. Where nothing is typed, all
    that can be done fits.
    """
    asked, text = split_typed(typed)
    key = name_key(text)
    by_group: dict[Group, list[PaletteRow]] = {group: [] for group in GROUPS}
    for entry in entries:
        if asked in (None, entry.group) and (row := _row(entry, key)):
            by_group[entry.group].append(row)
    for rows in by_group.values():
        rows.sort(key=lambda row: (bool(row.entry.reason), row.fits, row.letters[:1]))
    if asked in (None, "paper"):
        by_group["paper"] = list(papers)
    shares = _shares(by_group)
    return [row for group in GROUPS for row in by_group[group][: shares[group]]]


def best_row(rows: Sequence[PaletteRow]) -> int:
    """Which row Enter takes: the best fit that can be done, the first of several."""
    possible = [at for at, row in enumerate(rows) if not row.entry.reason]
    return min(possible, key=lambda at: rows[at].fits) if possible else -1


def _row(entry: PaletteEntry, key: str) -> PaletteRow | None:
    if not key:
        return None if entry.reason else PaletteRow(entry, fits=0)
    kind, letters = fit(entry.words, key)
    if not letters:
        kind, letters = _misspelt(entry.words, key)
    return PaletteRow(entry, letters, kind) if letters else None


def _misspelt(words: str, key: str) -> tuple[int, tuple[int, ...]]:
    """How a misspelt key fits: the stretch from the beginning of a word on that is most like it."""
    letters = folded(words)
    if len(key) < _SHORTEST_MISSPELT or len(letters) != len(words):
        return _MISSPELT, ()
    starts = [at for at in range(len(letters)) if begins_word(letters, at)]
    stretches = [range(start, start + len(key) + more) for start in starts for more in (0, 1, -1)]

    def alike(places: range) -> float:
        return letters_alike(key, letters[places.start : places.stop])

    best = max(stretches, key=alike, default=range(0))
    return _MISSPELT, tuple(best[: len(letters) - best.start]) if alike(best) >= _LIKE_ENOUGH else ()


def _shares(by_group: dict[Group, list[PaletteRow]]) -> dict[Group, int]:
    """How many rows each group gets: a few each, then the rest in the groups' order."""
    shares = {group: min(len(rows), _AT_LEAST) for group, rows in by_group.items()}
    left = MOST_ROWS - sum(shares.values())
    for group, rows in by_group.items():
        more = min(left, len(rows) - shares[group])
        shares[group] += more
        left -= more
    return shares
