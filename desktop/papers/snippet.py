"""A piece of a paper's text that an alert or a list of results shows; it is no abstract, but better than nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.papers.paper import Paper

SNIPPET = "snippet"
"""The name under which readers keep it."""


def snippet_of(paper: "Paper") -> str:
    """What may stand in the place of an abstract, "" where there is one or nothing is known."""
    return "" if paper.abstract else paper.extra.get(SNIPPET, "")
