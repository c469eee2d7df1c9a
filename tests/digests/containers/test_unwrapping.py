"""What a source holds is found one level deep, and comes with the name that messages call it."""

import gzip
import io
import zipfile

from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.digests.containers.archives import is_archive
from desktop.digests.containers.mailboxes import is_mailbox
from desktop.digests.containers.mails import is_mail
from desktop.digests.containers.unwrapping import unwrapped
from desktop.digests.part import Part
from desktop.digests.source import Source
from desktop.errors import UnreadableInput

MAIL = b"From: a@example.org\nSubject: Weekly\n\nA Title\n"


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@given(st.binary(min_size=1, max_size=300))
def test_what_is_no_container_is_handed_on_untouched(data):
    assume(not (is_archive(data) or is_mail(data) or is_mailbox(data)))
    assert [part.data for part in unwrapped(Source(data, "file"))] == [data]


def test_an_archive_in_an_archive_is_not_opened():
    for inner in (zipped(a=b"x"), gzip.compress(b"x")):
        for outer in (zipped(inner=inner), gzip.compress(inner)):
            (error,) = unwrapped(Source(outer, "file"))
            assert isinstance(error, UnreadableInput)
            assert "archive in an archive" in error.reason


def test_mails_in_an_archive_are_opened():
    (part,) = unwrapped(Source(zipped(**{"a.eml": MAIL}), "mails.zip"))
    assert (part.data, part.name, part.envelope.subject) == (b"A Title\n", "mails.zip: a.eml", "Weekly")


def test_a_message_of_a_box_in_an_archive_cannot_be_kept_for_itself():
    box = b"From a@example.org Mon Jun  3 10:00:00 2024\n" + MAIL
    (part,) = unwrapped(Source(gzip.compress(box), "box.gz"))
    assert isinstance(part, Part)
    assert part.extent == (0, 0)


def test_a_member_that_cannot_be_opened_does_not_keep_the_next_from_being_read():
    locked = (
        b"From: a@example.org\nSubject: x\nContent-Type: multipart/encrypted; boundary=p\n\n--p\n\nx\n--p--\n"
    )
    error, part = unwrapped(Source(zipped(**{"a.eml": locked, "b.txt": b"A Title\n"}), "a.zip"))
    assert isinstance(error, UnreadableInput)
    assert part.data == b"A Title\n"
