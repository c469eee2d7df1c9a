"""Reading shared lists, whole, damaged, hostile and newer than this Papertray."""

import json

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Problem
from desktop.papers.name import Name
from desktop.papers.shared import SharedDraft
from desktop.papers.state import State

PAPER = {
    "uid": "u-1",
    "citation_key": "author2020",
    "record": {
        "title": "A Title",
        "authors": [{"family": "Author", "given": "Ann"}, {"literal": "A Group"}],
        "issued": "2020-05",
        "keywords": ["one", "two"],
        "extra": {"isbn": "1"},
        "arxiv_version": 2,
    },
    "made": {"state": "done", "rating": 4, "note": "n", "tags": [{"name": "t", "colour": "blue"}]},
}


def listed(*papers, version=1):
    about = json.dumps({"version": version, "title": "Group", "made_by": "Papertray 9"})
    lines = ",\n".join(map(json.dumps, papers))
    return f'{{"papertray": {about},\n"papers": [\n{lines}\n]}}\n'


def found(text):
    return list(read(Source(text.encode(), "group.papertray")))


def test_a_paper_comes_with_its_record_and_apart_from_it_what_was_made_of_it():
    facts, draft = found(listed(PAPER))
    assert isinstance(facts, DigestFacts)
    assert (facts.kind, facts.source) == ("papertray", "Group")
    assert isinstance(draft, SharedDraft)
    assert draft.authors == (Name("Author", "Ann"), Name(literal="A Group"))
    assert (draft.keywords, draft.extra, draft.arxiv_version) == (("one", "two"), {"isbn": "1"}, 2)
    assert (draft.made.state, draft.made.rating, draft.made.note) == (State.DONE, 4, "n")
    assert draft.made.tags[0].colour == "blue"
    assert draft.place == "line 3"


def test_a_list_of_a_newer_version_is_refused_with_what_to_do():
    with pytest.raises(UnreadableInput, match="newer Papertray") as refused:
        found(listed(PAPER, version=2))
    assert "Papertray 9" in refused.value.reason
    assert "newest" in refused.value.advice


@pytest.mark.parametrize(
    "wrong",
    [
        {"made": {"rating": 6}},
        {"made": {"state": "eaten"}},
        {"made": {"added_at": -1}},
        {"made": {"lists": [{"name": "x", "rank": "NaN"}]}},
        {"made": {"tags": [{"name": "x" * 101}]}},
        {"made": 7},
        {"record": 7},
        {"record": {"title": "T", "issued": "soon"}},
        {"record": {"title": "T", "authors": [7]}},
        {"uid": ""},
        {"uid": "../x"},
    ],
)
def test_a_paper_that_is_not_as_agreed_is_told_and_the_others_are_read(wrong):
    results = found(listed(PAPER | wrong, PAPER))
    assert [type(each) for each in results[1:]] == [Problem, SharedDraft]
    assert results[1].place.startswith("paper 1")


def test_a_list_that_ends_early_gives_the_papers_before_the_cut():
    text = listed(PAPER, PAPER | {"uid": "u-2"}, PAPER | {"uid": "u-3"})
    results = found(text[: text.rindex("record") + 20])
    assert [each.uid for each in results if isinstance(each, SharedDraft)] == ["u-1", "u-2"]
    assert any(isinstance(each, Problem) and "ends early" in each.reason for each in results)


def test_colours_and_fields_that_are_unknown_are_left_out():
    made = {"tags": [{"name": "t", "colour": "url(x)"}], "typed": ["title", "state", "sources"]}
    draft = found(listed(PAPER | {"made": made}))[1]
    assert draft.made.tags[0].colour == ""
    assert draft.made.typed == ("title",)
