"""Every digest is kept with the bytes it was read from: the file, the message, however large it is."""

import os
import re

import pytest

from desktop.digests.reading import read
from desktop.digests.source import HELD_BYTES, Source, source_of
from desktop.errors import UnreadableInput
from desktop.library.import_plan import Choices
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import discard, plan_import
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.view import ALL
from desktop.progress import no_progress
from desktop.store.documents import PIECE_BYTES, beside_within, chunks, document_within, kept

POSTMARK = b"From a@example.org Mon Jun  3 10:00:00 2024\n"
HEADERS = b"From: a@example.org\nSubject: Weekly\nDate: Mon, 03 Jun 2024 10:00:00 +0000\n"
FILES = (
    b"Content-Type: multipart/mixed; boundary=q\n\n"
    b"--q\nContent-Type: text/plain; name=a.txt\n\nThe Title of a Paper\n"
    b"--q\nContent-Type: text/plain; name=b.txt\n\nThe Title of Another Paper\n--q--\n"
)


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


def plan_of(library, *sources, reader=read):
    return plan_import(library.store, library.pages, sources, reader, no_progress)


def bring(library, *sources, reader=read):
    plan = plan_of(library, *sources, reader=reader)
    library.do(import_papers, plan, Choices(taken=plan.default_choices().taken))
    discard(library.store)
    return plan


def message(title):
    return POSTMARK + HEADERS + b"\n" + title.encode() + b"\n\n"


def verdicts(plan):
    return [paper.verdict.value for paper in plan.papers]


def rows(library, table):
    return library.pages.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def kept_bytes(library, digest):
    return document_within(library.pages.connection, digest, 10**9)


# -- mailboxes -------------------------------------------------------------------------------------------


def test_a_mailbox_that_has_grown_brings_only_what_is_new(library):
    old = message("The Title of a Paper") + message("The Title of Another Paper")
    bring(library, Source(old, "box.mbox"))
    plan = plan_of(library, Source(old + message("The Title of a Third Paper"), "box.mbox"))
    assert verdicts(plan) == ["seen", "seen", "new"]
    assert [digest.imported_at is None for digest in plan.digests] == [False, False, True]
    library.do(import_papers, plan, plan.default_choices())
    assert [rows(library, table) for table in ("digest", "document", "listing", "paper")] == [3, 3, 3, 3]
    assert b"Third" in kept_bytes(library, 3)
    assert b"Another" not in kept_bytes(library, 3)


def test_a_message_that_stands_twice_is_taken_in_once(library):
    one = message("The Title of a Paper")
    plan = bring(library, Source(one + message("The Title of Another Paper") + one, "box.mbox"))
    assert verdicts(plan) == ["new", "new"]
    assert rows(library, "digest") == 2
    again = plan_of(library, Source(one + message("The Title of Another Paper") + one, "box.mbox"))
    assert verdicts(again) == ["seen", "seen"]


def test_a_message_that_comes_in_two_mailboxes_is_taken_in_once(library):
    one, two = message("The Title of a Paper"), message("The Title of Another Paper")
    plan = plan_of(
        library, Source(one + two, "a.mbox"), Source(two + message("The Title of a Third Paper"), "b.mbox")
    )
    assert verdicts(plan) == ["new", "new", "new"]


def test_the_files_of_one_message_are_kept_together(library):
    box = POSTMARK + HEADERS + FILES + b"\n"
    plan = bring(library, Source(box, "box.mbox"))
    assert [digest.facts.name for digest in plan.digests] == [
        "box.mbox: message 1: a.txt",
        "box.mbox: message 1: b.txt",
    ]
    assert [rows(library, table) for table in ("digest", "document")] == [2, 1]
    again = plan_of(library, Source(box + message("The Title of a Third Paper"), "box.mbox"))
    assert verdicts(again) == ["seen", "seen", "new"]
    twice = plan_of(library, Source(box + box, "other.mbox"))
    assert verdicts(twice) == ["seen", "seen"]


def test_many_messages_are_staged_together(library):
    portions = {}

    class Watching:
        def step(self, done, total=None, note=""):
            if told := re.search(r"(\d+) papers?", note):  # how many are ready grows with each transaction
                portions[int(told[1])] = done

    box = b"".join(message(f"The Title of Paper Number {number} of Them") for number in range(250))
    plan = plan_import(library.store, library.pages, [Source(box, "box.mbox")], read, Watching())
    assert len(plan.digests) == len(plan.papers) == 250
    assert max(portions) == 250
    assert len(portions) <= 4


# -- large documents -------------------------------------------------------------------------------------


def titled(source, progress):
    """Return what a reader would find in any source: one paper."""
    yield DigestFacts(kind="test", source="Test", name=source.name)
    yield Draft(title="The Title of a Paper", span=(0, 5))


def large_file(path):
    path.write_bytes(os.urandom(HELD_BYTES) + bytes(3 * PIECE_BYTES) + b"the end")
    return path


def test_a_large_document_is_kept_in_pieces_and_comes_back_whole(library, tmp_path):
    path = large_file(tmp_path / "large.txt")
    bring(library, source_of(path), reader=titled)
    assert kept_bytes(library, 1) == path.read_bytes()
    found = kept(library.pages.connection, 1)
    assert found.size == path.stat().st_size
    assert max(len(piece) for piece in chunks(library.pages.connection, found.sha256)) == PIECE_BYTES
    assert rows(library, "document_piece") == 4
    again = plan_of(library, source_of(path), reader=titled)
    assert verdicts(again) == ["seen"]
    assert document_within(library.pages.connection, 1, 100) is None


def test_pieces_go_with_the_import_that_brought_them(library, tmp_path):
    plan_of(library, source_of(large_file(tmp_path / "large.txt")), reader=titled)
    assert rows(library, "document_piece") == 4
    discard(library.store)
    assert [rows(library, table) for table in ("digest", "document", "document_piece")] == [0, 0, 0]


def test_a_large_document_that_goes_away_before_it_is_kept_is_told(library, tmp_path):
    path = large_file(tmp_path / "large.txt")

    def reader(source, progress):
        os.truncate(path, HELD_BYTES)
        yield from titled(source, progress)

    plan = plan_of(library, source_of(path), Source(b"x", "b.txt"), reader=reader)
    assert [problem.file for problem in plan.problems] == ["large.txt"]
    assert [digest.facts.name for digest in plan.digests] == ["b.txt"]
    assert verdicts(plan) == ["new"]
    assert [rows(library, table) for table in ("digest", "document", "document_piece")] == [1, 1, 0]


# -- two flavours of a page ------------------------------------------------------------------------------


def flavoured(source, progress):
    """Return a paper in plain text and in pages that have a heading; other pages are refused."""
    if source.media_type == "text/html" and b"<h1>" not in source.data:
        raise UnreadableInput("pasted text", "this looks like a web page", "Paste it as text.")
    if b"nothing" in source.data:
        raise UnreadableInput("pasted text", "no papers found", "Paste more of it.")
    yield DigestFacts(kind="test", source=source.media_type)
    yield Draft(title="The Title of a Paper", span=(0, 5))


PLAIN = Source(b"The Title of a Paper", media_type="text/plain")


@pytest.mark.parametrize(
    ("page", "read_as"), [(b"<p>page</p>", "text/plain"), (b"<h1>page</h1>", "text/html")]
)
def test_a_copied_page_is_read_in_the_flavour_that_can_be_read_and_both_are_kept(library, page, read_as):
    source = Source(page, media_type="text/html", beside=PLAIN)
    plan = bring(library, source, reader=flavoured)
    assert plan.digests[0].facts.source == read_as
    assert kept_bytes(library, 1) == page
    assert beside_within(library.pages.connection, 1, 1_000) == PLAIN.data
    assert beside_within(library.pages.connection, 1, 3) is None
    assert kept(library.pages.connection, 1).beside_type == "text/plain"
    assert verdicts(plan_of(library, source, reader=flavoured)) == ["seen"]


def test_a_page_that_cannot_be_read_in_any_flavour_is_one_problem(library):
    beside = Source(b"nothing", media_type="text/plain")
    plan = plan_of(library, Source(b"<p>", media_type="text/html", beside=beside), reader=flavoured)
    assert [problem.reason for problem in plan.problems] == ["no papers found"]
    assert rows(library, "document") == 0


def test_a_document_without_another_flavour_has_none(library):
    bring(library, PLAIN, reader=flavoured)
    assert beside_within(library.pages.connection, 1, 1_000) is None
    assert library.pages.count(ALL) == 1
