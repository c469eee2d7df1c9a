"""The demonstration goes through the main job and tells it."""

from desktop.library.demo import Demo, misspelt
from desktop.paths import resource_path


def test_the_demonstration_imports_decides_finds_undoes_and_exports(tmp_path):
    told = []
    Demo(tmp_path / "library.db", tmp_path, told.append).run(
        resource_path("samples", "hugging-face-page.txt")
    )
    text = "\n".join(told)
    for step in (
        "Import 12 papers",
        "Queue 4",
        "Rate",
        "Tag 3",
        "Edit the note",
        "Undo: ",
        "Redo: ",
        "Searching for",
    ):
        assert step in text
    searched = next(number for number, line in enumerate(told) if line.startswith("Searching"))
    assert told[searched + 1].startswith("  Counting Birds")  # both words are in its title
    bibtex = (tmp_path / "reading-list.bib").read_text("utf-8")
    markdown = (tmp_path / "reading-list.md").read_text("utf-8")
    assert bibtex.count("@misc{") == markdown.count("`[@") == 5


def test_a_misspelt_word_differs_and_stays_near():
    assert misspelt("overlapping") != "overlapping"
    assert sorted(misspelt("overlapping")) == sorted("overlapping")
    assert misspelt("of") == "of"
