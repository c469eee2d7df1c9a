"""Refer records come back as they were written, with or without their type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.tagged import refer
from desktop.papers.draft import Draft

WORDS = st.lists(
    st.sampled_from(["colour", "of", "notebooks", "50%", "changes", "what", "is", "written"]),
    min_size=2,
    max_size=20,
)
RECORD = st.fixed_dictionaries(
    {
        "0": st.sampled_from(["", "Journal Article", "Book Section"]),
        "A": st.lists(st.sampled_from(["Bee, Ann", "Cee, Dan E.", "Dee, F"]), max_size=3, unique=True),
        "X": WORDS.map(" ".join),
        "D": st.integers(1950, 2030).map(str),
        "T": WORDS.map(lambda words: " ".join(("A", *words))),
    }
)
TYPES = {"": "", "Journal Article": "article-journal", "Book Section": "chapter"}


def written(record, order):
    lines = {
        "0": [f"%0 {record['0']}"] if record["0"] else [],
        "A": [f"%A {name}" for name in record["A"]],
        **{tag: [f"%{tag} {record[tag]}"] for tag in "XDT"},
    }
    return "\n".join(line for tag in order for line in lines[tag])


@given(st.lists(RECORD, min_size=1, max_size=5), st.permutations("0AXDT"))
@settings(max_examples=40)
def test_records_come_back_as_they_were_written(drafts_in, records, order):
    texts = [written(record, order) for record in records]
    text = "\n\n".join(texts) + "\n"
    drafts = drafts_in(text)
    assert [(draft.title, draft.abstract, draft.issued, draft.type) for draft in drafts] == [
        (record["T"], record["X"], record["D"], TYPES[record["0"]]) for record in records
    ]
    for draft, record, raw in zip(drafts, records, texts, strict=True):
        assert [f"{name.family}, {name.given}" for name in draft.authors] == record["A"]
        assert text[slice(*draft.span)] == raw


def test_a_full_record(drafts_in):
    text = (
        "%0 Conference Proceedings\n%T A Title\n%A Bee, Ann\n%E Cee, Dan\n%B Proceedings of Things\n%D 2021\n"
        "%8 September  1, 2021\n"
        "%V 4\n%N 3\n%P 1309–1348\n%I A Press\n%C City\n%R doi:10.1000/X\n%U https://arxiv.org/abs/2401.00001\n"
        "%K one\ntwo\n"
        "%@ 1234-5678\n%X First part.\n\nSecond part.\n%> file:///home/me.pdf\n"
    )
    (draft,) = drafts_in(text)
    assert (draft.type, draft.venue, draft.issued) == (
        "paper-conference",
        "Proceedings of Things",
        "2021-09-01",
    )
    assert (draft.volume, draft.issue, draft.pages, draft.publisher) == ("4", "3", "1309-1348", "A Press")
    assert (draft.doi, draft.arxiv_id, draft.keywords) == ("10.1000/x", "2401.00001", ("one", "two"))
    assert draft.abstract == "First part.\n\nSecond part."
    assert draft.extra["editor"] == "Cee, Dan"
    assert "file:" not in draft.model_dump_json()


def test_records_without_empty_lines_begin_with_their_type(drafts_in):
    text = "".join(f"%0 Journal Article\n%T Title {number}\n%D 2020\n" for number in range(3))
    assert [draft.title for draft in drafts_in(text)] == ["Title 0", "Title 1", "Title 2"]


def test_an_entry_without_authors_is_a_record_too(drafts_in):
    assert [
        draft.title
        for draft in drafts_in("%T Table of Contents\n%D 2020\n\n\n%T A Title\n%0 Journal Article\n")
    ] == [
        "Table of Contents",
        "A Title",
    ]


@pytest.mark.parametrize("damage", ["%\n", "%Z\n", "\x00\n", "% 5\n", "%T\n", "words\n"])
def test_damage_in_one_record_leaves_the_others(found_in, damage):
    text = f"%0 Book\n%T First\n\n%0 Book\n{damage}\n%0 Book\n%T Third\n%D 2020\n"
    titles = [each.title for each in found_in(text) if isinstance(each, Draft)]
    assert {"First", "Third"} <= set(titles)


def test_texts_with_a_percent_sign_are_none():
    assert refer.looks_like("%PDF-1.4\n%T\n") == 0.0
    assert refer.looks_like("% Encoding: utf-8\n@article{a, title={A}}\n") == 0.0
    assert refer.looks_like("%D only a date\n%D and another\n") == 0.0


def test_what_is_whole_ends_before_the_last_record():
    text = "%T A\n%D 1\n\n%T B\n"
    assert text[refer.whole_until(text) :] == "%T B\n"
