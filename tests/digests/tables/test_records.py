"""Tables give their papers with all they say; what is wrong in a row is told with its place and costs that row."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.containers.streams import HEAD_BYTES
from desktop.digests.decoding import decoded
from desktop.digests.document_reading import found_in as found_in_document
from desktop.digests.document_reading import opened
from desktop.digests.part import Part
from desktop.digests.tables import records
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import full

WORD = st.text(st.sampled_from("abcXYZé,;\"\n|'"), min_size=1, max_size=12)
TITLE = WORD.map(lambda text: f"A {text.strip() or 'x'} b")
PAPER = st.fixed_dictionaries(
    {
        "title": TITLE,
        "abstract": st.one_of(st.just(""), WORD.map(lambda text: f"We {text} show.")),
        "doi": st.one_of(st.just(""), st.integers(1, 9_999).map(lambda number: f"10.1000/x{number}")),
        "year": st.one_of(st.just(""), st.integers(1950, 2030).map(str)),
    }
)


class Silent:
    """Progress that nobody watches."""

    def step(self, done, total=None, note=""):
        """Do nothing."""


def table(rows, delimiter=","):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def one_draft(drafts_in, names, cells):
    (draft,) = drafts_in(table([names, cells]))
    return draft


@given(st.lists(PAPER, min_size=1, max_size=6), st.sampled_from(",;\t"))
@settings(max_examples=50)
def test_papers_come_back_as_they_were_written(drafts_in, papers, delimiter):
    names = ["Title", "Abstract", "DOI", "Year"]
    text = table([names, *([paper[name.lower()] for name in names] for paper in papers)], delimiter)
    drafts = drafts_in(text)
    whole = text.replace("\r\n", "\n")
    assert [(" ".join(paper["title"].split()), paper["doi"], paper["year"]) for paper in papers] == [
        (draft.title, draft.doi, draft.issued) for draft in drafts
    ]
    for draft, paper in zip(drafts, papers, strict=True):
        cells = next(csv.reader([whole[slice(*draft.span)]], delimiter=delimiter))
        assert cells[0] == paper["title"].replace("\r\n", "\n")


SCOPUS = {
    "Authors": "Bee A.; Cee D.",
    "Author full names": "Bee, Ann (57190000001); Cee, Dan (57190000002)",
    "Title": "A Title",
    "Year": "2020",
    "Source title": "A Journal",
    "Volume": "12",
    "Issue": "3",
    "Art. No.": "",
    "Page start": "45",
    "Page end": "67",
    "DOI": "10.1000/ABC",
    "Link": "https://www.scopus.com/x",
    "Abstract": "We show. © 2020 The Authors",
    "Author Keywords": "one; two",
    "Document Type": "Article",
    "Source": "Scopus",
    "EID": "2-s2.0-1",
}


def test_an_export_of_scopus(drafts_in):
    draft = one_draft(drafts_in, list(SCOPUS), list(SCOPUS.values()))
    assert [full(name) for name in draft.authors] == ["Ann Bee", "Dan Cee"]
    assert (draft.venue, draft.volume, draft.issue, draft.pages) == ("A Journal", "12", "3", "45-67")
    assert (draft.doi, draft.issued, draft.type) == ("10.1000/abc", "2020", "article-journal")
    assert draft.abstract == "We show."
    assert draft.keywords == ("one", "two")
    assert draft.extra["EID"] == "2-s2.0-1"


def test_tags_of_web_of_science_above_columns_in_utf_16(found_in):
    text = (
        "PT\tAU\tTI\tSO\tDT\tDE\tID\tAB\tPD\tPY\tVL\tIS\tBP\tEP\tDI\tUT\tPM\r\n"
        "J\tBee, A; Cee, D\tA Title\tA JOURNAL\tArticle\tone; two\tthree\tWe show.\tMAY 3\t2020\t1\t2\t3\t9\t"
        "10.1000/x\tWOS:1\t123\r\n"
    )
    *_, draft = found_in(text.encode("utf-16"), "savedrecs.txt")
    assert (draft.title, draft.venue, draft.issued) == ("A Title", "A JOURNAL", "2020-05-03")
    assert (draft.issue, draft.pages, draft.pmid, draft.doi) == ("2", "3-9", "123", "10.1000/x")
    assert draft.keywords == ("one", "two", "three")


def test_an_export_of_embase(drafts_in):
    names = ["Title", "Author Names", "Source", "Abstract", "Open URL Link"]
    link = "http://resolver.example/?sid=EMBASE&id=doi:10.1000%2Fabc.1&atitle=A"
    cells = [
        "A Title",
        "Bee A., Cee D.E.",
        "A Journal (2014) 3:2 (152-160). Date of Publication: 2014",
        "We show.",
        link,
    ]
    draft = one_draft(drafts_in, names, cells)
    assert (draft.venue, draft.volume, draft.issue, draft.pages) == ("A Journal", "3", "2", "152-160")
    assert (draft.issued, draft.doi) == ("2014", "10.1000/abc.1")
    assert [name.family for name in draft.authors] == ["Bee", "Cee"]


def test_an_export_of_pubmed(drafts_in):
    names = [
        "PMID",
        "Title",
        "Authors",
        "Citation",
        "Journal/Book",
        "Publication Year",
        "Create Date",
        "PMCID",
        "DOI",
    ]
    cells = [
        "123",
        "A Title",
        "Bee AC, Cee D.",
        "A J. 2022 Mar;5(2):3-4.",
        "A J",
        "2022",
        "2021/12/01",
        "PMC1",
        "10.1000/x",
    ]
    draft = one_draft(drafts_in, names, cells)
    assert (draft.pmid, draft.issued, draft.venue) == ("123", "2022", "A J")
    assert [tuple(name)[:2] for name in draft.authors] == [("Bee", "AC"), ("Cee", "D")]


def test_a_row_of_zotero_without_title_is_kept_by_its_doi(found_in):
    rows = [
        ["Key", "Item Type", "Title", "DOI", "Extra", "Date Added"],
        ["ABCD1234", "journalArticle", "", "10.1000/x", "", ""],
        [
            "ABCD1235",
            "preprint",
            "T t",
            "",
            "arXiv: 2401.00001\nCitation Key: bee2024\nread twice",
            "2024-01-01",
        ],
        ["ABCD1236", "note", "", "", "", ""],
    ]
    text = table(rows)
    first, second, rest = found_in(text)[1:]
    assert (first.title, first.doi) == ("", "10.1000/x")
    assert first.doubt
    assert (second.arxiv_id, second.citation_key, second.extra["note"]) == (
        "2401.00001",
        "bee2024",
        "read twice",
    )
    assert second.issued == ""
    assert isinstance(rest, LeftOver)


def test_links_name_the_paper_and_its_code(drafts_in):
    names = ["paper_title", "paper_link", "conference", "year", "repo_link"]
    cells = ["A Title", "https://arxiv.org/abs/2401.00001v2", "CONF", "2024", "https://github.com/a/b"]
    draft = one_draft(drafts_in, names, cells)
    assert (draft.arxiv_id, draft.arxiv_version, draft.venue) == ("2401.00001", 2, "CONF")
    assert draft.links == ("https://github.com/a/b",)


def test_a_cell_is_never_a_formula_and_the_mark_against_it_is_taken_out(drafts_in):
    drafts = drafts_in(
        table([["title", "year"], ["'=1+1 is two", "2020"], ["=HYPERLINK(0)", "2021"], ["'Tis so", "2022"]])
    )
    assert [draft.title for draft in drafts] == ["=1+1 is two", "=HYPERLINK(0)", "'Tis so"]


def test_a_table_without_titles_is_refused_and_its_header_shown(refused_or_found):
    error, _ = refused_or_found(b"author,year,journal\nBee,2020,J\nCee,2021,K\n")
    assert "“author”, “year”, “journal”" in str(error)


@pytest.mark.parametrize(
    "text",
    ["title,completed\nWater the tea,yes\nBuy cups,no\n",
     "Title;Year;Director\nThe Kettle;2020;A. Bee\nSteam;2021;C. Dee\n",
     "title,url,price\nTeapot,https://shop.example.org/1,12\nKettle,https://shop.example.org/2,30\n"],
)  # fmt: skip
def test_a_table_of_tasks_products_or_films_is_refused(refused_or_found, text):
    error, _ = refused_or_found(text.encode())
    assert "nothing in this table is of papers" in error.reason
    assert error.place == "row 1"


@pytest.mark.parametrize(
    "text",
    ["title,priority,authors\nOn Tea,high,Ann Bee\nOn Cups,low,C. Dee\n",
     "title,done,link\nOn Tea,no,https://arxiv.org/abs/2401.00001\nOn Cups,no,https://arxiv.org/abs/2401.00002\n",
     "title,notes\nOn Tea,good\nOn Cups,better\n"],
)  # fmt: skip
def test_a_plan_for_reading_is_one_of_papers(drafts_in, text):
    assert [draft.title for draft in drafts_in(text)] == ["On Tea", "On Cups"]


def test_a_table_without_header_is_refused(refused_or_found):
    error, _ = refused_or_found(b"A Paper,A,10.1/x,2024\nAnother Paper,B,10.1/y,2024\n")
    assert error.place == "row 1"


def test_a_header_alone_is_refused(refused_or_found):
    error, _ = refused_or_found(b"title,authors,year\n")
    assert "no rows" in error.reason


def test_rows_of_another_width_are_kept_and_told(found_in):
    text = 'title,authors,doi,year\n"A\nTitle",A,,2020\nShort one\nLong one,A,,2021,more,\n'
    found = found_in(text)
    assert [each.title for each in found if isinstance(each, Draft)] == ["A Title", "Short one", "Long one"]
    assert [each.place for each in found if isinstance(each, Problem)] == ["row 3 (line 4)", "row 4 (line 5)"]
    assert all(each.doubt for each in found[-2:] if isinstance(each, Draft))
    assert found[-1].extra == {"cells without a column": "more"}


def test_separators_at_the_end_of_rows_are_no_damage(found_in):
    found = found_in("title,year\nA Title,2020,,\nB Title,2021,,\n")
    assert [type(each) for each in found] == [DigestFacts, Draft, Draft]


@pytest.mark.parametrize(
    "damage", ['"open,A,2024\n', '"a" b",c,"d\n', "\0\0,\0\n", '"' * 7 + "\n", "x" * 3_000 + "\n"]
)
def test_damage_costs_its_row_alone(found_in, damage):
    text = f"title,authors,year\nFirst Title,A,2020\n{damage}Last Title,B,2021\n"
    titles = [each.title for each in found_in(text) if isinstance(each, Draft)]
    assert {"First Title", "Last Title"} <= set(titles)


def test_a_cut_row_is_told_and_kept_with_what_was_whole(found_in):
    *_, problem, draft = found_in('title,year,abstract\nA Title,2020,We.\nB Title,2021,"We sh')
    assert "never closed" in problem.reason
    assert (draft.title, draft.issued, draft.abstract) == ("B Title", "2021", "")
    assert draft.doubt


def test_many_rows_of_another_width_are_told_in_one(found_in):
    found = found_in("title,year,doi\n" + "A Title,2020\n" * 100)
    problems = [each for each in found if isinstance(each, Problem)]
    assert len(problems) == 21
    assert problems[-1].reason.startswith("80 more rows")


def test_a_long_table_is_read_in_pieces_with_its_header():
    filler = "word" * 4_000
    rows = "".join(f'"Title {number}","{filler}\nand more",{2000 + number % 20}\r\n' for number in range(400))
    data = f"title,abstract,year\r\n{rows}".encode()
    assert len(data) > HEAD_BYTES
    chunks = iter([data[at : at + 700_000] for at in range(HEAD_BYTES, len(data), 700_000)])
    one = opened(Part(data[:HEAD_BYTES], "long.csv", more=chunks, size=len(data)))
    found = list(found_in_document(one, Silent(), 0, 10_000))
    drafts = [each for each in found if isinstance(each, Draft)]
    assert [draft.title for draft in drafts] == [f"Title {number}" for number in range(400)]
    assert len(found) == len(drafts) + 1
    text = decoded(data).text
    for draft in drafts[::51]:
        assert text[slice(*draft.span)].startswith(f'"{draft.title}"')


def test_what_is_whole_ends_before_the_last_row():
    text = 'title,year\nA,2020\n"B\nC",2021\nD'
    assert text[records.whole_until(text) :] == "D"
    assert records.whole_until("title,year\nA,20") == 0
    assert records.carried("sep=;\ntitle;year\nA;2020\n") == "sep=;\ntitle;year\n"


def test_of_two_columns_with_one_name_the_first_counts_and_it_is_told(found_in):
    _, problem, draft = found_in("title,title,year\nA Title,other,2024\n")
    assert (draft.title, problem.place) == ("A Title", "row 1")


def test_prose_with_commas_is_no_table():
    assert records.looks_like("One, two, and three.\n\nFour, five, and six.\n") == 0.0


def test_a_refusal_names_no_more_than_a_dozen_columns(found_in):
    names = ",".join(f"column {number}" for number in range(100))
    with pytest.raises(UnreadableInput, match="88 more"):
        found_in(f"{names}\n{names}\n{names.replace('column', 'x')}\n")
