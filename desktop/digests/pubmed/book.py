"""Takes what a PubMed record says of a book, or of a chapter or section of one, into a reference."""

from typing import TYPE_CHECKING

from desktop.digests.fields.reference import Reference
from desktop.digests.markup.records import each_at, words_at
from desktop.digests.pubmed.article import authors_in, read_abstract, read_date, read_title
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import OTHERS, inverted

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def read_book(reference: Reference, record: "Element") -> None:
    """Fills `reference` with a PubmedBookArticle: a chapter when it has a title of its own, else the book."""
    document = next(iter(record.iterfind(".//{*}BookDocument")), record)
    chapter = words_at(document, "{*}ArticleTitle")
    book = words_at(document, "{*}Book/{*}BookTitle")
    read_title(reference, chapter or book, words_at(document, "{*}VernacularTitle"))
    read_abstract(reference, document)
    _read_people(reference, document, is_chapter=bool(chapter))
    reference.put("pmid", pmid_of(words_at(document, "{*}PMID")))
    for each in document.iterfind("{*}ArticleIdList/{*}ArticleId"):
        text = "".join(map(str, each.itertext())).strip()
        if each.get("IdType") == "doi":
            reference.put_doi(text)
        elif each.get("IdType") == "bookaccession":
            reference.keep("accession number", text)
    if chapter:
        reference.put("venue", book.rstrip("."))
    reference.put("type", "chapter" if chapter else "book")
    reference.put("issued", read_date(document.find("{*}Book/{*}PubDate")) or _contributed(document))
    reference.put("publisher", words_at(document, "{*}Book/{*}Publisher/{*}PublisherName"))
    reference.keep("address", words_at(document, "{*}Book/{*}Publisher/{*}PublisherLocation"))
    reference.put("volume", words_at(document, "{*}Book/{*}Volume"))
    reference.put("pages", words_at(document, "{*}Pagination/{*}MedlinePgn"))
    for name, path in (("edition", "Edition"), ("series", "CollectionTitle"), ("isbn", "Isbn")):
        reference.keep(name, words_at(document, f"{{*}}Book/{{*}}{path}"))
    reference.keep("language", ", ".join(each_at(document, "{*}Language")))
    reference.add("keywords", each_at(document, "{*}KeywordList/{*}Keyword"))


def _contributed(document: "Element") -> str:
    return read_date(document.find("{*}ContributionDate"))


def _read_people(reference: Reference, document: "Element", *, is_chapter: bool) -> None:
    """Authors of the chapter, else those of the book; editors of the book are kept."""
    own = [each for each in document.iterfind("{*}AuthorList") if each.get("Type") != "editors"]
    of_book = list(document.iterfind("{*}Book/{*}AuthorList"))
    authors = own or [each for each in of_book if each.get("Type") != "editors"]
    if authors:
        reference.authors = list(authors_in(authors[0]))
    for each in of_book:
        if each.get("Type") == "editors":
            names = authors_in(each)
            reference.keep(
                "editor", " and ".join("others" if name == OTHERS else inverted(name) for name in names)
            )
        elif is_chapter and own and each is not authors[0]:
            reference.keep(
                "book author", " and ".join(inverted(name) for name in authors_in(each) if name != OTHERS)
            )
