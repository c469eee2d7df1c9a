"""Text as the words it can be found by: folded, compounds both whole and in parts, CJK as bigrams."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from desktop.search.letters import CJK, LETTER, folded_word, plain_letters

WORD_CHARACTERS = 40
"""Longest word; a longer run of letters is cut into pieces of this length."""
_PARTS = 5
"""A compound of more parts (a UUID, a path) is not joined."""

_ANY = f"A-Za-z0-9{LETTER}"
_JOINER = r"(?:[-'&_^][{$]{0,2}|[}$]{1,2}[-'&_^]?[{$]{0,2}|(?<=[0-9])\.(?=[0-9]))"
"""What joins two words to one: a hyphen, the TeX around an index as in Cu$_2$O and $k$-means, a decimal point."""
_RUN = re.compile(f"[{_ANY}]{{1,{WORD_CHARACTERS}}}|{CJK}+")
_ASCII_RUN = re.compile(f"[a-z0-9]{{1,{WORD_CHARACTERS}}}")
_RUN_TO_FOLD = re.compile(f"[A-Za-z0-9]*{LETTER}[{_ANY}]*|{CJK}+")
_CHUNK = re.compile(f"[{_ANY}]++(?:{_JOINER}[{_ANY}]++)*+|{CJK}+")
_BLANKS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})
_ASCII = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256)
)
"""The same, and small letters: as bytes twice as fast."""
_MAY_HAVE_FORMS = re.compile(
    f"[-'&_^$}}.0-9A-Z](?:(?<=[A-Za-z{LETTER}][0-9])|(?<=[a-z][a-z][A-Z])|(?<=[-'&_^$}}])(?=[{_ANY}{{])"
    r"|(?<=[0-9]\.)(?=[0-9]))"
)
"""A place inside a chunk that is joined or has parts; begins with a plain set because that is ten times faster."""
_SEAM = re.compile(f"(?<=[A-Za-z{LETTER}])(?=[0-9])|(?<=[A-Za-z][a-z]{{2}})(?=[A-Z][A-Za-z]{{2}})")
"""Where a run may be read as two words: Llama|2, Ego|Objects, but not LoRA."""


class Word(NamedTuple):
    """One findable word: its folded form and the characters `start:end` of the text it was read from."""

    text: str
    start: int
    end: int


class Chunk(NamedTuple):
    """What stands between two blanks or stops: its words in order, the same joined, and parts of the words.

    "Inst-IT": words inst, it; joined instit. "Llama2": words llama2; parts llama, 2.
    """

    words: tuple[Word, ...]
    joined: tuple[Word, ...] = ()
    parts: tuple[Word, ...] = ()


def chunks(text: str) -> Iterator[Chunk]:
    """The chunks of `text` from left to right; an accent without its letter is none, for no word is left of it."""
    plain = plain_letters(text)
    for match in _CHUNK.finditer(plain):
        chunk = _chunk(text, plain, match.start(), match.end())
        if chunk.words:
            yield chunk


def words(
    text: str, is_wanted: Callable[[str], bool] = lambda _: True, run: re.Pattern[str] = _ASCII_RUN
) -> list[Word]:
    """Words that `text` is found by: those in order, then compounds whole and in parts, so that spans overlap.

    `is_wanted` tells from the folded form; asking here is several times faster than filtering the result. `run`
    matches no other than wanted words among small ASCII letters and digits, which is faster again.
    """
    plain = plain_letters(text)
    if CJK in plain or LETTER in plain:
        found = (word for match in _RUN.finditer(plain) for word in _words(text, plain, *match.span()))
        in_order = [word for word in found if is_wanted(word.text)]
    else:
        runs = run.finditer(plain.lower())
        in_order = [Word(each[0], each.start(), each.end()) for each in runs if is_wanted(each[0])]
    return in_order + [word for word in _forms(text, plain) if is_wanted(word.text)]


def terms(text: str) -> str:
    """The texts of `words(text)` between blanks; for many texts, so three times as fast."""
    plain = plain_letters(text)
    return " ".join([*_texts_in_order(text, plain), *(word.text for word in _forms(text, plain))])


def terms_in_order(text: str) -> list[str]:
    """The words of `text` as they stand in it, without the other forms of compounds that `terms` adds."""
    return _texts_in_order(text, plain_letters(text))


def _forms(text: str, plain: str) -> Iterator[Word]:
    """The joined and the parted forms of those chunks that have any."""
    done = 0
    for match in _MAY_HAVE_FORMS.finditer(plain):
        if match.start() >= done:
            start = max(done, plain.rfind(" ", 0, match.start()) + 1)
            place = next((at for at in _CHUNK.finditer(plain, start) if at.end() > match.start()), None)
            if place is None:
                return
            chunk = _chunk(text, plain, *place.span())
            yield from chunk.joined
            yield from chunk.parts
            done = place.end()


def _texts_in_order(text: str, plain: str) -> list[str]:
    if CJK in plain or LETTER in plain:
        pieces, done = [], 0
        for match in _RUN_TO_FOLD.finditer(plain):
            pieces += [plain[done : match.start()].lower(), *_texts(text, plain, *match.span())]
            done = match.end()
        found = " ".join([*pieces, plain[done:].lower()]).translate(_BLANKS).split()
    else:
        found = plain.encode().translate(_ASCII).decode().split()
    if len(max(found, key=len, default="")) > WORD_CHARACTERS:
        return list(_texts(text, plain, 0, len(plain)))
    return found


def _texts(text: str, plain: str, start: int, end: int) -> Iterator[str]:
    for match in _RUN.finditer(plain, start, end):
        for word in _words(text, plain, *match.span()):
            yield word.text


def _chunk(text: str, plain: str, start: int, end: int) -> Chunk:
    places = (match.span() for match in _RUN.finditer(plain, start, end))
    if plain[start] == CJK:
        return Chunk(tuple(word for place in places for word in _words(text, plain, *place)))
    found = tuple(word for place in places if (word := _word(text, plain, *place)).text)
    return Chunk(found, tuple(_joined(found)), tuple(_parts(text, plain, found)))


def _words(text: str, plain: str, start: int, end: int) -> Iterator[Word]:
    if plain[start] != CJK:
        word = _word(text, plain, start, end)
        if word.text:
            yield word
        return
    for at in range(start, end):
        if folded := folded_word(text[at : min(at + 2, end)]):
            yield Word(folded, at, min(at + 2, end))


def _word(text: str, plain: str, start: int, end: int) -> Word:
    run = plain[start:end]
    # One letter may be folded to many: an Arabic sign that stands for four words is eighteen.
    return Word(folded_word(text[start:end])[:WORD_CHARACTERS] if LETTER in run else run.lower(), start, end)


def _joined(found: tuple[Word, ...]) -> Iterator[Word]:
    """All words of a compound as one, and each two neighbours when there are more than two."""
    if not 2 <= len(found) <= _PARTS:
        return
    groups = [found] if len(found) == 2 else [found, *pairwise(found)]
    for group in groups:
        text = "".join(word.text for word in group)
        if len(text) <= WORD_CHARACTERS:
            yield Word(text, group[0].start, group[-1].end)


def _parts(text: str, plain: str, found: tuple[Word, ...]) -> Iterator[Word]:
    for word in found:
        if word.text == plain[word.start : word.end] and word.text.isalpha():
            continue
        seams = [match.start() for match in _SEAM.finditer(plain[word.start : word.end])]
        if 1 <= len(seams) < _PARTS - 2:
            places = [word.start, *(word.start + seam for seam in seams), word.end]
            parts = (_word(text, plain, start, end) for start, end in pairwise(places))
            yield from (part for part in parts if part.text)
