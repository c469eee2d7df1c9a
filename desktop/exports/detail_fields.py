"""Writes the details of a record as fields of a bibliography: those of biblatex's data model, and no other."""

import re

from desktop.exports.bibtex_names import bibtex_names
from desktop.exports.bibtex_options import BibtexOptions
from desktop.exports.capitals import title_tex
from desktop.exports.dialect import BIBTEX
from desktop.exports.kept_details import ALIASES, dates, people, subtitle
from desktop.exports.tex_text import tex_text
from desktop.papers.paper import Paper

_TABLE = """
eid: article inproceedings incollection inbook book thesis report
editortype: article inproceedings incollection inbook book misc online dataset software
translator editora editoratype editorb editorbtype editorc editorctype: article incollection inbook book
annotator commentator origlanguage: article incollection inbook book
version: article report misc online dataset software patent
language: article inproceedings incollection inbook book thesis report misc online unpublished dataset software
issuetitle issuesubtitle issuetitleaddon journalsubtitle journaltitleaddon: article
maintitle mainsubtitle maintitleaddon part volumes: inproceedings incollection inbook book
booksubtitle booktitleaddon: inproceedings incollection inbook
eventtitle eventtitleaddon eventdate venue: inproceedings unpublished
afterword foreword introduction: incollection inbook book
pagetotal: book thesis report
type: thesis report misc unpublished dataset software patent
howpublished: misc unpublished software
isrn: report
bookauthor: inbook
holder: patent
"""
"""Fields and the entry types that have them in biblatex's default data model (biber refuses the others)."""
_ANYWHERE = """
subtitle titleaddon addendum pubstate langid langidopts shorttitle sorttitle indextitle indexsorttitle shorthand
shortauthor shorteditor shortjournal shortseries sortname nameaddon authortype origdate origtitle origlocation
origpublisher urldate pagination bookpagination
"""


def _fields_by_type() -> dict[str, frozenset[str]]:
    rows = [line.split(": ") for line in _TABLE.strip().split("\n")]
    types = {kind for _, kinds in rows for kind in kinds.split()}
    own = {
        kind: [name for names, kinds in rows if kind in kinds.split() for name in names.split()]
        for kind in types
    }
    return {kind: frozenset((*names, *_ANYWHERE.split())) for kind, names in own.items()}


_FIELDS = _fields_by_type()
_CLASSIC = frozenset(BIBTEX.order)
_SAME = {"phdthesis": "thesis", "techreport": "report"}
_KNOWN = frozenset[str]().union(*_FIELDS.values())
_NAMES = {other: name for name in ALIASES if name in _KNOWN for other in ALIASES[name]} | {
    name: name for name in _KNOWN
}
_PEOPLE = frozenset(
    {
        "bookauthor", "translator", "editora", "editorb", "editorc", "annotator", "commentator", "afterword",
        "foreword", "introduction", "sortname",
    }
)  # fmt: skip
_GROUPS = frozenset({"holder", "shortauthor", "shorteditor"})
_DATES = frozenset({"urldate", "eventdate", "origdate"})
_TITLES = frozenset({"maintitle", "mainsubtitle", "booksubtitle"})
_LANGUAGES = frozenset({"language", "origlanguage"})
_LANGUAGE = re.compile(r"[a-z]{4,}(?: and [a-z]{4,})*\Z")
"""Babel's names, or biblatex's own words; a code ("en", "eng") would be printed as it is."""
_KEY = re.compile(r"[A-Za-z-]+\Z")
_SHAPES = {
    "langid": _KEY, "pubstate": _KEY, "authortype": _KEY, "editortype": _KEY, "editoratype": _KEY,
    "editorbtype": _KEY, "editorctype": _KEY, "pagination": _KEY, "bookpagination": _KEY,
    "langidopts": re.compile(r"[a-z]+=[A-Za-z]+(?:,\s*[a-z]+=[A-Za-z]+)*\Z"),
    "volumes": re.compile(r"[0-9]{1,5}\Z"),
}  # fmt: skip
_KINDS = {
    "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis", "candthesis": "Candidate thesis",
    "resreport": "Research report",
}  # fmt: skip


def detail_fields(paper: Paper, entry_type: str, options: BibtexOptions) -> dict[str, str]:
    """The details of `paper` that an entry of `entry_type` may have, in TeX; what no style reads is left out."""
    if not paper.extra:
        return {}
    allowed = _FIELDS.get(_SAME.get(entry_type, entry_type), frozenset())
    if not options.dialect.dates:
        allowed &= _CLASSIC
    found: dict[str, str] = {}
    for key, text in paper.extra.items():
        name = _NAMES.get(key)
        if name in allowed and (name == key or name not in paper.extra) and not found.get(name):
            found[name] = _value(name, text, options)
    if "subtitle" in found:
        found["subtitle"] = _title(subtitle(paper), options)
    return found


def _value(name: str, text: str, options: BibtexOptions) -> str:
    if name in _PEOPLE or name in _GROUPS:
        return bibtex_names(people(text, groups=name in _GROUPS), to_ascii=options.ascii)
    if name in _DATES:
        return dates(text)
    if name in _LANGUAGES:
        words = text.strip().lower()
        return words if _LANGUAGE.match(words) else ""
    if name in _SHAPES:
        return text.strip() if _SHAPES[name].match(text.strip()) else ""
    if name == "type" and not options.dialect.dates:
        return _kind(text, options)
    return _title(text, options) if name in _TITLES else tex_text(text, to_ascii=options.ascii)


def _kind(text: str, options: BibtexOptions) -> str:
    """What kind of thesis or report it is, in words: classic styles know no keys."""
    words = _KINDS.get(text, text)
    return tex_text(words, to_ascii=options.ascii) if not re.fullmatch(r"[a-z]+", words) else ""


def _title(text: str, options: BibtexOptions) -> str:
    return title_tex(text, options.protection, options.keep, to_ascii=options.ascii)
