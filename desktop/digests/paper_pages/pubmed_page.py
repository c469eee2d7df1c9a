"""Reads the page of one article on PubMed as it is copied from a browser."""

import re
from collections.abc import Sequence

from desktop.digests.fields.name_lists import names_of
from desktop.digests.fields.reference import Reference
from desktop.digests.paper_pages.lines import first_at, joined
from desktop.digests.prose.paragraphs import Unit
from desktop.digests.pubmed.text_fields import PMID, reference_of

SOURCE = "PubMed"
ABOVE = 1
START = re.compile(r"\. ?(?:19|20)\d\d\b[^.]{0,60}")
_ASIDE = re.compile(
    r"(?:Affiliations?|Collaborators?|Free (?:PMC )?article|Expand|Actions?)\b.{0,20}\Z|doi:|epub|online ahead",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"Abstract\Z")
_END = re.compile(
    r"(?:Keywords:|Copyright\b|©|PubMed Disclaimer|Conflict of interest|Figures?\Z|Similar articles|Cited by"
    r"|References\Z|Publication types|MeSH terms|LinkOut|Grants? and funding|Related information|Trial registration)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"(?:\s+(?:\d{1,3}|[#*†‡§]))+(?=\s*(?:,|;|\Z))")
"""The numbers behind an author that lead to addresses."""
_BEFORE_NUMBER, _BEFORE_ABSTRACT, _ABSTRACT_LINES = 14, 6, 300


def reference_in(lines: Sequence[Unit]) -> Reference | None:
    """The article of a page, None for lines that are none; what stands below as similar or citing is none."""
    anchor = first_at(lines, PMID, 0, min(len(lines), _BEFORE_NUMBER))
    issued = first_at(lines, START, 1, 2)
    if anchor < 0 or issued < 0:
        return None
    between = [each for each in lines[issued + 1 : anchor] if not _ASIDE.match(each.text)]
    abstract = first_at(lines, _ABSTRACT, anchor, min(len(lines), anchor + _BEFORE_ABSTRACT))
    if not between or (abstract < 0 and len(between) < 2):
        return None
    citation = lines[0].text.rstrip(".") + joined(lines[issued : issued + 2])
    reference = reference_of(between[0].text, "", citation, joined(lines[anchor : anchor + 3]))
    reference.authors = list(names_of(_MARKS.sub("", joined(between[1:]))))
    if abstract >= 0:
        end = first_at(lines, _END, abstract + 1, min(len(lines), abstract + _ABSTRACT_LINES))
        reference.abstract = "\n\n".join(
            each.text for each in lines[abstract + 1 : end if end > 0 else abstract + 2]
        )
    return reference
