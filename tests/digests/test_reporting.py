"""The answer for machines accounts for everything and is plain JSON."""

import json

import pytest

from desktop.digests.refusals import LimitReached
from desktop.digests.reporting import Report, report
from desktop.errors import UnreadableInput
from desktop.papers.digest import LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name


def test_a_page_that_is_read_whole_is_ok(page, found_in, abstract):
    answer = report(found_in(page(("First Title", abstract))), "digest.txt")
    assert (answer["status"], answer["imported"], answer["titles"]) == ("ok", 1, ["First Title"])
    assert answer["problems"] == []
    assert answer["digests"][0]["shown_on"] == "--07-02"
    (paper,) = answer["papers"]
    assert (paper["place"], paper["abstract"], paper["arxiv_id"]) == ("lines 11 to 13", abstract, None)
    assert json.loads(json.dumps(answer)) == answer


def test_names_are_written_as_people_write_them():
    draft = Draft(title="A Title", authors=(Name("Roe", "Jane"), OTHERS), doi="10.1/x")
    (paper,) = report([draft], "digest.txt")["papers"]
    assert (paper["authors"], paper["doi"]) == (["Jane Roe"], "10.1/x")


def test_what_was_left_is_partial_and_named():
    rest = [
        LeftOver(text="a\nb " * 100, place="line 3"),
        Problem(file="", place="line 9", reason="it is odd"),
    ]
    answer = report([Draft(title="A Title"), *rest], "digest.txt")
    assert answer["status"] == "partial"
    assert [problem["place"] for problem in answer["problems"]] == ["line 3", "line 9"]
    assert all(problem["file"] == "digest.txt" and problem["reason"] for problem in answer["problems"])


@pytest.mark.parametrize(("kind", "status"), [(UnreadableInput, "rejected"), (LimitReached, "limit")])
def test_what_is_refused_imports_nothing(kind, status):
    def found():
        yield LeftOver(text="x", place="line 1")
        raise kind("digest.txt", "it is odd", "Try another.", place="line 2")

    answer = report(found(), "digest.txt")
    assert (answer["status"], answer["imported"], answer["papers"], answer["titles"]) == (status, 0, [], [])
    (problem,) = answer["problems"]
    assert problem == {
        "file": "digest.txt",
        "place": "line 2",
        "reason": "it is odd",
        "advice": "Try another.",
    }
    assert answer["error"] == "digest.txt: line 2: it is odd. Try another."


def test_what_fails_after_some_papers_keeps_them():
    def found():
        yield Draft(title="One")
        raise UnreadableInput("digest.txt", "it ends", "Save it again.")

    answer = report(found(), "digest.txt")
    assert (answer["status"], answer["titles"], len(answer["papers"])) == ("partial", ["One"], 1)
    assert [problem["reason"] for problem in answer["problems"]] == ["it ends"]
    assert "error" not in answer


def test_papers_are_handed_on_one_by_one():
    account = Report("digest.txt")
    papers = account.papers(iter([Draft(title="One"), Draft(title="Two")]))
    assert next(papers)["title"] == "One"
    assert account.rest()["titles"] == ["One"]
    assert [paper["title"] for paper in papers] == ["Two"]
    assert (account.status, account.rest()["imported"]) == ("ok", 2)
