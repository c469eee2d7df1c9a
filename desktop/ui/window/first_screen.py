"""The rows that a search's answer begins with, read and marked where it was found and not in the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.ui.window.highlighting import Highlighter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.library.answering import Findings
    from desktop.store.pages import Pages, PaperLine
    from desktop.ui.table.row_words import Match

ROWS = 40
"""As many as the first screen has, and some more."""


class FirstScreen(NamedTuple):
    """Rows by the id of their paper, and what they show of the match: true while the library is at `revision`."""

    revision: int = -1
    lines: Mapping[int, PaperLine] = {}
    matches: Mapping[int, Match] = {}

    def still(self, revision: int) -> FirstScreen:
        """The same, or nothing where the library has changed since."""
        return self if self.revision == revision else NOTHING


NOTHING = FirstScreen()


def first_screen(pages: Pages, findings: Findings) -> FirstScreen:
    """The first rows of an answer; on the thread that found it."""
    revision = pages.revision()  # before the rows: what changes meanwhile makes them old, never wrong
    ids = findings.ids[:ROWS]
    lines, abstracts = pages.lines(ids), pages.abstracts(ids)
    highlighter = Highlighter(findings, lambda paper: abstracts.get(paper, ""))
    return FirstScreen(revision, lines, {line.id: highlighter.match(line) for line in lines.values()})
