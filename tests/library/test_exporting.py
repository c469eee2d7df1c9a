"""Exporting a reading list: keys that stay, order, what is missing, and files that are whole or not there."""

from datetime import UTC, datetime

import pytest

from desktop.digests.reading import read
from desktop.digests.source import source_of
from desktop.errors import CannotWrite, UsageError
from desktop.library import deciding, editing, formats, noting, tagging
from desktop.library.citing import citation_keys
from desktop.library.exporting import export, finish, prepare, preview, write_export
from desktop.library.formats import Format, Options
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.state import State
from desktop.papers.view import ALL, QUEUE, Sort
from desktop.paths import resource_path
from desktop.progress import Cancelled, no_progress
from desktop.store import records

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    library.do(editing.add_paper, {"title": "Zebras at Night", "authors": "Ada Lovelace", "issued": "2024"})
    library.do(editing.add_paper, {"title": "Zebras at Noon", "authors": "Ada Lovelace", "issued": "2024"})
    library.do(editing.add_paper, {"title": "Apples & Pears"})
    yield library
    library.close()


def keys_in(library):
    return {paper.id: paper.citation_key for paper in records.papers(library.pages.connection, [1, 2, 3])}


def test_bibtex_is_sorted_by_key_and_markdown_keeps_the_order(library, tmp_path):
    done = export(library, [2, 1, 3], Format.BIBTEX, tmp_path / "list.bib")
    text = (tmp_path / "list.bib").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("@")] == [
        "@misc{applespears,",
        "@misc{lovelace2024zebras,",
        "@misc{lovelace2024zebrasa,",
    ]
    assert r"Apples \& Pears" in text
    assert done.papers == 3
    assert done.bytes == len(text.encode())
    export(library, [2, 3, 1], Format.MARKDOWN, tmp_path / "list.md", Options(title="Mine", created=NOW))
    text = (tmp_path / "list.md").read_text("utf-8")
    assert [text.index(title) for title in ("Zebras at Noon", "Apples", "Zebras at Night")] == sorted(
        text.index(title) for title in ("Zebras at Noon", "Apples", "Zebras at Night")
    )


def test_keys_are_fixed_in_one_step_in_the_order_the_papers_were_added(library, tmp_path):
    done = export(library, [3, 2, 1], Format.BIBTEX, tmp_path / "list.bib")
    assert keys_in(library) == {1: "lovelace2024zebras", 2: "lovelace2024zebrasa", 3: "applespears"}
    assert done.changes.label == "Fix the citation keys of 3 papers"
    assert library.pages.undo_labels()[0] == done.changes.label


def test_a_key_that_was_given_away_stays_whatever_the_paper_becomes(library, tmp_path):
    export(library, [1], Format.BIBTEX, tmp_path / "list.bib")
    library.do(editing.edit, 1, "issued", "2025")
    done = export(library, [1, 2], Format.BIBTEX, tmp_path / "list.bib")
    assert keys_in(library)[1] == "lovelace2024zebras"
    assert keys_in(library)[2] == "lovelace2024zebrasa"
    assert export(library, [1, 2], Format.BIBTEX, tmp_path / "list.bib").changes is None
    assert done.changes is not None


def test_a_preview_gives_nothing_away(library):
    revision = library.pages.revision()
    assert "@misc{lovelace2024zebras," in preview(library.pages, [1, 2, 3], Format.BIBTEX)
    assert "lovelace2024zebrasa" in preview(library.pages, [1, 2, 3], Format.MARKDOWN)
    assert library.pages.revision() == revision
    assert keys_in(library) == {1: "", 2: "", 3: ""}


def test_a_preview_of_many_shows_the_first(library):
    assert preview(library.pages, [3, 1, 2], Format.BIBTEX, papers=1).count("@misc") == 1


def test_what_is_missing_is_said_and_which_papers_lack_it(library, tmp_path):
    done = export(library, [1, 2, 3], Format.BIBTEX, tmp_path / "list.bib")
    assert "1 of 3 has no authors" in done.missing
    assert done.lacking.without["authors"] == [3]


def test_the_same_library_gives_the_same_bytes(library, tmp_path):
    options = Options(title="Mine", created=NOW)
    for form in Format:
        export(library, [1, 2, 3], form, tmp_path / "one", options)
        export(library, [1, 2, 3], form, tmp_path / "two", options)
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_library_whose_keys_are_fixed_is_only_read(library, tmp_path):
    export(library, [1, 2, 3], Format.BIBTEX, tmp_path / "list.bib")
    revision = library.pages.revision()
    keys = citation_keys(library.pages, [1, 2, 3])
    assert not keys.new
    done = write_export(library.pages, [1, 2, 3], Format.BIBTEX, tmp_path / "again.bib", keys.all)
    assert done.path.read_bytes() == (tmp_path / "list.bib").read_bytes()
    assert library.pages.revision() == revision


def test_nothing_to_export_is_said_and_no_file_is_written(library, tmp_path):
    with pytest.raises(UsageError, match="no papers"):
        export(library, [], Format.BIBTEX, tmp_path / "list.bib")
    assert not (tmp_path / "list.bib").exists()


def made_of(library):
    return library.pages.revision(), keys_in(library)


@pytest.mark.parametrize("name", ["no folder/list.bib", "folder"])
def test_a_target_that_cannot_be_written_changes_nothing(library, tmp_path, name):
    (tmp_path / "folder").mkdir()
    before = made_of(library)
    with pytest.raises(CannotWrite, match=r"does not exist|is a folder"):
        export(library, [1, 2, 3], Format.BIBTEX, tmp_path / name)
    assert made_of(library) == before


@pytest.mark.parametrize("steps", [0, 1])
def test_a_stopped_export_leaves_the_old_file_and_gives_no_key_away(library, tmp_path, steps):
    class Stopping:
        left = steps

        def step(self, done, total=None, note=""):
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    (tmp_path / "list.bib").write_text("old")
    before = made_of(library)
    with pytest.raises(Cancelled):
        export(library, [1, 2, 3], Format.BIBTEX, tmp_path / "list.bib", progress=Stopping())
    assert made_of(library) == before
    assert (tmp_path / "list.bib").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_key_that_was_given_away_while_the_file_was_written_is_not_given_twice(library, tmp_path):
    prepared = prepare(library.pages, [1], Format.BIBTEX, tmp_path / "list.bib")
    library.do(editing.set_citation_key, 2, "lovelace2024zebras")
    done = finish(library, prepared)
    assert keys_in(library) == {1: "lovelace2024zebrasa", 2: "lovelace2024zebras", 3: ""}
    assert "@misc{lovelace2024zebrasa," in (tmp_path / "list.bib").read_text("utf-8")
    assert done.changes.label == "Fix the citation keys of 1 paper"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_markdown_says_where_each_paper_was_seen_and_what_was_made_of_it(library, tmp_path):
    plan = plan_import(
        library.store,
        library.pages,
        [source_of(resource_path("samples", "hugging-face-page.txt"))],
        read,
        no_progress,
    )
    library.do(import_papers, plan, plan.default_choices())
    papers = [paper for paper in library.pages.ids(ALL, Sort()) if paper > 3]
    library.do(deciding.set_state, papers[:2], State.QUEUED)
    library.do(tagging.tag, papers[:1], "to discuss")
    library.do(noting.write_note, papers[0], "Look at *this*")
    queue = library.pages.ids(QUEUE, Sort("rank"))
    options = Options(title="Reading list: Queue", scope="list:queue", created=NOW)
    export(library, queue, Format.MARKDOWN, tmp_path / "list.md", options)
    text = (tmp_path / "list.md").read_text("utf-8")
    assert text.count("- [ ] **") == 2
    assert "Seen in: Hugging Face page, shown " in text
    assert "(year not given), imported " in text
    assert "#to-discuss" in text
    assert r"Note: Look at \*this\*" in text
    assert 'title: "Reading list: Queue"' in text


def test_every_format_has_an_ending():
    assert set(formats.EXTENSIONS) == set(Format)
