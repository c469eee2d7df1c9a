"""Copying papers: the text of each kind, and keys that never change once they were copied."""

import pytest

from desktop.library import editing
from desktop.library.copying import Copied, copy, text_to_carry
from desktop.library.library import Library
from desktop.store import records


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    library.do(
        editing.add_paper,
        {"title": "A [Title]", "authors": "Ann Author", "issued": "2020", "arxiv_id": "2001.00001"},
    )
    library.do(editing.add_paper, {"title": "Another * One", "authors": "Ann Author", "issued": "2021"})
    yield library
    library.close()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Copied.KEY, "author2021another,author2020title"),
        (Copied.CITE, r"\cite{author2021another,author2020title}"),
        (Copied.PANDOC, "[@author2021another; @author2020title]"),
        (Copied.MARKDOWN, "Another \\* One\n[A \\[Title\\]](https://arxiv.org/abs/2001.00001)"),
    ],
)
def test_papers_are_copied_in_their_order(library, kind, text):
    assert copy(library, [2, 1], kind)[0] == text


def test_bibtex_is_copied_as_an_export_writes_it(library):
    text, changes = copy(library, [1, 2], Copied.BIBTEX)
    assert text.startswith("@misc{author2020title,\n")
    assert text.endswith("\n}")
    assert changes.label == "Fix the citation keys of 2 papers"
    library.do(editing.edit, 1, "authors", "Somebody Else")
    assert copy(library, [1], Copied.KEY) == ("author2020title", None)


def test_a_link_needs_no_key(library):
    assert copy(library, [1], Copied.MARKDOWN)[1] is None
    assert next(records.papers(library.pages.connection, [1])).citation_key == ""


def test_what_is_carried_away_fixes_its_keys_only_when_it_has_arrived(library):
    text, keys = text_to_carry(library.pages, [1], Copied.CITE)
    assert (text, keys) == (r"\cite{author2020title}", {1: "author2020title"})
    assert next(records.papers(library.pages.connection, [1])).citation_key == ""
    library.do(editing.fix_citation_keys, keys)
    assert text_to_carry(library.pages, [1], Copied.CITE) == (text, {})
