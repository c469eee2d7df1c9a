"""The metadata that arXiv gives as JSON lines: one paper a line, with its names taken apart."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import Problem
from desktop.papers.draft import Draft
from desktop.papers.name import full

RECORD = {
    "id": "2212.11867",
    "submitter": "Ann Bee",
    "authors": 'Ann Bee and L. M\\"uller (Somewhere)',
    "title": "On Blue\n  Notebooks",
    "comments": "12 pages; see arXiv:1901.00001",
    "journal-ref": None,
    "doi": "10.1000/ABC",
    "report-no": None,
    "categories": "math.PR cs.CL",
    "license": "http://example.org/licence",
    "abstract": "  We study blue\nnotebooks, see arXiv:1901.00002.\n  A second paragraph.\n",
    "versions": [
        {"version": "v1", "created": "Thu, 22 Dec 2022 17:01:56 GMT"},
        {"version": "v3", "created": "Tue, 3 Jan 2023 10:00:00 GMT"},
    ],
    "update_date": "2023-01-04",
    "authors_parsed": [["Bee", "Ann", ""], ['M\\"uller', "L.", "Jr.", "Somewhere"]],
}
TITLES = st.lists(
    st.lists(
        st.sampled_from(["Blue", "Notebooks:", "$O(n)$", "Why?", "“Quoted”", "naïve", "20%"]),
        min_size=1,
        max_size=8,
    ).map(lambda words: f"On {' '.join(words)} Things"),
    min_size=3,
    max_size=6,
)


def lines_of(titles):
    return [
        json.dumps({**RECORD, "id": f"2212.{number:05}", "title": title})
        for number, title in enumerate(titles)
    ]


def found_in(text):
    return list(read(Source(text.encode(), "snapshot.json")))


def test_a_record_says_what_its_fields_say():
    facts, draft = found_in(json.dumps(RECORD) + "\n")
    assert (facts.kind, facts.source) == ("arxiv-metadata", "arXiv")
    assert (draft.title, draft.arxiv_id, draft.arxiv_version) == ("On Blue Notebooks", "2212.11867", 3)
    assert draft.abstract == "We study blue notebooks, see arXiv:1901.00002.\n\nA second paragraph."
    assert [full(name) for name in draft.authors] == ["Ann Bee", "L. Müller Jr."]
    assert (draft.issued, draft.doi, draft.categories) == ("2022-12-22", "10.1000/abc", ("math.PR", "cs.CL"))
    assert (draft.submitter, draft.comment) == ("Ann Bee", "12 pages; see arXiv:1901.00001")
    assert draft.extra == {"license": "http://example.org/licence", "revised": "2023-01-03"}


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        ("704.0001", "0704.0001"),
        ("704.001", "0704.0010"),
        ("1501.1", "1501.10000"),
        ("hep-th/9901001", "hep-th/9901001"),
    ],
)
def test_an_identifier_that_was_a_number_for_a_while_is_mended(written, identifier):
    assert found_in(json.dumps({**RECORD, "id": written}))[1].arxiv_id == identifier


def test_names_are_taken_from_the_text_where_they_were_not_taken_apart():
    value = {name: each for name, each in RECORD.items() if name != "authors_parsed"}
    assert [full(name) for name in found_in(json.dumps(value))[1].authors] == ["Ann Bee", "L. Müller"]


def test_only_what_is_no_name_among_the_names_is_left_out():
    parsed = [
        ["Bee "],
        [" Cee", "Ann"],
        [],
        "Dee",
        ["Eee", None, ""],
        ["van der Eff", "Bo", ""],
        ["", "", ""],
    ]
    found = found_in(json.dumps({**RECORD, "authors_parsed": parsed}))[1]
    assert [full(name) for name in found.authors] == ["Bee", "Ann Cee", "Bo van der Eff"]


@settings(max_examples=25, deadline=None)
@given(titles=TITLES, shape=st.sampled_from(["lines", "array", "windows"]))
def test_every_record_is_read_in_its_own_span(titles, shape):
    lines = lines_of(titles)
    text = {"lines": "\n".join(lines), "array": f"[{', '.join(lines)}]", "windows": "\r\n".join(lines)}[shape]
    drafts = [each for each in found_in(text) if isinstance(each, Draft)]
    assert [draft.title for draft in drafts] == titles
    shown = text.replace("\r\n", "\n")
    assert [json.loads(shown[slice(*draft.span)])["id"] for draft in drafts] == [
        f"2212.{number:05}" for number in range(len(titles))
    ]


@settings(max_examples=25, deadline=None)
@given(titles=TITLES, cut=st.floats(0, 1), length=st.integers(1, 20))
def test_damage_in_a_line_costs_that_line_at_most(titles, cut, length):
    lines = lines_of(titles)
    at = int(cut * (len(lines[1]) - length))
    lines[1] = lines[1][:at] + "\x07{" + lines[1][at + length :]
    found = found_in("\n".join(lines))
    got = [each.title for each in found if isinstance(each, Draft)]
    assert [title for title in (titles[0], *titles[2:]) if title not in got] == []
    assert len(got) == len(titles) or [each for each in found if isinstance(each, Problem)]
