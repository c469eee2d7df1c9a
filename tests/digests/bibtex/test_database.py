"""Bibliographies of every program are read: each entry once, its own fields, and what is broken costs only itself."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.digest import LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name


def drafts_of(text):
    return [found for found in read(Source(text.encode(), "library.bib")) if isinstance(found, Draft)]


def titles_of(text):
    return [draft.title for draft in drafts_of(text)]


def entry(fields, opening="@article{key, "):
    return f"{opening}title = {{Tea and Time}}, {fields}}}\n"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("eprint = {2101.00001}, archivePrefix = {arXiv}, primaryClass = {cs.CL}",
         {"arxiv_id": "2101.00001", "categories": ("cs.CL",)}),
        ("journal = {CoRR}, volume = {abs/2101.00001}", {"arxiv_id": "2101.00001", "venue": "", "volume": ""}),
        ("journal = {ArXiv}, volume = {abs/2101.00001}", {"arxiv_id": "2101.00001", "venue": ""}),
        ("journal = {arXiv preprint arXiv:2101.00001}", {"arxiv_id": "2101.00001", "venue": ""}),
        ("note = {arXiv:2101.00001 [cs, stat]}", {"arxiv_id": "2101.00001", "comment": ""}),
        ("note = {see also arXiv:2101.00001 and others}", {"arxiv_id": ""}),
        ("abstract = {As in arXiv:2101.00001 and doi 10.1000/other.}", {"arxiv_id": "", "doi": ""}),
        ("number = {arXiv:2101.00001}", {"arxiv_id": "2101.00001", "issue": ""}),
        ("eprint = {9801001}, archivePrefix = {hep-th}", {"arxiv_id": "hep-th/9801001"}),
        ("eprint = {12345678}, eprinttype = {pmid}", {"pmid": "12345678", "arxiv_id": ""}),
        ("note = {PMID: 12345678}", {"pmid": "12345678", "comment": ""}),
        ("doi = {https://doi.org/10.1000/A\\_B}", {"doi": "10.1000/a_b"}),
        ("doi = {10.1000/one, 10.1000/two}", {"doi": "10.1000/one", "extra": {"other DOI": "10.1000/two"}}),
        ("url = {http://a.example/x}, eprint = {http://a.example/x.pdf}",
         {"url": "http://a.example/x", "links": ("http://a.example/x.pdf",)}),
        ("year = 2020, month = may # {~5}", {"issued": "2020-05-05"}),
        ("year = {{2020}}, month = {{JUN 15}}", {"issued": "2020-06-15"}),
        ("year = {2020}, month = {09--15 Jun}", {"issued": "2020-06"}),
        ("date = {2004-05/2004-06}", {"issued": "2004-05"}),
        ("date = {2019/..}", {"issued": "2019"}),
        ("date = {1850~}", {"issued": "1850"}),
        ("year = {forthcoming}", {"issued": "", "extra": {"year": "forthcoming"}}),
        ("note = {Cited by: 12; All Open Access}", {"comment": ""}),
        ("volume = {n/a}, pages = {1--17}", {"volume": "", "pages": "1-17"}),
        ("journal = {\\apj}", {"venue": "Astrophysical Journal"}),
        ("journal = or", {"venue": "or"}),
        ("abstract = {A gain of 34.5% over the best}", {"abstract": "A gain of 34.5% over the best"}),
        ("keywords = {kettle; tea, hot}", {"keywords": ("kettle", "tea, hot")}),
    ],
)  # fmt: skip
def test_fields_of_every_dialect_are_understood(fields, expected):
    (draft,) = drafts_of(entry(fields))
    assert {name: getattr(draft, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Author, Ann and van der Berg, B.", [Name("Author", "Ann"), Name("Berg", "B.", "van der")]),
        ("Ann Author and others", [Name("Author", "Ann"), OTHERS]),
        ("Author, Ann \\& Berg, Bo", [Name("Author", "Ann"), Name("Berg", "Bo")]),
        ("Ann Author 0002", [Name("Author", "Ann")]),
        ("Author AB and Berg C", [Name("Author", "AB"), Name("Berg", "C")]),
        ("{The Tea and Time Group}", [Name(literal="The Tea and Time Group")]),
        ('M{\\"u}ller, K.~M.', [Name("Müller", "K. M.")]),
        ("family=Author, given=Ann, prefix=de", [Name("Author", "Ann", "de")]),
        (
            "useprefix=false and given=Ann, prefix=de, family=Author, useprefix=true",
            [Name("Author", "Ann", "de")],
        ),
    ],
)
def test_names_are_taken_apart_as_bibtex_does(names, expected):
    (draft,) = drafts_of(entry(f"author = {{{names}}}"))
    assert list(draft.authors) == expected


@pytest.mark.parametrize(
    "source",
    [
        "@article(key, title = {Tea and Time}, year = 2001)",
        '@article{key, title = "{T}ea and " # "Time"}',
        "@string{tt = {Tea and Time}}\n@article{key, title = tt}",
        "@article{, title={Tea and Time}}",
        "@CONFERENCE{Conference paper2022775,\n title = {Tea and Time},\n}",
        "@ARTICLE {key, TITLE= {{Tea and Time}}}",
        "% Encoding: UTF-8\n\n@Article{key,\n  title = {Tea\n   and Time},\n}\n\n@Comment{jabref-meta: x;}",
        "@article{\n key,\n title={Tea and Time}}",
        "@misc{key title={Tea and Time}, year={2006}}",
        "@misc{key, title={Tea and Time},,, year={2005},,}",
        "@misc{key, title={Tea and Time}, year={2005}\n",
        "@misc{key, title={Tea and Time} year={2005}}",
        "@misc{key, title={Tea and Time}, abstract={by a@b{c} and\n@someone (that is I)\n@article{x} too}}",
        "@misc{key, title={Tea &amp; Time}}".replace("&amp;", "and"),
    ],
)
def test_an_entry_is_read_in_every_spelling(source):
    assert titles_of(source) == ["Tea and Time"]


@pytest.mark.parametrize(
    "source",
    [
        "% @article{key, title={Commented Out}}",
        "@comment{@article{key, title={In a Comment}}}",
        "@set{key, entryset={a,b}}",
        "@xdata{key, publisher={Tea Press}, title={Of Nobody}}",
        "@IEEEtranBSTCTL{key, CTLuse = {no}, title={None}}",
        "@string{key = {A Macro}}",
    ],
)
def test_what_is_no_paper_is_left_out(source):
    assert titles_of(f"@misc{{a, title={{First}}}}\n{source}\n@misc{{b, title={{Second}}}}\n") == [
        "First",
        "Second",
    ]


def test_repeated_keys_are_papers_of_their_own():
    assert titles_of("@misc{a, title={One}}\n@misc{a, title={Two}}\n@misc{a, title={Three}}") == [
        "One",
        "Two",
        "Three",
    ]


def test_a_chapter_takes_year_and_book_from_its_parents_and_no_title():
    text = (
        "@xdata{press, publisher={Tea Press}}\n@collection{whole, title={The Whole}, date={2010}, xdata={press}}\n"
        "@incollection{part, title={A Part}, crossref={whole}}"
    )
    part = drafts_of(text)[1]
    assert (part.title, part.venue, part.issued) == ("A Part", "The Whole", "2010")


def test_what_was_mended_is_told():
    found = list(read(Source(b"@misc{a, title={One},, year=2001}\n@misc{b, title={Two}}\n", "library.bib")))
    (problem,) = [each for each in found if isinstance(each, Problem)]
    assert "read all the same" in problem.reason


@pytest.mark.parametrize(
    "damage",
    [
        "@article{bad, title={Never {closed, year=2001}",
        '@article{bad, title="Never closed, year=2001}',
        "@article{bad, title=}}}{{{",
        "some prose that says nothing",
        "<<<<<<< HEAD",
        "@article",
        "@{}",
        "\x00\x01@@@{{{",
    ],
)
def test_damage_costs_only_itself_and_is_told(damage):
    text = f"@misc{{a, title={{First}}}}\n\n{damage}\n\n@misc{{b, title={{Last}}}}\n"
    found = list(read(Source(text.encode(), "library.bib")))
    titles = [each.title for each in found if isinstance(each, Draft)]
    assert titles[0] == "First"
    assert titles[-1] == "Last"
    is_prose = any(letter.isalpha() for letter in damage)
    assert not is_prose or any(isinstance(each, Problem | LeftOver) for each in found)


WORDS = st.text(alphabet="abcdefgh ÄéñßΩ漢字ABC019-:?!()", min_size=1, max_size=30).map(
    lambda text: "T" + " ".join(text.split()).rstrip(" -:")
).filter(lambda text: "--" not in text and "?(" not in text)  # fmt: skip
RECORDS = st.lists(
    st.fixed_dictionaries({"title": WORDS, "year": st.integers(1900, 2026), "doi": st.integers(1, 10**6)}),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(
    RECORDS,
    st.sampled_from(
        ["@article{%s,\n  %s\n}\n", "@misc(%s, %s)\n\n", "@book {%s\n, %s\n, }", "prose\n@x{%s,%s,}\n"]
    ),
    st.sampled_from(["{%s}", '"%s"', "{{%s}}"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_as_bibtex_is_read_back_from_its_span(records, form, quote, newline):
    text = "".join(
        form % (f"k{number}", ",\n ".join(f"{name} = {quote % value}" for name, value in fields.items()))
        for number, fields in enumerate({**each, "doi": f"10.1000/{each['doi']}"} for each in records)
    ).replace("\n", newline)
    drafts = drafts_of(text)
    assert [(draft.title, draft.issued, draft.doi) for draft in drafts] == [
        (record["title"], str(record["year"]), f"10.1000/{record['doi']}") for record in records
    ]
    decoded = text.replace("\r\n", "\n")
    for draft in drafts:
        raw = decoded[slice(*draft.span)]
        assert raw.startswith("@")
        assert draft.title in raw


PIECES = ["{", "}", '"', ",", "=", "@x{", "@article{k,", "title", "#", "\n", "\\", "(", ")", "é"]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_damage_hides_the_entries_around_it(pieces):
    text = f"@misc{{a, title={{First}}}}\n\n{''.join(pieces)}\n\n@misc{{b, title={{Last One}}}}\n"
    titles = titles_of(text)
    assert titles[0] == "First"
    assert titles[-1] == "Last One"


def test_a_value_that_is_never_closed_ends_before_the_next_field():
    text = """@article{cut,
  author = {Roe, Ann},
  keywords = {tea, kettles that were cut
  title = {Tea and
    Time},
  year = {2018},
}

@article{whole, title = {Steam}}
"""
    first, second = drafts_of(text)
    assert (first.title, first.issued, first.keywords) == (
        "Tea and Time",
        "2018",
        ("tea", "kettles that were cut"),
    )
    assert second.title == "Steam"


def test_quotation_marks_in_braces_end_no_value():
    text = """@book{deep,
  title = "Tea {for "Two", or Three} of Us",
  remark = "{Mostly "green", some black}.",
  year = "1999"
}
"""
    assert [(draft.title, draft.issued) for draft in drafts_of(text)] == [
        ('Tea for "Two", or Three of Us', "1999")
    ]


def test_types_that_begin_like_a_comment_are_entries():
    text = "@commentary{one, title = {Law of Tea}}\n@COMMENTED{two, title = {Law of Time}}\n@comment{no, title = {X}}"
    assert titles_of(text) == ["Law of Tea", "Law of Time"]


@pytest.mark.parametrize("word", ["and", "AND", "And"])
def test_people_stand_between_and_in_any_case(word):
    (draft,) = drafts_of(entry(f"author = {{Roe, Ann {word} {{\\'E}}t, Bo {word} others}}"))
    assert draft.authors == (Name("Roe", "Ann"), Name("Ét", "Bo"), OTHERS)


def test_of_a_thousand_broken_entries_without_a_sound_one_the_first_is_told():
    flood = "@article{k, title={x\n" * 1_000
    began = time.process_time()
    with pytest.raises(UnreadableInput, match="none of the first 1,000 entries can be read") as caught:
        list(read(Source((flood * 10).encode(), "flood.bib")))
    assert caught.value.place == "line 1"
    assert time.process_time() - began < 4
    sound = "@article{tea, title={Tea and Time}, year={2020}}\n"
    drafts = [each for each in read(Source((sound + flood).encode(), "flood.bib")) if isinstance(each, Draft)]
    assert [draft.title for draft in drafts] == ["Tea and Time"]
