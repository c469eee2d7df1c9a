import re

import pytest

from desktop.exports.reference_options import ReferenceOptions
from desktop.exports.ris import to_ris
from desktop.papers.name import OTHERS, Name


def lines_of(paper, **chosen):
    text = "".join(to_ris([paper], {paper.id: "key2020"}, ReferenceOptions(**chosen)))
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.splitlines())
    return text.splitlines()


def test_a_record_begins_with_its_type_and_ends(make_paper):
    lines = lines_of(make_paper("A title", "Ann Author", OTHERS, issued="2020-03-02", arxiv_id="2003.00001"))
    assert lines == [
        "TY  - UNPB", "ID  - key2020", "TI  - A title", "AU  - Author, Ann", "PY  - 2020", "DA  - 2020/03/02",
        "AN  - arXiv:2003.00001", "UR  - https://arxiv.org/abs/2003.00001", "ER  - ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "tag"), [("chapter", "A2"), ("paper-conference", "A2"), ("book", "ED"), ("thesis", "ED")]
)
def test_each_editor_has_a_line_of_its_own(make_paper, kind, tag):
    extra = {"editor": "Cole, Bo and de Vries, Eva"}
    lines = lines_of(make_paper("A title", type=kind, venue="Handbook", publisher="P", extra=extra))
    assert [line for line in lines if line[:2] in {"A2", "ED"}] == [
        f"{tag}  - Cole, Bo",
        f"{tag}  - de Vries, Eva",
    ]


def test_pages_are_two_fields_and_a_group_is_one_author(make_paper):
    paper = make_paper(
        "A title", Name(literal="The Team; Inc"), type="article-journal", venue="Letters", pages="5-9"
    )
    assert {"SP  - 5", "EP  - 9", "AU  - The Team, Inc", "T2  - Letters"} <= set(lines_of(paper))


def test_what_was_not_asked_for_is_left_out(make_paper):
    paper = make_paper("A title", abstract="Long", note="Mine", keywords=("a;b",), tags=("nlp",))
    assert not {line[:2] for line in lines_of(paper)} & {"AB", "N1", "KW"}
    asked = lines_of(paper, abstract=True, keywords=True, note=True)
    assert {"AB  - Long", "N1  - Mine", "KW  - a,b", "KW  - nlp"} <= set(asked)


def test_details_have_the_tags_that_ris_has_for_them(make_paper):
    extra = {
        "subtitle": "A Study", "location": "Bern", "translator": "Cole, Bo and Ek, Cy", "volumes": "6", "eid": "e7",
        "urldate": "2006-10-01", "shorttitle": "Nests", "journal abbreviation": "J. Nests", "snippet": "…",
        "custom 1": "mine",
    }  # fmt: skip
    found = lines_of(make_paper("Nests", type="article-journal", venue="Journal of Nests", extra=extra))
    assert found == [
        "TY  - JOUR", "ID  - key2020", "TI  - Nests: A Study", "A4  - Cole, Bo", "A4  - Ek, Cy",
        "T2  - Journal of Nests", "CY  - Bern", "ST  - Nests", "J2  - J. Nests", "NV  - 6", "C7  - e7",
        "Y2  - 2006/10/01", "ER  - ",
    ]  # fmt: skip
