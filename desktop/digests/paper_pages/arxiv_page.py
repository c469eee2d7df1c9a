"""Reads the page of one paper on arXiv (/abs/…) as it is copied from a browser."""

import re
from collections.abc import Sequence

from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.name_lists import names_of
from desktop.digests.fields.reference import Reference
from desktop.digests.paper_pages.lines import behind, first_at, joined
from desktop.digests.prose.paragraphs import Unit

SOURCE = "arXiv"
ABOVE = 0
START = re.compile(r"\[?(?:v\d+ )?\[?Submitted on (?P<day>\d{1,2} \w{3,9} \d{4})")
_CITE = re.compile(r"Cite as:?[\s|]*arXiv:(?P<id>\S+?)(?:\s|\[|\Z)")
_VERSION = re.compile(r"\(?or\s*arXiv:(?P<id>\S+?)\s*\[")
_TITLE, _AUTHORS = re.compile(r"Title:\s*"), re.compile(r"Authors?:\s*")
_ABSTRACT = re.compile(r"Abstract:\s*")
_LABEL = re.compile(
    r"(?P<label>Comments|Subjects|Cite as|Report number|Journal reference|Related DOI|[AM][CS][MC] classes):[\s|]*"
)
_BUTTON = re.compile(r"(?:View (?:a )?PDF|HTML \(experimental\)|TeX Source|Download PDF|Other Formats)(?!\w)")
_CATEGORY = re.compile(r"\(([a-z-]+(?:\.[A-Za-z-]{2,})?)\)")
_FIELDS = {"Comments": "comment", "Journal reference": "venue"}
_ABSTRACT_LINES, _BELOW = 200, 12


def reference_in(lines: Sequence[Unit]) -> Reference | None:
    """The paper of a page, None for lines that are none."""
    cited = [at for at, each in enumerate(lines) if _CITE.match(each.text)]
    abstract = first_at(lines, _ABSTRACT)
    if not cited or not 0 < abstract < cited[0]:
        return None
    reference = Reference()
    if found := START.match(lines[0].text):
        reference.put("issued", partial_date(found["day"]))
    _take_head(reference, lines[1:abstract])
    _take_rest(reference, lines[abstract : cited[0] + _BELOW])
    return reference


def _take_head(reference: Reference, lines: Sequence[Unit]) -> None:
    """Title and authors, with the labels that a browser shows to none but those who cannot see, or without."""
    lines = [each for each in lines if not _BUTTON.match(each.text) and not each.text.endswith("]")]
    authors = first_at(lines, _AUTHORS)
    authors = authors if authors >= 0 else min(1, len(lines) - 1)
    if authors > 0:
        reference.title = behind(_TITLE, joined(lines[:authors]))
        reference.authors = list(names_of(behind(_AUTHORS, joined(lines[authors:]))))


def _take_rest(reference: Reference, lines: Sequence[Unit]) -> None:
    end = first_at(lines, _LABEL, 1, min(len(lines), _ABSTRACT_LINES))
    end = end if end > 0 else len(lines)
    reference.abstract = behind(_ABSTRACT, joined(lines[:end]))
    for each in lines[end:]:
        if version := _VERSION.match(each.text):
            reference.put_arxiv(version["id"])
    for each in lines[end:]:
        if label := _LABEL.match(each.text):
            _take_field(reference, label["label"], each.text[label.end() :], each.text)


def _take_field(reference: Reference, label: str, value: str, line: str) -> None:
    if label == "Subjects":
        reference.add("categories", _CATEGORY.findall(value))
    elif label == "Related DOI":
        reference.put_doi(value)
    elif found := _CITE.match(line):
        reference.put_arxiv(found["id"])
    elif label in _FIELDS:
        reference.put(_FIELDS[label], value)
    else:
        reference.keep(label.lower(), value)
