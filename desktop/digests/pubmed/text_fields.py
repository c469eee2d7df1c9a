"""Fills a reference from what PubMed's texts say of a paper, whichever form they have."""

import re

from desktop.digests.fields.pubmed_citation import citation_fields, pubmed_names
from desktop.digests.fields.reference import Reference
from desktop.digests.pubmed.titles import title_of

PMID = re.compile(r"(?:PubMed )?PMID:\s*(?P<number>\d{1,9})\b")
_PMCID = re.compile(r"PMCID:\s*(?P<number>PMC\d{1,9})\b")
_DOI = re.compile(r"\bDOI:\s*(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)


def reference_of(title: str, authors: str, citation: str, rest: str) -> Reference:
    """A reference from lines that were told apart; identifiers are looked for in `citation` and `rest` alone."""
    reference = Reference()
    reference.title = title_of(title)
    reference.authors = list(pubmed_names(authors)) if authors else []
    for name, value in citation_fields(citation).items():
        reference.put(name, value)
    if not reference.has("doi") and (doi := _DOI.search(rest)):
        reference.put_doi(doi["doi"])
    if number := PMID.search(rest) or PMID.search(citation):
        reference.put("pmid", number["number"])
    if number := _PMCID.search(rest) or _PMCID.search(citation):
        reference.keep("pmcid", number["number"])
    return reference
