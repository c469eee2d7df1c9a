"""The text a digest was read from is found again, in whatever it came, and a place in it is shown with its lines."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.library.source_text import LARGEST_SHOWN, LARGEST_UNPACKED, excerpt, lines_at, source_text
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft

PAGE = "Sorting mushrooms by their smell\n\nWe sort mushrooms – by smell. It works.\n\nCounting leaves\n\nWe count.\n"


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return buffer.getvalue()


def test_a_plain_text_comes_back_as_readers_saw_it():
    data = PAGE.replace("\n", "\r\n").encode("cp1252")
    assert source_text(data, "page.txt", len(PAGE)) == PAGE


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.txt", PAGE.encode()),
        ("page.txt.gz", gzip.compress(PAGE.encode())),
        ("pages.zip", zipped(other="Another text.\n", page=PAGE)),
        ("mail.eml", b"From: a@example.org\nSubject: x\nMime-Version: 1.0\n\n" + PAGE.encode()),
    ],
)
def test_what_every_container_held_is_found_again(name, data):
    found = list(read(Source(data, name)))
    facts = [item for item in found if isinstance(item, DigestFacts)][-1]
    text = source_text(data, facts.name, facts.text_length)
    drafts = [item for item in found if isinstance(item, Draft)]
    assert drafts
    for draft in drafts[-2:]:
        assert draft.title in " ".join(text[slice(*draft.span)].split())


def test_of_two_members_as_long_as_each_other_the_name_tells():
    data = zipped(one="one one\n", two="two two\n")
    assert source_text(data, "both.zip: two.txt", 8) == "two two\n"
    assert source_text(data, "both.zip: gone.txt", 8) == "one one\n"


def test_what_is_not_there_too_large_or_damaged_gives_nothing():
    assert source_text(b"short", "a.txt", 400) == ""
    assert source_text(b"x" * (LARGEST_SHOWN + 1), "a.txt", LARGEST_SHOWN + 1) == ""
    big = zipped(noise="".join(chr(33 + n * n % 90) for n in range(10)))
    assert source_text(big.ljust(LARGEST_UNPACKED + 1, b"\0"), "a.zip", 10) == ""
    assert source_text(b"PK\x03\x04 torn", "a.zip", 10) == ""


def test_the_lines_of_a_place_are_whole():
    text = "one\ntwo words\nthree\n"
    assert lines_at(text, (8, 9)) == "two words"
    assert lines_at(text, (8, 16)) == "two words\nthree"
    assert lines_at(text, (0, 3)) == "one"
    assert lines_at(text, (0, 0)) == ""
    assert lines_at("x" * 100_000, (5, 6)).endswith("…")


@given(
    text=st.text(alphabet="ab\n", max_size=200),
    start=st.integers(-5, 250),
    length=st.integers(0, 50),
    around=st.sampled_from([0, 1, 7, 1_000]),
)
def test_an_excerpt_holds_its_place_and_begins_and_ends_where_it_says(text, start, length, around):
    found = excerpt(text, (start, start + length), around=around)
    first, last = max(0, min(start, len(text))), min(max(start + length, start), len(text))
    assert found.text[found.start : found.end] == text[first : max(last, first)]
    begin = first - found.start
    assert text[begin : begin + len(found.text)] == found.text
    assert found.cut_before == (begin > 0)
    assert found.cut_after == (begin + len(found.text) < len(text))
    if around >= len(text):
        assert found.text == text
        assert not found.cut_before
        assert not found.cut_after
