"""Any text at all in the search box: answered with an index and without, its places inside it, its words marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.library import editing
from desktop.library.explaining import why_found
from desktop.library.finding import Finder, index_folder
from desktop.library.library import Library
from desktop.library.named_papers import papers_named
from desktop.search.highlights import matched_spans, passage
from desktop.store.pages import Pages

TITLE = "Graph networks of 深度学习 and π-electrons, 12 of them"
PIECES = [
    "graph", "grpah", "深度", "π", "ﷺ", "İ", "👩\u200d👩\u200d👧", "\u0301", "\u202e", "\u2066", "\0", "\x1f",
    "\ud800", "\udfff", '"', "(", ")", "-", " ", "\n", " OR ", "*", "?", "[a TO b]", "~5", "^3", "%", "_", "\\",
    "'; DROP TABLE", "tag:", "list:", "like:", "by:", "state:", "has:", "rating>=", "rating:", "year:", "added:<",
    "added:", 'seen:"', "from:", "note:", "..", "9" * 20, "2024", "99999999999d", "0000-00-00", "10.1000/", "٣",
    "2401.00001",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=40))


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Pages of a library of two papers, a finder whose index is ready, and one that has none."""
    path = tmp_path_factory.mktemp("any") / "library.db"
    library = Library(path)
    library.do(editing.add_paper, {"title": TITLE, "abstract": "Graphs. " * 40, "authors": "Ada Lovelace"})
    library.do(editing.add_paper, {"title": "Trees, most of all"})
    library.close()
    pages, others = Pages(path), Pages(path)
    finders = Finder(pages, index_folder(path)), Finder(others, index_folder(path))
    finders[0].catch_up()
    yield pages, *finders
    for finder in finders:
        finder.close()
    pages.close()
    others.close()


def answered(asked, text):
    pages, *finders = asked
    for finder in finders:
        findings = finder.find(text)
        assert findings is not None
        assert set(findings.ids) <= {1, 2}
        for mistake in findings.mistakes:
            assert 0 <= mistake.start < mistake.end <= len(text)
            mistake.reason.encode()
        for spelling in findings.spellings:
            assert text[spelling.start : spelling.end] == spelling.typed
        spans = matched_spans(TITLE, findings)
        assert all(0 <= start < end <= len(TITLE) for start, end in spans)
        passage(TITLE, spans)
        for paper in findings.ids:
            why_found(pages, paper, text, findings)
    return findings


@settings(deadline=None)
@given(text=TEXTS)
def test_any_text_is_answered_and_what_is_marked_lies_inside(asked, text):
    answered(asked, text)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000, "word " * 200_000, "[" * 500_000, '"' * 500_000, "a OR " * 200_000, "-" * 500_000,
        "- " * 250_000, "(" * 100_000 + "graph" + ")" * 100_000, "-(" * 250_000, "e" + "\u0301" * 1_000_000,
        "👩\u200d" * 250_000, "tag:x " * 150_000, "rating:" + "9" * 500_000 + " graph",
    ],
    ids=lambda text: ascii(text[:8]),
)  # fmt: skip
def test_a_megabyte_of_anything_is_answered(asked, text):
    answered(asked, text)


@pytest.mark.parametrize(
    "text", ["tag:\ud800 ", 'seen:"\ud800" ', "list:\udfff ", "like:\udc80 ", "from:\ud800x "]
)
def test_half_a_letter_as_a_value_finds_nothing_and_stops_nothing(asked, text):
    assert answered(asked, text).ids == ()


@pytest.mark.parametrize("text", ['"\u0301', '-"\u0301" graph ', 'title:"\u0301\u0301" graph '])
def test_an_accent_alone_in_quotes_asks_for_nothing(asked, text):
    assert answered(asked, text).ids == ((1,) if "graph" in text else ())


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text", ["key" + "9" * 1_000_000 + " a", ":" * 1_000_000 + " ", "a:" * 500_000 + " x"]
)
def test_no_text_is_tried_as_a_citation_key_over_and_over(asked, text):
    assert papers_named(asked[0], text) == []
