"""Whatever is exported and read again by our own readers is the same paper, in every format that can hold it."""

import json
import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.exports.bibtex import to_bibtex
from desktop.exports.bibtex_options import BibtexOptions
from desktop.exports.citation_keys import key_for
from desktop.exports.csl_json import to_csl_json
from desktop.exports.dialect import BIBLATEX, BIBTEX
from desktop.exports.maths import braces_match
from desktop.exports.reference_options import ReferenceOptions
from desktop.exports.ris import to_ris
from desktop.papers.draft import Draft
from desktop.papers.name import Name
from desktop.papers.paper import Paper

# Left out is what TeX cannot tell apart: curly quotes, doubled hyphens, Greek letters (which become maths).
LETTERS = st.sampled_from(string.ascii_letters + string.digits + "äöüßñçøÅéąčœ:,.!?()&%#_+=*/@^|")
WORDS = st.text(LETTERS, min_size=2, max_size=9).filter(lambda word: any(map(str.isalpha, word)))
TITLES = st.lists(WORDS, min_size=2, max_size=7).map(" ".join)
FAMILIES = st.sampled_from(
    ["Author", "Čapek", "O'Hara", "Smith-Jones", "Müller", "Łoś", "García Márquez", "Ng"]
)
GIVEN = st.sampled_from(["Ann", "J. R.", "Jean-Luc", "Élodie", "X.", "Maria Anna"])
PARTICLES = st.sampled_from(["", "", "", "van", "de la", "von"])
NAMES = st.tuples(FAMILIES, GIVEN, PARTICLES, st.sampled_from(["", "", "", "Jr."])).map(
    lambda parts: Name(*parts)
)
DATES = st.sampled_from(["", "2020", "2019-05", "2001-12-31", "1999-01-02"])
PAGES = st.sampled_from(["", "7", "1-12", "e101"])


@st.composite
def papers(draw):
    kind = draw(
        st.sampled_from(["article-journal", "paper-conference", "chapter", "book", "thesis", "report"])
    )
    venue = draw(st.sampled_from(["Journal of Nets & Nests", "Proceedings of the 3rd Übung", "Letters"]))
    return Paper(
        id=draw(st.integers(1, 10**9)),
        uid="u",
        title=draw(TITLES),
        authors=tuple(draw(st.lists(NAMES, max_size=4))),
        issued=draw(DATES),
        type=kind,
        venue=venue if kind in {"article-journal", "paper-conference", "chapter"} else "",
        volume=draw(st.sampled_from(["", "12"])) if kind == "article-journal" else "",
        issue=draw(st.sampled_from(["", "3-4"])) if kind == "article-journal" else "",
        pages=draw(PAGES) if kind in {"article-journal", "paper-conference", "chapter"} else "",
        publisher=draw(st.sampled_from(["", "Press & Söhne"]))
        if kind in {"book", "thesis", "report"}
        else "",
        doi=draw(st.sampled_from(["", "10.1000/a_b(c)", "10.1000/182"])),
        arxiv_id=draw(st.sampled_from(["", "2001.00001", "hep-th/9901001"])),
        url=draw(st.sampled_from(["", "https://example.org/a_b?c=%20~d#e"])),
        abstract=draw(TITLES),
        keywords=tuple(
            draw(st.lists(st.sampled_from(["graphs", "deep learning", "C++"]), unique=True, max_size=2))
        ),
    )


def read_back(text, name):
    (draft,) = (found for found in read(Source(text.encode(), name)) if isinstance(found, Draft))
    return draft


COMPARED = (
    "title", "authors", "issued", "type", "venue", "volume", "issue", "pages", "publisher", "doi", "arxiv_id",
    "abstract", "keywords",
)  # fmt: skip


def expected(paper, **other):
    from desktop.exports.derivation import issued

    plain = {name: getattr(paper, name) for name in COMPARED}
    plain["issued"] = issued(paper)
    return plain | other


def given_by(draft):
    return {name: getattr(draft, name) for name in COMPARED}


@settings(max_examples=60, deadline=None)
@given(
    paper=papers(), dialect=st.sampled_from([BIBTEX, BIBLATEX]), unicode=st.sampled_from([None, True, False])
)
def test_a_bibliography_reads_back_as_the_same_paper(paper, dialect, unicode):
    options = BibtexOptions(abstract=True, keywords=True, dialect=dialect, unicode=unicode, arxiv_doi=False)
    key = key_for(paper, set())
    text = "".join(to_bibtex([paper], {paper.id: key}, options))
    assert braces_match(text)
    if options.ascii:
        assert text.isascii()
    draft = read_back(text, "a.bib")
    wanted = expected(paper)
    if dialect is BIBTEX:  # it has no day
        wanted["issued"] = wanted["issued"][:7]
    assert given_by(draft) == wanted
    assert draft.citation_key == key
    if paper.url:
        assert draft.url == paper.url


@settings(max_examples=60, deadline=None)
@given(paper=papers())
def test_csl_json_reads_back_as_the_same_paper(paper):
    text = "".join(
        to_csl_json([paper], {paper.id: "key2020"}, ReferenceOptions(abstract=True, keywords=True))
    )
    json.loads(text)
    draft = read_back(text, "a.json")
    assert given_by(draft) == expected(paper)
    assert draft.citation_key == "key2020"


@settings(max_examples=60, deadline=None)
@given(paper=papers())
def test_ris_reads_back_as_the_same_paper(paper):
    text = "".join(to_ris([paper], {paper.id: "key2020"}, ReferenceOptions(abstract=True, keywords=True)))
    draft = read_back(text, "a.ris")
    assert given_by(draft) == expected(paper)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.splitlines())


HOSTILE = [
    "ER  - \nTY  - JOUR\nTI  - Another", "<script>alert(1)</script>", "\\input{/etc/passwd}", "{\"a\": 1}",
    "</textarea><img src=x onerror=1>", "&lt;b&gt;", "=cmd|' /C calc'!A0", "---\nevil: true\n---",
    "@misc{x, title={y}}",
    "\u202egnp.exe", "a\x00b\x1bc", "[x](javascript:alert(1))", "%%\n", "```\n", "${jndi:ldap://x}", "<!-- -->",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_one_paper_in_every_reference_format(make_paper, text):
    paper = make_paper(
        f"Title {text}", Name(literal=text), abstract=text, venue=text, note=text, keywords=(text,)
    )
    options = ReferenceOptions(abstract=True, keywords=True, note=True)
    for written, name in (
        ("".join(to_ris([paper], {1: "k"}, options)), "a.ris"),
        ("".join(to_csl_json([paper], {1: "k"}, options)), "a.json"),
        (
            "".join(to_bibtex([paper], {1: "k"}, BibtexOptions(abstract=True, note=True, keywords=True))),
            "a.bib",
        ),
        ("".join(to_bibtex([paper], {1: "k"}, BibtexOptions(abstract=True, dialect=BIBLATEX))), "a.bib"),
    ):
        assert read_back(written, name).title.startswith("Title")
