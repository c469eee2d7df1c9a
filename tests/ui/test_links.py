"""Only web links open, the button says where they lead, and a title is searched for as it stands."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.paper import Paper
from desktop.ui.links import SEARCH_SITES, Links, best_link, safe_link, search_link, shown_host


def paper(**fields):
    return Paper(id=1, uid="uid", title="Sorting “Trays”: 100 % & more?", **fields)


REFUSED = [
    "",
    "example.org",
    "javascript:alert(1)",
    "JAVASCRIPT://example.org/%0aalert(1)",
    "file:///etc/passwd",
    "file://server/share",
    "\\\\server\\share",
    "smb://server/share",
    "ms-msdt:/id",
    "mailto:someone@example.org",
    "data:text/html,x",
    "//example.org/x",
    "http://",
    "http:///path",
    "https:example.org",
    "https://example.org\\@other.org/",
    "https://example.org/\u202egpj",
    "https://example.org/a b",
    "https://example.org/\x00",
    "http://[::1",
]


@pytest.mark.parametrize("url", REFUSED)
def test_nothing_but_a_web_link_is_handed_over(url):
    opened = []
    assert not Links(lambda link: bool(opened.append(link)) or True).open_link(url)
    assert opened == []
    assert shown_host(url) == ""


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG", "http://192.0.2.1:8080/x"]
)
def test_a_web_link_is_handed_over_as_it_stands(url):
    opened = []
    assert Links(lambda link: bool(opened.append(link)) or True).open_link(url)
    assert opened == [url]


def test_a_browser_that_does_not_open_is_told():
    assert not Links(lambda _link: False).open_link("https://example.org")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/x", "example.org"),
        ("https://arxiv.org@evil.example/x", "evil.example"),
        ("https://arxiv.org:443@evil.example/x", "evil.example"),
        ("https://\u0430rxiv.org/abs/1", "xn--rxiv-43d.org"),
        ("https://EXAMPLE.org", "example.org"),
    ],
)
def test_the_host_is_the_one_that_a_browser_goes_to(url, host):
    assert shown_host(url) == host


def test_a_host_without_end_keeps_its_end():
    host = shown_host("https://" + "arxiv.org." * 20 + "evil.example/")
    assert host.endswith("evil.example")
    assert host.startswith("…")
    assert len(host) <= 32


@pytest.mark.parametrize(
    ("fields", "url", "words"),
    [
        (
            {"url": "https://papers.example.org/1", "doi": "10.1/x"},
            "https://papers.example.org/1",
            "Open papers.example.org",
        ),
        (
            {"doi": "10.1000/a<b>#c", "arxiv_id": "2412.03565"},
            "https://doi.org/10.1000/a%3Cb%3E%23c",
            "Open doi.org",
        ),
        ({"arxiv_id": "2412.03565"}, "https://arxiv.org/abs/2412.03565", "Open arxiv.org"),
        ({"arxiv_id": "math.AG/0601001"}, "https://arxiv.org/abs/math.AG/0601001", "Open arxiv.org"),
        (
            {"url": "javascript:alert(1)", "arxiv_id": "2412.03565"},
            "https://arxiv.org/abs/2412.03565",
            "Open arxiv.org",
        ),
    ],
)
def test_the_best_link_is_the_papers_own_then_its_doi_then_arxiv(fields, url, words):
    assert best_link(paper(**fields)) == (url, words)


@pytest.mark.parametrize("key", list(SEARCH_SITES))
def test_a_paper_without_link_is_searched_for_by_its_exact_title(key):
    site = SEARCH_SITES[key]
    link = best_link(paper(), site)
    assert link.words == f"Search {site.name} for this title"
    parts = urlsplit(link.url)
    assert parts.scheme == "https"
    assert "Sorting “Trays”: 100 % & more?" in str(parse_qs(parts.query))


@given(st.text(max_size=80))
def test_any_title_makes_one_link_to_the_same_site(title):
    for site in SEARCH_SITES.values():
        link = search_link(site.template, title)
        if link:
            assert link == safe_link(link)
            assert urlsplit(link).hostname == urlsplit(site.template).hostname
            assert urlsplit(link).fragment == ""


def test_a_quotation_mark_in_a_title_does_not_end_the_phrase():
    link = search_link(SEARCH_SITES["scholar"].template, 'A "novel" tray')
    assert parse_qs(urlsplit(link).query)["q"] == ['"A novel tray"']


@pytest.mark.parametrize(
    "template", ["", "https://example.org/", "file:///{title}", "{title}", "javascript:{title}"]
)
def test_a_template_that_makes_no_link_makes_nothing(template):
    assert search_link(template, "https://example.org") == ""
    assert search_link(SEARCH_SITES["arxiv"].template, "  ") == ""
