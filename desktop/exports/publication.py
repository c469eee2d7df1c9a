"""Says what kind of publication a paper is, in the words of CSL, when its record says it or only suggests it."""

import re

from desktop.papers.paper import Paper

_CONFERENCE = re.compile(r"\b(?:proceedings|proc\.|conference|workshop|symposium|congress)", re.IGNORECASE)
_ACRONYM_AND_YEAR = re.compile(r"\b\w*[A-Z]{2}\w*\W{1,2}(?:\d{4}|\d{2})\Z")
_VENUE_CHARACTERS = 300
_ARXIV_VENUE = re.compile(r"(?:arxiv|corr)\b", re.IGNORECASE)
_NEEDS_VENUE = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "paper-conference", "chapter", "manuscript"}
)
_PREPRINT = frozenset({"", "article", "manuscript"})


def csl_type(paper: Paper) -> str:
    """The CSL type of `paper` (docs.citationstyles.org, appendix III); "article" is one of an archive or unknown.

    Without a type of its own, what has a venue is an article or, where that reads like one, of a conference.
    """
    if is_preprint(paper):
        return "article"
    if paper.type and paper.type != "article":
        return paper.type if paper.venue or paper.type not in _NEEDS_VENUE - {"manuscript"} else "article"
    if not paper.venue:
        return "article"
    return kind_of_venue(paper.venue)


def is_preprint(paper: Paper) -> bool:
    """Whether `paper` lies in arXiv and nothing tells where else it appeared."""
    if not paper.arxiv_id:
        return False
    return bool(_ARXIV_VENUE.match(paper.venue)) or (
        not paper.venue and paper.type in _NEEDS_VENUE | _PREPRINT | {"webpage"}
    )


def venue(paper: Paper) -> str:
    """Where `paper` appeared; an archive is no venue."""
    return "" if paper.arxiv_id and _ARXIV_VENUE.match(paper.venue) else paper.venue


def kind_of_venue(name: str) -> str:
    """The CSL type of what appears there: conferences are named with their year ("CVPR 2023"), journals are not."""
    start = name[:_VENUE_CHARACTERS]
    is_conference = _CONFERENCE.search(start) or _ACRONYM_AND_YEAR.search(start)
    return "paper-conference" if is_conference else "article-journal"
