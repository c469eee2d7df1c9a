import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.citation_keys import is_legal_key, key_for, suffix, untaken
from desktop.papers.name import OTHERS, Name

TEXT = st.text(max_size=40) | st.sampled_from(["Unknown", "N.D.", "The", "3D", "中文", "Untitled", "!!!"])


@pytest.mark.parametrize(
    ("title", "authors", "fields", "key"),
    [
        ("Attention Is All You Need", ["Ashish Vaswani"], {"arxiv_id": "1706.03762"}, "vaswani2017attention"),
        ("Attention Is All You Need", [], {"issued": "2017"}, "attentionisall2017"),
        ("Attention Is All You Need", [], {}, "attentionisall"),
        ("Attention Is All You Need", [], {"issued": "--07-02"}, "attentionisall"),
        ("On the Origin", ["Aäron van den Oord"], {"issued": "2018-07"}, "oord2018origin"),
        ("Über Äther", ["Søren Kierkegård"], {"issued": "1850"}, "kierkegard1850uber"),
        ("A Report", ["DeepSeek-AI"], {"issued": "2025"}, "deepseekai2025report"),
        ("Higgs", ["The ATLAS Collaboration"], {"issued": "2012"}, "collaboration2012higgs"),
        ("A Report", [OTHERS], {"issued": "2025"}, "report2025"),
        ("3D Gaussian Splatting", [], {"issued": "2023"}, "gaussiansplatting2023"),
        (
            "$\\pi_0$: A Vision-Language Model",
            ["K Black"],
            {"arxiv_id": "2410.24164"},
            "black2024visionlanguage",
        ),
        ("中文", ["李 明"], {"arxiv_id": "1706.03762"}, "arxiv1706.03762"),
        ("中文", [], {"arxiv_id": "hep-th/9901001"}, "arxivhep-th:9901001"),
        ("Unknown", ["Unknown"], {"arxiv_id": "1706.03762"}, "arxiv1706.03762"),
    ],
)
def test_a_key_says_author_year_and_word_or_the_next_best(make_paper, title, authors, fields, key):
    assert key_for(make_paper(title, *authors, **fields), set()) == key


def test_a_paper_of_which_nothing_is_known_has_a_key_of_its_own(make_paper):
    keys = {key_for(make_paper("?", uid=uid), set()) for uid in ("one", "two", "three")}
    assert len(keys) == 3
    assert all(key.startswith("paper") and len(key) == 13 for key in keys)


@settings(deadline=None)
@given(
    titles=st.lists(TEXT, min_size=1, max_size=12),
    family=TEXT,
    issued=st.sampled_from(["", "2024", "--01-01"]),
    seed=st.integers(0, 9),
)
def test_keys_are_legal_unique_without_case_and_the_same_again(make_paper, titles, family, issued, seed):
    papers = [
        make_paper(title, Name(family=family), id=at, issued=issued)
        for at, title in enumerate(titles, start=1)
    ]
    runs = []
    for _ in range(2):
        taken = {"attentionisall", "vaswani2017attention"}
        before = len(taken)
        for paper in papers:
            key = key_for(paper, taken)
            assert is_legal_key(key)
            assert key[0].isalpha()
            assert key.isascii()
            assert key not in {"unknown", "nd", "untitled"}
            taken.add(key.lower())
        assert len(taken) == before + len(papers)
        runs.append(taken)
    assert runs[0] == runs[1]
    random.Random(seed).shuffle(papers)
    assert key_for(papers[0], set()) == key_for(papers[0], set())


def test_clashes_get_letters_in_order():
    taken = set()
    for _ in range(60):
        taken.add(untaken("smith2020deep", taken))
    assert {"smith2020deep", "smith2020deepa", "smith2020deepz", "smith2020deepaa"} <= taken
    assert [suffix(number) for number in (1, 26, 27, 52, 53, 702, 703)] == [
        "a",
        "z",
        "aa",
        "az",
        "ba",
        "zz",
        "aaa",
    ]


@settings(deadline=None)
@given(st.sets(st.integers(1, 80)))
def test_a_free_suffix_is_found_whatever_holes_there_are(numbers):
    taken = {"key"} | {"key" + suffix(number) for number in numbers}
    assert untaken("key", taken) not in taken


@pytest.mark.timeout(20)
def test_twenty_thousand_papers_of_one_title_cost_few_looks():
    taken = set()
    for _ in range(20_000):
        taken.add(untaken("untitled2024", taken))
    assert len(taken) == 20_000


@pytest.mark.parametrize("key", ["Vaswani2017", "DBLP:conf/nips/X17", "10.1000_1", "a+b"])
def test_imported_keys_are_kept_when_programs_take_them(key):
    assert is_legal_key(key)


@pytest.mark.parametrize(
    "key", ["", "a b", "a,b", "a{b", "a%b", "ä", "a\\b", 'a"', "a#b", "a~b", "-a", "a" * 300]
)
def test_keys_that_break_a_program_are_not_legal(key):
    assert not is_legal_key(key)
