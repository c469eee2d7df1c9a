"""What was typed on the sheet for a new paper, as bibliographic fields."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from desktop.papers.cleaning import one_line
from desktop.papers.fields import edited
from desktop.papers.identifiers import arxiv_of, doi_of
from desktop.ui.links import safe_link

TYPED_FIELDS = ("title", "authors", "issued", "identifier", "abstract")
"""The fields of the sheet; "identifier" is a link, an arXiv identifier or a DOI."""

_DOI_HOSTS = {"doi.org", "dx.doi.org", "www.doi.org"}


def fields_of(typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The fields by name, as texts that `papers.fields.edited` takes, and the sentences for those it refuses.

    Empty ones are left out; sentences are by TYPED_FIELDS.
    """
    fields: dict[str, str] = {}
    problems: dict[str, str] = {}
    for name in TYPED_FIELDS:
        text = typed.get(name, "")
        if name == "identifier":
            fields |= (found := _identified(text))
            if text.strip() and not found:
                problems[name] = _tr("“{text}” is not a link, an arXiv id or a DOI.").format(
                    text=one_line(text)[:80]
                )
        elif problem := _problem(name, text):
            problems[name] = problem
        elif text.strip():
            fields[name] = text
    return fields, problems


def _identified(text: str) -> dict[str, str]:
    """Return the field that a link or identifier belongs to."""
    line = one_line(text)
    if found := arxiv_of(line):
        return {"arxiv_id": found.identifier}
    link = safe_link(line)
    if (not link or urlsplit(link).hostname in _DOI_HOSTS) and (doi := doi_of(line)):
        return {"doi": doi}
    return {"url": link} if link else {}


def _problem(name: str, text: str) -> str:
    try:
        edited(name, text)
    except ValueError as error:
        words = str(error)
        return words[:1].upper() + words[1:] + "."
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("AddPaper", text)
