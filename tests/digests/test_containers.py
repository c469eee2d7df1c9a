"""Archives, mails and mailboxes give up their text, and nothing in them becomes a path or a bomb."""

import gzip
import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.digests.archives import is_archive
from desktop.digests.containers import unwrapped
from desktop.digests.mails import is_mail, is_mailbox
from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.limits import ARCHIVE_MEMBERS, DOCUMENT_BYTES, MIME_DEPTH, MIME_PARTS

MAIL = b"From: a@example.org\nSubject: Weekly\nDate: Mon, 03 Jun 2024 10:00:00 +0000\n"
POSTMARK = b"From a@example.org Mon Jun  3 10:00:00 2024\n"


def parts_of(data, name="file"):
    return [part for part in unwrapped(Source(data, name)) if isinstance(part, Part)]


def errors_of(data, name="file"):
    return [part for part in unwrapped(Source(data, name)) if isinstance(part, UnreadableInput)]


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@given(st.binary(min_size=1, max_size=300))
def test_what_is_no_container_is_handed_on_untouched(data):
    assume(not (is_archive(data) or is_mail(data) or is_mailbox(data)))
    assert [part.data for part in parts_of(data)] == [data]


def test_gzip_is_opened():
    assert parts_of(gzip.compress(b"A Title\n"), "a.gz") == [Part(b"A Title\n", "a.gz")]


def test_a_gzip_bomb_stops_at_the_limit():
    with pytest.raises(LimitReached, match="100 MB when unpacked"):
        parts_of(gzip.compress(bytes(DOCUMENT_BYTES + 1), 9), "bomb.gz")


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:12] + b"\xff" * 20])
def test_damaged_gzip_is_told(damage):
    with pytest.raises(UnreadableInput, match=r"damaged|ends early"):
        parts_of(damage(gzip.compress(b"A Title\n" * 50)), "a.gz")


def test_a_zip_gives_its_members_in_order_by_their_bare_names():
    data = zipped(**{"b/one.txt": b"1", "../../etc/two.txt": b"2", "empty.txt": b""})
    assert [part.name for part in parts_of(data, "a.zip")] == ["a.zip: one.txt", "a.zip: two.txt"]
    assert [error.reason for error in errors_of(data, "a.zip")] == ["the file is empty"]


def test_an_archive_in_an_archive_is_not_opened():
    (error,) = errors_of(zipped(**{"inner.zip": zipped(a=b"x")}))
    assert "archive in an archive" in error.reason


def test_an_office_document_is_not_an_archive_of_digests():
    with pytest.raises(UnreadableInput, match="Office document"):
        parts_of(zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}))


def test_a_zip_with_too_many_members_is_refused():
    with pytest.raises(LimitReached, match="more than 1,000 files"):
        parts_of(zipped(**{f"{number}.txt": b"x" for number in range(ARCHIVE_MEMBERS + 1)}))


def test_members_that_are_too_large_together_are_refused():
    half = bytes(DOCUMENT_BYTES // 2 + 1)
    with pytest.raises(LimitReached, match="100 MB when unpacked"):
        parts_of(zipped(a=half, b=half))


@given(st.integers(4, 400), st.binary(max_size=20))
def test_a_damaged_zip_never_raises_anything_else(at, garbage):
    data = bytearray(zipped(**{"one.txt": b"A Title\n" * 30, "two.txt": b"Another\n" * 30}))
    data[at : at + len(garbage)] = garbage
    with suppress(UnreadableInput):
        list(unwrapped(Source(bytes(data), "a.zip")))


def test_a_mail_gives_its_text_and_its_encoding():
    data = MAIL + b"Content-Type: text/plain; charset=iso-8859-1\n\nCaf\xe9\n"
    assert parts_of(data) == [Part(b"Caf\xe9\n", "file", "text/plain", "cp1252")]


def test_of_alternatives_the_plain_text_is_taken():
    data = MAIL + (
        b"Content-Type: multipart/alternative; boundary=q\n\n--q\nContent-Type: text/html\n\n<p>x</p>\n"
        b"--q\nContent-Type: text/plain\n\nplain\n--q--\n"
    )
    assert [part.data for part in parts_of(data)] == [b"plain"]


def test_attached_text_is_read_too_and_its_name_is_bare():
    data = MAIL + (
        b"Content-Type: multipart/mixed; boundary=q\n\n--q\nContent-Type: text/plain\n\nbody\n"
        b'--q\nContent-Type: text/plain\nContent-Disposition: attachment; filename="../../x/refs.bib"\n\n@a{}\n'
        b"--q\nContent-Type: image/png\n\nnothing\n--q--\n"
    )
    assert [part.name for part in parts_of(data)] == ["file", "file: refs.bib"]


def test_quoted_printable_is_decoded_before_anything_looks_for_links():
    data = MAIL + b"Content-Transfer-Encoding: quoted-printable\n\nhttps://example.org/a=\nb\n"
    assert parts_of(data)[0].data == b"https://example.org/ab\n"


def test_an_encrypted_mail_is_told():
    data = MAIL + b"Content-Type: multipart/encrypted; boundary=p\n\n--p\n\nx\n--p--\n"
    with pytest.raises(UnreadableInput, match="encrypted"):
        parts_of(data)


def test_a_mail_without_body_is_told():
    (error,) = errors_of(MAIL + b"\n")
    assert "no body" in error.reason


def test_a_body_that_is_no_base64_is_told():
    (error,) = errors_of(MAIL + b"Content-Transfer-Encoding: base64\n\n#### not base64 ####\n")
    assert "cannot be decoded" in error.reason


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
    ],
)
def test_headers_that_break_parsers_do_no_harm(header):
    assert parts_of(MAIL + header + b"\n\nbody\n")[0].data == b"body\n"


def test_a_mailbox_is_split_at_postmarks_only():
    box = (
        POSTMARK
        + MAIL
        + b"\nOne\n\nFrom here on it is text\n>From is quoted\n\n"
        + POSTMARK
        + MAIL
        + b"\nTwo\n"
    )
    first, second = parts_of(box, "box.mbox")
    assert first == Part(
        b"One\n\nFrom here on it is text\nFrom is quoted\n\n", "box.mbox: message 1", "text/plain"
    )
    assert second.data == b"Two\n"


def test_a_mailbox_cut_within_a_postmark_says_so():
    box = POSTMARK + MAIL + b"\nOne\n\nFrom a@example.org Mon Jun  3 "
    (error,) = errors_of(box, "box.mbox")
    assert error.thing == "box.mbox: message 2"
    assert "ends early" in error.reason


def test_front_matter_is_not_a_mail():
    data = b"---\nurl: https://example.org\ndate: 2026-10-02\n---\nSubject: matters\n"
    assert parts_of(data) == [Part(data, "file")]
