"""Libraries to try things on: opened and closed by the test's end, with papers made the way an action makes them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from desktop.papers.fields import RECORD_FIELDS
from desktop.papers.text_keys import sort_key, title_key
from desktop.store.pages import Pages
from desktop.store.step import Step
from desktop.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
EMPTY_RECORD = {**dict.fromkeys(RECORD_FIELDS, ""), "arxiv_version": None, "sources": "{}"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return where a library may be made: a folder that is not there yet."""
    return tmp_path / "data" / "library.db"


@pytest.fixture
def open_store(library: Path) -> Iterator[Callable[..., Store]]:
    """Return a function that opens a store (at `library` by default); whatever it opened is closed later."""
    opened: list[Store] = []

    def open_one(path: Path = library, **options: object) -> Store:
        opened.append(Store(path, **options))  # type: ignore[arg-type]
        return opened[-1]

    yield open_one
    for store in opened:
        if store._lock._lock.is_locked:
            store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    """Return a new library, open for writing."""
    return open_store()


@pytest.fixture
def pages(store: Store, library: Path) -> Iterator[Pages]:
    """Return a reader of the new library."""
    reader = Pages(library)
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def make_papers() -> Callable[..., list[int]]:
    """Return `make_papers(step, titles or columns)`: papers shown by an open step; their ids.

    Columns that are fields of the record go there, all others into the paper.
    """

    def make(step: Step, papers: Sequence[str | Mapping[str, object]]) -> list[int]:
        made = []
        for paper in papers:
            columns: dict[str, object] = {"title": paper} if isinstance(paper, str) else dict(paper)
            title = str(columns.setdefault("title", "A title"))
            record = {name: columns.pop(name) for name in [*columns] if name in RECORD_FIELDS}
            keys = {"title_key": title_key(title), "title_sort": sort_key(title), "added_at": step.now}
            made.append(step.make("paper", **{**keys, **columns}, record={**EMPTY_RECORD, **record}))
        step.label = f"Add {len(made)}"
        return made

    return make


# Root goes through every door. Without these two capabilities (they leave with the next exec) the rights of
# files count for root as they do for everybody else.
WITHOUT_MASTER_KEY = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.fixture
def as_user(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return `as_user(code, *arguments)`: runs Python as one whom the rights of files stop, and waits for it."""
    if os.name == "nt":
        pytest.skip("rights work differently on Windows")

    def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        first = ["-c", WITHOUT_MASTER_KEY] if os.geteuid() == 0 else []
        return subprocess.run(
            [sys.executable, *first, "-c", code, *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    locked = tmp_path / "locked"
    locked.touch(mode=0)
    if run("import sys; open(sys.argv[1])", locked).returncode == 0:
        pytest.skip("nothing stops this user, not even missing rights")
    locked.unlink()
    return run
