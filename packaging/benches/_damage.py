"""Damages digests, the same way for the same seed, and judges what a reading made of them."""

import html
import json
import random
import re
import time
import unicodedata
from collections.abc import Iterator

from _formats import Work, written

from desktop.digests.decoding import decoded
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.draft import Draft

SECONDS = 2.0
"""Processor time that no small digest may take, however damaged."""
WORKS = [Work(n) for n in (11, 12, 13, 14, 15)]
_DAMAGED = 3
"""The part of a written digest, the third record of five, that is damaged when its neighbours must be found."""
_SPICE = (
    b"\0", b"\r", b"\n\n", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"](", b"[", b"### ", b"---\n", b"From x\n",
    b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"\x1f\x8b\x08", b"<!", b"{", b"@a{", b"&amp;", b"\\\\\n", b". A",
    b"https://huggingface.co/papers/2401.00001", b"Oct 2\n\n", b"\xc2\xa0", b"\xe2\x80\x8b", b"(" * 200, b" " * 500,
    b"<![CDATA[", b"-->", b"&#x110000;", b"&#0;", b"\\ud800", b"1e999", b"9" * 400, b"$", b"\\begin{", b"\\'",
    b"%", b"\"", b"'", b"]]>", b"<a href=", b"</", b"ER  - ", b"TY  - ", b"null", b"[[[[", b"}}}}",
    b"=?utf-8?q?=FF?=",
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z]{2,}")
_TAGS = (re.compile(r"<[^<>]*>"), re.compile(r"<[^>]*>"), re.compile(r"</?[\w:]+"))
_NOT_LETTERS = re.compile(r"[^A-Za-z]+")


def mutated(data: bytes, seed: int) -> bytes:
    """`data` with a few cuts, repeats, swaps and insertions."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 2, 30, 400)))
        change = chance.randrange(5)
        if change == 0:
            data = data[:start] + data[end:]
        elif change == 1:
            data = data[:end] + data[start:end] * chance.randint(1, 3) + data[end:]
        elif change == 2:
            data = data[:start] + chance.choice(_SPICE) + data[start:]
        elif change == 3:
            data = data[:start] + chance.randbytes(end - start) + data[end:]
        else:
            data = data[:start] if chance.random() < 0.2 else data[start:] + data[:start]
    return data


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


def findings(data: bytes) -> Iterator[str]:
    """What a reading of a damaged digest does that it must not do."""
    began = time.process_time()
    try:
        found = list(read(Source(data, "digest")))
    except UnreadableInput as error:
        found = []
        if not (error.reason and error.advice):
            yield "a refusal without reason or advice"
    except Exception as error:
        found = []
        yield f"{type(error).__name__}: {str(error)[:120]}"
    seconds = time.process_time() - began
    if seconds > SECONDS:
        yield f"it took {seconds:.1f} s"
    yield from told_of(found, data)


def neighbours_lost(kind: str, seed: int) -> Iterator[str]:
    """Titles of sound records that are not found when the record between them is damaged."""
    parts = [part.encode() for part in written(kind, WORKS)]
    parts[_DAMAGED] = _kept_apart(parts[_DAMAGED], seed)
    try:
        found = [each for each in read(Source(b"".join(parts), "digest")) if isinstance(each, Draft)]
    except UnreadableInput:
        found = []
    titles = {each.title for each in found} | {each.arxiv_id for each in found}
    for work in WORKS[: _DAMAGED - 1] + WORKS[_DAMAGED:]:
        if not {work.title, work.arxiv} & titles:
            yield work.title


def _kept_apart(record: bytes, seed: int) -> bytes:
    """The damaged record; its first and last bytes stay, for they are what parts it from its neighbours."""
    edge = min(12, len(record) // 4)
    kept = b"<>\"'" if record.startswith(b"<") else b""
    return record[:edge] + nibbled(record[edge:-edge], seed, kept) + record[-edge:]


def told_of(found: list[Found], data: bytes) -> Iterator[str]:
    """What was found that is not in the digest, or not where it says."""
    text = decoded(data).text
    letters = "".join(_letters(each) for each in _ways_to_read(text))
    signs = set(unicodedata.normalize("NFC", clean_text(text))) | {"\ufffd"}
    is_plain = not set(text) & set("\\&<=-`'~")
    for each in found:
        each.model_dump_json()
        if isinstance(each, DigestFacts):
            continue
        if not 0 <= each.span[0] <= each.span[1] <= len(text):
            yield f"the span {each.span} lies outside of the text"
        if not isinstance(each, Draft):
            continue
        given = f"{each.title} {each.abstract}"
        for word in _WORD.findall(given):
            if word.lower() not in letters:
                yield f"“{word}” is not in the digest"
                break
        if is_plain and (foreign := {sign for sign in given if ord(sign) > 127} - signs):
            yield f"{sorted(foreign)[:3]} are not in the digest"


def _ways_to_read(text: str) -> Iterator[str]:
    """`text` as it stands, with its escapes and entities resolved, and without its tags, damaged ones included."""
    unescaped = html.unescape(html.unescape(_without_escapes(text)))
    yield text
    yield unescaped
    for each in (text, unescaped):
        for tag in _TAGS:
            yield html.unescape(tag.sub("", each))


def _without_escapes(text: str) -> str:
    """`text` with the escapes of JSON replaced by what they stand for."""
    text = re.sub(r"\\u[0-9a-fA-F]{4}", lambda found: str(json.loads(f'"{found[0]}"')), text)
    return re.sub(r"\\[bfnrt]", " ", text)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()
