"""What a manuscript cites: every command of the usual packages, and nothing that TeX would not read."""

import re
import time

import pytest

from desktop.exports.manuscript import citations_in

COMMANDS = re.findall(
    r"\w+",
    """
cite citep citet citealt citealp citeauthor citeyear citeyearpar Citet Citep citenum cites parencite Parencite
footcite footcitetext textcite Textcite smartcite supercite autocite Autocite fullcite footfullcite nocite
shortcite onlinecite citeA citeNP textcites parencites autocites citeurl citetitle citedate notecite pnotecite
""",
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "form", ["{{a,b}}", "*{{a, b}}", "[12]{{a,b}}", "[see][p.~3]{{ a ,\n b }}", " {{a,b}}"]
)
def test_a_citing_command_names_its_keys(command, form):
    assert citations_in(rf"text \{command}" + form.format() + " more").keys == ("a", "b")


@pytest.mark.parametrize(
    ("tex", "keys"),
    [
        (r"\cites[1]{a}[2]{b}(x){c}", ("a", "b")),
        (r"\parencites{a}{b}{a}", ("a", "b")),
        (r"\cite{a} \cite{b,a}", ("a", "b")),
        ("% \\cite{no}\n\\cite{a}", ("a",)),
        (r"100\% \cite{a}", ("a",)),
        (r"\\% \cite{no}", ()),
        (r"\begin{verbatim}\cite{no}\end{verbatim}\cite{a}", ("a",)),
        (r"\verb|\cite{no}| \cite{a}", ("a",)),
        (r"\iffalse \cite{no} \fi \cite{a}", ("a",)),
        (r"\begin{comment} \cite{no}", ()),
        (r"\citestyle{no} \bibcite{no}{1} \citereset", ()),
        (r"\newcommand{\mycite}[1]{\cite{#1}}", ()),
        (r"\cite{DBLP:conf/x/Y-Z20,a.b+c}", ("DBLP:conf/x/Y-Z20", "a.b+c")),
        (r"\cite{}", ()),
        (r"\cite{unclosed", ()),
        (r"\citetext{see \cite{a}}", ("a",)),
    ],
)
def test_only_what_tex_would_cite_counts(tex, keys):
    assert citations_in(tex).keys == keys


def test_everything_files_and_parts_are_found():
    found = citations_in(
        r"\nocite{*}\bibliography{refs,more.bib}\addbibresource[x]{a.bib}\input{one}\include{chapters/two}"
    )
    assert found.everything
    assert found.keys == ()
    assert found.bibliographies == ("refs.bib", "more.bib", "a.bib")
    assert found.parts == ("one", "chapters/two")


def test_an_aux_file_has_noted_the_keys():
    text = (
        "\\relax\n\\citation{a,b}\n\\abx@aux@cite{0}{c}\n\\abx@aux@cite{d}\n\\bibcite{e}{1}\n"
        "\\bibdata{main-blx,refs}\n\\@input{one.aux}\n\\citation{*}\n"
    )
    found = citations_in(text, is_aux=True)
    assert (found.keys, found.everything) == (("a", "b", "c", "d"), True)
    assert (found.bibliographies, found.parts) == (("refs.bib",), ("one.aux",))


@pytest.mark.parametrize(
    "bit", ["\\cite", "\\cite{", "\\cite[", "%", "\\begin{verbatim}", "\\verb|", "{", "\\cites{a}", " "]
)
def test_a_file_of_one_thing_without_end_takes_no_time(bit):
    started = time.process_time()
    citations_in(bit * 40_000)
    assert time.process_time() - started < 3
