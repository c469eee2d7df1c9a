import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.reference_options import ReferenceOptions
from desktop.exports.table import BYTE_ORDER_MARK, safe_cell, to_csv
from desktop.papers.name import OTHERS, Name
from desktop.papers.paper import Paper


def rows_of(*papers, **chosen):
    text = "".join(to_csv(papers, {1: "key2020"}, ReferenceOptions(**chosen)))
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_paper_is_a_row_under_names_of_columns(make_paper):
    paper = make_paper(
        "A, B and “C”", "Ann Author", Name(literal="The Team; Inc"), OTHERS,
        issued="2020-03", venue="Letters", arxiv_id="2003.00001", rating=4,
    )  # fmt: skip
    (row,) = rows_of(paper)
    known = {name: value for name, value in row.items() if value}
    assert known == {
        "Key": "key2020", "Title": "A, B and “C”", "Authors": "Ann Author; The Team, Inc; et al.", "Date": "2020-03",
        "Venue": "Letters", "arXiv": "2003.00001", "URL": "https://arxiv.org/abs/2003.00001", "State": "inbox",
        "Rating": "4",
    }  # fmt: skip


def test_columns_that_were_not_asked_for_are_not_there(make_paper):
    paper = make_paper("A", abstract="Long", note="Mine", keywords=("a;b", "c"), tags=("nlp",))
    assert not {"Abstract", "Note", "Keywords", "Tags"} & rows_of(paper)[0].keys()
    (row,) = rows_of(paper, abstract=True, note=True, keywords=True)
    assert (row["Abstract"], row["Note"], row["Keywords"], row["Tags"]) == ("Long", "Mine", "a,b; c", "nlp")


def test_no_paper_is_a_table_with_its_heading():
    assert "".join(to_csv([], {})).startswith(f"{BYTE_ORDER_MARK}Key,Title,Authors,")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_a_formula_is_text_unless_a_person_wants_it(make_paper, formula):
    paper = make_paper("A", note=formula)
    assert rows_of(paper, note=True)[0]["Note"] == f"'{formula}"
    assert rows_of(paper, note=True, raw=True)[0]["Note"] == formula


@settings(max_examples=50, deadline=None)
@given(
    texts=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12), max_size=4)
)
def test_any_text_comes_back_cell_by_cell(texts):
    papers = [Paper(id=1, uid="u", title=text, note=text) for text in texts]
    rows = rows_of(*papers, note=True)
    assert [(row["Title"], row["Note"]) for row in rows] == [(safe_cell(text),) * 2 for text in texts]
