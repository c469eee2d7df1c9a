"""Mails and saved pages give up their text, their files and what their headers say, whatever state they are in."""

import base64

import pytest

from desktop.digests.containers.envelope import Envelope
from desktop.digests.containers.mails import is_mail, mail_parts
from desktop.digests.part import Part, Version
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.limits import MIME_DEPTH, MIME_PARTS

MAIL = b"From: a@example.org\nSubject: Weekly\nDate: Mon, 03 Jun 2024 10:00:00 +0000\n"


def parts_of(data, name="file"):
    return [part for part in mail_parts(Part(data, name)) if isinstance(part, Part)]


def errors_of(data, name="file"):
    return [part for part in mail_parts(Part(data, name)) if isinstance(part, UnreadableInput)]


def multipart(kind, *parts):
    return MAIL + b"Content-Type: multipart/%s; boundary=q\n\n--q\n%s\n--q--\n" % (
        kind,
        b"\n--q\n".join(parts),
    )


def test_a_mail_gives_its_text_its_encoding_and_its_envelope():
    (part,) = parts_of(MAIL + b"Content-Type: text/plain; charset=iso-8859-1\n\nCaf\xe9\n")
    assert (part.data, part.charset, part.media_type) == (b"Caf\xe9\n", "cp1252", "text/plain")
    assert part.envelope == Envelope("Weekly", "a@example.org", "2024-06-03")
    assert (part.name, part.message, part.is_attached) == ("file", "file", False)


def test_alternatives_come_as_versions_of_one_thing():
    data = multipart(
        b"alternative", b"Content-Type: text/plain\n\nplain", b"Content-Type: text/html\n\n<p>page</p>"
    )
    assert [(part.data, part.version) for part in parts_of(data)] == [
        (b"plain", Version(1, 1)),
        (b"<p>page</p>", Version(1, 2)),
    ]


def test_alternatives_within_one_are_no_further_choice():
    inner = b"Content-Type: multipart/alternative; boundary=i\n\n--i\n\na\n--i\nContent-Type: text/html\n\nb\n--i--"
    data = multipart(b"alternative", b"Content-Type: text/plain\n\nplain", inner)
    assert [part.version for part in parts_of(data)] == [Version(1, 1), Version(1, 2), Version(1, 2)]


def test_files_are_told_from_the_text_and_their_names_are_bare():
    data = multipart(
        b"mixed",
        b"Content-Type: text/plain\n\nbody",
        b'Content-Type: text/plain\nContent-Disposition: attachment; filename="../../x/refs.bib"\n\n@a{}',
        b"Content-Type: application/x-research-info-systems; name=refs.ris\n\nTY  - JOUR",
        b"Content-Type: image/png\n\nnothing",
        b"Content-Type: application/pdf; name=a.pdf\n\n%PDF-1.4",
    )
    assert [(part.name, part.is_attached) for part in parts_of(data)] == [
        ("file", False),
        ("file: refs.bib", True),
        ("file: refs.ris", True),
    ]


def test_a_file_name_in_any_alphabet_is_read():
    data = multipart(
        b"mixed",
        b"Content-Type: application/octet-stream\nContent-Disposition: attachment;\n"
        b" filename*0*=utf-8''Verzeichnis%20; filename*1*=%C3%BCber.bib\n\n@a{}",
    )
    assert parts_of(data)[0].name == "file: Verzeichnis über.bib"


def test_of_a_saved_page_only_the_page_is_read():
    data = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/list?q=1\nSubject: A list\n"
        b"Date: Sat, 1 Aug 2026 08:00:00 +0200\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        b"--b\nContent-Type: text/css\n\np {}\n"
        b"--b\nContent-Type: text/html\nContent-Location: https://example.org/list?q=1\n\n<p>x</p>\n"
        b"--b\nContent-Type: text/html\nContent-Location: https://example.org/frame\n\n<p>frame</p>\n--b--\n"
    )
    (part,) = parts_of(data)
    assert part.data == b"<p>x</p>"
    assert part.envelope == Envelope("A list", "", "2026-08-01", "https://example.org/list?q=1")


def test_the_root_of_a_compound_is_the_part_that_it_names():
    data = (
        MAIL + b'Content-Type: multipart/related; start="<2@x>"; boundary=b\n\n'
        b"--b\nContent-ID: <1@x>\nContent-Type: text/html\n\none\n"
        b"--b\nContent-ID: <2@x>\nContent-Type: text/html\n\ntwo\n--b--\n"
    )
    assert [part.data for part in parts_of(data)] == [b"two"]


def test_a_message_in_a_message_has_its_own_envelope():
    inner = (
        b"Content-Type: message/rfc822\n\nSubject: Inner\nDate: Tue, 4 Jun 2024 00:00:00 +0000\n\ninner text"
    )
    outer, forwarded = parts_of(multipart(b"mixed", b"Content-Type: text/plain\n\nlook at this", inner))
    assert outer.envelope.subject == "Weekly"
    assert forwarded.envelope == Envelope("Inner", "a@example.org", "2024-06-04")
    assert forwarded.data == b"inner text"


def test_a_message_forwarded_as_text_gives_its_text_and_its_own_envelope():
    data = MAIL + (
        b"\nWorth a look\n\n---------- Forwarded message ---------\nFrom: Lists <list@example.org>\n"
        b"Date: Wed, 5 Jun 2024 09:00:00 +0000\nSubject: Daily list\nTo: <b@example.org>\n\n\nA Title\n"
    )
    (part,) = parts_of(data)
    assert part.data.strip() == b"A Title"
    assert part.envelope == Envelope("Daily list", "Lists <list@example.org>", "2024-06-05")


def test_quoted_printable_is_decoded_before_anything_looks_for_links():
    data = MAIL + b"Content-Transfer-Encoding: quoted-printable\n\nhttps://example.org/a=\nb\n"
    assert parts_of(data)[0].data == b"https://example.org/ab\n"


@pytest.mark.parametrize(
    ("parameter", "joined"), [(b"", b"one two\nthree\n"), (b"; delsp=yes", b"onetwo\nthree\n")]
)
def test_flowed_text_is_joined_where_it_was_broken_softly(parameter, joined):
    data = MAIL + b"Content-Type: text/plain; format=flowed%s\n\none \ntwo\nthree\n" % parameter
    assert parts_of(data)[0].data == joined


def test_an_archive_in_a_mail_is_told_and_never_unpacked():
    archive = base64.b64encode(b"PK\x03\x04" + bytes(100))
    data = multipart(
        b"mixed",
        b"Content-Type: text/plain\n\nbody",
        b"Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n" + archive,
    )
    assert [part.data for part in parts_of(data)] == [b"body"]
    assert [(error.thing, error.reason) for error in errors_of(data)] == [
        ("file: a.zip", "this is an archive in a mail")
    ]


@pytest.mark.parametrize(
    "kind",
    [b"multipart/encrypted; boundary=p\n\n--p\n\nx\n--p--", b"application/pkcs7-mime; name=smime.p7m\n\nx"],
)
def test_an_encrypted_mail_is_told(kind):
    with pytest.raises(UnreadableInput, match="encrypted"):
        parts_of(MAIL + b"Content-Type: " + kind + b"\n")


def test_a_mail_without_body_is_told():
    (error,) = errors_of(MAIL + b"\n")
    assert "no body" in error.reason


def test_a_mail_of_pictures_only_has_no_text():
    with pytest.raises(UnreadableInput, match="no text"):
        parts_of(MAIL + b"Content-Type: image/png\n\nx\n")


def test_a_body_that_is_no_base64_is_told():
    (error,) = errors_of(MAIL + b"Content-Transfer-Encoding: base64\n\n#### not base64 ####\n")
    assert "cannot be decoded" in error.reason


def test_a_base64_text_that_breaks_off_is_read_and_told():
    text = base64.b64encode(b"A Title\n" + b"word " * 40 + b"in the midst of it all").rstrip(b"=")
    data = MAIL + b"Content-Transfer-Encoding: base64\n\n" + text[: len(text) // 4 * 4] + b"\n"
    assert parts_of(data)[0].data.startswith(b"A Title\n")
    assert [error.reason for error in errors_of(data)] == ["the message ends early"]


def test_a_multipart_without_its_end_is_read_and_told():
    data = multipart(b"mixed", b"Content-Type: text/plain\n\nbody", b"Content-Type: text/plain\n\nmore")
    assert [part.data for part in parts_of(data[:-6])] == [b"body", b"more"]
    assert [error.reason for error in errors_of(data[:-6])] == ["the message ends early"]
    assert errors_of(data) == []


@pytest.mark.parametrize("levels", [MIME_DEPTH + 1, 3000])
def test_parts_in_parts_end_at_the_limit(levels):
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(levels)
    )
    with pytest.raises(LimitReached, match="nested deeper than 20"):
        parts_of(b"From: a@b.c\nMIME-Version: 1.0\n" + nested + b"\nText\n")


def test_too_many_parts_end_at_the_limit():
    many = b"--z\nContent-Type: text/plain\n\nx\n" * (MIME_PARTS + 1)
    with pytest.raises(LimitReached, match="more than 1,000 parts"):
        parts_of(MAIL + b"Content-Type: multipart/mixed; boundary=z\n\n" + many + b"--z--\n")


@pytest.mark.parametrize(
    "header",
    [
        b"Message-ID: <",
        b"Message-ID: <[b378=@x.com]>",
        b"To: " + b"(" * 5000,
        b"Cc: x@y.z,",
        b"From: \xe9\xff",
        b"Content-Type: text/plain; name*; charset*=utf-8''%",
        b"Content-Disposition: attachment; filename*=utf-8''%",
        b"Content-Disposition: attachment; filename*0*=x-klingon''%FF",
        b"Subject: " + b"=?utf-8?q?a?= " * 16_000,
        b"Subject: =?utf-8?b?####?= =?x-klingon?q?=FF?=",
        b"Date: Mon, 99 Foo 99999 99:99:99 +9999",
    ],
)
def test_headers_that_break_parsers_do_no_harm(header):
    (part,) = parts_of(b"MIME-Version: 1.0\n" + header + b"\nTo: x@y.z\n\nbody\n")
    assert part.data == b"body\n"
    assert len(part.envelope.subject) <= 300
    part.envelope.subject.encode()


def test_a_mark_of_utf_8_before_the_headers_is_no_part_of_them():
    data = b"\xef\xbb\xbf\r\n" + MAIL + b"\nbody\n"
    assert is_mail(data)
    assert parts_of(data)[0].envelope.sender == "a@example.org"


def test_front_matter_is_not_a_mail():
    assert not is_mail(b"---\nurl: https://example.org\ndate: 2026-10-02\n---\nSubject: matters\n")
