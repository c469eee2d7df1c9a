import pytest

from desktop.exports.kept_details import dates, detail, people, subtitle, whole_title, whole_venue
from desktop.papers.name import OTHERS, Name


def test_a_detail_is_found_under_the_name_that_another_format_has_for_it(make_paper):
    paper = make_paper("T", extra={"article number": "e12", "location": "Bern", "snippet": "…"})
    assert (detail(paper, "eid"), detail(paper, "address"), detail(paper, "volumes")) == ("e12", "Bern", "")
    assert detail(make_paper("T"), "eid") == ""


@pytest.mark.parametrize(
    ("title", "more", "whole"),
    [
        ("Nests", "A Study of Twigs", "Nests: A Study of Twigs"),
        ("Why Nests?", "A Study of Twigs", "Why Nests? A Study of Twigs"),
        ("Nests: A study of twigs", "A Study of Twigs", "Nests: A study of twigs"),
        ("Nests", "", "Nests"),
    ],
)
def test_a_subtitle_stands_behind_the_title_unless_it_stands_there_already(make_paper, title, more, whole):
    paper = make_paper(title, extra={"subtitle": more, "booksubtitle": more})
    assert whole_title(paper) == whole
    assert whole_venue(paper, title) == whole
    assert whole_venue(paper, "") == ""
    assert subtitle(paper) == (more if whole != title else "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2006-10-01", "2006-10-01"),
        ("1924-02-03/1924-02-05", "1924-02-03/1924-02-05"),
        ("2020/6/1/", "2020-06-01"),
        ("2020/13/1", ""),
        ("2020/06", ""),
        ("--07-02", ""),
        ("Access Date", ""),
        ("", ""),
    ],
)
def test_only_dates_as_iso_writes_them_are_dates(text, date):
    assert dates(text) == date


def test_people_are_taken_apart_and_groups_are_not():
    assert people("Cole, Bo and others") == [Name("Cole", "Bo"), OTHERS]
    assert people("Acme Works GmbH and Cole, Bo", groups=True) == [
        Name(literal="Acme Works GmbH"),
        Name("Cole", "Bo"),
    ]
    assert people("") == []
