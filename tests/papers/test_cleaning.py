"""Cleaned text can be stored, compared and shown, and cleaning it again changes nothing."""

import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.cleaning import (
    clean_text,
    is_one_line,
    one_line,
    paragraphs,
    storable,
    without_surrogates,
)

FORBIDDEN = ["\x00", "\x1b", "\x7f", "\x9f", "\ud800", "\udfff", "\ufffe", "\uffff", "\r", "\x85", "\x0c"]
INVISIBLE = ["\u00ad", "\u200b", "\ufeff", "\u2060"]
CLEANERS = [clean_text, one_line, paragraphs]


@pytest.mark.parametrize("clean", CLEANERS)
@given(data=st.data())
def test_cleaning_twice_is_cleaning_once(clean, any_text, data):
    once = clean(data.draw(any_text))
    assert clean(once) == once


@given(data=st.data())
def test_what_is_told_to_be_one_clean_line_is_what_cleaning_makes_of_it(any_text, data):
    text = data.draw(st.one_of(any_text, any_text.map(one_line), st.text("a é\u0301\u3000\u200b|")))
    assert not is_one_line(text) or " ".join(clean_text(text).split()) == text
    assert is_one_line("naïve | 日本語")


def stored(question, text):
    with closing(sqlite3.connect(":memory:")) as connection:
        return connection.execute(question, (text,)).fetchone()


@pytest.mark.parametrize("clean", CLEANERS)
@given(data=st.data())
def test_cleaned_text_has_nothing_that_cannot_be_stored_or_seen(clean, any_text, data):
    text = clean(data.draw(any_text))
    assert not [each for each in (*FORBIDDEN, *INVISIBLE) if each in text]
    assert not [letter for letter in text if unicodedata.category(letter) == "Cs"]
    assert unicodedata.is_normalized("NFC", text)
    assert stored("SELECT ?1, length(?1)", text) == (text, len(text))


@given(data=st.data())
def test_a_note_keeps_all_that_can_be_stored(any_text, data):
    text = data.draw(any_text)
    kept = storable(text)
    assert storable(kept) == kept
    assert stored("SELECT ?", kept) == (kept,)
    without = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    assert len(kept) == len(without)
    assert all(
        new == old or (new == "\ufffd" and "\ud800" <= old <= "\udfff")
        for new, old in zip(kept, without, strict=True)
    )


def test_text_without_anything_odd_is_left_as_it_is():
    for text in ("plain", "ünïcode", "日本語", "a\tb\nc", "emoji 👩\u200d🔬", "$x^2$"):
        assert clean_text(text) == text


def test_an_accent_that_stood_behind_something_invisible_joins_its_letter():
    assert clean_text("e\u200b\u0301") == "é"
    assert clean_text("e\x00\u0301") == "é"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\x0b", "\x0c", "\n"])
def test_every_line_end_becomes_a_line_feed(end):
    assert clean_text(f"a{end}b") == "a\nb"


def test_one_line_collapses_all_white_space():
    assert one_line("  A  title\r\n\tof\u00a0two\u2003lines ") == "A title of two lines"


def test_paragraphs_are_joined_inside_and_kept_apart():
    assert paragraphs("one\ntwo\n\n\n  three \r\n \r\nfour") == "one two\n\nthree\n\nfour"
    assert paragraphs(" \n\n ") == ""


@given(st.text(st.characters(categories=["Cs", "L"])))
def test_what_takes_the_place_of_half_a_letter_can_be_written_and_moves_nothing(text):
    kept = without_surrogates(text)
    assert len(kept.encode().decode()) == len(text)
    assert all(new in (old, "\ufffd") for old, new in zip(text, kept, strict=True))
