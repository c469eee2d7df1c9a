"""Reads a forum of OpenReview, the page of one submission, as it is copied from a browser."""

import re
from collections.abc import Sequence

from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.name_lists import names_of
from desktop.digests.fields.reference import Reference
from desktop.digests.paper_pages.lines import behind, first_at, joined
from desktop.digests.prose.paragraphs import Unit

SOURCE = "OpenReview"
START = re.compile(
    r"(?:Published: )?(?P<day>\d{1,2} \w{3} \d{4}),? (?:\([^()]{1,60}\),? )?"
    r"(?:Last )?Modified: .{6,40}?\d{4}\b"
)
_VENUE = re.compile(r"(?P<venue>\S.{2,80}?)\s*(?:Everyone|Readers:|CC BY|Revisions|BibTeX|\Z)")
_LABEL = re.compile(r"(?P<label>[A-Z][\w;/ -]{1,40}(?:\.DR)?): ?(?=\S)")
_ABSTRACT, _KEYWORDS = re.compile(r"Abstract: ?"), re.compile(r"Keywords: ?")
_BUTTON = re.compile(
    r"(?:Download PDF|Open Webpage|PDF|Open\s*Review\S*|Back to .*|Go to .*|Login|Search .*)\Z"
)
ABOVE, _BELOW = 5, 60


def reference_in(lines: Sequence[Unit]) -> Reference | None:
    """The submission of the page, None for any other text; reviews and comments below it are none."""
    published = first_at(lines, START)
    abstract = (
        first_at(lines, _ABSTRACT, published + 1, min(len(lines), published + _BELOW))
        if published > 0
        else -1
    )
    above = [
        each for each in lines[max(0, published - ABOVE) : max(0, published)] if not _BUTTON.match(each.text)
    ]
    found = START.match(lines[published].text) if published > 0 else None
    if not found or abstract < 0 or len(above) < 2:
        return None
    reference = Reference()
    reference.title = above[-2].text
    reference.authors = list(names_of(above[-1].text))
    reference.put("issued", partial_date(found["day"]))
    _take_venue(reference, lines[published].text[found.end() :])
    end = first_at(lines, _LABEL, abstract + 1, min(len(lines), abstract + _BELOW))
    reference.abstract = behind(_ABSTRACT, joined(lines[abstract : end if end > 0 else abstract + 1]))
    if (
        keywords := first_at(
            lines, _KEYWORDS, published, published + _BELOW if published + _BELOW < len(lines) else None
        )
    ) > 0:
        reference.add("keywords", behind(_KEYWORDS, lines[keywords].text).split(", "))
    return reference


def _take_venue(reference: Reference, rest: str) -> None:
    if venue := _VENUE.match(rest.strip(" ·|")):
        reference.put("venue", venue["venue"])
