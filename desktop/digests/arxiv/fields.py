"""The lines of an arXiv announcement: which of them begin a field, which say that a paper was replaced."""

import re

from desktop.digests.containers.envelope import day_of

# info.arxiv.org/help/prep lists what authors fill in; "From", "Proxy" and "Subj-class" are of old mailings.
_NAMES = {
    "title": "title", "author": "authors", "authors": "authors", "author(s)": "authors", "categories": "categories",
    "category": "categories", "comments": "comments", "comment": "comments", "doi": "doi", "date": "date",
    "journal-ref": "journal", "journal reference": "journal", "journal ref": "journal", "report-no": "report number",
    "report number": "report number", "msc-class": "MSC class", "msc class": "MSC class", "acm-class": "ACM class",
    "acm class": "ACM class", "license": "license", "subj-class": "subject class", "proxy": "proxy", "from": "from",
    "subject": "categories", "subjects": "categories",
}  # fmt: skip
_FIELD = re.compile(
    r"[ \t]*(?:[#*+-]{1,6}[ \t]+)?\*{0,2}(?P<name>[A-Za-z][A-Za-z() -]{1,18}?)\*{0,2}[ \t]?"
    r"(?:\(revised[^)\n]{0,12}\))?:\*{0,2}(?:[ \t]+|$)"
)
_REPLACED = re.compile(
    r"\s*(?:replaced with|figures? added|part(?:ially)? (?:added|replaced))\b[^\n\d]{0,60}", re.IGNORECASE
)
_SIZE = re.compile(r"\s*\(\s*[\d.]+\s*[kKmM]?b[^)\n]{0,20}\)?\s*\Z")


def field_name(line: str) -> tuple[str, int]:
    """The field that a line begins and where its value starts; ("", 0) for a line that begins none."""
    found = _FIELD.match(line)
    name = _NAMES.get(found["name"].lower(), "") if found else ""
    return (name, found.end()) if found and name else ("", 0)


def replaced_on(line: str) -> str | None:
    """The day on which a line says that the paper was replaced, "" without one; None for any other line."""
    found = _REPLACED.match(line)
    return day_sent(line[found.end() :]) if found else None


def day_sent(text: str) -> str:
    """The day in the value of a field "Date", behind which the size of the paper stands."""
    return day_of(_SIZE.sub("", text))
