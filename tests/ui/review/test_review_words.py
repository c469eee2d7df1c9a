"""The words of verdicts, outcomes, files and digests."""

import datetime as dt

import pytest

from desktop.library.import_plan import PlannedDigest
from desktop.papers.digest import DigestFacts
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.ui.review import review_words
from desktop.ui.review.comparison import FIELDS
from desktop.ui.review.review_choices import Outcome
from desktop.ui.review.review_rows import groups_of

PAGE = DigestFacts(
    kind="hugging-face-page", source="Hugging Face", name="page.txt", shown_on="--07-02", query="fish"
)


@pytest.mark.parametrize(
    ("verdict", "adds", "words"),
    [
        (Verdict.NEW, (), "New"),
        (Verdict.SEEN, (), "Already here"),
        (Verdict.CHANGED, ("abstract", "links"), "Adds abstract"),
        (Verdict.CHANGED, ("authors", "issued"), "Adds authors, year"),
        (Verdict.CHANGED, ("authors", "issued", "doi", "url"), "Adds authors, year and 2 more"),
        (Verdict.SUSPECT, ("authors",), "Maybe the same as…"),
        (Verdict.UNREADABLE, (), "Couldn't read"),
    ],
)
def test_verdicts_are_said_in_the_words_of_the_window(verdict, adds, words):
    assert review_words.verdict_words(verdict, adds) == words


def test_every_outcome_and_state_has_words():
    words = {review_words.outcome_words(outcome, State.INBOX) for outcome in Outcome}
    assert len(words) == len(Outcome)
    assert review_words.outcome_words(Outcome.ADD, State.QUEUED) == "Add to Queue"
    assert len({review_words.outcome_words(Outcome.ADD, state) for state in State}) == len(State)


def test_every_field_has_a_name_and_a_year_is_one():
    assert all(review_words.field_name(field, "x") for field in FIELDS)
    assert review_words.field_name("issued", "2023") == "Year"
    assert review_words.field_name("issued", "Jun 2023") == "Date"


def test_a_fold_says_how_many_are_left_out():
    assert review_words.fold_words(Verdict.NEW, 25, 0) == "25 more, all New"
    assert review_words.fold_words(Verdict.NEW, 1_025, 3) == "1,025 more, all New, 3 of them left out"
    assert review_words.fold_words(Verdict.SEEN, 25, 25) == "25 more, all Already here, left out"


def test_a_digest_is_shown_as_what_it_is():
    words = "Hugging Face page for “fish”, shown Jul 2 (year not given)"
    assert review_words.digest_words(PlannedDigest(1, PAGE)) == words


def test_a_digest_imported_before_says_when():
    noon = dt.datetime(2024, 3, 5, 12).astimezone()
    words = review_words.digest_words(PlannedDigest(1, PAGE, int(noon.timestamp() * 1000)))
    assert words.endswith(", shown Jul 2 (year not given), already imported on Mar 5, 2024")


def test_a_file_that_is_its_own_source_is_not_named_twice():
    facts = DigestFacts(kind="text", source="notes.txt", name="notes.txt")
    assert review_words.digest_words(PlannedDigest(1, facts)) == ""
    assert review_words.file_name("notes.txt") == "notes.txt"
    assert review_words.file_name("pasted text") == review_words.file_name("") == "Pasted text"


def test_nothing_in_a_name_is_hidden_or_breaks_the_line():
    assert "\n" not in review_words.file_name("a\nb\u202etxt.exe")
    assert "\u202e" not in review_words.file_name("a\nb\u202etxt.exe")


def test_groups_say_how_many_and_what(plan_of):
    plan = plan_of("nn", "n", problems=[("file2.bib", "torn"), ("lost.pdf", "no digest")])
    words = [review_words.group_words(plan, group) for group in groups_of(plan)]
    assert words == ["2 papers, Group", "2 papers, Group", "could not be read"]


def test_reasons_are_sentences(plan_of):
    new, seen, changed = plan_of("nac").papers
    assert review_words.reason_words(new).endswith("title or identifier.")
    seen = seen._replace(reason="Same title. Dismissed 12 days ago")
    assert review_words.reason_words(seen) == "Same title. Dismissed 12 days ago."
    assert "nothing to note" in review_words.reason_words(seen._replace(listing=0))
    assert "Only fields that are empty" in review_words.reason_words(changed)
    assert review_words.place_words(new) == "No. 1, line 1"
    assert review_words.place_words(new._replace(place="", number=1_000)) == "No. 1,000"
