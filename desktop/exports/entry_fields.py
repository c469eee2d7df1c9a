"""Decides which fields an entry of a bibliography has, and writes their values."""

import re
from urllib.parse import quote

from desktop.exports.bibtex_names import bibtex_names
from desktop.exports.bibtex_options import BibtexOptions, Link
from desktop.exports.book_numbers import isbn_in, issn_in
from desktop.exports.capitals import title_tex
from desktop.exports.derivation import any_link, arxiv_doi, issued, own_link, year_and_month
from desktop.exports.detail_fields import detail_fields
from desktop.exports.dialect import Dialect, EntryType
from desktop.exports.kept_details import detail, people, whole_title, whole_venue
from desktop.exports.publication import csl_type, is_preprint, kind_of_venue
from desktop.exports.romanization import UNSPELT
from desktop.exports.sorting_keys import SortingKeys
from desktop.exports.tex_text import tex_text
from desktop.papers.cleaning import one_line
from desktop.papers.dates import MONTHS
from desktop.papers.paper import Paper

_CATEGORY = re.compile(r"[a-z-]+(?:\.[A-Za-z-]+)?\Z")
_RANGE = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")
_PAGE = re.compile(r"[^\W_]")  # "--" says that there are none, and biber expects a range to begin with one
_DETAILS = ("series", "edition", "chapter", "organization", "address")
_HARMLESS = re.compile(r"[!-\[\]-z|~]*\Z")  # printable ASCII without backslash, braces and blanks
_UNTOUCHED = "".join(letter for letter in map(chr, range(0x21, 0x7F)) if letter not in "\\{}")


def entry_type(paper: Paper, dialect: Dialect) -> EntryType:
    """What kind of entry `paper` is: by its CSL type, else by its venue, else a preprint."""
    if is_preprint(paper):
        return dialect.preprint
    kind = dialect.types.get(csl_type(paper))
    if kind is None and paper.venue:
        kind = dialect.types[kind_of_venue(paper.venue)]
    if kind is not None and kind.name == "incollection" and detail(paper, "bookauthor"):
        kind = kind._replace(name=dialect.part_of_one or kind.name)
    if kind is not None and not (kind.needs_venue and not paper.venue):
        return kind
    return dialect.preprint if any_link(paper) else dialect.other


def entry_fields(
    paper: Paper, key: str, kind: EntryType, options: BibtexOptions, sorting_keys: SortingKeys
) -> dict[str, str]:
    """The fields of the entry of `paper` with their values in TeX, each ready to stand behind "="."""
    title = paper.title if options.dialect.subtitles else whole_title(paper)
    found = {
        "ids": ",".join(paper.former_keys),
        "title": title_tex(title, options.protection, options.keep, to_ascii=options.ascii) or UNSPELT,
        **_people(paper, to_ascii=options.ascii),
        **_publication(paper, kind, options),
        **_identifiers(paper, kind, options),
        **_what_the_user_made(paper, options),
    }
    if "url" not in found:
        found.pop("urldate", None)
    if remark := _remark(paper, options):
        found["note"] = ". ".join(filter(None, (remark, found.get("note"))))
    if not (found["author"] or (found.get("editor") and kind.name == "book")):
        # Styles sort and label by it where nobody is named; only books are sorted by their editors.
        found["key"] = sorting_keys.of(paper.title, str(year_and_month(paper)[0] or "")) or key
    for name in kind.unfit:
        found.pop(name, None)
    for first, second in kind.either:
        if found.get(first):
            found.pop(second, None)
    names = options.dialect.names
    fields = {names.get(name, name): f"{{{value}}}" for name, value in found.items() if value}
    return fields | (_date(paper, kind, options.dialect) if options.dialect.dates else _year_and_month(paper))


def _remark(paper: Paper, options: BibtexOptions) -> str:
    """The note of a record; what authors say on arXiv of pages and figures is not for a list of references."""
    return tex_text(paper.comment, to_ascii=options.ascii) if paper.comment and not paper.arxiv_id else ""


def _year_and_month(paper: Paper) -> dict[str, str]:
    year, month = year_and_month(paper)
    if year is None:
        return {}
    found = {"year": f"{{{year}}}"}
    return found if month is None else {**found, "month": MONTHS[month - 1].lower()}


def _date(paper: Paper, kind: EntryType, dialect: Dialect) -> dict[str, str]:
    """The date as biblatex reads it (ISO 8601-2), and that a preprint is one."""
    date = issued(paper)
    found = {"date": f"{{{date}}}"} if date else {}
    return {**found, "pubstate": "{prepublished}"} if kind is dialect.preprint and paper.arxiv_id else found


def _people(paper: Paper, *, to_ascii: bool) -> dict[str, str]:
    found = {"author": bibtex_names(paper.authors, to_ascii=to_ascii)}
    if "editor" in paper.extra:
        found["editor"] = bibtex_names(people(paper.extra["editor"]), to_ascii=to_ascii)
    return found


def _publication(paper: Paper, kind: EntryType, options: BibtexOptions) -> dict[str, str]:
    def tex(text: str) -> str:
        return tex_text(text, to_ascii=options.ascii)

    found = {"type": kind.kind}
    if paper.extra:
        found |= {name: tex(text) for name in _DETAILS if (text := detail(paper, name))}
        found |= detail_fields(paper, kind.name, options)
    found["isbn"] = isbn_in(paper.extra.get("isbn", ""))
    found["issn"] = issn_in(paper.extra.get("issn", ""))
    if kind.venue:
        is_whole = options.dialect.subtitles or kind.venue != "booktitle"
        found[kind.venue] = tex(paper.venue if is_whole else whole_venue(paper, paper.venue))
    found["volume"], found["number"] = tex(paper.volume), tex(paper.issue)
    found["pages"] = _RANGE.sub("--", tex(paper.pages)) if _PAGE.match(paper.pages) else ""
    publisher = paper.publisher or (paper.venue if kind.publisher != "publisher" else "")
    found[kind.publisher] = tex(publisher) or found.get("organization", "")
    return found


def _identifiers(paper: Paper, kind: EntryType, options: BibtexOptions) -> dict[str, str]:
    found = {"doi": verbatim(paper.doi)}
    if paper.arxiv_id:
        found |= {"eprint": verbatim(paper.arxiv_id), "archiveprefix": options.archive}
        if kind is options.dialect.preprint and options.arxiv_article:
            found["journal"] = f"arXiv preprint arXiv:{verbatim(paper.arxiv_id)}"
        category = paper.categories[0] if paper.categories else ""
        found["primaryclass"] = category if _CATEGORY.match(category) else ""
    elif paper.pmid:
        # As biblatex names it (manual, 3.14.7); biber refuses a field "pmid".
        found |= {"eprint": verbatim(paper.pmid), "archiveprefix": "pubmed"}
    if not paper.doi and options.arxiv_doi and kind is options.dialect.preprint:
        found["doi"] = verbatim(arxiv_doi(paper))
    link = verbatim(own_link(paper))
    if link and options.link is not Link.NONE:
        found |= {"url": link} if options.link is Link.FIELD else {"note": rf"\url{{{link}}}"}
    return found


def _what_the_user_made(paper: Paper, options: BibtexOptions) -> dict[str, str]:
    def tex(text: str) -> str:
        return tex_text(text, to_ascii=options.ascii)

    found = {}
    if options.keywords:
        keywords = dict.fromkeys(word.replace(",", " ") for word in (*paper.keywords, *paper.tags))
        found["keywords"] = ", ".join(filter(None, map(tex, keywords)))
    if options.abstract:
        found["abstract"] = tex(paper.abstract)
    if options.note:
        # What BibTeX prints has blanks for the ends of lines; whoever reads the file sees the note as it was written.
        written = "\n\n".join(filter(None, (paper.note, detail(paper, "annotation"))))
        found["annote"] = "\n".join(_line(tex(line)) for line in written.strip().splitlines())
    return found


def _line(tex: str) -> str:
    """A line of a field that has several: where "@" begins one, some programs look for an entry."""
    return f"{{@}}{tex[1:]}" if tex.startswith("@") else tex


def verbatim(text: str) -> str:
    """An identifier or a link as programs read it: no TeX in it, what would end the field as %XX."""
    return text if _HARMLESS.match(text) else quote(one_line(text), safe=_UNTOUCHED)
