import time

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexEncodingMiddleware
from bibtexparser.model import Entry, Field
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.exports.bibtex import entries, in_key_order, to_bibtex
from desktop.exports.bibtex_options import BibtexOptions, Link
from desktop.exports.capitals import Protection
from desktop.exports.citation_keys import key_for
from desktop.exports.dialect import BIBLATEX, BIBTEX
from desktop.exports.maths import braces_match
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name
from desktop.papers.paper import Paper

VASWANI = """\
@misc{vaswani2017attention,
  title         = {Attention Is All You Need},
  author        = {Vaswani, Ashish and Shazeer, Noam},
  year          = {2017},
  month         = jun,
  eprint        = {1706.03762},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CL},
  doi           = {10.48550/arXiv.1706.03762},
  url           = {https://arxiv.org/abs/1706.03762}
}
"""
FULL = """\
@article{godel1931,
  title         = {{\\"U}ber formal unentscheidbare {S{\\"a}tze}},
  author        = {G{\\"o}del, Kurt and others},
  journal       = {Monatshefte f{\\"u}r Mathematik \\& Physik},
  volume        = {38},
  number        = {1},
  pages         = {173--198},
  year          = {1931},
  eprint        = {123},
  archiveprefix = {pubmed},
  doi           = {10.1007/bf01700692},
  issn          = {0026-9255},
  url           = {https://example.org/a_b?c=%20%7Bd%7D},
  keywords      = {logic, proof theory},
  abstract      = {A \\& B. Second.},
  annote        = {Read \\#1}
}
"""


def written(papers, options=None):
    keys, taken = {}, set()
    for paper in papers:
        keys[paper.id] = key_for(paper, taken)
        taken.add(keys[paper.id])
    return "".join(to_bibtex(papers, keys, options))


def test_a_preprint_has_the_eprint_fields_and_a_derived_doi(make_paper):
    paper = make_paper(
        "Attention Is All You Need",
        "Ashish Vaswani",
        "Noam Shazeer",
        arxiv_id="1706.03762",
        categories=("cs.CL",),
    )
    assert written([paper]) == VASWANI


def test_a_full_record_is_written_in_a_fixed_order(make_paper):
    paper = make_paper(
        "Über formal unentscheidbare Sätze", "Kurt Gödel", OTHERS,
        type="article-journal", venue="Monatshefte für Mathematik & Physik", volume="38", issue="1", pages="173-198",
        publisher="Springer", issued="1931", doi="10.1007/bf01700692", pmid="123", keywords=("logic",),
        url="https://example.org/a_b?c=%20{d}", tags=("proof, theory",), abstract="A & B.\n\nSecond.", note="Read #1",
        extra={"issn": "0026-9255", "howpublished": "seen on a page", "file": "/home/me"},
    )  # fmt: skip
    options = BibtexOptions(abstract=True, keywords=True, note=True)
    assert "".join(to_bibtex([paper], {1: "godel1931"}, options)) == FULL.replace(
        "logic, proof theory", "logic, proof theory"
    )


@pytest.mark.parametrize("dialect", [BIBTEX, BIBLATEX])
def test_the_lines_of_a_note_stay_lines(make_paper, dialect):
    note = "First: 50%\n- second\n\n@article{x,\ntitle = {y}}\nof $\\alpha\nand \u03b2$ {"
    options = BibtexOptions(note=True, dialect=dialect)
    text = written([make_paper("Nests", note=note)], options)
    name = dialect.names.get("annote", "annote")
    value = text.split(f"{name:<{dialect.width}} = {{")[1].removesuffix("}\n}\n")
    assert braces_match(text)
    assert [bool(line) for line in value.split("\n")] == [bool(line) for line in note.split("\n")]
    assert value.startswith("First: 50\\%\n- second\n\n{@}article\\textbraceleft{}x,\n")
    (draft,) = (found for found in read(Source(text.encode(), "a.bib")) if isinstance(found, Draft))
    first, second = draft.extra[name].split("\n\n")  # lines of a paragraph are one to whoever reads TeX
    assert first == "First: 50% - second"
    assert second.startswith("@article{x, title = {y}} of")


def test_a_paper_with_a_title_alone_invents_nothing_and_can_be_sorted(make_paper):
    paper = make_paper(
        "The Way of $x$ and Öl, Again", sources={"title": 3}, links=("https://huggingface.co/papers",)
    )
    assert written([paper]) == (
        "@misc{wayolagain,\n"
        '  title         = {The Way of $x$ and {\\"O}l, Again},\n'
        "  key           = {The Way of}\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"type": "article-journal", "venue": "Nature"}, "@article{"),
        ({"type": "paper-conference", "venue": "ICML"}, "@inproceedings{"),
        ({"type": "chapter", "venue": "Handbook"}, "@incollection{"),
        ({"type": "book", "publisher": "Springer"}, "@book{"),
        ({"type": "thesis", "venue": "ETH"}, "@phdthesis{"),
        ({"type": "report", "publisher": "CERN"}, "@techreport{"),
        ({"type": "article-journal"}, "@misc{"),
        ({"type": "article"}, "@misc{"),
        ({"venue": "NeurIPS 2024"}, "@inproceedings{"),
        ({"venue": "Proceedings of the Royal Society"}, "@inproceedings{"),
        ({"venue": "Journal of Logic"}, "@article{"),
        ({"venue": "arXiv preprint arXiv:1706.03762", "arxiv_id": "1706.03762"}, "@misc{"),
        ({"type": "article-journal", "venue": "CoRR", "arxiv_id": "1706.03762"}, "@misc{"),
    ],
)
def test_the_type_and_the_venue_decide_the_kind_of_entry(make_paper, fields, start):
    assert written([make_paper("Title", **fields)]).startswith(start)


def test_a_published_preprint_keeps_its_eprint_but_gets_no_derived_doi(make_paper):
    text = written([make_paper("T", venue="Nature", arxiv_id="1706.03762", issued="2019")])
    assert "eprint        = {1706.03762}" in text
    assert "year          = {2019}" in text
    assert "doi" not in text
    assert "month" not in text


def test_links_and_derived_dois_can_be_left_out(make_paper):
    text = written([make_paper("T", arxiv_id="1706.03762")], BibtexOptions(link=Link.NONE, arxiv_doi=False))
    assert "url" not in text
    assert "doi" not in text


def test_entries_are_sorted_apart_and_the_same_bytes_whatever_the_order(make_paper):
    papers = [make_paper(f"Paper {name}", id=at) for at, name in enumerate(["zebra", "Yak", "apple", "Bear"])]
    keys = {0: "zebra", 1: "Yak", 2: "apple", 3: "Bear"}
    text = "".join(to_bibtex(papers, keys))
    assert "".join(to_bibtex(reversed(papers), keys)) == text
    assert [line[6:-1] for line in text.splitlines() if line.startswith("@")] == [
        "apple",
        "Bear",
        "Yak",
        "zebra",
    ]
    assert text.count("\n\n@") == 3
    assert text.endswith("}\n")
    assert "\r" not in text
    streamed = entries((papers[at] for at in in_key_order(keys)), keys)
    assert next(streamed).startswith("@misc{apple")
    assert "".join(streamed).endswith(text[-30:])


def test_the_sort_key_is_short_and_ascii_whatever_the_title(make_paper):
    assert "  key           = {" + "x" * 60 + "}\n" in written([make_paper("x" * 2_000)])
    assert "  key           = {arxiv1706.03762}," in written([make_paper("中文", arxiv_id="1706.03762")])
    assert "  key           = {Etale a}," in written([make_paper("Étale $\\pi$ à", arxiv_id="1706.03762")])


def test_a_paper_without_a_title_is_left_out(make_paper):
    assert written([make_paper(" "), make_paper("Good", id=2)]).count("@") == 1


TITLES = st.text("ab Cd&%_#{}\\$x^~@<>|,\"'=\n()", min_size=1, max_size=30)


@settings(deadline=None)
@given(titles=st.lists(TITLES, min_size=1, max_size=5), family=TITLES, protection=st.sampled_from(Protection))
def test_another_program_reads_the_same_titles_back(make_paper, decoded, titles, family, protection):
    papers = [
        make_paper(title, Name(family, "A"), id=at, abstract=title, url="https://a.org/{x}")
        for at, title in enumerate(titles)
        if title.strip()
    ]
    text = written(papers, BibtexOptions(protection=protection, abstract=True))
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    assert len(library.entries) == len(papers)
    read = sorted(plain(decoded(entry["title"])) for entry in library.entries)
    assert read == sorted(plain(" ".join(paper.title.split())) for paper in papers)


def plain(title):
    """Quotation marks and double signs are ligatures to TeX."""
    return title.replace("``", "“").replace("''", "”").replace("$$", "$").replace("{", "").replace("}", "")


def test_titles_of_a_real_page_survive_the_way_through_bibtex(make_paper, decoded, page_papers):
    keys, taken = {}, set()
    for paper in page_papers:
        keys[paper.id] = key_for(paper, taken)
        taken.add(keys[paper.id])
    text = "".join(to_bibtex(page_papers, keys, BibtexOptions(abstract=True)))
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    titles = {entry.key: decoded(entry["title"]) for entry in library.entries}
    assert titles == {keys[paper.id]: paper.title for paper in page_papers}
    assert "unknown" not in text.lower().split("abstract")[0]


def test_it_is_twice_as_fast_as_a_general_library_that_writes_the_same(make_paper):
    papers = [
        make_paper(
            f"On the Größe of GPT-{at} & Other Things", "Kurt Gödel", "Ada Lovelace", id=at, issued="2024-05"
        )
        for at in range(1_000)
    ]
    keys = {paper.id: f"key{paper.id:04}" for paper in papers}
    library = bibtexparser.Library(
        [
            Entry(
                "misc",
                keys[paper.id],
                [
                    Field("title", paper.title),
                    Field("author", "Gödel, Kurt and Lovelace, Ada"),
                    Field("year", "2024"),
                    Field("month", "may"),
                ],
            )
            for paper in papers
        ]
    )
    start = time.process_time()
    ours = "".join(to_bibtex(papers, keys))
    middle = time.process_time()
    theirs = bibtexparser.write_string(
        library, prepend_middleware=[LatexEncodingMiddleware(allow_inplace_modification=True)]
    )
    end = time.process_time()
    assert ours.count("@misc") == theirs.count("@misc") == 1_000
    assert (middle - start) * 2 < end - middle


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=6, max_size=6))
def test_whatever_the_text_an_entry_of_bibtex_is_ascii_with_braces_that_match(texts):
    title, family, given_name, venue, note, word = texts
    paper = Paper(
        id=1, uid="u", title=f"T {title}", authors=(Name(family, given_name), Name(literal=note)), venue=venue,
        publisher=word, abstract=note, note=note, tags=(word,), url=f"https://example.org/{word}",
        doi=f"10.1/{venue}", extra={"editor": family, "series": title},
    )  # fmt: skip
    options = BibtexOptions(abstract=True, note=True, keywords=True)
    text = "".join(to_bibtex([paper], {1: "k"}, options))
    assert text.isascii()
    assert text.replace("\n", "").isprintable()
    assert braces_match(text)
