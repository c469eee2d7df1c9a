"""Of many saved links those that lead to papers are papers, and every other one is listed."""

import time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.bookmarks.export import looks_like
from desktop.digests.bookmarks.saved import links_in
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, LeftOver
from desktop.papers.draft import Draft

NETSCAPE = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""
POCKET = "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body>\n<h1>Unread</h1>\n<ul>\n"


def link(address, title, more=""):
    return f'    <DT><A HREF="{escape(address)}" ADD_DATE="1466010266"{more}>{escape(title)}</A>\n'


def found_in(text):
    return list(read(Source(text.encode(), "bookmarks.html")))


def drafts_in(*links):
    return [each for each in found_in(f"{NETSCAPE}{''.join(links)}</DL><p>\n") if isinstance(each, Draft)]


@pytest.mark.parametrize(
    ("head", "is_known"),
    [
        (NETSCAPE, True),
        ("\n<!-- saved -->\n<!doctype netscape-bookmark-file-1>", True),
        (POCKET, True),
        ("<html><head><title>Instapaper: Export</title>", True),
        ('<DL><p>\n<DT><A HREF="https://arxiv.org/abs/2401.00001" ADD_DATE="1">Tea</A>', True),
        ("<!DOCTYPE html><html><head><title>About pockets</title>", False),
    ],
)
def test_exports_are_known_by_their_type_or_title(head, is_known):
    assert (looks_like(head) > 0) is is_known


@pytest.mark.parametrize(
    ("address", "title", "expected"),
    [
        ("https://arxiv.org/abs/2401.00001", "[2401.00001] Tea & time", "Tea & time"),
        ("https://arxiv.org/abs/2401.00001", "Tea and time | arXiv", "Tea and time"),
        ("https://arxiv.org/pdf/2401.00001", "2401.00001.pdf", ""),
        ("https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001", ""),
    ],
)
def test_titles_lose_what_the_site_adds_and_file_names_are_none(address, title, expected):
    (draft,) = drafts_in(link(address, title))
    assert (draft.title, draft.arxiv_id, bool(draft.doubt)) == (expected, "2401.00001", not expected)


def test_the_day_of_saving_is_not_the_day_of_the_paper():
    (draft,) = drafts_in(link("https://doi.org/10.1000/A", "Tea"))
    assert (draft.issued, draft.extra["saved on"], draft.doi) == ("", "2016-06-15", "10.1000/a")


def test_folders_tags_and_notes_are_kept():
    (draft, other) = drafts_in(
        "<DT><H3>Drinks</H3>\n<DL><p>\n<DT><H3>Hot</H3>\n<DL><p>\n",
        link("https://arxiv.org/abs/2401.00001", "Tea", ' TAGS="leaves, water"'),
        "<DD>to be read &amp; told\n</DL><p>\n</DL><p>\n",
        link("https://arxiv.org/abs/2401.00002", "Coffee"),
    )
    assert (draft.extra["folder"], draft.keywords) == ("Drinks / Hot", ("leaves", "water"))
    assert draft.extra["note"] == "to be read & told"
    assert "folder" not in other.extra


def test_every_other_link_is_listed_with_its_place():
    text = (
        NETSCAPE
        + link("https://example.org/tea.pdf", "Tea")
        + link("https://arxiv.org/abs/2401.00001", "A paper")
    )
    facts, draft, left = found_in(text)
    assert isinstance(facts, DigestFacts)
    assert draft.title == "A paper"
    assert isinstance(left, LeftOver)
    assert left.text == "Tea https://example.org/tea.pdf"
    assert text[slice(*left.span)] == link("https://example.org/tea.pdf", "Tea").strip().removeprefix("<DT>")


def test_a_paper_that_was_saved_twice_is_one_with_the_title_of_its_page():
    (draft,) = drafts_in(
        link("https://arxiv.org/pdf/2401.00001v1", "2401.00001v1.pdf"),
        link("https://arxiv.org/abs/2401.00001", "Tea"),
    )
    assert (draft.title, draft.url) == ("Tea", "https://arxiv.org/abs/2401.00001")


def test_bookmarks_without_any_paper_are_refused_with_the_reason():
    with pytest.raises(UnreadableInput, match="none of the 2 saved links leads to a paper"):
        found_in(NETSCAPE + 2 * link("https://example.org", "Tea"))


def test_pages_of_reading_apps_are_read():
    items = '<li><a href="https://arxiv.org/abs/2401.00001" time_added="1466010266" tags="hot">Tea</a></li>\n'
    pocket = list(found_in(f"{POCKET}{items}</ul>\n<h1>Read Archive</h1>\n<ul>\n</ul></body></html>"))
    assert (pocket[0].source, pocket[1].title, pocket[1].keywords) == ("Pocket", "Tea", ("hot",))
    page = "<html><head><title>Instapaper: Export</title></head><body><h1>Unread</h1><ol><li>"
    instapaper = found_in(f'{page}<a href="https://arxiv.org/abs/2401.00001">Tea</a></ol></body></html>')
    assert (instapaper[0].source, instapaper[1].title) == ("Instapaper", "Tea")


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.booleans(), st.text("aé<&>\"' .", min_size=1).filter(str.strip)), min_size=1, max_size=6
    )
)
def test_what_is_saved_is_found_in_order(saved):
    wanted = [
        (
            f"https://arxiv.org/abs/2401.{number:05}" if is_paper else f"https://example.org/{number}",
            f"T {title} t",
        )
        for number, (is_paper, title) in enumerate(saved)
    ]
    text = NETSCAPE + "".join(link(address, title) for address, title in wanted) + "</DL><p>\n"
    found = list(links_in(text))
    assert [(each.address, each.title) for each in found] == [
        (at, " ".join(title.split())) for at, title in wanted
    ]
    assert [text[each.start : each.end] for each in found] == [
        link(*each).strip()[len("<DT>") :] for each in wanted
    ]


@pytest.mark.parametrize(
    "piece", ["<A", '<A HREF="', "<A HREF=x>", "<DL>", "</DL>", "<DD>", "<A HREF=x><b>", "<b>x", "<!--"]
)
def test_hostile_bookmarks_take_no_longer_than_others(piece):
    started = time.process_time()
    sum(1 for _ in links_in("<A HREF=x>" + piece * 10_000))
    assert time.process_time() - started < 4
