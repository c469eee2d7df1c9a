"""Links in running text are found once each, without the punctuation of their sentence."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.identifiers import web_link
from desktop.papers.links import links_in


def test_links_are_found_in_order_and_once():
    text = (
        "Code (https://example.org/code). Data: HTTP://example.org/data, and again https://example.org/code!"
    )
    assert links_in(text) == ("https://example.org/code", "HTTP://example.org/data")


def test_a_bracket_that_belongs_to_the_link_stays():
    assert links_in("see https://example.org/wiki/A_(b).") == ("https://example.org/wiki/A_(b)",)
    assert links_in("(see https://example.org/a)") == ("https://example.org/a",)


def test_other_schemes_are_not_links():
    assert links_in("javascript:alert(1) file:///etc/passwd ftp://example.org mailto:a@example.org") == ()


def test_markup_ends_a_link():
    assert links_in('<a href="https://example.org/a">b</a>') == ("https://example.org/a",)


@given(st.text(), st.text())
def test_whatever_is_found_stands_in_the_text_and_may_be_opened(before, after):
    text = f"{before} https://example.org/{after}"
    found = links_in(text)
    assert len(set(found)) == len(found)
    assert all(link in text and web_link(link) == link for link in found)
