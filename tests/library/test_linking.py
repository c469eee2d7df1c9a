"""Files and addresses are linked to papers; they stay where they are, and undo takes the link back."""

import hashlib

import pytest

from desktop.errors import CannotWrite, UnreadableInput, UsageError
from desktop.library import editing
from desktop.library.library import Library
from desktop.library.linking import Target, is_pdf, link, target_of_file, target_of_link, unlink
from desktop.progress import Cancelled
from desktop.store.attachments import attachments
from desktop.store.dump import logical_dump

PDF = b"%PDF-1.7\n" + b"x" * 3_000_000


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    library.do(editing.add_paper, {"title": "Roses and Their Thorns"})
    yield library
    library.close()


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "roses.pdf"
    path.write_bytes(PDF)
    return path


def linked(library):
    return attachments(library.pages.connection, 1)


def test_a_pdf_is_kept_by_its_path_and_hash_and_stays_as_it_is(library, pdf):
    about = pdf.stat()
    changes = library.do(link, 1, target_of_file(pdf))
    assert changes.label == "Link roses.pdf"
    [kept] = linked(library)
    assert (kept.kind, kept.address, kept.size) == ("file", str(pdf), len(PDF))
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (pdf.stat().st_mtime_ns, pdf.read_bytes()) == (about.st_mtime_ns, PDF)


def test_what_is_linked_is_not_linked_twice_and_undo_and_redo_know_it(library, pdf):
    before = logical_dump(library.pages.connection)
    library.do(link, 1, target_of_file(pdf))
    assert not library.do(link, 1, target_of_file(pdf)).items
    library.do(link, 1, target_of_link("https://example.org/roses"))
    after = logical_dump(library.pages.connection)
    library.do(unlink, linked(library)[0].id)
    assert [each.address for each in linked(library)] == ["https://example.org/roses"]
    library.undo()
    assert logical_dump(library.pages.connection) == after
    library.undo()
    library.undo()
    assert logical_dump(library.pages.connection) == before
    library.redo()
    assert len(linked(library)) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"#!/bin/sh\n"])
def test_only_pdf_files_are_linked(tmp_path, content):
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    assert not is_pdf(path)
    with pytest.raises(UnreadableInput, match="no PDF"):
        target_of_file(path)
    with pytest.raises(UnreadableInput):
        target_of_file(tmp_path / "missing.pdf")


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "file:///etc/passwd", "roses"])
def test_only_web_addresses_are_linked(address):
    with pytest.raises(UsageError, match="no web address"):
        target_of_link(address)


def test_reading_a_large_file_can_be_cancelled(pdf):
    class Stop:
        def step(self, done, total=None, note=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        target_of_file(pdf, Stop())


def test_a_paper_that_is_gone_gets_no_link(library):
    with pytest.raises(CannotWrite, match="removed meanwhile"):
        library.do(link, 99, Target("web", "https://example.org"))


def test_what_is_purged_takes_its_links_along(library, pdf):
    library.do(link, 1, target_of_file(pdf))
    library.undo()
    library.undo()
    library.do(editing.add_paper, {"title": "Another"})  # what could have been redone is dropped
    with library.store.staging() as connection:
        assert connection.execute("SELECT count(*) FROM attachment").fetchone() == (0,)
