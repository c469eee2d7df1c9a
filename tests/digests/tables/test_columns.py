"""Columns are known by the names that programs write above them."""

import pytest

from desktop.digests.tables.columns import columns_of, name_key

EXPORTS = {
    "Scopus": (
        "Authors,Author full names,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,"
        "Cited by,DOI,Link,Abstract,Author Keywords,Document Type,Source,EID"
    ),
    "IEEE Xplore": (
        "Document Title,Authors,Author Affiliations,Publication Title,Date Added To Xplore,Publication Year,"
        "Volume,Issue,Start Page,End Page,Abstract,ISSN,ISBNs,DOI,PDF Link,Author Keywords,Publisher"
    ),
    "Springer": (
        "Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,"
        "Publication Year,URL"
    ),
    "PubMed": "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,DOI",
    "Zotero": "Key,Item Type,Publication Year,Author,Title,Publication Title,DOI,Url,Abstract Note,Date,Pages",
    "Web of Science": (
        "Publication Type,Authors,Author Full Names,Article Title,Source Title,Document Type,Abstract,"
        "Publication Date,Publication Year,Volume,Issue,Start Page,End Page,DOI,Pubmed Id"
    ),
    "tags": "PT,AU,AF,TI,SO,LA,DT,DE,ID,AB,SN,PD,PY,VL,IS,BP,EP,DI,PM,UT",
}


@pytest.mark.parametrize("export", EXPORTS)
def test_exports_have_title_authors_venue_year_and_doi(export):
    columns = columns_of(EXPORTS[export].split(","))
    assert {"title", "authors", "venue", "year", "doi"} <= columns.fields.keys()


def test_a_surer_name_comes_first():
    names = EXPORTS["Scopus"].split(",")
    columns = columns_of(names)
    assert [names[at] for at in columns.fields["authors"]] == ["Author full names", "Authors"]
    assert [names[at] for at in columns.fields["venue"]] == ["Source title"]


def test_a_vague_name_counts_only_where_no_other_does():
    assert columns_of(("name", "year")).fields["title"] == (0,)
    assert columns_of(("name", "title")).fields["title"] == (1,)
    assert not columns_of(("name", "age", "city")).has_title
    assert columns_of(("title", "description")).fields["abstract"] == (1,)
    assert columns_of(("title", "description", "abstract")).others == ((1, "description"),)


def test_when_somebody_saved_a_paper_is_no_date_of_it():
    columns = columns_of(("title", "Date Added", "created", "Access Date", "time_added"))
    assert "date" not in columns.fields


def test_of_two_columns_with_one_name_the_first_counts():
    columns = columns_of(("title", "Title ", "year"))
    assert columns.fields["title"] == (0,)
    assert columns.twice == ("Title",)


def test_two_letters_mean_a_field_only_among_other_tags():
    assert "issue" not in columns_of(("title", "is", "so")).fields
    assert columns_of(EXPORTS["tags"].split(",")).fields["issue"] == (14,)


def test_names_differ_only_in_words():
    assert name_key("  Abstract_Note ") == name_key("abstract-note") == "abstract note"
