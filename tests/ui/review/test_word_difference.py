"""Words that differ are found on both sides, in bounded time; what is not marked is the same on both."""

import time

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.review.word_difference import MOST_WORDS, differing

words = st.lists(
    st.sampled_from(["red", "fish", "blue", "fish,", "3.1", "3.3", "的", "論文", "(a)"]), max_size=30
)


def marked(text, spans):
    return [text[start:end] for start, end in spans]


def unmarked(text, spans):
    """Returns what stands outside the marks, without blanks."""
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    return "".join("".join((*kept, text[at:])).split())


def compared(one, other):
    mine, theirs = differing(one, other)
    return marked(one, mine), marked(other, theirs)


@given(one=words, other=words)
def test_what_is_not_marked_is_the_same_on_both_sides(one, other):
    mine, theirs = " ".join(one), " ".join(other)
    left, right = differing(mine, theirs)
    assert unmarked(mine, left) == unmarked(theirs, right)
    for text, spans in ((mine, left), (theirs, right)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)


@given(text=st.text(max_size=200))
def test_a_text_does_not_differ_from_itself(text):
    assert differing(text, text) == ((), ())


def test_only_the_words_that_differ_are_marked():
    one = "Physics of Language Models: Part 3.3, Knowledge Capacity Scaling Laws"
    other = "Physics of Language Models: Part 3.1, Knowledge Storage and Extraction"
    assert compared(one, other) == (
        ["3.3", "Capacity Scaling Laws"],
        ["3.1", "Storage and Extraction"],
    )


def test_a_word_too_many_is_marked_on_its_side_alone():
    assert compared("a small red fish", "a red fish") == (["small"], [])
    assert compared("a red fish", "a red fish swims") == ([], ["swims"])


def test_one_equal_word_among_many_different_ones_is_marked_with_them():
    one, other = "alpha beta gamma of delta epsilon zeta", "eins zwei drei of vier funf sechs"
    assert compared(one, other) == ([one], [other])


def test_chinese_is_compared_letter_by_letter():
    assert compared("視覺語言模型", "視覺文言模型") == (["語"], ["文"])


def test_a_hyphen_and_a_point_belong_to_their_word():
    assert compared("state-of-the-art v1.2", "state-of-the-art v1.3") == (["v1.2"], ["v1.3"])


def test_long_texts_are_compared_in_bounded_time():
    one = " ".join(f"left{n}" for n in range(50_000))
    other = " ".join(f"right{n}" for n in range(50_000))
    start = time.process_time()
    left, right = differing(one, other)
    assert time.process_time() - start < 2
    assert left[-1][1] == len(one)
    assert right[-1][1] == len(other)


def test_beyond_the_bound_equal_ends_are_still_seen():
    tail = " ".join(f"word{n}" for n in range(3 * MOST_WORDS))
    assert compared(f"one {tail}", f"two {tail}") == (["one"], ["two"])
