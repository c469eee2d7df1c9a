"""What a bibliography said comes back when it is written again, each detail under its own name."""

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.exports.bibtex import to_bibtex
from desktop.exports.bibtex_options import BibtexOptions, Link
from desktop.exports.detail_fields import detail_fields
from desktop.exports.dialect import BIBLATEX, BIBTEX
from desktop.papers.draft import Draft

MODERN = BibtexOptions(dialect=BIBLATEX, note=True)
BOOK = """\
@incollection{roe1999,
  title      = {Nests},
  subtitle   = {How {Wrens} Build & Why},
  titleaddon = {A lecture},
  author     = {Roe, Ann},
  editor     = {Cole, Bo},
  editora    = {Lind, Ada and Ek, Cy},
  editoratype = {redactor},
  translator = {van Dam, Eva},
  annotator  = {Poe, Dan},
  introduction = {Fox, Gil},
  booktitle  = {Birds},
  booksubtitle = {A Survey},
  maintitle  = {The Complete Ornithologist},
  mainsubtitle = {In Colour},
  volume     = {2},
  volumes    = {6},
  part       = {1},
  eid        = {e77},
  pages      = {3--9},
  publisher  = {Feather Press},
  location   = {Oxford and New York},
  date       = {1999},
  origdate   = {1924-06-07/1924-07-09},
  language   = {english},
  origlanguage = {german},
  langid     = {english},
  langidopts = {variant=british},
  url        = {https://example.org/nests},
  urldate    = {2006-10-01},
  note       = {Not for sale},
  addendum   = {Reissue},
  shorttitle = {Nests},
  shorthand  = {N},
  sorttitle  = {Nests 1},
  annotation = {A parted book.}
}
"""
LEAKS = {
    "snippet": "… of nests …", "extra": "private", "custom 1": "mine", "call number": "QL 1", "database": "Embase",
    "file": "own/x.pdf", "label": "own", "execute": r"\write18{x}", "options": "skipbib", "usera": "mine",
    "summary (machine-written)": "short", "accession number": "7", "affiliation": "There", "rating": "5",
}  # fmt: skip


def read_in(text):
    return [found for found in read(Source(text.encode(), "a.bib")) if isinstance(found, Draft)]


def paper_of(make_paper, draft):
    said = draft.model_dump(include=draft.model_fields_set & {
        "title", "issued", "type", "venue", "volume", "issue", "pages", "publisher", "url", "comment", "extra",
    })  # fmt: skip
    return make_paper(said.pop("title"), *draft.authors, **said)


def written(paper, options=None):
    return "".join(to_bibtex([paper], {paper.id: "roe1999"}, options))


def test_biblatex_gives_back_all_that_a_bibliography_said(make_paper):
    (draft,) = read_in(BOOK)
    text = written(paper_of(make_paper, draft), MODERN)
    (again,) = read_in(text)
    assert again == draft.model_copy(update={"span": again.span})
    for line in (
        "  subtitle   = {How Wrens Build \\& Why}",
        "  translator = {van Dam, Eva}",
        "  location   = {Oxford and New York}",
        "  urldate    = {2006-10-01}",
        "  note       = {Not for sale}",
        "  annotation = {A parted book.}",
    ):
        assert f"{line},\n" in text or f"{line}\n" in text


def test_bibtex_has_what_its_styles_know(make_paper):
    (draft,) = read_in(BOOK)
    text = written(paper_of(make_paper, draft))
    for line in (
        "  title         = {Nests: How {Wrens} Build \\& Why}",
        "  booktitle     = {Birds: A Survey}",
        "  eid           = {e77}",
        "  address       = {Oxford and New York}",
        "  note          = {Not for sale}",
    ):
        assert line in text or line.replace("{Wrens}", "Wrens") in text
    for name in ("volumes", "translator", "subtitle", "langid", "urldate", "annot"):
        assert f"\n  {name}" not in text


@pytest.mark.parametrize("dialect", [BIBTEX, BIBLATEX])
def test_what_is_private_or_means_nothing_to_a_style_stays_here(make_paper, dialect):
    paper = make_paper("Nests", "Ann Roe", type="book", issued="1999", extra=LEAKS)
    plain = make_paper("Nests", "Ann Roe", type="book", issued="1999")
    options = BibtexOptions(dialect=dialect, note=True)
    assert written(paper, options) == written(plain, options)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("langidopts", "variant=british}, execute={x"),
        ("langid", r"\input{x}"),
        ("volumes", "three"),
        ("origdate", "long ago"),
        ("language", "eng"),
        ("pubstate", "in {press}"),
    ],
)
def test_what_biber_would_refuse_is_left_out(make_paper, name, text):
    paper = make_paper("Nests", type="book", extra={name: text})
    assert not detail_fields(paper, "book", MODERN)[name]


def test_a_detail_stands_only_in_entries_that_have_it(make_paper):
    paper = make_paper("Nests", extra={"holder": "Acme Works GmbH", "version": "2", "eid": "7"})
    assert detail_fields(paper, "patent", MODERN) == {"holder": "{Acme Works GmbH}", "version": "2"}
    assert detail_fields(paper, "book", MODERN) == {"eid": "7"}
    assert detail_fields(paper, "unknown", MODERN) == {}


def test_a_part_of_a_book_by_one_author_is_an_inbook_for_biblatex(make_paper):
    paper = make_paper("Nests", type="chapter", venue="Birds", extra={"bookauthor": "Cole, Bo"})
    assert written(paper, MODERN).startswith("@inbook{")
    assert "  bookauthor = {Cole, Bo}" in written(paper, MODERN)
    assert written(paper).startswith("@incollection{")


def test_the_own_name_of_a_detail_comes_before_that_of_another_format(make_paper):
    paper = make_paper("Nests", type="book", extra={"number of volumes": "3", "volumes": "4"})
    assert detail_fields(paper, "book", MODERN) == {"volumes": "4"}


@pytest.mark.parametrize(
    ("kind", "words"), [("mathesis", "Master's thesis"), ("phdthesis", ""), ("MSc thesis",) * 2]
)
def test_classic_styles_get_the_kind_of_a_thesis_in_words(make_paper, kind, words):
    paper = make_paper("Nests", "Ann Roe", type="thesis", publisher="P", extra={"type": kind})
    assert (f"  type          = {{{words}}}" in written(paper)) is bool(words)
    assert f"  type       = {{{kind}}}" in written(paper, MODERN)


def test_the_note_of_a_record_stands_before_its_link_and_never_what_arxiv_adds(make_paper):
    options = BibtexOptions(link=Link.NOTE)
    paper = make_paper("Nests", comment="In press", url="https://example.org/x")
    assert r"  note          = {In press. \url{https://example.org/x}}" in written(paper, options)
    assert "12 pages" not in written(make_paper("Nests", comment="12 pages", arxiv_id="1706.03762"))
