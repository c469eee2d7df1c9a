"""Incomplete records: what is wrong with them, in words, and what is mended by one step that can be undone."""

import pytest

from desktop.library import deleting, editing
from desktop.library.completing import Flaw, flaws_of, in_title_case, incomplete, mend_records, mended
from desktop.library.library import Library
from desktop.papers.fields import YOU
from desktop.store import records
from desktop.store.bibliographic import Facts


def facts(title="A Good Title", has_authors=1, year=2020, arxiv_id="", doi=""):
    return Facts(1, title, has_authors, year, arxiv_id, doi)


@pytest.mark.parametrize(
    ("changed", "flaws", "fields"),
    [
        ({}, (), {}),
        ({"has_authors": 0}, (Flaw.AUTHORS,), {}),
        ({"year": None}, (Flaw.YEAR,), {}),
        ({"year": None, "arxiv_id": "1706.03762"}, (), {}),
        ({"doi": "10.1000/182"}, (), {}),
        ({"doi": "https://doi.org/10.1000/182"}, (Flaw.IDENTIFIER,), {"doi": "10.1000/182"}),
        ({"doi": "10.1000/ABC"}, (Flaw.IDENTIFIER,), {"doi": "10.1000/abc"}),
        ({"doi": "none"}, (Flaw.IDENTIFIER,), {}),
        ({"arxiv_id": "arXiv:1706.03762v5"}, (Flaw.IDENTIFIER,), {"arxiv_id": "1706.03762"}),
        ({"arxiv_id": "abc"}, (Flaw.IDENTIFIER,), {}),
        ({"title": "A <i>Good</i> Title &amp; More"}, (Flaw.MARKUP,), {"title": "A Good Title & More"}),
        ({"title": "If a < b and c > d"}, (), {}),
        ({"title": "Q&A for R&D"}, (), {}),
        (
            {"title": "READING LISTS: THE END OF A PROBLEM"},
            (Flaw.CAPITALS,),
            {"title": "Reading Lists: The End of a Problem"},
        ),
        ({"title": "LORA AND BERT"}, (Flaw.CAPITALS,), {"title": "Lora and Bert"}),
        ({"title": "GPT"}, (), {}),
    ],
)
def test_a_flaw_is_told_and_mended_where_nothing_has_to_be_invented(changed, flaws, fields):
    assert flaws_of(facts(**changed)) == flaws
    assert mended(facts(**changed)) == fields


def test_what_was_mended_has_no_such_flaw_any_more():
    for title in ("A <b>B</b>", "ALL OF THIS IS LOUD", "<i>LOUD AND IN TAGS</i>", "Xyz &lt; Yes &amp; Z"):
        new = mended(facts(title=title))
        assert not {Flaw.MARKUP, Flaw.CAPITALS} & set(flaws_of(facts(title=new["title"])))


def test_words_with_digits_keep_their_capitals():
    assert in_title_case("THE S40RTS STUDY OF GPT4 AND 3D") == "The S40RTS Study of GPT4 and 3D"


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for title, authors in (
        ("LOUD AND CLEAR TITLE", ""),
        ("A Fine One", "Ann Author"),
        ("In the <b>Bin</b>", ""),
    ):
        library.do(editing.add_paper, {"title": title, "authors": authors, "issued": "2020"})
    library.do(deleting.move_to_bin, [3])
    yield library
    library.close()


def test_the_library_names_its_incomplete_papers(library):
    (found,) = incomplete(library.pages)
    assert found == (1, (Flaw.AUTHORS, Flaw.CAPITALS), {"title": "Loud and Clear Title"})


def test_mending_is_one_step_that_counts_as_typed_and_can_be_undone(library):
    changes = library.do(mend_records, [1, 2])
    assert changes.label == "Mend the records of 1 paper"
    paper = next(records.papers(library.pages.connection, [1]))
    assert paper.title == "Loud and Clear Title"
    assert paper.sources["title"] == YOU
    library.undo()
    assert next(records.papers(library.pages.connection, [1])).title == "LOUD AND CLEAR TITLE"
