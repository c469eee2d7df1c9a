"""Papers in groups by what they are about, the same every time, each group named by words its papers hold."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.topics import LABELS, SMALLEST, topics

THEMES = {
    "glacier": ("glacier", "ice", "melting", "meltwater"),
    "enzyme": ("enzyme", "protein", "folding", "binding"),
    "galaxy": ("galaxy", "redshift", "telescope", "survey"),
}
FILLER = tuple(f"filler{n}" for n in range(9_000))
words = st.sampled_from(["ice", "glacier", "protein", "galaxies", "proteins", "the", "of", "x", "42", "冰川"])
counted = st.dictionaries(words, st.integers(1, 5), max_size=6)


def papers_about(
    chance: random.Random, per_theme: int
) -> tuple[list[tuple[int, dict[str, int]]], dict[int, str]]:
    papers, about = [], {}
    for number in range(per_theme * len(THEMES)):
        theme = sorted(THEMES)[number % len(THEMES)]
        own = chance.sample(THEMES[theme], 3)
        papers.append((number + 1, dict.fromkeys([*own, *chance.sample(FILLER, 12)], 2)))
        about[number + 1] = theme
    return papers, about


def test_papers_about_one_thing_stand_in_one_group_named_by_it():
    papers, about = papers_about(random.Random(4), 20)
    found = topics(papers)
    for topic in found:
        themes = [about[paper] for paper in topic.papers]
        if topic.words:
            theme = max(set(themes), key=themes.count)
            assert themes.count(theme) >= 0.9 * len(themes)
            assert set(topic.words) & set(THEMES[theme])
    named = sum(len(topic.papers) for topic in found if topic.words)
    assert named >= 0.8 * len(papers)


@settings(max_examples=60)
@given(st.lists(counted, max_size=40))
def test_every_paper_stands_in_one_group_and_holds_a_word_of_its_name(texts):
    papers = list(enumerate(texts, 1))
    found = topics(papers)
    assert sorted(paper for topic in found for paper in topic.papers) == [paper for paper, _ in papers]
    for topic in found:
        assert len(topic.words) <= LABELS
        assert list(topic.papers) == sorted(topic.papers)  # as they were given
        if topic.words:
            assert len(topic.papers) >= SMALLEST
            for paper in topic.papers:
                text = " ".join(texts[paper - 1])
                assert any(word in text or word.replace("y", "ies") in text for word in topic.words)
    assert all(topic.words for topic in found[:-1])
    sizes = [len(topic.papers) for topic in found if topic.words]
    assert sizes == sorted(sizes, reverse=True)
    assert topics(papers) == found


def test_words_that_stand_in_every_paper_or_in_any_field_name_no_group():
    papers = [
        (n, {"propose": 3, "results": 3, "everywhere": 3, "moss" if n % 2 else "fern": 1})
        for n in range(1, 21)
    ]
    assert {topic.words for topic in topics(papers)} <= {("moss",), ("fern",), ()}


def test_a_plural_and_its_singular_are_one_word():
    papers = [(n, {"galaxy" if n % 2 else "galaxies": 2, f"own{n}": 1}) for n in range(1, 9)]
    papers += [(n, {f"other{n}": 1}) for n in range(9, 30)]
    first = topics(papers)[0]
    assert first.words == ("galaxy",)
    assert len(first.papers) == 8


def test_six_hundred_papers_take_a_moment():
    papers, _ = papers_about(random.Random(1), 200)
    began = time.process_time()
    topics(papers)
    assert time.process_time() - began < 1.5  # 0.05 on a machine that does nothing else
