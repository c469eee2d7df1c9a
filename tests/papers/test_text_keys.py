"""Two spellings of the same words have the same key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.text_keys import (
    TITLE_KEY_CHARACTERS,
    folded,
    letters_of,
    letters_of_abstract,
    name_key,
    sort_key,
    title_key,
)


@given(data=st.data())
def test_folding_twice_is_folding_once(any_text, data):
    once = folded(data.draw(any_text))
    assert folded(once) == once


@given(data=st.data())
def test_keys_of_keys_are_the_keys(any_text, data):
    text = data.draw(any_text)
    assert title_key(title_key(text)) == title_key(text)
    assert name_key(name_key(text)) == name_key(text)


@given(st.text())
def test_case_does_not_matter(text):
    assert folded(text.casefold()) == folded(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Vision", "VISION"), ("Visión", "vision"), ("Erdős", "ERDOS"), ("Straße", "STRASSE"), ("Ǿresund", "oresund"),
     ("Ŀull", "l·ull"), ("Łódź", "lodz"), ("ﬁne", "fine"), ("Þór", "thor"), ("Æther", "aether")],
)  # fmt: skip
def test_accents_ligatures_and_letters_with_strokes_fold_alike(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tell me: a Story!", "tell me – a story"), ("BERT-based Models", "BERT based models"), ("A  B", "ab")],
)
def test_titles_that_differ_in_punctuation_have_one_key(one, other):
    assert title_key(one) == title_key(other) != ""


def test_a_title_without_letters_has_no_key():
    assert title_key("…!?") == ""


def test_a_key_of_a_title_is_never_longer_than_its_limit():
    assert len(title_key("ß" * 300)) == TITLE_KEY_CHARACTERS


def test_tags_are_told_apart_by_punctuation_but_not_by_blanks():
    assert name_key(" to   read ") == name_key("To Read")
    assert name_key("c++") != name_key("c")


def test_other_scripts_keep_their_letters():
    assert title_key("日本語 の 論文") == "日本語の論文"
    assert folded("Ёлка") == folded("елка")


@pytest.mark.parametrize(
    ("title", "key"),
    [("The Transformer", "transformer"), ("A Study", "study"), ("“An Essay”", "essay”"), ("Theory", "theory"),
     ("A", "a"), ("Éclair", "eclair"), ("…", "..."), ("", "")],
)  # fmt: skip
def test_titles_are_sorted_without_their_article(title, key):
    assert sort_key(title) == key


def test_sort_keys_are_short():
    assert len(sort_key("The " + "long " * 50)) == 60


@given(st.text(st.characters(codec="ascii")))
def test_the_fast_way_for_plain_letters_is_the_long_way(text):
    assert letters_of(text) == letters_of(f"{text}é").removesuffix("e")
    assert letters_of(text) == "".join(letter for letter in text.lower() if letter.isalnum())


@pytest.mark.parametrize(
    "front",
    ["Abstract. ", "ABSTRACT", "Background: ", "Background and Aims ", "© 2021 The Authors. ", "Objective – ",
     "(C) 2020 Some Press Ltd. All rights reserved. Purpose: "],
)  # fmt: skip
def test_what_only_some_sources_put_before_an_abstract_is_no_part_of_it(front):
    text = "We weighed the soil of seventeen gardens."
    assert letters_of_abstract(front + text) == letters_of_abstract(text)
