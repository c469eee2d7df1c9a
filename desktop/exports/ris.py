"""Writes papers as RIS, which EndNote, Zotero and databases read: one tag a line, nothing that could end a record."""

from collections.abc import Iterable, Iterator, Mapping

from desktop.exports.derivation import issued, own_link
from desktop.exports.kept_details import dates, detail, people, whole_title, whole_venue
from desktop.exports.publication import csl_type, is_preprint, venue
from desktop.exports.reference_options import ReferenceOptions
from desktop.papers.cleaning import one_line
from desktop.papers.name import OTHERS, Name, inverted
from desktop.papers.paper import Paper

_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "paper-conference": "CPAPER", "chapter": "CHAP", "book": "BOOK", "report": "RPRT", "thesis": "THES",
    "manuscript": "UNPB", "webpage": "ELEC", "post-weblog": "BLOG", "software": "COMP", "dataset": "DATA",
    "patent": "PAT", "standard": "STAND", "pamphlet": "PAMP", "motion_picture": "MPCT", "map": "MAP",
    "figure": "FIGURE", "legislation": "STAT", "legal_case": "CASE", "bill": "BILL", "hearing": "HEAR",
    "song": "SOUND", "speech": "SLIDE", "graphic": "ART", "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT", "classic": "CLSWK", "personal_communication": "PCOMM",
}  # fmt: skip
_KEPT = {
    "ET": "edition",
    "CY": "address",
    "T3": "series",
    "SE": "chapter",
    "LA": "language",
    "ST": "shorttitle",
    "J2": "shortjournal",
    "NV": "volumes",
    "OP": "origtitle",
    "M3": "type of work",
}


def to_ris(
    papers: Iterable[Paper], keys: Mapping[int, str], options: ReferenceOptions | None = None
) -> Iterator[str]:
    """The records of `papers` as text, one each, in the order given; tags as RIS 2001 and its readers know them."""
    options = options or ReferenceOptions()
    blank = ""
    for paper in papers:
        lines = (f"{tag}  - {one_line(value)}\n" for tag, value in _tags(paper, keys, options) if value)
        yield f"{blank}TY  - {_type(paper)}\n{''.join(lines)}ER  - \n"
        blank = "\n"


def _type(paper: Paper) -> str:
    """An arXiv paper is unpublished (Zotero and EndNote say so as well), what nobody knows is generic."""
    return "UNPB" if is_preprint(paper) else _TYPES.get(csl_type(paper), "GEN")


def _tags(paper: Paper, keys: Mapping[int, str], options: ReferenceOptions) -> Iterator[tuple[str, str]]:
    yield "ID", keys.get(paper.id, "")
    yield "TI", whole_title(paper)
    yield from (("AU", _person(name)) for name in paper.authors if name != OTHERS)
    # In a book's part the second author is its editor to every reader; elsewhere it may be the series'.
    editor = "A2" if _type(paper) in {"CHAP", "CPAPER"} else "ED"
    yield from ((editor, _person(name)) for name in people(detail(paper, "editor")))
    yield from (("A4", _person(name)) for name in people(detail(paper, "translator")) if name != OTHERS)
    yield from _date(paper)
    yield "T2", whole_venue(paper, venue(paper))
    yield from (("VL", paper.volume), ("IS", paper.issue))
    start, _, end = paper.pages.partition("-")
    yield from (("SP", start.strip()), ("EP", end.strip()), ("PB", paper.publisher))
    yield from ((tag, detail(paper, name)) for tag, name in _KEPT.items())
    yield "C7", detail(paper, "eid")
    yield from (("SN", paper.extra.get("isbn", "")), ("SN", paper.extra.get("issn", "")))
    yield "DO", paper.doi
    if paper.arxiv_id:
        yield "AN", f"arXiv:{paper.arxiv_id}" + (f"v{paper.arxiv_version}" if paper.arxiv_version else "")
    yield "C2", f"PMID: {paper.pmid}" if paper.pmid else ""
    yield from (("UR", own_link(paper)), ("Y2", dates(detail(paper, "urldate")).replace("-", "/")))
    if options.keywords:
        yield from (("KW", word.replace(";", ",")) for word in dict.fromkeys((*paper.keywords, *paper.tags)))
    yield "AB", paper.abstract if options.abstract else ""
    yield "N1", paper.note if options.note else ""


def _person(name: Name) -> str:
    """Family, given and suffix; ";" would stand between two authors."""
    if name.literal:
        return name.literal.replace(";", ",")
    family = " ".join(filter(None, (name.particle, name.family)))
    parts = (family, name.given, name.suffix) if name.given else (inverted(name),)
    return ", ".join(filter(None, parts)).replace(";", " ")


def _date(paper: Paper) -> Iterator[tuple[str, str]]:
    date = issued(paper)
    yield "PY", date[:4]
    yield "DA", date.replace("-", "/") if len(date) > 4 else ""
