"""The first rows of a search's answer are ready before the window shows it, and never old."""

import pytest

from desktop.library import editing
from desktop.library.finding import Finder
from desktop.library.library import Library
from desktop.papers.view import ALL
from desktop.ui.window.first_screen import NOTHING, ROWS, first_screen
from desktop.ui.window.highlighting import Highlighter


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for number in range(3):
        fields = {"title": f"Bees and orchards {number}", "abstract": f"In year {number} the bees left."}
        library.do(editing.add_paper, fields)
    yield library
    library.close()


@pytest.fixture
def findings(library, tmp_path):
    finder = Finder(library.pages, tmp_path / "library.index")
    finder.catch_up()
    yield finder.find("bees", ALL, 200)
    finder.close()


def test_the_first_rows_are_what_the_window_would_read_and_mark_itself(library, findings):
    screen = first_screen(library.pages, findings)
    itself = Highlighter(findings, library.pages.abstract)
    assert len(findings.ids) == 3
    assert screen.lines == library.pages.lines(findings.ids)
    assert screen.matches == {line.id: itself.match(line) for line in screen.lines.values()}
    assert all(match.title_hits and "bees" in match.passage for match in screen.matches.values())


def test_only_what_fits_on_a_screen_is_read(library, findings):
    below = findings._replace(ids=(*range(1_000, 1_000 + ROWS), *findings.ids))
    assert not first_screen(library.pages, below).lines


def test_rows_from_before_a_change_are_not_believed(library, findings):
    screen = first_screen(library.pages, findings)
    assert screen.still(library.pages.revision()) is screen
    library.do(editing.edit, findings.ids[0], "title", "Wasps and orchards")
    assert screen.still(library.pages.revision()) == NOTHING


def test_a_match_that_was_known_is_looked_for_anew_when_papers_changed(library, findings):
    screen = first_screen(library.pages, findings)
    highlighter = Highlighter(findings, library.pages.abstract, screen.matches)
    row = findings.ids[0]
    library.do(editing.edit, row, "abstract", "Without them no bees would stay.")
    line = library.pages.lines([row])[row]
    assert "Without" not in highlighter.match(line).passage
    highlighter.forget()
    assert "Without" in highlighter.match(line).passage
