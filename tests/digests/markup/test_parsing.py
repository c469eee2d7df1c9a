"""Markup from outside: spans that hold, words as a browser shows them, and every attack refused or harmless."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.markup.parsing import (
    page_of,
    position_of,
    refuse_declarations,
    value_of,
    xml_fragment,
    xml_of,
)
from desktop.digests.markup.positions import POSITION
from desktop.digests.markup.text import paragraphs_of, words_of
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput

TAGS = ("div", "p", "b", "h3", "a", "li", "td", "article", "span")


@st.composite
def pages(draw):
    """HTML of nested, closed elements with attributes that hold markup, comments and scripts."""
    parts = []
    for _ in range(draw(st.integers(1, 12))):
        tag = draw(st.sampled_from(TAGS))
        value = draw(st.sampled_from(["", ' title="a > b <i> c"', " class='x \"y\" <div>'", " href=u/v"]))
        words = draw(st.sampled_from(["one", "two &lt; three", "é ü", "", "a\nb"]))
        noise = draw(st.sampled_from(["", "<!-- <p>no</p> -->", "<script>if (a<b) '<p>'</script>", "<br>"]))
        parts.append(f"<{tag}{value}>{words}{noise}</{tag}>")
    return "".join(parts)


@given(pages())
def test_every_element_says_where_its_tag_begins(text):
    page = page_of(text, "page.html")
    for element in page.root.iter():
        at = position_of(element)
        if at >= 0:
            assert text[at : at + 1 + len(element.tag)] == f"<{element.tag}"
            start, end = page.span(element)
            assert start == at < end <= len(text)
        assert not any(POSITION in value_of(element, key) for key in element.attrib if key != POSITION)
    assert "no" not in words_of(page.root).split()


def test_the_span_of_an_element_reaches_to_the_next_one_outside_of_it():
    text = "<ul><li>first <b>bold</b></li>\n<li>second</li></ul><p>after</p>"
    page = page_of(text, "page.html")
    first, second = page.root.iter("li")
    assert text[slice(*page.span(first))] == "<li>first <b>bold</b></li>\n"
    assert text[slice(*page.span(second))] == "<li>second</li></ul>"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("<div>a<br>b</div>", "a b"),
        ("<div>a<br><br>b</div>", "a\n\nb"),
        ("<p>a\n  b</p>", "a b"),
        ("<p>half<b>bold</b>word</p>", "halfboldword"),
        ("<p>x<script>y()</script><style>p{}</style><!-- z --></p>", "x"),
        ("<p>&lt;b&gt; &amp;amp; &eacute;&nbsp;é</p>", "<b> &amp; é é"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("<p>of <math alttext='x^2'><mi>x</mi></math> it</p>", "of $x^2$ it"),
        (
            "<p>k <span><math><mi>k</mi><annotation encoding='application/x-tex'>k_1</annotation></math></span>"
            "<span aria-hidden='true'>k1</span></p>",
            "k $k_1$",
        ),
        ("<p>m <span class='MathJax_Preview'>m</span><script type='math/tex'>m</script></p>", "m $m$"),
        ("<p>nul\0byte</p>", "nul byte"),
    ],
)
def test_words_are_those_that_a_browser_shows(markup, words):
    assert paragraphs_of(page_of(markup, "page.html").root) == words


@pytest.mark.parametrize("text", ["", "   ", "\0", "<!-- only -->"])
def test_a_page_without_any_element_is_refused(text):
    with pytest.raises(UnreadableInput, match="no text was found"):
        page_of(text, "page.html")


def test_a_page_nested_without_end_is_flattened_from_there_on():
    page = page_of("<p>before</p>" + "<div>" * 50_000 + "<p>deep</p>", "page.html")
    assert paragraphs_of(page.root) == "before\n\ndeep"
    assert page.deep_at == len("<p>before</p>") + 100 * len("<div>")


def test_a_page_in_which_end_tags_are_left_out_keeps_its_form():
    page = page_of("<ul>" + "<li>one<p>two" * 300 + "</ul><p>after", "page.html")
    assert page.deep_at < 0
    assert len(list(page.root.iter("li"))) == 300


def test_a_flood_of_attributes_costs_no_time_and_not_the_address():
    flood = " ".join(f"a{number}=1" for number in range(100_000))
    started = time.process_time()
    page = page_of(f"<p>x</p><a {flood} href='https://e.org/1' {flood}>go</a><h2>after</h2>", "page.html")
    assert time.process_time() - started < 4
    (anchor,) = page.root.iter("a")
    assert value_of(anchor, "href") == "https://e.org/1"
    assert words_of(page.root) == "x go after"


@pytest.mark.parametrize(
    "text",
    ["<!--" * 300_000, "<a" * 300_000, '<a b="' * 200_000, "<p>" * 100_000, "< " * 500_000, "&" * 999_999],
)
def test_hostile_pages_take_no_time(text):
    started = time.process_time()
    page = page_of(f"<p>good</p>{text}", "page.html")
    words_of(page.root)
    assert time.process_time() - started < 4
    assert "good" in paragraphs_of(page.root)


def test_damaged_pages_never_raise_and_never_show_a_position():
    whole = (
        "<!doctype html><html><head><title>T</title></head><body><div class='card' data-x=\"{&quot;a&quot;}\"><h3>One"
        "</h3><!-- c --><p>Text <b>x</b></p><a href='https://e.org/?a=1&b=2'>go</a></div></body></html>"
    )
    spice = [
        "<",
        ">",
        '"',
        "'",
        "<!--",
        "-->",
        "=",
        "</",
        "<script>",
        "\0",
        "\ud800",
        "<![CDATA[",
        "]]>",
        "<svg>",
    ]
    for seed in range(500):
        chance = random.Random(seed)
        text = whole
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice([*spice, ""]) + text[at + chance.choice([0, 1, 9]) :]
        try:
            page = page_of(text, "page.html")
        except UnreadableInput:
            continue
        assert POSITION not in paragraphs_of(page.root), seed
        for element in page.root.iter():
            start, end = page.span(element)
            assert 0 <= start <= end <= len(text), seed


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("<a>\n <b></a>", "line 2", "not well-formed"),
        ("\n<a>\n <b></a>", "line 3", "not well-formed"),
        ('<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', "line 1", "DTD"),
        ('<?xml version="1.0"?>\n<!DOCTYPE a [\n<!ELEMENT a ANY>]><a/>', "line 2", "DTD"),
        ("", "line 1", "not well-formed"),
    ],
)
def test_xml_that_cannot_be_read_is_refused_with_its_place(text, place, reason):
    with pytest.raises(UnreadableInput, match=reason) as refused:
        xml_of(text, "feed.xml")
    assert place in refused.value.place


@pytest.mark.parametrize("depth", [101, 5_000])
def test_xml_nested_too_deep_is_a_limit(depth):
    with pytest.raises(LimitReached, match="deeper than 100"):
        xml_of("<a>" * depth + "</a>" * depth, "feed.xml")


def test_a_dtd_that_is_only_named_is_not_loaded_and_not_refused():
    text = '<?xml version="1.0" encoding="latin1"?><!DOCTYPE a SYSTEM "http://localhost:1/a.dtd"><a>é</a>'
    refuse_declarations(text, "feed.xml")
    assert xml_of(text, "feed.xml").text == "é"


def test_a_record_of_an_xml_text_keeps_what_is_no_xml_in_it():
    item = xml_fragment(
        "<item><t>a & b &nbsp;&eacute; &lt; &nope; <![CDATA[<i> & x]]>\x0b</t></item>", '<rss xmlns:d="u">'
    )
    assert item is not None
    assert item[0].text == "a & b \xa0é < &nope; <i> & x\ufffd"
    assert xml_fragment("<item/>", "<!DOCTYPE rss>") is None
    assert xml_fragment("no markup", "<rss>") is None
