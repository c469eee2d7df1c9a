"""Folding and splitting of text: what a paper can be found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.letters import folded_word, plain_letters
from desktop.search.words import WORD_CHARACTERS, chunks, terms, words

TRICKY = st.text(alphabet="abZ09 -'&_^{}\\$.,é’πЖ深学한ßﬁ\u0301½Ⅳ\n\x00\x01\x02", max_size=30)
ANY_TEXT = st.one_of(st.text(max_size=60), TRICKY)


@given(ANY_TEXT)
def test_every_word_lies_inside_its_text(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.text
        assert not any(letter.isspace() for letter in word.text)


@given(ANY_TEXT)
def test_terms_are_the_words_between_blanks(text: str) -> None:
    assert sorted(terms(text).split(" ")) == (sorted(word.text for word in words(text)) or [""])


@given(ANY_TEXT)
def test_plain_letters_keep_every_place(text: str) -> None:
    assert len(plain_letters(text)) == len(text)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded_word(folded_word(text)) == folded_word(text)


@given(st.text(alphabet="abcXYZ- 12é", max_size=40))
def test_a_wanted_word_is_found_where_all_words_find_it(text: str) -> None:
    everything = words(text)
    for wanted in {word.text for word in everything}:
        assert words(text, wanted.__eq__) == [word for word in everything if word.text == wanted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inst-IT", "inst it instit"),
        ("GPT-4o", "gpt 4o gpt4o"),
        ("GPT-3.5", "gpt 3 5 gpt35 gpt3 35"),
        ("PDDL2.2", "pddl2 2 pddl22 pddl 2"),
        ("Cu$_2$O", "cu 2 o cu2o cu2 2o"),
        ("CO$_{2}$", "co 2 co2"),
        ("$k$-means", "k means kmeans"),
        ("in the end. 2 new", "in the end 2 new"),
        ("X2", "x2 x 2"),
        ("Llama2", "llama2 llama 2"),
        ("3D", "3d"),
        ("EgoObjects", "egoobjects ego objects"),
        ("LoRA", "lora"),
        ("don’t", "don t dont"),
        ("Café São Łódź straße", "cafe sao lodz strasse"),
        (
            "vision-language-action",
            "vision language action visionlanguageaction visionlanguage languageaction",
        ),
        (r"$\pi_0$", "pi 0 pi0"),
        ("π0", "pi0 pi 0"),
        (r"$\varepsilon$-greedy", "epsilon greedy epsilongreedy"),
        (r"\mathbf{x}", "x"),
        ("β-VAE", "beta vae betavae"),
        ("λόγος", "λογοσ"),
        ("深度学习", "深度 度学 学习 习"),
        ("GPT模型", "gpt 模型 型"),
        ("0\u3099", "0"),
        ("か\u3099", "か"),
        ("x²", "x2 x 2"),
        ("", ""),
        ("—…!", ""),
    ],
)
def test_a_text_is_found_by(text: str, expected: str) -> None:
    assert terms(text) == expected


def test_offsets_lead_back_to_the_original_spelling() -> None:
    text = "Das Straßen-Café (GPT-4o)"
    places = {word.text: text[word.start : word.end] for word in words(text)}
    assert places["strassen"] == "Straßen"
    assert places["strassencafe"] == "Straßen-Café"
    assert places["gpt4o"] == "GPT-4o"


def test_a_longer_run_is_cut_and_nothing_of_it_is_lost() -> None:
    pieces = terms("a" * 100).split()
    assert max(map(len, pieces)) == WORD_CHARACTERS
    assert sum(map(len, pieces)) == 100


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit", ["a", "a-", "a1", "aA", "π0-", "深", "-{", "aaB", "a b", "\\mathbf", "a$_", "1.", "}$"]
)
def test_a_long_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    """Were the cost to grow with the square of the length, these 200,000 characters would take minutes."""
    found = terms(unit * (200_000 // len(unit))).split()
    assert len(found) <= 2 * 200_000


def test_chunks_keep_what_was_typed_as_one() -> None:
    (chunk,) = chunks("Inst-IT")
    assert [word.text for word in chunk.words] == ["inst", "it"]
    assert [word.text for word in chunk.joined] == ["instit"]


def test_no_word_is_longer_however_much_a_letter_is_folded_to():
    text = "\ufdfa" * 100  # eighteen letters each
    assert max(map(len, terms(text).split())) == WORD_CHARACTERS
    assert [word.text for word in words(text)] == terms(text).split()
