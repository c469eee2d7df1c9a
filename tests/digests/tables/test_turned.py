"""Tables whose names stand in the first column give a paper for each column or block of rows."""

import pytest

from desktop.digests.tables import records, turned

EMBASE = (
    '"TITLE","The colour of notebooks, a trial"\n"AUTHOR NAMES","Bee A.","Cee D.E."\n'
    '"SOURCE","A Journal (2014) 3:2 (15-16)"\n"ABSTRACT","We\nshow."\n"DOI","10.1000/x"\n\n'
    '"TITLE","Another trial"\n"AUTHOR NAMES","Dee F."\n"DOI","10.1000/y"\n'
)
TURNED = "Title,One Title,Two Title\nAuthors,Ann Bee,Dan Cee\nYear,2019,2020\nDOI,10.1000/a,\n"


def test_blocks_of_rows_are_papers(drafts_in):
    first, second = drafts_in(EMBASE)
    assert (first.title, first.abstract, first.doi) == (
        "The colour of notebooks, a trial",
        "We show.",
        "10.1000/x",
    )
    assert [name.family for name in first.authors] == ["Bee", "Cee"]
    assert (first.venue, first.volume, first.issued) == ("A Journal", "3", "2014")
    assert (second.title, second.doi) == ("Another trial", "10.1000/y")
    assert EMBASE[slice(*second.span)].startswith('"TITLE","Another')


def test_blocks_are_told_apart_without_empty_lines(drafts_in):
    assert len(drafts_in(EMBASE.replace("\n\n", "\n"))) == 2


def test_columns_are_papers(drafts_in):
    drafts = drafts_in(TURNED)
    assert [(draft.title, draft.issued, draft.doi) for draft in drafts] == [
        ("One Title", "2019", "10.1000/a"),
        ("Two Title", "2020", ""),
    ]


@pytest.mark.parametrize(
    "text", ["title,authors,year\nA Title,A,2020\n", "Title: A Title\nAuthor: A. Bee\n", ""]
)
def test_other_tables_are_not_turned(text):
    assert turned.looks_like(text) == 0.0


def test_a_turned_table_is_no_common_one():
    assert turned.looks_like(TURNED) > records.looks_like(TURNED)
    assert turned.looks_like(EMBASE) > records.looks_like(EMBASE)
