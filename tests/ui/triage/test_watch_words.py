"""Watch words are marked once in each paragraph, as whole words in any case."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.triage.watch_words import watched


def marked(text, *words):
    return [text[start:end] for start, end in watched(text, words)]


def test_the_first_place_in_each_paragraph_is_marked():
    text = "Graph theory of graphs and a graph.\nA graph again."
    assert marked(text, "graph") == ["Graph", "graph"]
    assert watched(text, ["graph"])[1] == (38, 43)


def test_words_of_several_words_and_overlapping_ones_are_one_place():
    assert marked("in-context learning is learning", "in-context learning", "learning") == [
        "in-context learning"
    ]
    assert marked("nothing", "thing", " ", "") == []


@given(
    text=st.text(alphabet="ab \n", max_size=30),
    words=st.lists(st.text(alphabet="ab ", max_size=3), max_size=4),
)
def test_places_lie_apart_and_inside_the_text(text, words):
    end_before = 0
    for start, end in watched(text, words):
        assert end_before <= start < end <= len(text)
        end_before = end
