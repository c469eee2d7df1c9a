"""Feeds in any state: where entries begin and end, what of a damaged one is kept, what is refused."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.decoding import decoded
from desktop.digests.document import Document
from desktop.digests.feeds.damage import mended, place_of_fault
from desktop.digests.feeds.entries import entry_spans
from desktop.digests.feeds.feed import Entry, Feed, begins_feed
from desktop.digests.feeds.text import date_in, plain_line
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.papers.digest import Problem

PARTS = st.lists(
    st.sampled_from(
        ["<item>", "</item>", "<item/>", "<!--", "-->", "<![CDATA[", "]]>", "<items>", "words", " ", "<", ">"]
    ),
    max_size=40,
)


def feed_of(text):
    return Feed(Document(decoded(text.encode()), "feed.xml"))


def rss(items, head="<title>A Feed</title>"):
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'


@given(PARTS)
def test_entries_lie_one_behind_the_other(parts):
    text = "".join(parts)
    spans = list(entry_spans(text, "item"))
    assert all(text.startswith("<item", span.start) and span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[: span.end].endswith("</item>") for span in spans if span.whole)


@given(st.text(st.sampled_from("<>&;#x12amplt/\"' é"), max_size=60))
def test_mending_changes_nothing_in_what_is_well_formed(text):
    if not place_of_fault(f"<a>{text}</a>"):
        assert mended(text) == text
    assert mended(mended(text)) == mended(text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("R&D", "R&amp;D"),
        ("a &nbsp;b", "a &#160;b"),
        ("&eacute;", "&#233;"),
        ("&lt;&#38;", "&lt;&#38;"),
        ("<![CDATA[&]]>", "<![CDATA[&]]>"),
    ],
)
def test_ampersands_and_entities_of_html_are_mended(written, text):
    assert mended(written) == text


def test_an_entry_without_end_is_kept_with_a_doubt_and_the_next_is_whole():
    text = rss("<item><title>One</title><link>https://example.org/1</link><item><title>Two</title></item>")
    first, second = feed_of(text).entries()
    assert (first.text("title"), bool(first.doubt)) == ("One", True)
    assert (second.text("title"), second.doubt) == ("Two", "")


def test_an_entry_that_says_nothing_any_more_is_a_problem_with_its_place():
    text = rss("<item><title>One</title></item>\n<item><tit<le>Two</item>\n<item><title>Three</title></item>")
    first, problem, third = feed_of(text).entries()
    assert (first.text("title"), third.text("title")) == ("One", "Three")
    assert isinstance(problem, Problem)
    assert problem.place == "line 2, column 11"
    assert text[slice(*problem.span)] == "<item><tit<le>Two</item>"


def test_a_day_of_change_that_is_not_given_is_not_made_of_another():
    (entry,) = feed_of(
        rss("<item><title>One</title><pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate></item>")
    ).entries()
    assert isinstance(entry, Entry)
    assert (entry.text("published"), entry.text("updated")) == ("Sat, 03 Jan 2026 00:00:00 GMT", "")


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel></channel></rss>',
    ],
)
def test_a_feed_with_declarations_is_refused(text):
    with pytest.raises(UnreadableInput, match="DTD"):
        feed_of(text)


def test_a_feed_that_is_nested_without_end_is_refused():
    with pytest.raises(LimitReached, match="nested"):
        feed_of("<rss><channel>" + "<a>" * 200 + "</channel></rss>")


@pytest.mark.parametrize("part", ["<item>", "<!--", "<![CDATA[", "&", "<a ", "<item><title>x</title>"])
def test_a_feed_of_noise_is_read_in_time(part):
    text = rss(part * (150 if "title" in part else 5_000))
    started = time.process_time()
    assert len(list(feed_of(text).entries())) >= 0
    assert time.process_time() - started < 4


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-03T23:00:00-07:00", "2024-06-03"), ("Mon, 03 Jun 2024 10:00:00 GMT", "2024-06-03"),
        ("3 June 2024", "2024-06-03"), ("June 2024", "2024-06"), ("2024", "2024"), ("2024-06", "2024-06"),
        ("2024-06-31", "2024"), ("0001-01-01T00:00:00Z", ""), ("soon", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_day_is_the_one_that_is_written(text, day):
    assert date_in(text) == day


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("On <i>Blue</i> &amp; <b>Green</b>", "On Blue & Green"), ("a < b and c > d", "a < b and c > d"),
        ("p &lt; 0.05", "p < 0.05"), ("x<sub>2</sub>", "x2"), ("<script>no</script>yes", "yes"), ("R&D", "R&D"),
    ],
)  # fmt: skip
def test_markup_is_taken_off_and_signs_stay(written, text):
    assert plain_line(written) == text


@pytest.mark.parametrize(
    ("head", "is_feed"),
    [
        ("<rss version='2.0'>", True), ("<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/">', True),
        ('<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">', False),
        ("This XML file does not appear to have any style information.\n<rss>", True), ("<html><rss>", True),
        ("words " * 60 + "<rss>", False), ("<opml>", False),
    ],
)  # fmt: skip
def test_a_feed_is_told_by_its_root(head, is_feed):
    assert begins_feed(head) is is_feed


@pytest.mark.parametrize("number", ["&#x110000;", "&#9999999;", "&#xD800;", "&#0;"])
def test_a_number_that_is_no_letter_is_a_damaged_letter(number):
    assert mended(f"<title>a{number}b</title>") == "<title>a\ufffdb</title>"
    assert mended("<title>&#233;&#x1F600;</title>") == "<title>&#233;&#x1F600;</title>"
