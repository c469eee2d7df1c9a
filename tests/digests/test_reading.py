"""Whatever a source is, all of it is accounted for: read, left over, or refused with a reason."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.readers import READERS
from desktop.digests.reading import read
from desktop.digests.refusals import LimitReached, names_limit
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.progress import Cancelled

MAIL = b"From: a@example.org\nSubject: Weekly\nContent-Type: text/plain; charset=%s\n\n%s\n"


def test_the_members_of_a_zip_are_digests_of_their_own(page, found_in, abstract):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("one.txt", page(("First Title", abstract)))
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(50))
        archive.writestr("two.txt", page(("A Second One", abstract)))
    found = found_in(stream.getvalue(), "a.zip")
    assert [type(each) for each in found] == [DigestFacts, Draft, DigestFacts, Draft, Problem]
    assert [each.name for each in found if isinstance(each, DigestFacts)] == [
        "a.zip: one.txt",
        "a.zip: two.txt",
    ]
    assert [each.position for each in found if isinstance(each, Draft)] == [1, 1]
    assert found[-1].file == "a.zip: picture.png"


def test_a_compressed_page_in_a_mail_is_read(page, found_in, abstract):
    mail = MAIL % (b"utf-8", page(("First Title", abstract)).encode())
    (_, draft) = found_in(gzip.compress(mail), "mail.gz")
    assert draft.title == "First Title"


def test_the_first_reason_is_told_when_no_part_holds_papers(found_in):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.pdf", b"%PDF-1.4\n")
        archive.writestr("b.txt", "hello")
    with pytest.raises(UnreadableInput, match="this is a PDF"):
        found_in(stream.getvalue())


def test_the_encoding_of_a_mail_is_believed(found_in):
    (facts, draft) = found_in(MAIL % (b"iso-8859-2", "Šest způsobů psaní".encode("iso-8859-2")))
    assert (facts.encoding, draft.title) == ("iso8859-2", "Šest způsobů psaní")
    assert "guess" not in draft.doubt


def test_papers_in_a_guessed_encoding_are_doubted_where_it_matters(page, found_in, abstract):
    text = page(("Plain Title", abstract), ("Größe der Hefte", abstract))
    facts, plain, accented = found_in(text.encode("cp1252"))
    assert facts.encoding == "cp1252, guessed"
    assert plain.doubt == ""
    assert "guess" in accented.doubt


def test_papers_with_foreign_bytes_are_doubted(page, found_in, abstract):
    data = (
        page(("Émile et les Cahiers", abstract)).encode()
        + b"\nJos\xe9 and the Notebooks\n\n"
        + abstract.encode()
    )
    _, first, second = found_in(data)
    assert first.doubt == ""
    assert second.title == "José and the Notebooks"
    assert "damaged" in second.doubt


def test_nul_bytes_are_told_and_the_papers_around_them_read(page, found_in, abstract):
    data = (
        page(("First Title", abstract)).encode()
        + bytes(500)
        + page(("A Second One", abstract), header="\n").encode()
    )
    found = found_in(data)
    assert [each.title for each in found if isinstance(each, Draft)] == ["First Title", "A Second One"]
    (problem,) = [each for each in found if isinstance(each, Problem)]
    assert "500 NUL bytes" in problem.reason
    assert problem.place.startswith("byte ")


def test_more_papers_than_the_limit_are_told(page, abstract):
    text = page(*((f"Title Number {number}", abstract) for number in range(5)))
    found = list(read(Source(text.encode()), most=3))
    assert sum(isinstance(each, Draft) for each in found) == 3
    assert "more than 3 papers" in found[-1].reason
    assert names_limit(found[-1].reason)


def test_papers_in_further_parts_over_the_limit_are_told(page, abstract):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in "abc":
            archive.writestr(name, page((f"Title {name} of It", abstract)))
    found = list(read(Source(stream.getvalue(), "a.zip"), most=2))
    assert sum(isinstance(each, Draft) for each in found) == 2
    assert "more than 2 papers" in found[-1].reason


def test_text_without_end_in_which_no_paper_comes_is_refused_soon(found_in):
    with pytest.raises(UnreadableInput, match="no papers found"):
        found_in("a b\n\n" * 90_000)


def test_text_without_end_after_the_papers_is_told(page, abstract):
    found = list(read(Source((page(("First Title", abstract)) + "a b\n\n" * 50).encode()), most=10))
    assert sum(isinstance(each, LeftOver) for each in found) <= 11
    assert "pieces of text that are no papers" in found[-1].reason


def test_exactly_the_limit_is_no_problem(page, abstract):
    text = page(*((f"Title Number {number}", abstract) for number in range(3)))
    found = list(read(Source(text.encode()), most=3))
    assert not any(isinstance(each, Problem) for each in found)


def test_left_overs_come_after_the_facts_of_their_digest(page, found_in, abstract):
    kinds = [type(each) for each in found_in(page(("Best regards,", ""), ("First Title", abstract)))]
    assert kinds == [DigestFacts, LeftOver, Draft]


def test_reading_is_told_and_can_be_stopped(page, abstract):
    class Stopping:
        done = 0

        def step(self, done, total=None, note=""):
            assert self.done < done <= total
            self.done = done
            if note == "2 papers":
                raise Cancelled

    text = page(*((f"Title Number {number}", abstract) for number in range(5)))
    with pytest.raises(Cancelled):
        list(read(Source(text.encode()), Stopping()))


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused_with_thing_reason_and_advice(refused_or_found, data):
    error, found = refused_or_found(data)
    if error:
        assert error.thing.startswith("digest.txt")
        assert error.reason
        assert not error.reason.endswith(".")
        assert error.advice.endswith(".")
    else:
        assert isinstance(found[0], DigestFacts | Problem)
        assert any(isinstance(each, Draft) for each in found)
        assert all(each.place for each in found if isinstance(each, Draft | LeftOver))


def test_every_reader_says_what_it_is():
    assert len({reader.KIND for reader in READERS}) == len(READERS)
    for reader in READERS:
        assert reader.KIND.lower() == reader.KIND
        assert reader.TITLE
        assert reader.looks_like("") == 0.0


def test_every_sample_is_read_by_a_reader_of_its_name(samples, found_in):
    kinds = {reader.KIND for reader in READERS}
    for path in samples.iterdir():
        facts, *found = found_in(path.read_bytes(), path.name)
        assert facts.kind == path.stem
        assert facts.kind in kinds
        assert all(isinstance(each, Draft) for each in found)


def test_a_limit_is_an_error_of_its_own_kind(found_in):
    with pytest.raises(LimitReached):
        found_in("x" * 1_000_001)


def test_a_list_of_feeds_says_that_it_holds_no_papers_and_what_to_do(found_in):
    text = (
        '<?xml version="1.0"?>\n<!-- mine -->\n<opml version="1.1"><body><outline text="Tea"/></body></opml>'
    )
    with pytest.raises(UnreadableInput) as refused:
        found_in(text, "feeds.opml")
    assert "list of feeds (OPML), which holds no papers" in refused.value.reason
    assert refused.value.advice.startswith("Open one of its feeds")


def test_a_feed_of_news_says_that_it_holds_no_papers(found_in):
    item = "<item><title>Tea is up</title><link>https://example.org/{0}</link><description>Up.</description></item>"
    text = (
        f"<rss version='2.0'><channel><title>Tea news</title>{item.format(1)}{item.format(2)}</channel></rss>"
    )
    with pytest.raises(UnreadableInput, match="no papers were found in it"):
        found_in(text, "news.xml")


@pytest.mark.parametrize("text", ["[" * 200, '{"a":' * 200, "[ {" * 90])
def test_brackets_without_end_are_a_limit_that_is_named(found_in, text):
    with pytest.raises(LimitReached, match="nested deeper than 100") as caught:
        found_in(text)
    assert caught.value.place.startswith("character ")
