"""Web of Science records come back as they were written, whatever the file is called."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.tagged import web_of_science
from desktop.papers.digest import LeftOver
from desktop.papers.draft import Draft

WORDS = st.lists(
    st.sampled_from(["colour", "of", "notebooks", "changes", "what", "is", "written", "in", "them", "again"]),
    min_size=2,
    max_size=20,
)
RECORD = st.fixed_dictionaries(
    {
        "AU": st.lists(st.sampled_from(["Bee, A", "Cee, DE", "Dee, F"]), min_size=1, max_size=3, unique=True),
        "TI": WORDS,
        "AB": WORDS,
        "PY": st.integers(1950, 2030).map(str),
    }
)
ONE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Bee, A
   Cee, D
AF Bee, Ann
   Cee, Dan
TI The Colour of Notebooks: A
   Trial
SO JOURNAL OF NOTEBOOKS
DT Article; Early Access
DE paper; colour
ID INK
AB We show.
C1 [Bee, Ann; Cee, Dan] Univ Paper, Dept, City.
CR Eff G, 2001, J OTHER, V1, P1, DOI 10.1000/cited
NR 1
PD NOV 3
PY 2019
VL 5
IS 2
BP 67
EP 70
DI 10.1000/x
UT WOS:000001
PM 123
ER

EF
"""


def written(record):
    """The record with every second word on a new line."""
    lines = ["PT J", f"AU {record['AU'][0]}", *(f"   {name}" for name in record["AU"][1:])]
    for tag in ("TI", "AB"):
        words = record[tag]
        parts = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
        lines += [f"{tag} {parts[0]}", *(f"   {part}" for part in parts[1:])]
    return "\n".join([*lines, f"PY {record['PY']}", "ER"])


@given(st.lists(RECORD, min_size=1, max_size=5))
@settings(max_examples=40)
def test_records_come_back_as_they_were_written(drafts_in, records):
    text = "FN Clarivate\nVR 1.0\n" + "\n\n".join(map(written, records)) + "\n\nEF\n"
    drafts = drafts_in(text)
    assert [(draft.title, draft.abstract, draft.issued) for draft in drafts] == [
        (" ".join(record["TI"]), " ".join(record["AB"]), record["PY"]) for record in records
    ]
    for draft, record in zip(drafts, records, strict=True):
        assert [f"{name.family}, {name.given}" for name in draft.authors] == record["AU"]
        assert text[slice(*draft.span)] == written(record)


@pytest.mark.parametrize("name", ["savedrecs.txt", "savedrecs.ris", "savedrecs.isi"])
def test_a_full_record(found_in, name):
    facts, draft = found_in("\ufeff" + ONE, name)
    assert facts.kind == "web-of-science"
    assert (draft.title, draft.venue, draft.issued) == (
        "The Colour of Notebooks: A Trial",
        "JOURNAL OF NOTEBOOKS",
        "2019-11-03",
    )
    assert [name.given for name in draft.authors] == ["Ann", "Dan"]
    assert (draft.volume, draft.issue, draft.pages) == ("5", "2", "67-70")
    assert (draft.doi, draft.pmid, draft.type) == ("10.1000/x", "123", "article-journal")
    assert draft.keywords == ("paper", "colour", "INK")
    assert draft.extra["accession number"] == "WOS:000001"
    assert "cited" not in draft.model_dump_json()


def test_a_record_that_is_not_ended_ends_with_the_next(drafts_in):
    first, second = drafts_in("FN Clarivate\nPT J\nTI One Title\nPT J\nTI Two Title\nER\n")
    assert (first.title, second.title) == ("One Title", "Two Title")
    assert first.doubt
    assert not second.doubt


def test_numbers_of_inspec_are_no_keywords(drafts_in):
    text = (
        "FN ISI Export Format\nPT J\nTI A Title of BaB/sub 2/O\nDE Experimental/ one thing; two/ three\n"
        "ID 0003-1/2006/x],[10.1000/abc.1]\nUT INSPEC:1\nER\n"
    )
    (draft,) = drafts_in(text)
    assert draft.keywords == ("Experimental", "one thing", "two", "three")
    assert draft.doi == "10.1000/abc.1"


def test_text_between_records_is_left_over(found_in):
    found = found_in("PT J\nTI One Title\nER\nsome words between\nPT J\nTI Two Title\nER\n")
    assert [each.title for each in found if isinstance(each, Draft)] == ["One Title", "Two Title"]
    assert [each.text for each in found if isinstance(each, LeftOver)] == ["some words between"]


@pytest.mark.parametrize("damage", ["XX\n", "\x00\n", "TI\n", "zzz\n" * 3, "AB " + "x" * 5_000 + "\n"])
def test_damage_in_one_record_leaves_the_others(found_in, damage):
    text = f"FN Clarivate\nPT J\nTI First\nER\n\nPT J\n{damage}ER\n\nPT J\nTI Third\nER\nEF\n"
    titles = [each.title for each in found_in(text) if isinstance(each, Draft)]
    assert {"First", "Third"} <= set(titles)


def test_ris_is_none():
    assert web_of_science.looks_like("TY  - JOUR\nTI  - A\nPT  - J\nER  - \n") == 0.0


def test_what_is_whole_ends_before_the_last_record():
    text = "FN x\nPT J\nTI A\nER\n\nPT J\nTI B"
    assert text[web_of_science.whole_until(text) :] == "PT J\nTI B"
