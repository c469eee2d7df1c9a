"""A text in markup is shown as a browser shows it, and each letter is found again in the page."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.markup.shown import is_page, shown

PARTS = st.lists(
    st.sampled_from(
        ["<br>", "<br/>\n", "<p>", "&lt;", "</p>", "<div class='a > b'>", "</div>", "<b>", "</b>", "&nbsp;", "&amp;",
         " ", "\n", "<pre>", "</pre>", "<!-- no -->", "<style>x{}</style>", "&", "<", "< 5", "&#8211;", "\t"]
    ),
    max_size=30,
)  # fmt: skip


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div>one<br>two<br>\nthree</div>", "\none\ntwo\n three\n"),
        ("<pre>one\n  two &lt;3&gt;</pre>", "\none\n  two <3>\n"),
        ("<p>one</p><p>two</p>", "\n\none\n\n\n\ntwo\n\n"),
        ("<span>one</span>   <b>two</b>", "one two"),
        ("<html><head><title>no</title><style>no</style></head><body>yes", "\n\nyes"),
        ("<div>a &amp; b</div>", "\na & b\n"),
    ],
)
def test_lines_are_those_that_a_browser_shows(page, text):
    assert shown(page).text == text


@given(PARTS)
def test_each_word_is_found_again_in_the_page(parts):
    page = "<div>" + "".join(f"{part}w{number}x" for number, part in enumerate(parts)) + "</div>"
    lines = shown(page)
    for number in range(len(parts)):
        word = f"w{number}x"
        at = lines.text.find(word)
        if at >= 0:
            assert page[slice(*lines.span(at, at + len(word)))] == word


@given(PARTS)
def test_spans_lie_within_the_page_and_in_its_order(parts):
    page = "".join(parts)
    lines = shown(page)
    spans = [lines.span(at, at + 1) for at in range(len(lines.text))]
    assert all(0 <= start <= end <= len(page) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html><html>", "<div dir=ltr>", "  <pre>x", "<!-- x --><html>", "<br>"]
)
def test_a_page_is_told_by_its_beginning(text):
    assert is_page(text)


@pytest.mark.parametrize(
    "text", ["x <div>", "<rss>", "<?xml version='1.0'?>", "< 5", "<https://example.org>", ""]
)
def test_what_begins_otherwise_is_no_page(text):
    assert not is_page(text)


@pytest.mark.parametrize("part", ["<", "<a ", "<!--", "&", "<style>", "<pre>", "<div", " \n", "<p x='"])
def test_a_long_page_is_read_in_time_that_grows_with_it(part):
    started = time.process_time()
    shown("<div>" + part * 40_000)
    assert time.process_time() - started < 4
