"""Lists of identifiers and links, however they are numbered and mixed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import LeftOver
from desktop.papers.draft import Draft


def found_in(text):
    return list(read(Source(text.encode(), "ids.txt")))


def drafts_of(text):
    return [found for found in found_in(text) if isinstance(found, Draft)]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("2101.00001", "arxiv_id", "2101.00001"),
        ("arXiv:2101.00001v3", "arxiv_id", "2101.00001"),
        ("- https://arxiv.org/pdf/2101.00001.pdf", "arxiv_id", "2101.00001"),
        ("2. https://huggingface.co/papers/2101.00001", "arxiv_id", "2101.00001"),
        ("cs/0701001", "arxiv_id", "cs/0701001"),
        ("10.1145/3292500.3330000", "doi", "10.1145/3292500.3330000"),
        ("doi:10.1000/ABC", "doi", "10.1000/abc"),
        ("[3] https://doi.org/10.1000/abc.456.", "doi", "10.1000/abc.456"),
        ("PMID: 12345678", "pmid", "12345678"),
        ("* https://openreview.net/forum?id=AbCdEfGhI", "url", "https://openreview.net/forum?id=AbCdEfGhI"),
    ],
)
def test_a_line_names_its_paper(line, field, value):
    first, *others = drafts_of(f"{line}\n2001.00001\n10.1000/other\n")
    assert getattr(first, field) == value
    assert len(others) == 2
    assert "to be completed" in first.doubt


def test_several_may_stand_on_a_line():
    assert [draft.arxiv_id for draft in drafts_of("2101.00001, 2101.00002; 2101.00003\n")] == [
        "2101.00001",
        "2101.00002",
        "2101.00003",
    ]


def test_a_link_to_something_else_is_left_over():
    found = found_in("2101.00001\nhttps://video.example.org/watch\n2101.00002\n")
    assert [each.arxiv_id for each in found if isinstance(each, Draft)] == ["2101.00001", "2101.00002"]
    assert any(isinstance(each, LeftOver) and "video.example.org" in each.text for each in found)


@pytest.mark.parametrize("line", ["https://arx b b .0 9, x.0", "https://a9x19a,9,c .,1991.00318"])
def test_a_damaged_line_costs_no_other(line):
    found = found_in(f"https://arxiv.org/abs/2101.00001\n{line}\nhttps://arxiv.org/abs/2101.00002\n")
    assert [each.arxiv_id for each in found if isinstance(each, Draft)] == ["2101.00001", "2101.00002"]
    assert [each.text for each in found if isinstance(each, LeftOver)] == [line]


NUMBERS = st.lists(st.integers(1, 99_999), min_size=2, max_size=8, unique=True)


@settings(max_examples=40)
@given(
    NUMBERS,
    st.sampled_from(
        ["%s\n", "- %s\n", "arXiv:%s\n\n", "https://arxiv.org/abs/%s\r\n", "[1] %s\n", "  %s  \n"]
    ),
    st.sampled_from(["", "# a comment\n", "\n\n", "---\n"]),
)
def test_what_is_written_as_a_list_is_read_back_from_its_span(numbers, form, between):
    identifiers = [f"2101.{number:05}" for number in numbers]
    text = between.join(form % identifier for identifier in identifiers)
    drafts = drafts_of(text)
    assert [draft.arxiv_id for draft in drafts] == identifiers
    decoded = text.replace("\r\n", "\n")
    assert all(draft.arxiv_id in decoded[slice(*draft.span)] for draft in drafts)


def test_a_damaged_line_leaves_a_list_of_identifiers_what_it_is(found_in):
    lines = [f"https://arxiv.org/abs/2401.0000{number}" for number in range(1, 6)]
    lines[2] = "https://arx x.9b9401.00013"
    facts, *found = found_in("\n".join(lines))
    assert facts.kind == "identifiers"
    assert [each.arxiv_id[-1] for each in found if hasattr(each, "arxiv_id")] == ["1", "2", "4", "5"]
    assert [each.text for each in found if not hasattr(each, "arxiv_id")] == [lines[2]]


def test_a_line_that_says_what_follows_is_no_identifier_and_no_left_over(found_in):
    found = found_in(
        "Papers to read:\narXiv:2405.00001v2\nPMID: 12345678\n10.1000/tea.1\n\nLater:\nhep-th/9901001\n"
    )
    drafts = [each for each in found if isinstance(each, Draft)]
    assert [each.arxiv_id or each.pmid or each.doi for each in drafts] == [
        "2405.00001",
        "12345678",
        "10.1000/tea.1",
        "hep-th/9901001",
    ]
    assert not any(isinstance(each, LeftOver) for each in found)


def test_an_identifier_that_stands_twice_in_a_line_is_one_paper(drafts_in):
    text = "MonoTea (arXiv 2401.00001): https://arxiv.org/abs/2401.00001\nOne, Two Pots: https://arxiv.org/abs/2401.00002\n"
    assert [(draft.title, draft.arxiv_id) for draft in drafts_in(text)] == [
        ("MonoTea", "2401.00001"),
        ("One, Two Pots", "2401.00002"),
    ]
