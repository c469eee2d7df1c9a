"""OpenReview notes: submissions are papers, replies are not; ratings are no votes."""

import json

import pytest

from desktop.digests.openreview.notes import looks_like
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import Problem
from desktop.papers.draft import Draft
from desktop.papers.name import Name

DAY = 1_704_153_600_000  # 2 January 2024


def note(number="abcDEF123_-", version=2, **content):
    content = {"title": "Tea and time", "authors": ["Ann Bee", "C. Dee"], "abstract": "We wait.", **content}
    return {
        "id": number, "forum": number, "replyto": None, "number": 7, "cdate": DAY, "signatures": ["Tea/Submission7"],
        "invitations": ["Tea/-/Submission"],
        "content": {key: {"value": each} for key, each in content.items()} if version == 2 else content,
    }  # fmt: skip


def reply(**content):
    return {
        "id": "reply", "forum": "abcDEF123_-", "replyto": "abcDEF123_-", "invitation": "Tea/-/Review",
        "content": {"title": "Official review", **content},
    }  # fmt: skip


def drafts_in(value):
    found = list(read(Source(json.dumps(value).encode(), "notes.json")))
    assert not [each for each in found if isinstance(each, Problem)]
    return [each for each in found if isinstance(each, Draft)]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    "wrap", [lambda each: {"notes": [each], "count": 1}, lambda each: [each], lambda each: each]
)
def test_both_versions_say_the_same(version, wrap):
    value = wrap(note(version=version, keywords=["hot", "water"], pdf="/pdf/f0.pdf"))
    assert looks_like(json.dumps(value)) > 0.9
    (draft,) = drafts_in(value)
    assert (draft.title, draft.abstract, draft.issued) == ("Tea and time", "We wait.", "2024-01-02")
    assert draft.authors == (Name("Bee", "Ann"), Name("Dee", "C."))
    assert (draft.url, draft.links) == (
        "https://openreview.net/forum?id=abcDEF123_-",
        ("https://openreview.net/pdf/f0.pdf",),
    )
    assert draft.keywords == ("hot", "water")


@pytest.mark.parametrize(
    ("venue", "venue_id", "expected", "status"),
    [
        ("TEA 2024 poster", "Tea.cc/2024/Conference", "TEA 2024", "poster"),
        ("TEA 2024 notable top 5%", "Tea.cc/2024/Conference", "TEA 2024", "notable top 5%"),
        ("TMLR", "TMLR", "TMLR", ""),
        ("Submitted to TEA 2024", "Tea.cc/2024/Conference/Rejected_Submission", "", "rejected"),
        (
            "TEA 2024 Conference Withdrawn Submission",
            "Tea.cc/2024/Conference/Withdrawn_Submission",
            "",
            "withdrawn",
        ),
    ],
)
def test_a_venue_is_one_only_when_the_paper_came_out_there(venue, venue_id, expected, status):
    (draft,) = drafts_in([note(venue=venue, venueid=venue_id)])
    assert (draft.venue, draft.status) == (expected, status)


def test_replies_are_no_papers_but_tell_the_decision_and_the_ratings():
    submission = note(version=1)
    submission["details"] = {
        "replies": [reply(rating="8: Good"), reply(rating={"value": 6}), reply(decision="Accept (Poster)")]
    }
    (draft,) = drafts_in({"notes": [submission, reply(rating="8: Good")]})
    assert (draft.status, draft.extra["ratings"], draft.upvotes) == ("Accept (Poster)", "8, 6", None)


def test_nobody_is_called_anonymous():
    (draft,) = drafts_in([note(version=1, authors=["Anonymous"])])
    assert draft.authors == ()


def test_damage_costs_one_note():
    text = json.dumps([note("a" * 10), note("b" * 10), note("c" * 10)]).replace(
        '"bbbbbbbbbb", "forum', '"bbbbbbbbbb" "forum'
    )
    found = list(read(Source(text.encode(), "notes.json")))
    assert [each.url[-10:] for each in found if isinstance(each, Draft)] == ["a" * 10, "c" * 10]
    assert sum(isinstance(each, Problem) for each in found) == 1
