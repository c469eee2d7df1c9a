"""The link by which a browser gives Papertray a page: what it may say, and what is none."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.limits import TITLE_CHARACTERS
from desktop.papers.cleaning import one_line
from desktop.papers.links import SCHEME, page_to_add

ADDRESS = "https://example.org/a?b=c&d=é#e"


@given(st.text(max_size=80))
def test_any_title_comes_back_on_one_line(title):
    page = page_to_add(f"papertray:add?{urlencode({'url': ADDRESS, 'title': title}, errors='replace')}")
    assert page is not None
    assert page.url == ADDRESS
    assert "\n" not in page.title
    if title.isascii() and title.isalpha():
        assert page.title == one_line(title)


@given(st.text(max_size=60))
def test_nothing_makes_it_raise(text):
    page_to_add(SCHEME + text)
    page_to_add(text)


@pytest.mark.parametrize(
    "form", ["papertray:add?", "papertray://add?", "papertray://add/?", "PAPERTRAY:add?"]
)
def test_browsers_write_the_scheme_in_several_ways(form):
    assert page_to_add(f"{form}url={quote(ADDRESS, safe='')}") == (ADDRESS, "")


@pytest.mark.parametrize(
    "link",
    [
        "papertray:add",
        "papertray:add?title=Only+a+title",
        "papertray:add?url=javascript:alert(1)",
        "papertray:add?url=file:///etc/passwd",
        "papertray:remove?url=https://example.org",
        "https://example.org/add?url=https://example.org",
        "papertray:add?url=https://example.org/" + "a" * 5_000,
    ],
)
def test_anything_else_is_no_page(link):
    assert page_to_add(link) is None


def test_titles_of_arxiv_pages_lose_the_identifier_and_long_ones_their_end():
    link = "papertray:add?url=https://arxiv.org/abs/2401.01234&title=%5B2401.01234v2%5D%20On%20Things"
    assert page_to_add(link).title == "On Things"
    assert len(page_to_add(f"papertray:add?url=https://a.org&title={'a' * 9_000}").title) == TITLE_CHARACTERS
