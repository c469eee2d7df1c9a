"""Where the words of a search stand in the texts of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.table.row_words import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.library.answering import Findings
    from desktop.store.pages import PaperLine


class Highlighter:
    """Where the words of a search stand in a paper's texts."""

    def __init__(
        self,
        findings: Findings,
        abstracts: Callable[[int], str],
        known: Mapping[int, Match] | None = None,
    ) -> None:
        """`abstracts` gives the whole abstract of a paper; it is asked for rows that are painted.

        `known` are matches that were looked for already, by the id of the paper.
        """
        self._findings = findings
        self._abstracts = abstracts
        self._known = known or {}

    def forget(self) -> None:
        """Papers have changed: looks for every match anew."""
        self._known = {}

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """The places in `text` that matched, misspelt words included."""
        from desktop.search.highlights import matched_spans  # noqa: PLC0415 - not needed for the first page

        return matched_spans(text, self._findings)

    def match(self, line: PaperLine) -> Match:
        """What a row shows of the match: places in the title, and the best passage of the abstract."""
        return self._known.get(line.id) or self._looked_for(line)

    def _looked_for(self, line: PaperLine) -> Match:
        from desktop.search.highlights import passage  # noqa: PLC0415

        abstract = self._abstracts(line.id)
        best = passage(abstract, self.spans(abstract))
        title = self.spans(line.title)
        return Match(title, best.text, best.spans) if best else Match(title)
