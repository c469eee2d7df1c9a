"""Damages made-up digests, the same way for the same seed: anywhere, or in one record between sound ones."""

import random
from typing import NamedTuple

from _formats import written
from _works import Work

NUMBERS = range(1, 1_000)
_MOST_WORKS = 4
_SPICE = (
    b"\0", b"\r", b"\n\n", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"](", b"[", b"### ", b"---\n", b"From x\n",
    b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"\x1f\x8b\x08", b"<!", b"{", b"@a{", b"&amp;", b"\\\\\n", b". A",
    b"https://huggingface.co/papers/2401.00001", b"Oct 2\n\n", b"\xc2\xa0", b"\xe2\x80\x8b", b"(" * 200, b" " * 500,
    b"<![CDATA[", b"-->", b"&#x110000;", b"&#0;", b"\\ud800", b"1e999", b"9" * 400, b"$", b"\\begin{", b"\\'",
    b"%", b"\"", b"'", b"]]>", b"<a href=", b"</", b"ER  - ", b"TY  - ", b"null", b"[[[[", b"}}}}",
    b"=?utf-8?q?=FF?=",
)  # fmt: skip
_CHANGES = ("lost", "repeated", "spiced", "overwritten", "turned", "cut")
_HOW_OFTEN = (4, 4, 6, 1, 3, 1)
"""Bytes of chance are rare: of most texts they leave nothing to judge, and guessing their encoding is slow."""


class Case(NamedTuple):
    """A damaged digest, and the papers that must be found in it all the same."""

    data: bytes
    sound: tuple[Work, ...] = ()


def case(kind: str, seed: int) -> Case:
    """One to four papers damaged anywhere; for every second seed three, of which only the middle one is damaged."""
    chance = random.Random(seed)
    if seed % 2 == 0:
        works = _works(chance, chance.randint(1, _MOST_WORKS))
        return Case(mutated("".join(written(kind, works)).encode(), seed))
    before, damaged, after = works = _works(chance, 3)
    parts = [part.encode() for part in written(kind, works)]
    at = works.index(damaged) + 1  # behind what stands before the first
    parts[at] = _kept_apart(parts[at], seed)
    return Case(b"".join(parts), (before, after))


def _works(chance: random.Random, count: int) -> list[Work]:
    return [Work(n) for n in sorted(chance.sample(NUMBERS, count))]


def mutated(data: bytes, seed: int) -> bytes:
    """`data` with a few cuts, repeats, swaps and insertions."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 2, 30, 400)))
        change = chance.choices(_CHANGES, _HOW_OFTEN)[0]
        if change == "lost":
            data = data[:start] + data[end:]
        elif change == "repeated":
            data = data[:end] + data[start:end] * chance.randint(1, 3) + data[end:]
        elif change == "spiced":
            data = data[:start] + chance.choice(_SPICE) + data[start:]
        elif change == "overwritten":
            data = data[:start] + chance.randbytes(end - start) + data[end:]
        else:
            data = data[:start] if change == "cut" else data[start:] + data[:start]
    return data


def _kept_apart(record: bytes, seed: int) -> bytes:
    """The damaged record; its first and last bytes stay, for they are what parts it from its neighbours."""
    edge = min(12, len(record) // 4)
    kept = b"<>\"'" if record.startswith(b"<") else b""
    return record[:edge] + nibbled(record[edge:-edge], seed, kept) + record[-edge:]


def nibbled(data: bytes, seed: int, kept: bytes = b"") -> bytes:
    """`data` with letters lost or turned into others: what happens to a record without opening another one.

    The signs in `kept` stay. Those of markup should: where a quote is lost, an attribute ends in a later
    record, for browsers as well.
    """
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 2, 10, 40)))
        new = bytes(chance.choices(b"abcxyz 019.,", k=end - start)) if chance.random() < 0.5 else b""
        new += bytes(sign for sign in data[start:end] if sign in kept)
        data = data[:start] + new + data[end:]
    return data
