"""Reads what PubMed saves as "Abstract (text)": numbered records of paragraphs, identifiers at their end."""

import re
from collections.abc import Iterator

from desktop.digests.fields.pubmed_citation import CITATION, are_pubmed_names
from desktop.digests.prose.paragraphs import Unit, paragraphs_in, unit_of
from desktop.digests.pubmed.text_fields import PMID, reference_of
from desktop.papers.digest import Found

_START = re.compile(r"^(?P<number>\d{1,6})\. (?=[^\W\d_])", re.MULTILINE)
_IDENTIFIERS = re.compile(r"(?:DOI|PMCID|PMID): ?\S")
_MARKS = re.compile(r"(?<=\S)(?:\(\d{1,3}\))+")
"""The numbers behind an author that lead to addresses."""
_ASIDE = re.compile(
    r"(?:Author information:|Collaborators?(?: \(\d+\))?:|Conflict of interest statement:|\(?#?Contributed equally"
    r"|(?:Comment|Erratum|Update|Retraction|Republished|Summary for patients|Expression of concern|Corrected"
    r" and republished)s? (?:in|on|of|from|for)\b|\[Article in )"
)
_COPYRIGHT = re.compile(
    r"(?:Copyright\b|©|\(c\) ?\d{4}|Published by\b|This article is protected)", re.IGNORECASE
)
_CITATION_CHARACTERS = 2_000


def abstracts_in(text: str) -> Iterator[Found]:
    """One draft for each record; what stands between two belongs to the first."""
    starts = record_starts(text)
    for at, after in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _paper(text, unit_of(text, at, after))


def record_starts(text: str) -> list[int]:
    """Where records begin: behind a blank line or going on with counting, a number and the citation of a journal."""
    found: list[int] = []
    last = 0
    for each in _START.finditer(text):
        number = int(each["number"])
        end = text.find("\n\n", each.end(), each.end() + _CITATION_CHARACTERS)
        citation = " ".join(text[each.end() : end if end >= 0 else each.end() + _CITATION_CHARACTERS].split())
        stands_apart = not text[max(0, each.start() - 2) : each.start()].strip("\n")
        if (number == last + 1 or stands_apart) and CITATION.match(citation):
            found.append(each.start())
            last = number
    return found


def _paper(text: str, record: Unit) -> Found:
    paragraphs = list(paragraphs_in(text, record.start, record.end))
    citation = _START.sub("", paragraphs[0].text)
    words = [each.text for each in paragraphs[1:]]
    title, *below = words or [""]
    last = next((at for at, each in enumerate(below) if _IDENTIFIERS.match(each)), len(below))
    authors, abstract, rights = _told_apart(below[:last])
    named = " ".join(each for each in below[last:] if _IDENTIFIERS.match(each) or PMID.search(each))
    reference = reference_of(title, authors, citation, named)
    reference.abstract = "\n\n".join(abstract)
    reference.keep("copyright", " ".join(rights))
    return reference.finished(text, (record.start, record.end))


def _told_apart(paragraphs: list[str]) -> tuple[str, list[str], list[str]]:
    """The authors, the paragraphs of the abstract, and what is said of its copyright."""
    authors = ""
    abstract: list[str] = []
    rights: list[str] = []
    for words in paragraphs:
        plain = _MARKS.sub("", words)
        if _ASIDE.match(words):
            continue
        if not authors and not abstract and are_pubmed_names(plain):
            authors = plain
        elif _COPYRIGHT.match(words):
            rights.append(words)
        else:
            abstract.append(words)
    return authors, abstract, rights
