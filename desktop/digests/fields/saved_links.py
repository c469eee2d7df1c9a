"""Takes a saved link for a paper when it leads to one, and finds the paper's title in the title of the page."""

import re

from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.reference import Reference
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import web_link

_DOUBTFUL_TITLE = "This title was cut when the link was saved: please check."
_IDENTIFIER = re.compile(
    r"(?:\[?(?:arXiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\]?|[\[(]pdf[\])])[\s:|-]+",
    re.IGNORECASE,
)
_SITES = (
    r"arxiv(?:\.org)?|openreview(?:\.net)?|(?:bio|med|chem)rxiv|pubmed(?: central)?|pmc|nature(?: \w+){0,2}"
    r"|science(?:direct)?|science \w+|ieee[^|]{0,60}|acm[^|]{0,60}|acl anthology|springer(?:link)?|alphaxiv|pnas|cell"
    r"|springer nature[^|]{0,20}|papers with code|semantic scholar|hugging face|paper page|plos[^|]{0,40}|ncbi"
    r"|proceedings of [^|]{0,200}|researchgate|ssrn|jmlr|neurips[^|]{0,30}|mdpi|full[ -]?text|oxford academic"
    r"|wiley online library|zenodo|frontiers|taylor & francis online|sage journals|elife|europe pmc"
)
_SITE = re.compile(rf"\s+(?:[|·•–—-]|::)\s+(?:[^|]{{0,80}}?\b)?(?:{_SITES})\s*\Z", re.IGNORECASE)
_PAPER_PAGE = re.compile(r"\Apaper page\s*[-–—]\s*", re.IGNORECASE)
_OF_PAGE = re.compile(r"\[\d{4}\.\d{4,5}(?:v\d+)?\]\s|paper page\s*[-–—]\s", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^\s/]{1,200}\.(?:pdf|html?|ps|aspx?|php)\Z", re.IGNORECASE)
_CUT = re.compile(r"(?:\.\.\.|…)\Z")
_ARCHIVE_NAME = re.compile(
    r"(?:\[?\d{4}\.\d{4,5}(?:v\d+)?\]?|untitled|just a moment\W*|access denied|loading\W*|redirecting\W*)\Z",
    re.IGNORECASE,
)


def read_saved_link(reference: Reference, address: str, title: str) -> bool:
    """Fills `reference` when `address` leads to a paper; False for any other link.

    Titles of pages name their site and an identifier as well ("[2401.00001] A Title | arXiv"); what is an address
    or the name of a file is no title.
    """
    paper = paper_link(address.strip())
    if paper is None:
        return False
    reference.put("arxiv_id", paper.arxiv_id)
    reference.put("doi", paper.doi)
    reference.put("pmid", paper.pmid)
    reference.put_link(paper.url)
    reference.title = page_title(title)
    if _CUT.search(reference.title):
        reference.doubts.append(_DOUBTFUL_TITLE)
    return True


def without_page_marks(title: str) -> str:
    """A title as `page_title` gives it where it begins as those of pages do, any other as it is."""
    return (page_title(title) or title) if _OF_PAGE.match(title) else title


def page_title(title: str) -> str:
    """The title of a paper in the title of its page, "" when that gives none."""
    title = one_line(title)
    if web_link(title.split(" ")[0] if title else ""):
        return ""
    before = ""
    while before != title:
        before = title
        title = _PAPER_PAGE.sub("", _SITE.sub("", _IDENTIFIER.sub("", title, count=1)), count=1)
    is_title = not (_FILE_NAME.match(title) or _ARCHIVE_NAME.match(title) or is_label(title))
    return title if is_title else ""
