"""Reads where a paper appeared from what follows its title in a reference."""

import re

from desktop.digests.fields.reference import Reference
from desktop.papers.identifiers import arxiv_of, doi_of, pmid_of, without_sentence_end

_LINK = re.compile(
    r"(?:(?:available|retrieved)(?: (?:at|from|online))?:? *|URL:? *)?(https?://\S+|(?<!\w)www\.\S+)",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:doi:? *|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arXiv|CoRR)(?: e-?prints?| preprint)?[,:\s]*(?:abs/|arXiv:)?"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?: *\[[\w.-]+\])?",
    re.IGNORECASE,
)
_PMID = re.compile(r"PMID:? *(\d{1,9})", re.IGNORECASE)
_PAGES = r"(?P<pages>[A-Za-z]?\d+(?: ?[-–—] ?[A-Za-z]?\d+)?)"
_VOLUME = r"(?<![\d.])(?P<volume>(?!(?:19|20)\d\d\b)\d{1,4})"
_ISSUE = r"(?P<issue>(?!(?:19|20)\d\d\))[^()]{1,20})"
_PLACE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"vol(?:ume)?\.? *(?P<volume>[\w-]+)(?:,? *(?:no|nr|number|issue|iss)\.? *(?P<issue>[\w/-]+))?"
        rf"(?:.{{0,30}}?pp?\.? *{_PAGES})?",
        r"\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?; *(?P<volume>\d+)(?: ?\((?P<issue>[^()]{1,20})\))?"
        rf": ?{_PAGES}",
        rf"(?P<volume>\d{{1,4}})\.(?P<issue>\d{{1,3}}) \(\d{{4}}\)(?:: ?{_PAGES})?",
        rf"{_VOLUME} ?\({_ISSUE}\)(?:[:,]? (?:pp?\. ?)?{_PAGES})?",
        rf"\bp(?:p?\.|ages?) ?{_PAGES}",
        rf"{_VOLUME}[:,] ?{_PAGES}",
    )
)
_VENUE_END = re.compile(
    r"[,.;:]?\s*(?:\bvol(?:ume)?\b|\bno\.|\bpp?\.|\bpages?\b|\(?(?:1[6-9]|20)\d\d\b|\d+(?:\.\d+)? ?[(:,]"
    r"|\d+\Z|\barxiv:|\[|doi\b|\()",
    re.IGNORECASE,
)
_IN = re.compile(r"[Ii]n(?: the)?:? |In: ")
_LONGEST = 300
_DASH = re.compile(r" ?[-–—] ?")


def read_where(reference: Reference, where: str) -> None:
    """Fills `reference` with identifiers, venue, volume, issue and pages; the words are kept as they are."""
    rest = _without_identifiers(reference, where)
    inside = _IN.match(rest)
    rest = rest[inside.end() :] if inside else rest
    for pattern in _PLACE:
        if found := pattern.search(rest):
            for field, value in found.groupdict().items():
                reference.put(field, _DASH.sub("-", value or ""))
            break
    end = _VENUE_END.search(rest)
    venue = (rest[: end.start()] if end else rest).strip(" .,;:")
    if len(venue) <= _LONGEST and any(letter.isalpha() for letter in venue):
        reference.put("venue", venue)


def _without_identifiers(reference: Reference, where: str) -> str:
    for pattern in (_DOI, _LINK, _PMID, _ARXIV):
        while found := pattern.search(where):
            text = without_sentence_end(found[1])
            if pattern is _DOI:
                reference.put_doi(doi_of(text))
            elif pattern is _LINK:
                reference.put_link(text if "://" in text else f"https://{text}")
            elif pattern is _PMID:
                reference.put("pmid", pmid_of(text))
            elif arxiv_of(text):
                reference.put_arxiv(text)
            where = f"{where[: found.start()]} {where[found.end() :]}".strip(" .,;")
    return " ".join(where.split())
