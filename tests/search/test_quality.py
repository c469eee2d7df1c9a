"""How often the paper that was meant comes first, and how often nonsense finds nothing."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from tests.search.known_items import Known, known_items, nonsense

QUERIES = 240


@pytest.fixture(scope="module")
def known(generated: Any) -> list[Known]:
    generator = generated.generator
    return known_items(generated.index, generated.papers, QUERIES, generator.random, generator.misspelt)


def test_the_paper_that_was_meant_comes_first(generated: Any, known: list[Known]) -> None:
    answers = [(item, generated.index.rank(item.text, 10).ids) for item in known]
    first = sum(ids[:1] == (item.paper,) for item, ids in answers) / QUERIES
    in_ten = sum(item.paper in ids for item, ids in answers) / QUERIES
    assert first >= 0.95
    assert in_ten >= 0.98


def test_nonsense_finds_nothing(generated: Any) -> None:
    choice = random.Random(5)
    found = [text for text in (nonsense(choice) for _ in range(200)) if generated.index.rank(text, 5).ids]
    assert len(found) <= 2, found


@pytest.fixture(scope="module")
def hugging_face(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[SearchIndex, list[str]]:
    """Return an index of the 66 papers of a real page, in its order, and their titles."""
    name = "hf_page_text/hf_papers_page_jul_2.txt"
    titles = json.loads((shared / "digests/expected" / f"{name.replace('/', '__')}.json").read_text())[
        "titles"
    ]
    lines = [line.strip() for line in (shared / "digests" / name).read_text().split("\n") if line.strip()]
    papers = [
        SearchDocument(number, title, abstract=lines[lines.index(title) + 1])
        for number, title in enumerate(titles, 1)
    ]
    index = SearchIndex(tmp_path_factory.mktemp("real"))
    index.rebuild(papers, 1)
    return index, titles


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("instnace undestanding", "Inst-IT"),
        ("knowlege capacty", "Physics of Language Models: Part 3.3"),
        ("pixel lev remote sensng", "GeoPix"),
        ("lowis 3d", "Lowis3D"),
        ("physics langauge modles", "Physics of Language Models"),
        ("egocentric objets", "EgoObjects"),
        ("instanceunderstanding", "Inst-IT"),
    ],
)
def test_a_real_paper_is_found_half_remembered(
    hugging_face: tuple[SearchIndex, list[str]], query: str, first: str
) -> None:
    index, titles = hugging_face
    ranking = index.rank(query, 5)
    assert ranking is not None
    assert titles[ranking.ids[0] - 1].startswith(first)


@pytest.mark.parametrize("query", ["zzqxv", "asdfgh qwerty", "florbin", "quaxel vimtor"])
def test_nonsense_finds_no_real_paper(hugging_face: tuple[SearchIndex, list[str]], query: str) -> None:
    ranking = hugging_face[0].rank(query, 5)
    assert ranking is not None
    assert ranking.ids == ()
