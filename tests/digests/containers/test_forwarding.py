"""A forwarded message is read as if it had come itself; nothing else is taken for one."""

import pytest

from desktop.digests.containers.envelope import Envelope
from desktop.digests.containers.forwarding import unforwarded

OUTER = Envelope("Fwd: list", "me@example.org", "2024-06-09")
GMAIL = (
    "See below.\n\n---------- Forwarded message ---------\nFrom: Lists <list@example.org>\n"
    "Date: Wed, Jun 5, 2024 at 9:00 AM\nSubject: Daily list\nTo: <b@example.org>\n\n\nA Title\n"
)
OUTLOOK = (
    "-----Original Message-----\r\nFrom: Lists <list@example.org>\r\nSent: Wednesday, 5 June 2024 09:00\r\n"
    "To: b@example.org\r\nSubject: Daily list\r\n\r\nA Title\r\n"
)
APPLE = (
    "Begin forwarded message:\n\n> From: Lists <list@example.org>\n> Subject: Daily list\n"
    "> Date: 5 June 2024 at 09:00:00 CEST\n> To: b@example.org\n> \n> A Title\n> \n> An abstract.\n"
)
GERMAN = (
    "-------- Weitergeleitete Nachricht --------\nBetreff: \tTagesliste\nDatum: \tWed, 5 Jun 2024 09:00:00 +0200\n"
    "Von: \tLists <list@example.org>\nAn: \tb@example.org\n\nA Title\n"
)


@pytest.mark.parametrize("mail", [GMAIL, OUTLOOK, APPLE])
def test_the_text_and_the_envelope_are_those_of_the_inner_message(mail):
    data, envelope = unforwarded(mail.encode(), OUTER)
    assert data.strip().startswith(b"A Title")
    assert (envelope.subject, envelope.sender) == ("Daily list", "Lists <list@example.org>")


def test_field_names_in_another_language_end_where_the_text_begins():
    assert unforwarded(GERMAN.encode(), OUTER)[0].strip() == b"A Title"


def test_quotation_marks_go_where_all_lines_have_them():
    assert unforwarded(APPLE.encode(), OUTER)[0].split(b"\n")[-4:] == [b"A Title", b"", b"An abstract.", b""]
    kept = GMAIL.replace("A Title", "> quoted\nA Title\nand more\nof it")
    assert b"> quoted" in unforwarded(kept.encode(), OUTER)[0]


@pytest.mark.parametrize(
    "text",
    [
        b"A Title\n\nAn abstract.\n",
        b"-----\nFrom: here\n",
        b"---- A table ----\nrow one\nrow two\n\nrow three\n",
        b"x" * 5_000 + GMAIL.encode(),
        b"",
    ],
)
def test_a_text_that_is_not_forwarded_stays_as_it_is(text):
    assert unforwarded(text, OUTER) == (text, OUTER)


def test_a_hostile_text_costs_no_time():
    for text in (
        b"-- x --\n" + b"a: b\n" * 100_000,
        b"> " * 200_000,
        b"-" * 200_000,
        b"-- x --\n" + b"a:" * 100_000,
    ):
        unforwarded(text, OUTER)
