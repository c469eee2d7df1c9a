"""Takes authors, journal and identifiers out of the lines below a title in an alert or a result list of PubMed."""

import re
from typing import Any

from desktop.digests.fields.catalogue_names import catalogue_names
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.markup.parsing import is_of_class
from desktop.digests.markup.text import words_of
from desktop.digests.web.cards import Card
from desktop.papers.identifiers import doi_of

_NAMES = re.compile(
    r"(?:[^\W\d_][\w'’-]*(?: [\w'’-]+){0,3} [A-Z]{1,4}(?: (?:Jr|Sr|2nd|3rd))?(?:, |\.\s*\Z|\Z))+(?:et al\.?)?\Z"
)
_NAME = re.compile(r"(?P<family>\S.*) (?P<given>[A-Z]{1,4})(?P<suffix>(?: (?:Jr|Sr|2nd|3rd))?)\Z")
_ET_AL = re.compile(r",? et al\.?\Z")
_CITATION = re.compile(
    r"(?P<venue>[^.]{2,200})\. "
    r"(?P<date>(?:19|20)\d\d(?: [A-Z][a-z]{2}(?:[- ](?:[A-Z][a-z]{2}|\d{1,2})){0,2})?)[^;.]{0,20}"
    r"(?:;(?P<volume>[\w-]{0,20})(?:\((?P<issue>[^()]{1,40})\))?(?::(?P<pages>[\w–-]{1,30}))?)?"
)
_DOI = re.compile(r"\bdoi:\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_LABELLED = ("docsum-authors", "docsum-journal-citation", "docsum-snippet")
_FULL = "full-"
_BLOCKS = ("td", "div", "p", "span", "li", "dd")
_LINE_CHARACTERS = 5_000


def pubmed_fields(card: Card) -> dict[str, Any]:
    """The fields of Draft that the lines of a result give; a snippet is no abstract and stays apart."""
    authors, citation, snippet = (_labelled(card, name) for name in _LABELLED)
    lines = [words for each in card.all(*_BLOCKS) if 0 < len(words := words_of(each)) < _LINE_CHARACTERS]
    authors = authors or next((line for line in lines if _NAMES.match(line)), "")
    found = _CITATION.match(citation) or next(
        (found for line in lines if (found := _CITATION.match(line))), None
    )
    doi = _DOI.search(citation) or next((each for line in lines if (each := _DOI.search(line))), None)
    fields: dict[str, Any] = {"authors": tuple(catalogue_names(_names_in(authors)))}
    if doi:
        fields["doi"] = doi_of(doi[1])
    if found:
        fields |= {name: found[name] or "" for name in ("venue", "volume", "issue", "pages")}
        fields["issued"] = partial_date(found["date"]) or found["date"][:4]
    return {**fields, "extra": {"snippet": snippet} if snippet else {}}


def _labelled(card: Card, name: str) -> str:
    """The text of the element of a class; the full form is preferred to one for narrow screens."""
    found = [each for each in card.all() if is_of_class(each, name)]
    full = [each for each in found if _FULL in (each.get("class") or "")]
    return next((words for each in (*full, *found) if (words := words_of(each))), "")


def _names_in(text: str) -> list[str]:
    others = ["et al."] if _ET_AL.search(text) else []
    names = _ET_AL.sub("", text).rstrip(". ").split(", ")
    return [*(_NAME.sub(_inverted, name) for name in names), *others]


def _inverted(name: re.Match[str]) -> str:
    """A name as catalogues write it: "Bee, Jr, AC" for "Bee AC Jr"."""
    return ", ".join(filter(None, (name["family"], name["suffix"].strip(), name["given"])))
