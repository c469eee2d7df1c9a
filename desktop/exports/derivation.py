"""What an arXiv identifier tells of a paper when nobody said it: date, DOI and link."""

import re

from desktop.papers.dates import month_of, year_of
from desktop.papers.identifiers import arxiv_month, arxiv_of, web_link
from desktop.papers.paper import Paper

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\Z")


def year_and_month(paper: Paper) -> tuple[int | None, int | None]:
    """When `paper` came out; without a year in its record, when arXiv received it (its identifier says so).

    A month without a year (a page shown on "Jul 2") says nothing about the paper.
    """
    if paper.year is not None:
        return paper.year, paper.month
    received = arxiv_month(paper.arxiv_id) if paper.arxiv_id else ""
    return (year_of(received), month_of(received)) if _MONTH.match(received) else (None, None)


def issued(paper: Paper) -> str:
    """The date of `paper` as far as it is known, "2017-06-12" or less; else the month of its arXiv identifier."""
    if paper.year is not None:
        return paper.issued
    year, month = year_and_month(paper)
    return "" if year is None else f"{year}-{month:02}"


def arxiv_doi(paper: Paper) -> str:
    """The DOI that arXiv registered for its paper (info.arxiv.org/help/doi.html), "" for any other."""
    return f"10.48550/arXiv.{paper.arxiv_id}" if paper.arxiv_id else ""


def own_link(paper: Paper) -> str:
    """The link of the paper itself: the one in its record, else arXiv's; "" when neither is known.

    A link that names the paper's arXiv identifier on another site becomes arXiv's own.
    """
    link = web_link(paper.url)
    if not paper.arxiv_id:
        return link
    named = arxiv_of(link) if link else None
    if link and (named is None or named.identifier != paper.arxiv_id):
        return link
    return f"https://arxiv.org/abs/{paper.arxiv_id}"


def any_link(paper: Paper) -> str:
    """`own_link`, else the DOI as a link, else ""."""
    return own_link(paper) or (f"https://doi.org/{paper.doi}" if paper.doi else "")
