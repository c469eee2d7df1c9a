"""Where a paper was seen, in words."""

from datetime import date, datetime

import pytest

from desktop.papers.seen_in import day_of, digest_in_words

NOON = int(datetime(2026, 11, 23, 12).astimezone().timestamp() * 1000)
PAGE = {"kind": "hugging-face-page", "source": "Hugging Face", "name": "page.txt", "imported_at": NOON}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"shown_on": "--07-02"}, "Hugging Face page, shown Jul 2 (year not given), imported Nov 23, 2026"),
        ({"shown_on": "2024-07-02"}, "Hugging Face page, shown Jul 2, 2024, imported Nov 23, 2026"),
        ({"shown_on": ""}, "Hugging Face page, imported Nov 23, 2026"),
        ({"shown_on": "", "upvotes": 1}, "Hugging Face page, 1 upvote, imported Nov 23, 2026"),
        ({"shown_on": "", "upvotes": 1214}, "Hugging Face page, 1,214 upvotes, imported Nov 23, 2026"),
        (
            {"shown_on": "", "query": "vision"},
            "Hugging Face page for “vision”, imported Nov 23, 2026",
        ),
        ({"shown_on": "", "kind": "bibtex", "source": ""}, "page.txt, imported Nov 23, 2026"),
        ({"shown_on": "", "kind": "pairs", "source": "", "name": ""}, "Pasted text, imported Nov 23, 2026"),
    ],
)
def test_an_appearance_is_told_as_what_it_is(facts, words):
    assert digest_in_words(**{**PAGE, **facts}) == words


def test_a_window_says_today_and_yesterday_and_a_file_never_does():
    assert day_of(NOON, date(2026, 11, 23)) == "today"
    assert day_of(NOON, date(2026, 11, 24)) == "yesterday"
    assert day_of(NOON, date(2026, 11, 25)) == day_of(NOON) == "Nov 23, 2026"
    assert digest_in_words(**PAGE, shown_on="", today=date(2026, 11, 23)).endswith("imported today")


def test_when_a_digest_was_saved_and_who_handed_it_in_is_told_where_it_is_known():
    facts = {**PAGE, "shown_on": "2024-07-02"}
    told = digest_in_words(**facts, captured_on="2024-07-04", submitter="Ann Bell")
    assert told.startswith("Hugging Face page, shown Jul 2, 2024, saved Jul 4, 2024, submitted by Ann Bell, ")
    assert "saved" not in digest_in_words(**facts, captured_on="2024-07-02")
