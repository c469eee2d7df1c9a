"""What is no text is refused in words that say what it is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.containers.binaries import refuse_binary
from desktop.errors import UnreadableInput


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "this is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "JPEG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Office document"),
        (b"SQLite format 3\0" + bytes(100), "database"),
        (b"MZ\x90\0\x03" + random.Random(1).randbytes(500), "program"),
        (random.Random(2).randbytes(5000), "binary"),
        (b"Title\0one\0\0\nAuthor\0\n" * 20, "binary"),
        (bytes(5000), "binary"),
        ("GOOD\nTITLE\n".encode("utf-16-le"), "UTF-16"),
    ],
)
def test_binary_files_are_named(data, words):
    with pytest.raises(UnreadableInput, match=words) as caught:
        refuse_binary(data, "file.txt")
    assert caught.value.thing == "file.txt"
    assert caught.value.advice


def test_the_place_of_the_first_byte_that_is_no_text_is_told():
    with pytest.raises(UnreadableInput) as caught:
        refuse_binary(b"Title\0one\0\0\nAuthor\0\n" * 20, "file.txt")
    assert caught.value.place == "byte 5"


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=300))
def test_text_of_any_language_passes(text):
    refuse_binary(f"Titles\n{text}\n".encode(), "file.txt")


@pytest.mark.parametrize(
    "text",
    [
        "MZ-Index: A Measure of Zoology",
        "BZh is a letter",
        "GIF8 and Other Formats\n\nA survey.",
        "a\0b" + "x" * 200,
    ],
)
def test_text_that_begins_like_a_binary_file_passes(text):
    refuse_binary(text.encode(), "file.txt")


def test_nul_bytes_of_a_crash_do_not_make_a_text_binary():
    refuse_binary(
        b"A Title\n\n" + bytes(3000) + b"\nAnother Title, and an abstract with it." * 20, "file.txt"
    )
