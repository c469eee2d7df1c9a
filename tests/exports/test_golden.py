"""Golden cases by the hundred: letters, titles, names, links, cells and file names with the text they must become.

What is expected is made of rules that are written down here once more, not of what the program answers.
"""

import itertools
import unicodedata

import pytest

from desktop.exports.bibtex import to_bibtex
from desktop.exports.bibtex_names import bibtex_name
from desktop.exports.bibtex_options import BibtexOptions, Link
from desktop.exports.capitals import Protection, title_tex
from desktop.exports.dialect import BIBLATEX, BIBTEX
from desktop.exports.entry_fields import verbatim
from desktop.exports.file_names import file_name_from
from desktop.exports.key_patterns import shapes_of
from desktop.exports.markdown_text import markdown_text
from desktop.exports.table import safe_cell
from desktop.exports.tex_text import tex_text
from desktop.papers.name import Name

ACCENTS = {
    "\u0300": r"\`", "\u0301": r"\'", "\u0302": r"\^", "\u0303": r"\~", "\u0304": r"\=", "\u0306": r"\u ",
    "\u0307": r"\.", "\u0308": r"\"", "\u030a": r"\r ", "\u030b": r"\H ", "\u030c": r"\v ", "\u0323": r"\d ",
    "\u0327": r"\c ", "\u0328": r"\k ", "\u0331": r"\b ",
}  # fmt: skip
OWN = {
    "å": r"{\aa}",
    "Å": r"{\AA}",
    "ø": r"{\o}",
    "Ø": r"{\O}",
    "ß": r"{\ss}",
    "æ": r"{\ae}",
    "Œ": r"{\OE}",
    "ł": r"{\l}",
    "Ł": r"{\L}",
}
DOTTED = frozenset("\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u030a\u030b\u030c")

OVER_I = frozenset("\u0300\u0301\u0302\u0308")  # LaTeX takes the dot away by itself


def accented():
    """Each Latin letter with one accent, and the TeX that says it."""
    for code in (*range(0xC0, 0x180), *range(0x1CD, 0x1DD), *range(0x1E00, 0x1EFA)):
        letter = chr(code)
        parts = unicodedata.normalize("NFD", letter)
        if len(parts) == 2 and parts[0].isascii() and parts[1] in ACCENTS and letter not in OWN:
            dotless = parts[0] in "ij" and parts[1] in DOTTED and not (parts[0] == "i" and parts[1] in OVER_I)
            base = "\\" + parts[0] if dotless else parts[0]
            yield letter, f"{{{ACCENTS[parts[1]]}{base}}}"
    yield from OWN.items()


LETTERS = list(accented())
SPECIALS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", "$": r"\$", "“": "``", "”": "''", "–": "--", "—": "---",
    "…": r"\ldots{}",
}  # fmt: skip
ACRONYMS = [
    "LoRA",
    "GPT",
    "NeRF",
    "BERT",
    "iPhone",
    "CLIP",
    "YOLO",
    "macOS",
    "DNA",
    "TeX",
    "ViT",
    "ResNet",
    "LaMDA",
    "AIDS",
]
PLAIN = ["learning", "vision", "graphs", "of", "under"]
SHAPES = {
    "{} for Long Reading Lists": "{{{}}} for Long Reading Lists",
    "{} for long reading lists": "{{{}}} for long reading lists",
    "Reading with {}": "Reading with {{{}}}",
    "Lists: {} and more": "Lists: {{{}}} and more",
    "A study of ({})": "A study of ({{{}}})",
    "What {}-like models do": "What {{{}}}-like models do",
}
FAMILIES = ["Author", "Müller", "O'Hara", "Smith-Jones", "García Márquez", "Łoś"]
GIVEN = ["Ann", "J. R.", "Jean-Luc", "Élodie"]
PARTICLES = ["", "van", "de la", "von der"]
SUFFIXES = ["", "Jr.", "III"]


def in_tex(text):
    tex = dict(LETTERS)
    return "".join(tex.get(letter, letter) for letter in text)


def test_there_are_more_than_a_thousand_cases():
    counted = (
        len(LETTERS) * 2 + len(SPECIALS) * 3 + len(ACRONYMS) * len(SHAPES) * 2
        + len(FAMILIES) * len(GIVEN) * len(PARTICLES) * len(SUFFIXES)
    )  # fmt: skip
    assert counted > 1_000, counted


@pytest.mark.parametrize("around", ["{}", "Wor{}d"])
def test_every_latin_letter_has_one_group_in_bibtex_and_stays_in_biblatex(around):
    for letter, tex in LETTERS:
        assert tex_text(around.format(letter)) == around.replace("{}", tex), letter
        assert tex_text(around.format(letter), to_ascii=False) == around.format(letter)


@pytest.mark.parametrize("around", ["{}", "a {} b", "a{}b"])
def test_every_sign_that_tex_would_read_is_written_as_itself(around):
    for sign, tex in SPECIALS.items():
        assert tex_text(around.replace("{}", sign)) == around.replace("{}", tex), sign


@pytest.mark.parametrize("to_ascii", [True, False])
def test_acronyms_and_names_are_protected_wherever_they_stand(to_ascii):
    for word, (shape, tex) in itertools.product(ACRONYMS, SHAPES.items()):
        title = shape.format(word)
        assert title_tex(title, to_ascii=to_ascii) == tex.format(word), title
        assert title_tex(title, Protection.NONE, to_ascii=to_ascii) == title
        assert title_tex(title, Protection.WHOLE, to_ascii=to_ascii) == f"{{{title}}}"


def test_plain_words_are_never_protected():
    for word, other in itertools.product(PLAIN, repeat=2):
        assert title_tex(f"The {word} of {other}") == f"The {word} of {other}"
        title = f"The {word.title()} {other.title()} Reader Problem"
        assert title_tex(title) == title


def test_names_have_their_parts_in_the_order_of_bibtex():
    for family, given, particle, suffix in itertools.product(FAMILIES, GIVEN, PARTICLES, SUFFIXES):
        last = f"{particle} {family}" if particle else family
        parts = [last, suffix, given] if suffix else [last, given]
        name = Name(family, given, particle, suffix)
        assert bibtex_name(name, to_ascii=False) == ", ".join(parts)
        assert bibtex_name(name) == ", ".join(map(in_tex, parts))


@pytest.mark.parametrize(
    "group", ["DeepSeek-AI", "Barnes and Noble", "The ATLAS Collaboration", "Acme, Inc."]
)
def test_groups_are_one_unit(group):
    assert bibtex_name(Name(literal=group)) == f"{{{in_tex(group)}}}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://example.org/a_b%20c?d=e&f#g~h", "https://example.org/a_b%20c?d=e&f#g~h"),
        ("https://example.org/{x}", "https://example.org/%7Bx%7D"),
        ("10.1000/a b\\c", "10.1000/a%20b%5Cc"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
    ],
)
def test_links_are_left_alone_but_for_what_would_end_the_field(text, written):
    assert verbatim(text) == written


@pytest.mark.parametrize("start", [*"=+-@\t\r＝＋－＠", " =", "  +"])
@pytest.mark.parametrize("rest", ["cmd|' /C calc'!A0", "1+1", 'HYPERLINK("https://a.b")', ""])
def test_no_cell_is_calculated(start, rest):
    cell = safe_cell(start + rest)
    assert cell == "'" + start + rest
    assert safe_cell("x" + start + rest) == "x" + start + rest


@pytest.mark.parametrize("name", ["con", "PRN", "aux", "nul", "COM1", "lpt9", "con.txt"])
def test_names_that_windows_keeps_for_devices_get_a_mark(name):
    assert file_name_from(name).split(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize("sign", [*'\\/:*?"<>|#^[]\n\t\x00\u202e\u200b'])
def test_no_file_name_has_a_sign_that_some_system_forbids(sign):
    for shape in ("a{}b", "{}ab", "ab{}", "{0}a{0}b{0}"):
        name = file_name_from(shape.format(sign))
        assert sign not in name
        assert name.replace(" ", "") == "ab"


@pytest.mark.parametrize("sign", list("\\`*_[]<>|$~#^"))
def test_every_sign_that_markdown_would_read_has_a_backslash(sign):
    assert markdown_text(f"a {sign} b") == f"a \\{sign} b"


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("auth.lower + year", "author2020"),
        ("auth + shortyear + veryshorttitle", "Author20Sorting"),
        ("auths + year", "Author-Writer2020"),
        ("authors(1).upper + '_' + year", "AUTHOR_2020"),
        ("auth.abbr(3).lower + year + month", "aut202003"),
        ("authetal(1) + year", "AuthorEtAl2020"),
        ("title(2)", "SortingSmall"),
        ("shorttitle.lower", "sortingsmallstones"),
        ("journal + ':' + year", "LettersonNests:2020"),
        ("venue(1).abbr + year", "L2020"),
        ("doi || auth + year", "Author2020"),
        ("auth + doi? + year", "Author2020"),
        ("arxiv || id", "arxiv2001.00001"),
        ("'x' + auth(2).lower", "xwriter"),
    ],
)
def test_patterns_make_keys(make_paper, pattern, key):
    paper = make_paper(
        "On the Sorting of Small Stones and More", "Ann Author", "Bob Writer",
        issued="2020-03", venue="Letters on Nests", arxiv_id="2001.00001",
    )  # fmt: skip
    assert next(filter(None, (shape(paper) for shape in shapes_of(pattern)))) == key


@pytest.mark.parametrize("dialect", [BIBTEX, BIBLATEX])
@pytest.mark.parametrize("link", Link)
@pytest.mark.parametrize("article", [True, False])
@pytest.mark.parametrize("doi", [True, False])
def test_options_of_a_bibliography_change_the_fields_that_they_name(make_paper, dialect, link, article, doi):
    paper = make_paper("A title", "Ann Author", arxiv_id="2001.00001", categories=("cs.CL",))
    options = BibtexOptions(dialect=dialect, link=link, arxiv_article=article, arxiv_doi=doi)
    text = "".join(to_bibtex([paper], {1: "k"}, options))
    journal = "journaltitle" if dialect is BIBLATEX else "journal"
    usual = "online" if dialect is BIBLATEX else "misc"
    assert text.startswith("@article{k" if article else f"@{usual}{{k")
    has_journal = f"  {journal:<{dialect.width}} = {{arXiv preprint arXiv:2001.00001}}" in text
    assert has_journal is article
    assert ("10.48550/arXiv.2001.00001" in text) is doi
    assert ("\n  url" in text) is (link is Link.FIELD)
    assert (r"{\url{https://arxiv.org/abs/2001.00001}}" in text) is (link is Link.NOTE)
    assert ("pubstate" in text) is (dialect is BIBLATEX)
    assert ("2020-01" in text) is (dialect is BIBLATEX)


def test_former_keys_are_aliases_for_biber_and_a_comment_for_bibtex(make_paper):
    paper = make_paper("A title", former_keys=("old1", "old2"))
    assert "".join(to_bibtex([paper], {1: "k"})).startswith("% formerly: old1, old2\n@misc{k,\n")
    text = "".join(to_bibtex([paper], {1: "k"}, BibtexOptions(dialect=BIBLATEX)))
    assert "  ids        = {old1,old2},\n" in text
