import json

import pytest

from desktop.exports.csl_json import inert, to_csl_json
from desktop.exports.reference_options import ReferenceOptions
from desktop.papers.name import OTHERS, Name


def item_of(paper, **chosen):
    (item,) = json.loads("".join(to_csl_json([paper], {paper.id: "key2020"}, ReferenceOptions(**chosen))))
    return item


def test_no_paper_is_an_empty_array():
    assert "".join(to_csl_json([], {})) == "[]\n"


def test_an_item_has_what_is_known_and_nothing_else(make_paper):
    paper = make_paper(
        "A title", Name("Gogh", "Vincent", "van", "Jr."), Name(literal="The Team"), issued="2020-03-02",
        arxiv_id="2003.00001", arxiv_version=2, categories=("cs.CL",),
    )  # fmt: skip
    assert item_of(paper) == {
        "id": "key2020",
        "citation-key": "key2020",
        "type": "article",
        "title": "A title",
        "author": [
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van", "suffix": "Jr."},
            {"literal": "The Team"},
        ],
        "issued": {"date-parts": [[2020, 3, 2]]},
        "URL": "https://arxiv.org/abs/2003.00001",
        "note": "arXiv:2003.00001v2 [cs.CL]",
    }


@pytest.mark.parametrize(("date", "parts"), [("2020", [2020]), ("2020-03", [2020, 3]), ("", None)])
def test_a_date_has_the_parts_that_are_known(make_paper, date, parts):
    issued = item_of(make_paper("A", issued=date)).get("issued")
    assert (issued and issued["date-parts"]) == ([parts] if parts else None)


def test_editors_are_persons_and_keywords_one_text(make_paper):
    extra = {"editor": "Cole, Bo and de Vries, Eva", "isbn": "0-306-40615-2"}
    paper = make_paper("A", type="chapter", venue="Handbook", extra=extra, keywords=("a, b",), tags=("c",))
    item = item_of(paper, keywords=True)
    assert [editor["family"] for editor in item["editor"]] == ["Cole", "Vries"]
    assert (item["ISBN"], item["keyword"], item["container-title"]) == ("0-306-40615-2", "a b, c", "Handbook")


@pytest.mark.parametrize("text", ["<i>x</i>", "a &amp; b", "<script>"])
def test_no_processor_finds_markup_in_text(text):
    assert inert(text) != text
    assert inert(text).replace("\u2060", "") == text
    assert inert("1 < 2 & 3 > 2") == "1 < 2 & 3 > 2"


def test_others_stand_behind_the_authors(make_paper):
    assert item_of(make_paper("A", "Ann Author", OTHERS))["author"][-1] == {"literal": OTHERS.literal}


def test_details_have_the_variables_that_csl_has_for_them(make_paper):
    extra = {
        "subtitle": "A Study", "location": "Bern", "translator": "Cole, Bo", "volumes": "6", "version": "2",
        "urldate": "2006-10-01", "eid": "e7", "eventtitle": "Nest Days", "pagetotal": "99", "snippet": "…",
        "custom 1": "mine", "call number": "QL 1",
    }  # fmt: skip
    item = item_of(make_paper("Nests", type="book", url="https://example.org/x", extra=extra))
    assert item == {
        "id": "key2020", "citation-key": "key2020", "type": "book", "title": "Nests: A Study",
        "URL": "https://example.org/x", "publisher-place": "Bern", "number-of-volumes": "6", "version": "2",
        "event-title": "Nest Days", "number-of-pages": "99", "number": "e7",
        "translator": [{"family": "Cole", "given": "Bo"}], "accessed": {"date-parts": [[2006, 10, 1]]},
    }  # fmt: skip


def test_a_list_of_references_in_place_of_a_number_is_none(make_paper):
    assert "number" not in item_of(make_paper("Nests", extra={"number": "Andres, PG (1999). " * 9}))
