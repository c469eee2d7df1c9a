"""How often the paper that was meant comes first, and how often nonsense finds nothing."""

import json
import random
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from desktop.search.words import terms

QUERIES = 240
DISTINCTIVE = slice(3, 40)  # of the words of an abstract, the rarest first; the very rarest nobody remembers


class Known(NamedTuple):
    """A query by somebody who has one paper in mind."""

    text: str
    paper: int
    has_typo: bool


def remembered(library: Any, paper: SearchDocument, choice: random.Random) -> list[str]:
    """What somebody types of `paper`: the title, words of the abstract, or an author and words of the title."""
    kind = choice.choice(["title", "words", "begun", "author"])
    if kind == "title":
        return paper.title.lower().replace(":", "").split()
    title = [word for word in terms(paper.title).split() if len(word) > 3]
    if kind == "author":
        surname = paper.authors.split(", ")[0].split()[-1].lower()
        return [surname, *choice.sample(title, min(2, len(title)))]
    frequency = library.index._vocabulary.frequency
    abstract = {word for word in terms(paper.abstract).split() if len(word) > 3}
    rarest = sorted(abstract, key=lambda word: (frequency(word), word))[DISTINCTIVE]
    return choice.sample(rarest, choice.randint(2, 4))


@pytest.fixture(scope="module")
def known_items(generated: Any) -> list[Known]:
    """Queries that three papers at most hold when spelt right; every other one has a typo."""
    choice = generated.generator.random
    known: list[Known] = []
    while len(known) < QUERIES:
        paper = choice.choice(generated.papers)
        typed = remembered(generated, paper, choice)
        ranking = generated.index.rank(" ".join(typed) + " ", 3, exact=True)
        if not 1 <= ranking.total <= 3:
            continue
        has_typo = len(known) % 2 == 1
        at = choice.randrange(len(typed))
        if has_typo and len(typed[at]) > 4:
            typed[at] = generated.generator.misspelt(typed[at])
        elif choice.random() < 0.3 and len(typed[-1]) > 6:
            typed[-1] = typed[-1][:-2]
        known.append(Known(" ".join(typed), paper.id, has_typo))
    return known


def test_the_paper_that_was_meant_comes_first(generated: Any, known_items: list[Known]) -> None:
    answers = [(known, generated.index.rank(known.text, 10).ids) for known in known_items]
    first = sum(ids[:1] == (known.paper,) for known, ids in answers) / QUERIES
    in_ten = sum(known.paper in ids for known, ids in answers) / QUERIES
    assert first >= 0.95
    assert in_ten >= 0.98


def nonsense(choice: random.Random) -> str:
    letters = "bcdfghjklmnpqrstvwxzaeiouy"
    return " ".join(
        "".join(choice.choice(letters) for _ in range(choice.randint(4, 12)))
        for _ in range(choice.randint(1, 3))
    )


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
