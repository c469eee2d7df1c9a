"""MEDLINE records come back as they were written, from PubMed and ERIC, and damage costs one of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.ris import records as ris
from desktop.digests.tagged import medline
from desktop.papers.draft import Draft
from desktop.papers.name import full

WORDS = st.lists(
    st.sampled_from(["colour", "of", "notebooks", "changes", "what", "is", "written", "in", "them", "again"]),
    min_size=2,
    max_size=30,
)
RECORD = st.fixed_dictionaries(
    {
        "TI": WORDS.map(lambda words: " ".join(("A", *words))),
        "AB": WORDS.map(" ".join),
        "PMID": st.integers(1, 99_999_999).map(str),
        "DP": st.sampled_from(["2019", "2019 Nov-Dec", "2019 Nov 3"]),
        "FAU": st.lists(st.sampled_from(["Bee, Ann", "van Cee, Dan", "Dee, Eve F"]), unique=True, max_size=3),
    }
)
DATES = {"2019": "2019", "2019 Nov-Dec": "2019", "2019 Nov 3": "2019-11-03"}
ONE = """PMID- 123
OWN - NLM
DP  - 2019 Nov
TI  - The colour of notebooks: a
      trial.
LID - 10.1000/x [doi]
LID - e12 [pii]
AB  - BACKGROUND: We
      show. RESULTS: Yes.
FAU - Bee, Ann
AU  - Bee A
CN  - Notebook Group
PT  - Journal Article
PT  - Review
DEP - 20191105
JT  - The journal of notebooks
TA  - J Notebooks
VI  - 5
IP  - 2
PG  - 67-9
MH  - Colour/*methods
OT  - paper
PMC - PMC77
AID - 10.1000/x [doi]
CIN - Another J. 2020;1:1. PMID: 999
SO  - J Notebooks. 2019 Nov;5(2):67-9. doi: 10.1000/x.
"""


def written(record):
    """The record with lines of at most 60 characters."""
    lines = []
    for tag, value in record.items():
        for text in value if isinstance(value, list) else [value]:
            words = iter(text.split(" "))
            line = f"{tag:<4}- {next(words)}"
            for word in words:
                if len(line) + len(word) > 60:
                    lines.append(line)
                    line = f"      {word}"
                else:
                    line += f" {word}"
            lines.append(line)
    return "\n".join(lines) + "\n"


@given(st.lists(RECORD, min_size=1, max_size=5))
@settings(max_examples=40)
def test_records_come_back_as_they_were_written(drafts_in, records):
    text = "\n".join(map(written, records))
    drafts = drafts_in(text)
    assert [(draft.title, draft.abstract, draft.pmid) for draft in drafts] == [
        (record["TI"], record["AB"], record["PMID"]) for record in records
    ]
    for draft, record in zip(drafts, records, strict=True):
        assert draft.issued == DATES[record["DP"]]
        assert [name.family for name in draft.authors] == [
            name.split(",")[0].split()[-1] for name in record["FAU"]
        ]
        assert text[slice(*draft.span)] == written(record).rstrip("\n")


def test_a_record_of_pubmed(drafts_in):
    (draft,) = drafts_in(ONE)
    assert draft.title == "The colour of notebooks: a trial"
    assert draft.abstract == "BACKGROUND: We show. RESULTS: Yes."
    assert [full(name) for name in draft.authors] == ["Ann Bee", "Notebook Group"]
    assert (draft.pmid, draft.doi, draft.issued) == ("123", "10.1000/x", "2019-11-05")
    assert (draft.venue, draft.volume, draft.issue, draft.pages) == (
        "The journal of notebooks",
        "5",
        "2",
        "67-9",
    )
    assert draft.keywords == ("paper", "Colour/methods")
    assert draft.extra["pmcid"] == "PMC77"
    assert "999" not in draft.model_dump_json()


def test_one_damaged_tag_does_not_make_it_ris():
    damaged = f"{ONE}\n{ONE.replace('TI  -', 'Ty  -', 1)}"
    assert ris.looks_like(damaged) < medline.looks_like(damaged)


def test_a_record_of_eric_has_no_number(drafts_in):
    text = (
        "OWN - ERIC\nTI  - A Title\nAU  - Bee, Ann B.\nJT  - A Journal\nAID - http://dx.doi.org/10.1000/x\n"
        "OID - EJ1\nDP  - Article 10 2019\nLID - http://eric.ed.gov/?id=EJ1\nISSN- EISSN-1234-5678\n\n"
        "OWN - ERIC\nTI  - Another Title\nOID - EJ2\n"
    )
    first, second = drafts_in(text)
    assert (first.doi, first.issued, first.extra["record id"]) == ("10.1000/x", "2019", "EJ1")
    assert (second.title, second.pmid) == ("Another Title", "")


def test_records_are_told_apart_without_empty_lines(drafts_in):
    text = "".join(f"PMID- {number}\nTI  - Title {number}\n" for number in range(1, 4))
    assert [draft.pmid for draft in drafts_in(text)] == ["1", "2", "3"]


def test_a_translated_title_stands_without_its_brackets(drafts_in):
    (draft,) = drafts_in("PMID- 1\nTI  - [On notebooks].\nTT  - Uber Hefte.\n")
    assert (draft.title, draft.extra["original title"]) == ("On notebooks", "Uber Hefte.")


def test_a_chapter_gives_its_book_in_doubt(drafts_in):
    chapter, book = drafts_in(
        "PMID- 1\nPB  - A Press\nTI  - A Chapter\nBTI - A Book\nFAU - Bee, Ann\nFED - Cee, Dan\n"
    )
    assert (chapter.title, chapter.type, chapter.venue, chapter.doubt) == (
        "A Chapter",
        "chapter",
        "A Book",
        "",
    )
    assert (book.title, book.type, book.pmid, book.authors) == ("A Book", "book", "", ())
    assert "A Chapter" in book.doubt


@pytest.mark.parametrize("damage", ["", "AB  - \n", "\x00\x00\n", "PMID\n", "  - \n", "TI\n", "!!!\n\n"])
def test_damage_in_one_record_leaves_the_others(found_in, damage):
    text = f"PMID- 1\nTI  - First\n\nPMID- 2\n{damage}\nPMID- 3\nTI  - Third\n"
    titles = [each.title for each in found_in(text) if isinstance(each, Draft)]
    assert {"First", "Third"} <= set(titles)


def test_a_cut_file_gives_every_record_before(drafts_in):
    text = "\n".join([ONE.replace("123", str(number)) for number in range(1, 5)])
    assert len(drafts_in(text[: -len(ONE) // 2])) == 4


def test_other_tagged_formats_are_none():
    assert medline.looks_like("TY  - JOUR\nTI  - A\nER  - \n") == 0.0
    assert medline.looks_like("Owners should read on.\n") == 0.0


def test_what_is_whole_ends_before_the_last_record():
    assert medline.whole_until(f"{ONE}\n{ONE}") == len(ONE) + 1
