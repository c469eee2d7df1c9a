"""Headers say what they say, and never cost time or an exception."""

from email import message_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.containers.envelope import Envelope, day_of, envelope_of, postmarked_day
from desktop.papers.dates import is_partial_date

NOTHING = Envelope()


def envelope(headers, outer=NOTHING):
    return envelope_of(message_from_bytes(headers + b"\n\n"), outer)


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        (b"Subject: =?utf-8?b?VsO2Z2Vs?=\n =?iso-8859-1?q?_und_W=F6rter?=", "Vögel und Wörter"),
        (b"Subject: plain\n folded", "plain folded"),
        (b"Subject: raw \xc3\xa9 letters", "raw é letters"),
        (b"Subject: raw \xe9 letters", "raw é letters"),
        (b"Subject: =?utf-8?q?two=0D=0ALines:_x?=", "two Lines: x"),
        (b"Subject: =?x-klingon?q?=E9t=E9?=", "été"),
        (b"Subject: one\nSubject: two", "one"),
        (b"subject: lower", "lower"),
    ],
)
def test_a_subject_is_read_as_people_read_it(header, subject):
    assert envelope(header).subject == subject


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon, 03 Jun 2024 23:30:00 -0800", "2024-06-03"),
        ("3 Jun 24 10:00 GMT", "2024-06-03"),
        ("Mon, 31 Feb 2024 10:00:00 +0000", ""),
        ("Mon, 99 Foo 99999 99:99:99 +9999", ""),
        ("31 Dec 9999 23:59:59 -1400", "9999-12-31"),
        ("", ""),
        ("yesterday", ""),
        ("9" * 100_000, ""),
    ],
)
def test_a_day_is_the_one_that_stands_there(text, day):
    assert day_of(text) == day


def test_a_message_without_a_date_came_on_the_day_it_was_received():
    headers = b"Received: from a by b; Tue, 9 Jul 2019 02:00:02 -0700 (PDT)\nReceived: x; Mon, 8 Jul 2019"
    assert envelope(headers).day == "2019-07-09"


def test_what_headers_do_not_say_is_known_from_around():
    outer = Envelope("Outer", "o@example.org", "2020-01-01", "https://example.org/")
    assert envelope(b"X: y", outer) == outer
    assert envelope(b"From: <Saved by Blink>", outer).sender == "o@example.org"


def test_only_web_addresses_are_addresses():
    assert envelope(b"Content-Location: file:///etc/passwd").address == ""
    assert envelope(b"Content-Location: https://example.org/\n a?b=1").address == "https://example.org/a?b=1"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (b"From a@example.org Mon Jun  3 10:00:00 2024\n", "2024-06-03"),
        (b"From - Mon Jun 03 10:00 2024\n", "2024-06-03"),
        (b"From 123@xxx Mon Jun  3 10:00:00 +0200 2024\n", "2024-06-03"),
        (b"From a@example.org Mon Foo 99 10:00:00 2024\n", ""),
        (b"From MAILER-DAEMON\n", ""),
    ],
)
def test_a_postmark_has_a_day(line, day):
    assert postmarked_day(line) == day


@given(
    st.lists(st.sampled_from([b"Subject", b"From", b"Date", b"Received", b"Content-Location"])),
    st.binary(max_size=80),
)
def test_any_bytes_in_headers_can_be_stored(names, value):
    value = value.replace(b"\n", b"\n ")
    found = envelope(b"\n".join(name + b": " + value for name in names) or b"X: y")
    "".join(found).encode()
    assert not found.day or is_partial_date(found.day)
    assert "\n" not in "".join(found)
