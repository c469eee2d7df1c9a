"""Other programs may look into the library while it is open: what was acknowledged stays."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from desktop.library import deciding, editing
from desktop.library.gathering import sources_in
from desktop.library.library import Library
from desktop.store.database import connect_to_read, header_of
from desktop.store.open_files import is_open_at
from desktop.store.pages import Pages

LOOK = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT count(*) FROM paper'); c.close()"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.db"
    library = Library(path)
    library.do(editing.add_paper, {"title": "A paper"})
    library.close()
    return path


def rating_for_others(path):
    """Return what a reader of another process, or of this one tomorrow, finds."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT rating FROM paper").fetchone()[0]


def test_what_is_done_survives_another_program_that_opens_and_leaves_the_library(path):
    header_of(path)
    pages, library = Pages(path), Library(path)  # as the window opens them
    header_of(path)
    assert [type(each).__name__ for each in sources_in([path])] == ["UnreadableInput"]
    subprocess.run([sys.executable, "-c", LOOK, str(path)], check=True, timeout=60)
    assert path.with_name("library.db-wal").exists()
    library.do(deciding.rate, [1], 5)
    code = f"import sqlite3; print(sqlite3.connect({str(path)!r}).execute('SELECT rating FROM paper').fetchone()[0])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert told.stdout.split() == [b"5"]
    library.close()
    pages.close()
    assert rating_for_others(path) == 5


def test_the_header_of_an_open_library_is_the_same_as_when_nobody_has_it(path):
    before = header_of(path)
    with closing(Pages(path)):
        assert header_of(path) == before


def test_a_file_is_open_here_as_long_as_one_connection_has_it(path):
    assert not is_open_at(path)
    one, other = connect_to_read(path), connect_to_read(path)
    one.close()
    assert is_open_at(path)
    other.close()
    assert not is_open_at(path)
    assert not is_open_at(path.with_name("nothing.db"))
