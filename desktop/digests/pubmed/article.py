"""Takes what a PubMed record says of its article into a reference, and nothing of what it says of cited ones."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.fields.loose_dates import joined_date, partial_date
from desktop.digests.fields.publication_types import csl_type_of_word
from desktop.digests.fields.reference import Reference
from desktop.digests.markup.records import each_at, words_at
from desktop.digests.pubmed.titles import title_of, without_stop
from desktop.papers.identifiers import pmid_of
from desktop.papers.name import OTHERS, Name, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_RETRACTED = "Retracted Publication"
_TOLD_BY_VENUE = frozenset({"article-journal", ""})


def read_article(reference: Reference, record: "Element") -> None:
    """Fills `reference` with a PubmedArticle, or a MedlineCitation alone."""
    found = record.find(".//{*}MedlineCitation")
    citation = record if found is None else found
    found = citation.find("{*}Article")
    article = citation if found is None else found
    read_title(reference, words_at(article, "{*}ArticleTitle"), words_at(article, "{*}VernacularTitle"))
    read_abstract(reference, article, citation)
    reference.authors = list(authors_in(article.find("{*}AuthorList")))
    _read_identifiers(reference, record, citation, article)
    _read_publication(reference, citation, article)
    reference.put("issued", _issued(article))
    words = [*each_at(citation, "{*}KeywordList/{*}Keyword")]
    words += each_at(citation, "{*}MeshHeadingList/{*}MeshHeading/{*}DescriptorName")
    reference.add("keywords", (word.rstrip(" .") for word in words))


def read_title(reference: Reference, title: str, vernacular: str) -> None:
    """Sets the title without the full stop that PubMed adds, and without the brackets around a translation."""
    vernacular = without_stop(vernacular)
    reference.title = title_of(title) or vernacular
    if reference.title != vernacular:
        reference.keep("original title", vernacular)


def read_abstract(reference: Reference, *elements: "Element") -> None:
    """Sets the abstract of all its labelled parts; further ones (other languages, plain summaries) are kept."""
    for element in elements:
        for name in ("Abstract", "OtherAbstract"):
            for found in element.iterfind(f"{{*}}{name}"):
                text = "\n\n".join(_parts_of(found))
                if name == "Abstract" and not reference.abstract:
                    reference.abstract = text
                else:
                    reference.keep("other abstract", text)


def authors_in(people: "Element | None") -> Iterator[Name]:
    """The names of an AuthorList in order; OTHERS last where it says that it is not complete."""
    if people is None:
        return
    for each in people.iterfind("{*}Author"):
        if each.get("ValidYN") == "N":
            continue
        family, group = words_at(each, "{*}LastName"), words_at(each, "{*}CollectiveName")
        if family:
            given = words_at(each, "{*}ForeName", "{*}FirstName", "{*}Initials")
            name = name_of(f"{family}, X") if given else name_of(f"{family},")
            yield name._replace(given=given, suffix=words_at(each, "{*}Suffix"))
        elif group:
            yield Name(literal=group.rstrip(" ."))
    if people.get("CompleteYN") == "N":
        yield OTHERS


def read_date(element: "Element | None") -> str:
    """A partial date of Year, Month and Day, or of a MedlineDate such as "2000 Spring"."""
    if element is None:
        return ""
    year = words_at(element, "{*}Year")
    month, day = words_at(element, "{*}Month"), words_at(element, "{*}Day")
    free = words_at(element, "{*}MedlineDate")
    return joined_date(year, month, day) or partial_date(free) or joined_date(free[:4])


def _issued(article: "Element") -> str:
    """The date of the issue; the day of online publication where that says more of the same year."""
    printed = read_date(article.find("{*}Journal/{*}JournalIssue/{*}PubDate"))
    online = read_date(article.find("{*}ArticleDate"))
    return online if not printed or (len(printed) == len("2019") and online.startswith(printed)) else printed


def _read_identifiers(
    reference: Reference, record: "Element", citation: "Element", article: "Element"
) -> None:
    reference.put("pmid", pmid_of(words_at(citation, "{*}PMID")))
    places = [(each, each.get("EIdType"), each.get("ValidYN")) for each in article.iterfind("{*}ELocationID")]
    # Lists of references hold ids of other articles below the same names.
    listed = record.iterfind("{*}PubmedData/{*}ArticleIdList/{*}ArticleId")
    places += [(each, each.get("IdType"), "Y") for each in listed]
    for element, kind, valid in places:
        text = " ".join("".join(map(str, element.itertext())).split())
        if kind == "doi" and valid != "N":
            reference.put_doi(text)
        elif kind == "pubmed":
            reference.put("pmid", pmid_of(text))
        elif kind in {"pmc", "pmcid", "mid"}:
            reference.keep("pmcid" if kind != "mid" else "manuscript id", text)
        elif kind == "pii":
            reference.keep("pii", text)
    for text in each_at(citation, "{*}OtherID"):
        reference.keep("pmcid" if text.startswith("PMC") else "other id", text)


def _read_publication(reference: Reference, citation: "Element", article: "Element") -> None:
    reference.put(
        "venue", words_at(article, "{*}Journal/{*}Title", "{*}Journal/{*}ISOAbbreviation").rstrip(".")
    )
    reference.put("venue", words_at(citation, "{*}MedlineJournalInfo/{*}MedlineTA"))
    reference.keep("journal abbreviation", words_at(article, "{*}Journal/{*}ISOAbbreviation"))
    reference.keep("issn", words_at(article, "{*}Journal/{*}ISSN"))
    reference.put("volume", words_at(article, "{*}Journal/{*}JournalIssue/{*}Volume"))
    reference.put("issue", words_at(article, "{*}Journal/{*}JournalIssue/{*}Issue"))
    reference.put("pages", _pages(article))
    reference.keep("language", ", ".join(each_at(article, "{*}Language")))
    kinds = list(each_at(article, "{*}PublicationTypeList/{*}PublicationType"))
    reference.keep("publication types", ", ".join(kinds))
    types = [csl_type_of_word(kind) for kind in kinds]
    is_journal = reference.has("venue")
    reference.put(
        "type",
        next((kind for kind in types if kind not in _TOLD_BY_VENUE), "article-journal" if is_journal else ""),
    )
    if _RETRACTED in kinds:
        reference.put("status", "retracted")


def _pages(article: "Element") -> str:
    if pages := words_at(article, "{*}Pagination/{*}MedlinePgn"):
        return pages.rstrip(".")
    first, last = (
        words_at(article, "{*}Pagination/{*}StartPage"),
        words_at(article, "{*}Pagination/{*}EndPage"),
    )
    return f"{first}-{last}" if first and last and first != last else first


def _parts_of(abstract: "Element") -> Iterator[str]:
    from desktop.digests.markup.text import paragraphs_of  # noqa: PLC0415 - lxml takes time to import

    for part in abstract.iterfind("{*}AbstractText"):
        text, label = paragraphs_of(part, ()), (part.get("Label") or "").strip()
        if text:
            yield f"{label.rstrip(':')}: {text}" if label and label != "UNLABELLED" else text
