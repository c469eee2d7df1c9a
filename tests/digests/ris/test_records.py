"""RIS of every database: records with and without end, tags in any spelling, each database's own habits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import Name


def drafts_of(text):
    return [found for found in read(Source(text.encode(), "export.ris")) if isinstance(found, Draft)]


def record(lines, kind="JOUR"):
    return f"TY  - {kind}\nTI  - Tea and Time\n{lines}\nER  - \n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "AU  - Author, Ann\nA1  - Berg, B., Jr.",
            {"authors": (Name("Author", "Ann"), Name("Berg", "B.", "", "Jr."))},
        ),
        ("PY  - 2019/05/03/note", {"issued": "2019-05-03"}),
        ("Y1  - 2019//", {"issued": "2019"}),
        ("PY  - 2019\nDA  - 2019/06/01/", {"issued": "2019-06-01"}),
        ("PY  - 2019\nDA  - 2020/06/01/", {"issued": "2019"}),
        ("Y1  - 14-19 June 2020\nPY  - 2020", {"issued": "2020"}),
        ("DO  - http://dx.doi.org/10.1000/X", {"doi": "10.1000/x"}),
        ("M3  - 10.1000/x", {"doi": "10.1000/x"}),
        ("UR  - https://doi.org/10.1000/x", {"doi": "10.1000/x"}),
        ("AB  - See 10.1000/cited and arXiv:1706.03762.", {"doi": "", "arxiv_id": ""}),
        ("N1  - DOI - 10.1000/other", {"doi": ""}),
        ("JO  - ArXiv\nVL  - abs/2101.00001", {"arxiv_id": "2101.00001", "venue": "", "volume": ""}),
        (
            "JO  - arXiv e-prints\nSP  - arXiv:2101.00001",
            {"arxiv_id": "2101.00001", "venue": "", "pages": ""},
        ),
        ("AN  - arXiv:2101.00001", {"arxiv_id": "2101.00001"}),
        ("AN  - 12345678\nDB  - Ovid MEDLINE(R)", {"pmid": "12345678"}),
        ("C3  - PUBMED 12345678,EMBASE 1", {"pmid": "12345678"}),
        ("PMID  - 12345678", {"pmid": "12345678"}),
        ("KW  - kettle\ntea\nsteam", {"keywords": ("kettle", "tea", "steam")}),
        ("T2  - Long Name\nJO  - LN", {"venue": "Long Name"}),
        ("VO  - 43\nVL  - 43\nIS  - 6", {"volume": "43", "issue": "6"}),
        ("SP  - 1\nEP  - 9", {"pages": "1-9"}),
        ("N2  - <b>AIM:</b> to boil", {"abstract": "AIM: to boil"}),
        ("UR  - <Go to ISI>://WOS:1", {"url": "", "extra": {"url": "<Go to ISI>://WOS:1"}}),
    ],
)
def test_tags_are_understood_as_databases_use_them(lines, expected):
    (draft,) = drafts_of(record(lines))
    assert {name: getattr(draft, name) for name in expected} == expected


def test_a_chapter_stands_in_its_book():
    (draft,) = drafts_of("TY  - CHAP\nTI  - A Part\nT2  - The Whole\nA2  - Editor, E.\nER  - \n")
    assert (draft.title, draft.venue, draft.type) == ("A Part", "The Whole", "chapter")


@pytest.mark.parametrize("title", ["TI", "T1", "CT", "BT"])
def test_the_title_may_have_any_of_its_tags(title):
    (draft,) = drafts_of(f"TY  - BOOK\n{title}  - Tea and Time\nER  - \n")
    assert draft.title == "Tea and Time"


@pytest.mark.parametrize(
    "text",
    [
        "1.\nTY  - JOUR\nTI  - One\nPY  - 2001\n\n2.\nTY  - JOUR\nTI  - Two\nPY  - 2002\n",
        "TY  - JOUR\nTI  - One\nPY  - 2001\nTY  - JOUR\nTI  - Two\nPY  - 2002\nER  - ",
        "ty  - jour\nti  - One\npy  - 2001\ner  - \nty  - jour\nti  - Two\npy  - 2002\ner  - ",
        "TY- JOUR\nTI- One\nPY- 2001\nER-\nTY- JOUR\nTI- Two\nPY- 2002\nER-\n",
        "Provider: Tea\nContent: text/plain\n\nTY  - JOUR\nTI  - One\nPY  - 2001\nER  - \n\n"
        "Record #2 of 2\nTY  - JOUR\nTI  - Two\nPY  - 2002\nER  -",
        "\ufeff\ufeffTY  - JOUR\r\nTI  - One\r\nPY  - 2001\r\nER  - \r\n\r\n"
        "TY  - JOUR\r\nTI  - Two\r\nPY  - 2002\r\nER  - ",
    ],
)
def test_records_are_told_apart_however_they_begin_and_end(text):
    found = list(read(Source(text.encode(), "export.ris")))
    assert [(each.title, each.issued) for each in found if isinstance(each, Draft)] == [
        ("One", "2001"),
        ("Two", "2002"),
    ]
    assert not any(isinstance(each, LeftOver | Problem) for each in found)


def test_a_record_without_end_is_doubted():
    (draft,) = drafts_of("TY  - JOUR\nTI  - One\nAU  - Au")
    assert "no end mark" in draft.doubt


def test_a_wrapped_title_is_one_line():
    (draft,) = drafts_of("TY  - JOUR\nTI  - Tea\n      and Time\nER  - \n")
    assert draft.title == "Tea and Time"


@pytest.mark.parametrize(
    "damage", ["words of nobody", "TY  - JOUR\nAU  - Nobody\nER  - ", "XX", "ER  - ", "\x00\x07\n\n"]
)
def test_damage_between_records_costs_only_itself(damage):
    text = f"TY  - JOUR\nTI  - First\nER  - \n{damage}\nTY  - JOUR\nTI  - Last\nER  - \n"
    assert [draft.title for draft in drafts_of(text)] == ["First", "Last"]


WORDS = st.text(alphabet="abc ÄéñßΩ漢字ABC019:?!()&<{}$%\\", min_size=1, max_size=40).map(
    lambda text: "T" + " ".join(text.replace("<", "< ").split())
)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(WORDS, WORDS, st.integers(1900, 2026), st.integers(1, 10**6)), min_size=1, max_size=6),
    st.sampled_from([("TI", "  - "), ("T1", " - "), ("TI", "  -  "), ("ti", "  - ")]),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
    st.booleans(),
)
def test_what_is_written_as_ris_is_read_back_from_its_span(records, style, between, ended):
    tag, mark = style
    text = between.join(
        f"TY{mark}JOUR\n{tag}{mark}{title}\nAB{mark}{abstract}\nPY{mark}{year}\nDO{mark}10.1000/{doi}"
        + (f"\nER{mark}\n" if ended else "\n")
        for title, abstract, year, doi in records
    )
    drafts = drafts_of(text)
    assert [(draft.title, draft.issued, draft.doi) for draft in drafts] == [
        (title, str(year), f"10.1000/{doi}") for title, _, year, doi in records
    ]
    decoded = text.replace("\r\n", "\n")
    for draft, (title, abstract, *_) in zip(drafts, records, strict=True):
        raw = decoded[slice(*draft.span)]
        assert raw.upper().startswith("TY")
        assert title in raw
        assert abstract in raw


@pytest.mark.parametrize(
    ("lines", "kind", "extra"),
    [
        ("C7  - 104501", "JOUR", {"article number": "104501"}),
        ("C7  - 104501", "BOOK", {"custom 7": "104501"}),
        ("AV  - Room 4", "JOUR", {"archive location": "Room 4"}),
    ],
)
def test_tags_that_mean_another_thing_elsewhere_have_names_of_their_own(lines, kind, extra):
    (draft,) = drafts_of(record(lines, kind))
    assert draft.extra == extra
