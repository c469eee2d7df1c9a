"""Reads the lines "DOI: …", "arXiv: …" that Zotero and others keep in a field for whatever has no field."""

import re

from desktop.digests.fields.reference import Reference
from desktop.papers.identifiers import pmid_of

_LINE = re.compile(r"(?P<key>[A-Za-z][\w. -]{1,40}):\s*(?P<value>\S.*)")


def read_note_lines(reference: Reference, note: str, name: str = "note") -> None:
    """Takes the lines of `note` that name an identifier; the others are kept under `name`."""
    reference.keep(
        name, "\n".join(line for line in note.split("\n") if not names_identifier(reference, line))
    )


def names_identifier(reference: Reference, line: str) -> bool:
    """Whether a line "key: value" named an identifier, which then is the reference's."""
    found = _LINE.match(line.strip())
    if not found:
        return False
    key, value = found["key"].lower(), found["value"].strip()
    if key in {"arxiv", "arxiv id"}:
        return reference.put_arxiv(value)
    if key == "pmid":
        return reference.put("pmid", pmid_of(value))
    if key == "doi" and not reference.has("doi"):
        reference.put_doi(value)
        return True
    return key == "citation key" and reference.put("citation_key", value)
