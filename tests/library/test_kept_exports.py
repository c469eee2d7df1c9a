"""Exports that follow their views: the same bytes are not written again, and another's edit is noticed."""

import os

import pytest

from desktop.library import deciding, editing
from desktop.library.citing import fix_keys
from desktop.library.exporting import export
from desktop.library.formats import Format, Options
from desktop.library.kept_exports import kept, rewrite
from desktop.library.library import Library
from desktop.papers.state import State
from desktop.papers.view import QUEUE, Sort


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for number in range(3):
        library.do(editing.add_paper, {"title": f"Title {number}", "issued": "2020"})
    library.do(deciding.set_state, [1, 2], State.QUEUED)
    yield library
    library.close()


def queue(library):
    return library.pages.ids(QUEUE, Sort("rank"))


@pytest.mark.parametrize("form", Format)
def test_a_file_is_written_again_only_when_it_would_differ(library, tmp_path, form):
    path = tmp_path / "queue.out"
    export(library, queue(library), form, path)
    first = rewrite(
        library.pages,
        kept(path, form, QUEUE),
        queue(library),
        fix_keys(library, queue(library))[0],
        Options(),
    )
    os.utime(path, (1, 1))
    again = rewrite(library.pages, first, queue(library), fix_keys(library, queue(library))[0], Options())
    assert again == first
    assert path.stat().st_mtime == 1
    library.do(deciding.set_state, [3], State.QUEUED)
    changed = rewrite(library.pages, first, queue(library), fix_keys(library, queue(library))[0], Options())
    assert changed.sha256 != first.sha256
    assert "Title 2" in path.read_text("utf-8")
    assert not changed.edited_elsewhere()


def test_an_edit_of_another_program_is_noticed_and_a_file_that_is_gone_is_none(library, tmp_path):
    path = tmp_path / "queue.bib"
    export(library, queue(library), Format.BIBTEX, path)
    followed = kept(path, Format.BIBTEX, QUEUE)
    assert not followed.edited_elsewhere()
    path.write_text("mine")
    assert followed.edited_elsewhere()
    path.unlink()
    assert not followed.edited_elsewhere()
