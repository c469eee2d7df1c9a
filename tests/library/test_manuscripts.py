"""The bibliography of a manuscript: exactly what it cites, and what may have been meant by the rest."""

import pytest

from desktop.errors import UnreadableInput
from desktop.library import editing
from desktop.library.formats import Format
from desktop.library.library import Library
from desktop.library.manuscripts import cited_by, nearest, write_cited


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for number, key in enumerate(("author2020pebbles", "writer2021sky", "other2022nets"), 1):
        library.do(
            editing.add_paper, {"title": f"Title {number}", "issued": f"202{number}"}, citation_key=key
        )
    library.do(editing.set_citation_key, 2, "writer2021heaven")
    yield library
    library.close()


def manuscript(folder, text, name="paper.tex"):
    path = folder / name
    path.write_text(text)
    return path


def test_it_says_what_is_here_what_is_unknown_and_what_is_near(library, tmp_path):
    path = manuscript(
        tmp_path, r"\cite{author2020pebbles,Other2022Nets,writer2021sky}\citep{author2020peblles,zzz}"
    )
    cited = cited_by(library.pages, path)
    assert cited.here == {"author2020pebbles": 1, "Other2022Nets": 3, "writer2021sky": 2}
    assert cited.unknown == {"author2020peblles": ["author2020pebbles"], "zzz": []}
    assert cited.in_words() == (
        "cites 5 keys, 3 here, 2 unknown (nearest: author2020peblles: author2020pebbles; zzz: nothing near)"
    )


@pytest.mark.parametrize("form", [Format.BIBTEX, Format.BIBLATEX])
def test_it_writes_exactly_those_under_the_keys_that_are_cited(library, tmp_path, form):
    path = manuscript(tmp_path, r"\cite{author2020pebbles,writer2021sky,writer2021heaven}\bibliography{refs}")
    cited = cited_by(library.pages, path)
    assert cited.target == tmp_path / "refs.bib"
    done = write_cited(library.pages, cited, cited.target, form)
    keys = [
        line.split("{")[1] for line in cited.target.read_text("utf-8").splitlines() if line.startswith("@")
    ]
    assert keys == ["author2020pebbles,", "writer2021heaven,", "writer2021sky,"]
    assert done.papers == 3


def test_files_that_are_included_count_but_none_outside_of_the_folder(library, tmp_path):
    folder = tmp_path / "text"
    (folder / "chapters").mkdir(parents=True)
    manuscript(tmp_path, r"\cite{other2022nets}", "secret.tex")
    manuscript(folder / "chapters", r"\cite{writer2021sky}\input{../paper}", "two.tex")
    path = manuscript(
        folder, r"\input{chapters/two}\include{../secret}\input{missing}\cite{author2020pebbles}"
    )
    cited = cited_by(library.pages, path)
    assert set(cited.here) == {"author2020pebbles", "writer2021sky"}


def test_nocite_of_everything_takes_all_papers_that_have_a_key(library, tmp_path):
    cited = cited_by(library.pages, manuscript(tmp_path, "\\relax\n\\citation{*}\n", "paper.aux"))
    assert sorted(set(cited.here.values())) == [1, 2, 3]


def test_a_manuscript_that_is_not_there_is_said(library, tmp_path):
    with pytest.raises(UnreadableInput, match="no such file"):
        cited_by(library.pages, tmp_path / "paper.tex")


def test_the_nearest_keys_come_first_and_far_ones_not_at_all():
    assert nearest("smith2020", ["smyth2020", "smith2020a", "smith2020", "completely"]) == [
        "smith2020",
        "smith2020a",
        "smyth2020",
    ]
