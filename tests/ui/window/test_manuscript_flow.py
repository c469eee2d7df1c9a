"""A manuscript that is dropped on the window: what it cites, and a bibliography that follows it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.library.editing import add_paper

KEYS = ("bell2020pebbles", "ames2021sky", "cole2022nets")


@pytest.fixture
def cited(desk):
    """Return a window on three papers that have citation keys."""
    for number, key in enumerate(KEYS, 1):
        desk.window.bridge.do(add_paper, {"title": f"Paper {number}"}, citation_key=key)
    desk.settle()
    return desk


def dropped(desk, folder, text, name="paper.tex"):
    path = folder / name
    path.write_text(text)
    desk.drop(path)
    desk.until(lambda: desk.window.exporting.dialog or desk.window.toast.isVisible())
    desk.settle()
    return desk.window.exporting.dialog


def keys_in(path):
    return [line.split("{")[1].rstrip(",") for line in path.read_text().splitlines() if line.startswith("@")]


def test_a_manuscript_says_what_it_cites_and_exactly_that_is_exported(cited, tmp_path):
    dialog = dropped(cited, tmp_path, r"\cite{ames2021sky,bell2020peblles,Cole2022Nets}\bibliography{refs}")
    assert dialog.citing.text() == (
        "paper.tex cites 3 keys, 2 here, 1 unknown (nearest: bell2020peblles: bell2020pebbles)."
    )
    assert dialog.go.words == "Export 2 papers (paper.tex)"
    assert [dialog.options.format.itemData(at) for at in range(dialog.options.format.count())] == [
        "bibtex",
        "biblatex",
    ]
    assert dialog.target == tmp_path / "refs.bib"
    cited.until(lambda: "@misc{Cole2022Nets," in dialog.preview.toPlainText())
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    cited.settle()
    assert keys_in(tmp_path / "refs.bib") == ["ames2021sky", "Cole2022Nets"]
    assert cited.counts()["Inbox"] == 3


def test_entries_that_would_be_gone_and_a_folder_that_is_not_there_are_said_in_the_dialog(cited, tmp_path):
    (tmp_path / "refs.bib").write_text(
        "@misc{ames2021sky, a={b}}\n@string{x = y}\n @Book{Dill2019, title={D}}\n"
    )
    dialog = dropped(cited, tmp_path, r"\cite{ames2021sky}\bibliography{refs}")
    dialog.path.setText(str(tmp_path / "none" / "refs.bib"))
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "its folder does not exist" in dialog.question.text()
    dialog.path.setText(str(tmp_path / "refs.bib"))
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.question.text() == (
        "refs.bib is there already. These of its entries would be gone: dill2019 (1)."
    )
    dialog.reject()


def test_a_bibliography_that_is_kept_updated_follows_the_manuscript_and_is_made_again(cited, tmp_path):
    dialog = dropped(cited, tmp_path, r"\cite{ames2021sky}")
    target = tmp_path / "paper.bib"
    assert dialog.target == target
    dialog.keep.click()
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    cited.settle()
    (tmp_path / "paper.tex").write_text(r"\cite{ames2021sky}\citep{bell2020pebbles}")
    cited.until(lambda: len(keys_in(target)) == 2)
    cited.settle()
    (tmp_path / "paper.tex").write_text(r"\cite{cole2022nets}")
    cited.window.actions_["export_again"].trigger()
    cited.until(lambda: keys_in(target) == ["cole2022nets"])
    cited.settle()


def test_a_manuscript_of_which_nothing_is_here_says_so_and_opens_no_dialog(cited, tmp_path):
    assert dropped(cited, tmp_path, r"\citation{bell2020peblles}", "paper.aux") is None
    assert cited.window.toast.words == (
        "paper.aux cites 1 key, 0 here, 1 unknown (nearest: bell2020peblles: bell2020pebbles)."
    )


def test_a_tex_file_that_cites_nothing_is_read_as_a_digest(cited, tmp_path):
    path = tmp_path / "notes.tex"
    path.write_text("Only words.")
    cited.drop(path)
    cited.until(lambda: cited.window.parts.status.error or cited.errors)
    cited.errors.clear()
    assert cited.window.exporting.dialog is None
