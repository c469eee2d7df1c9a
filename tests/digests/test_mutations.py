"""Damaged digests: never an exception, never slow, and what was undamaged is still found."""

import random
import time

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft

SEEDS = range(150)
SECONDS = 2.0
SPICE = (
    b"\0", b"\r", b"\n\n", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"](", b"[", b"### ", b"---\n", b"From x\n",
    b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"\x1f\x8b\x08", b"<!", b"{", b"@a{", b"&amp;", b"\\\\\n", b". A",
    b"https://huggingface.co/papers/2401.00001", b"Oct 2\n\n", b"\xc2\xa0", b"\xe2\x80\x8b", b"(" * 200, b" " * 500,
)  # fmt: skip


def mutated(data, seed):
    """`data` with a few cuts, repeats, swaps and insertions; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice([1, 2, 30, 400]))
        change = chance.randrange(5)
        if change == 0:
            data = data[:start] + data[end:]
        elif change == 1:
            data = data[:end] + data[start:end] * chance.randint(1, 3) + data[end:]
        elif change == 2:
            data = data[:start] + chance.choice(SPICE) + data[start:]
        elif change == 3:
            data = data[:start] + chance.randbytes(end - start) + data[end:]
        else:
            data = data[:start] if chance.random() < 0.2 else data[start:] + data[:start]
    return data


@pytest.fixture(scope="session")
def digests(samples, page, abstract):
    """Digests to damage: the samples, and a page of cards."""
    card = (
        "[5](https://huggingface.co/login?next=%2Fpapers%2F2401.{n:05})\n\n### [Title {n}](https://huggingface.co/"
        "papers/2401.{n:05})\n\n[{abstract}](https://huggingface.co/papers/2401.{n:05})\n\n·\n\nMay 2\n\n"
    )
    cards = "".join(card.format(n=number, abstract=abstract) for number in range(1, 8))
    header = "Get trending papers in your email inbox!\n\nby AK and the research community\n\nOct 2\n\n"
    return [*(path.read_bytes() for path in sorted(samples.iterdir())), (header + cards).encode()]


def test_a_damaged_digest_is_read_or_refused_in_time(digests, refused_or_found):
    for seed in SEEDS:
        for digest in digests:
            data = mutated(digest, seed)
            started = time.monotonic()
            error, found = refused_or_found(data)
            assert time.monotonic() - started < SECONDS, seed
            assert error.reason if error else found, seed
            assert all(each.model_dump_json() for each in found), seed


def test_a_page_without_one_paragraph_still_gives_the_other_papers(samples):
    text = (samples / "hugging-face-page.txt").read_text(encoding="utf-8")
    paragraphs = text.split("\n\n")
    whole = {
        (draft.title, draft.abstract) for draft in read(Source(text.encode())) if isinstance(draft, Draft)
    }
    for missing in range(5, len(paragraphs)):
        rest = "\n\n".join(paragraphs[:missing] + paragraphs[missing + 1 :])
        found = {
            (draft.title, draft.abstract) for draft in read(Source(rest.encode())) if isinstance(draft, Draft)
        }
        assert len(whole & found) >= len(whole) - 2, paragraphs[missing][:60]
