"""Papers with Code: papers with abstracts, and the links file in which a paper has a row for each repository."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.indexes.papers_with_code import looks_like
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import Problem
from desktop.papers.draft import Draft
from desktop.papers.name import Name

PAPER = {
    "paper_url": "https://paperswithcode.com/paper/tea-and-time", "arxiv_id": "2401.00001", "nips_id": None,
    "title": "Tea and time", "abstract": "We wait.", "short_abstract": "Wait.", "proceeding": "TEA 2024 1",
    "url_abs": "https://arxiv.org/abs/2401.00001v2", "url_pdf": "https://arxiv.org/pdf/2401.00001v2.pdf",
    "authors": ["Ann Bee", "C. Dee"], "tasks": ["Brewing"], "date": "2024-01-02", "conference_url_abs": None,
    "conference": "tea-2024", "methods": [{"name": "Pot", "full_name": "Tea Pot", "description": "A pot."}],
}  # fmt: skip


def row(title="Tea and time", arxiv="2401.00001", code="https://github.com/tea/pot"):
    return {
        "paper_url": "https://paperswithcode.com/paper/tea", "paper_title": title, "paper_arxiv_id": arxiv,
        "paper_url_abs": f"https://arxiv.org/abs/{arxiv}", "repo_url": code, "is_official": True, "framework": "jax",
    }  # fmt: skip


def found_in(value):
    return list(read(Source(json.dumps(value).encode(), "pwc.json")))


def test_the_files_are_known_by_their_names_of_fields():
    assert looks_like(json.dumps([PAPER])) > 0.9
    assert looks_like(json.dumps([row()])) > 0.9
    assert looks_like(json.dumps([{"title": "Tea", "paper_url": "x"}])) == 0


def test_a_paper_with_its_abstract_is_read():
    facts, draft = found_in([PAPER])
    assert facts.source == "Papers with Code"
    assert (draft.title, draft.abstract, draft.arxiv_id) == ("Tea and time", "We wait.", "2401.00001")
    assert (draft.authors, draft.issued) == ((Name("Bee", "Ann"), Name("Dee", "C.")), "2024-01-02")
    assert (draft.keywords, draft.extra["methods"]) == (("Brewing",), "Tea Pot")


def test_a_paper_is_one_with_all_its_code():
    pots = [f"https://github.com/tea/pot{number}" for number in range(3)]
    rows = [row(code=pots[0]), row("Coffee", "2401.00002"), row(code=pots[1]), row(code=pots[2])]
    tea, coffee = (each for each in found_in(rows) if isinstance(each, Draft))
    assert [link for link in tea.links if "github" in link] == pots
    assert coffee.title == "Coffee"


@settings(max_examples=20)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=8), st.data())
def test_every_paper_of_the_links_file_is_found_once_and_damage_costs_one_row(numbers, data):
    rows = [
        row(f"T {number}", f"2401.{number:05}", f"https://github.com/tea/{at}")
        for at, number in enumerate(numbers)
    ]
    found = [each for each in found_in(rows) if isinstance(each, Draft)]
    assert [each.title for each in found] == [f"T {number}" for number in dict.fromkeys(numbers)]
    assert sum(len(each.links) for each in found) >= len(rows)
    at = data.draw(st.integers(0, len(rows) - 1))
    text = ",\n".join(json.dumps(each) for each in [*rows[:at], {"x": 1}, *rows[at + 1 :]]).replace(
        '{"x": 1}', '{"x" 1}'
    )
    damaged = list(read(Source(f"[{text}]".encode(), "pwc.json")))
    left = dict.fromkeys(numbers[:at] + numbers[at + 1 :])
    assert [each.title for each in damaged if isinstance(each, Draft)] == [f"T {number}" for number in left]
    assert sum(isinstance(each, Problem) for each in damaged) == 1
