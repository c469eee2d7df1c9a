"""BibTeX, biber and LaTeX themselves read what is exported; each test is skipped where the program is missing."""

import json
import re
import shutil
import subprocess

import pytest

from desktop.exports.bibtex import to_bibtex
from desktop.exports.bibtex_options import BibtexOptions
from desktop.exports.citation_keys import key_for
from desktop.exports.csl_json import to_csl_json
from desktop.exports.dialect import BIBLATEX
from desktop.exports.tex_commands import TEXT_COMMANDS
from desktop.exports.tex_text import respelt, tex_text
from desktop.papers.name import OTHERS, Name

KINDS = [
    "article-journal", "article-newspaper", "paper-conference", "chapter", "book", "thesis", "report", "manuscript",
    "webpage", "dataset", "software", "article", "patent",
]  # fmt: skip
HOSTILE = [
    r"\input{canary}",
    r"$\input{canary}$",
    "$x^^5cinput{canary}$",
    "50% } { \\",
    r"\write18{touch x}",
    "$\\}$",
]


def program(name):
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=100, check=False)
    return done.returncode, done.stdout.decode(errors="replace")


def detail(name):
    """What a field of biblatex may hold, by its kind."""
    if name in {"holder", "shortauthor", "shorteditor"}:
        return "Poe, Dan & Co"
    if name in {"volumes", "origdate", "eventdate", "urldate"}:
        return "1999"
    is_person = re.fullmatch(
        r"editor[abc]|translator|.*tator|bookauthor|introduction|(fore|after)word|sortname", name
    )
    return "Poe, Dan" if is_person else "german" if "lang" in name else "words"


@pytest.fixture(scope="module")
def folder(tmp_path_factory, make_paper):
    """Return a folder with `list.bib`: papers of every kind, among them some of which only the title is known."""
    papers = [
        make_paper("Attention Is All You Need", "Ashish Vaswani", arxiv_id="1706.03762", categories=("cs.CL",)),
        make_paper("Something about $R_2$ and Γ in LoRA"),
        make_paper("Über Äther & Öl: 50% of α₂", "van Gogh, Vincent", OTHERS, issued="1889", venue="Nature"),
        make_paper("A Talk", "King, Jr., Martin", Name(literal="Barnes and Noble"), issued="2024", venue="CVPR 2024"),
        make_paper("A Chapter", "A B", type="chapter", venue="Handbook", publisher="X", issued="2020", pages="1-2"),
        make_paper("A Book", "A B", type="book", publisher="X & Y", issued="2020"),
        make_paper("A Thesis", "A B", type="thesis", publisher="ETH Zürich", issued="2020"),
        make_paper("A Report", "A B", type="report", publisher="CERN", issued="2020", issue="7", pmid="12"),
        make_paper("Names", Name("and", "X"), Name("a, b", "C"), Name(literal="{x"), issued="2021", url="https://a.b/c%20d"),
        make_paper("全 🤗"),
        make_paper("Влияние света, αβ, и λόγος", "Γιώργος Παπαδόπουλος", "Иванов, И. И.", "李 明", issued="1950"),
        *(make_paper(title, Name(literal=title), abstract=title, note=title, tags=(title,)) for title in HOSTILE),
    ]  # fmt: skip
    everything = {
        "series": "S", "edition": "2", "chapter": "3", "organization": "O", "address": "A", "isbn": "0-306-40615-2",
        "issn": "0378-5955", "editor": "Bo Cole",
    }  # fmt: skip
    own = {"ids", "title", "author", "doi", "eprint", "isbn", "issn", "url"}
    details = {name: detail(name) for name in BIBLATEX.order if name not in own}
    everything = details | {"langidopts": "variant=british"} | everything
    papers += [
        make_paper(
            f"Everything about a {kind}", "Ann Bell", type=kind, venue="A Venue", publisher="P", volume="3",
            issue="4", pages="5-6", issued="2020-03", note="A note\n\nof\nlines", url="https://example.org/x",
            doi="10.1000/182", extra=everything,
        )
        for kind in KINDS
    ]  # fmt: skip
    papers += [
        make_paper("Commas", Name("Meyer", "Ann, X", "", "III, Jr."), issued="2020", pages="--"),
        make_paper("Options", Name("family=Bell", "given=Ann", "", "useprefix=true"), issued="2020"),
    ]
    papers = [paper.model_copy(update={"id": at, "uid": f"uid{at}"}) for at, paper in enumerate(papers)]
    keys, taken = {}, set()
    for paper in papers:
        keys[paper.id] = key_for(paper, taken)
        taken.add(keys[paper.id])
    place = tmp_path_factory.mktemp("programs")
    options = BibtexOptions(abstract=True, keywords=True, note=True)
    (place / "list.bib").write_text("".join(to_bibtex(papers, keys, options)), encoding="utf-8", newline="\n")
    modern = BibtexOptions(abstract=True, keywords=True, note=True, dialect=BIBLATEX)
    (place / "modern.bib").write_text(
        "".join(to_bibtex(papers, keys, modern)), encoding="utf-8", newline="\n"
    )
    (place / "list.json").write_text("".join(to_csl_json(papers, keys)), encoding="utf-8", newline="\n")
    expected = {keys[paper.id]: (paper.title, len(paper.authors)) for paper in papers}
    (place / "expected.json").write_text(json.dumps(expected))
    (place / "canary.tex").write_text("\\errmessage{the canary was read}\\typeout{CANARY}")
    return place


@pytest.mark.parametrize("style", ["plain", "alpha", "abbrv", "unsrt", "IEEEtran"])
def test_bibtex_only_warns_of_missing_fields(folder, style):
    bibtex = program("bibtex")
    if style == "IEEEtran" and run(folder, program("kpsewhich"), "IEEEtran.bst")[0]:
        pytest.skip("the style IEEEtran is not installed")
    (folder / f"{style}.aux").write_text(
        f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{list}}\n"
    )
    code, said = run(folder, bibtex, style)
    warnings = [line for line in said.splitlines() if line.startswith("Warning")]
    assert code == 0, said
    assert all(re.match(r"Warning--empty \w+|Warning--missing", line) for line in warnings), said
    bbl = (folder / f"{style}.bbl").read_text("utf-8")
    assert bbl.count("\\bibitem") == 32
    assert "Something about {$R_2$} and {$\\Gamma$} in {LoRA}" in " ".join(bbl.split())


@pytest.mark.parametrize("name", ["list", "modern"])
def test_biber_only_warns_of_missing_fields(folder, name):
    biber = program("biber")
    code, said = run(folder, biber, "--tool", "--validate-datamodel", "--nolog", f"{name}.bib")
    complaints = [line for line in said.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert code == 0, said
    assert all("Missing mandatory field" in line for line in complaints), said
    assert (folder / f"{name}_bibertool.bib").read_text("utf-8").count("@") >= 32


@pytest.mark.parametrize(
    ("name", "kind"), [("list.bib", "bibtex"), ("modern.bib", "biblatex"), ("list.json", "csljson")]
)
def test_pandoc_reads_the_same_titles_and_as_many_authors(folder, name, kind):
    pandoc = program("pandoc")
    code, said = run(folder, pandoc, "-f", kind, "-t", "csljson", name)
    assert code == 0, said
    read = {item["id"]: item for item in json.loads(said)}
    for key, (title, authors) in json.loads((folder / "expected.json").read_text()).items():
        # Which maths is, Pandoc sees in its own way; what is spelt in other letters cannot be equal.
        if not set(title) & set("$\\{}Γα₂") and not (kind == "bibtex" and respelt(title)):
            # A book of several volumes has their common title there; subtitles follow.
            of_several = read[key]["type"] == "book" and "volume-title" in read[key]
            found = read[key]["volume-title" if of_several else "title"]
            assert re.sub("(?:words)+$", "", plain(found)) == plain(title)
        assert len(read[key].get("author", [])) == authors


def plain(title):
    """Letters and digits alone: Pandoc makes English titles sentences and wraps what keeps its capitals."""
    title = re.sub(r"</?[a-z]+[^<>]*>", "", title)
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def test_latex_prints_the_list_and_obeys_no_command_of_a_title(folder):
    latex = program("pdflatex")
    test_bibtex_only_warns_of_missing_fields(folder, "alpha")
    body = (folder / "alpha.bbl").read_text("utf-8")
    assert body.isascii()
    code, said = typeset(folder, latex, "hostile", body)
    assert code == 0, said
    assert "CANARY" not in said
    assert not (folder / "x").exists()


def test_latex_knows_every_symbol_that_is_written(folder):
    latex = program("pdflatex")
    letters = [chr(code) for code in (*range(0xA1, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2C00))]
    letters += [chr(code) for code in range(0x1D400, 0x1D800)]
    lines = [tex_text(letter) for letter in letters if not respelt(letter)]
    assert len(lines) > 1_300
    assert len(TEXT_COMMANDS & set(re.findall(r"\\([A-Za-z]+)", "".join(lines)))) > 60
    code, said = typeset(folder, latex, "symbols", "\n\n".join(lines))
    errors = [line for line in said.splitlines() if line.startswith("!")]
    assert code == 0, errors


def typeset(folder, latex, name, body):
    (folder / f"{name}.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{amsmath,amssymb}"
        f"\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    return run(folder, latex, "-draftmode", "-interaction=nonstopmode", "-no-shell-escape", name)
