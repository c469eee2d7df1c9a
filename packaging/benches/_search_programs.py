"""Programs that people search their papers with, each asked as at a prompt: a process a query, its caches warm.

Each is asked the way that finds most of all that were tried; one that is not installed is left out. On Debian:
`apt install fzf calibre-bin`; papis and cobib from an environment of one's own that is on PATH:
`pip install papis whoosh cobib[fuzzy]`. Libraries and settings lie in the folder that is given, never the user's.
"""

import json
import shutil
import sys
from pathlib import Path

from _bulk_library import bulk_library
from _search_managers import Papers, calibredb, cobib, papis
from _search_peers import FOUND, Search
from _search_processes import answer_of, best, environment_of, one_line

_CHECKOUT = Path(__file__).resolve().parents[2]


def programs(papers: Papers, folder: Path) -> dict[str, Search]:
    """A search for each program that is installed, its library below `folder` filled with `papers`."""
    searches = {}
    for make in (fzf, papis, cobib, calibredb, papertray):
        home = folder / f"home-{make.__name__}"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        print(f"filling {make.__name__}", file=sys.stderr)
        if search := make(papers, home):
            searches[make.__name__] = search
    return searches


def fzf(papers: Papers, home: Path) -> Search | None:
    """`fzf --filter`, its words in any order, over titles, authors and abstracts."""
    if not shutil.which("fzf"):
        return None
    lines = "\n".join(
        f"{p.id}\t{one_line(p.title)} {one_line(p.authors)} {one_line(p.abstract)}" for p in papers
    )

    environment = environment_of(home)

    def search(text: str) -> list[int]:
        answer = answer_of(["fzf", "--filter", text, "--delimiter", "\t", "--nth", "2.."], environment, lines)
        return best(line.split("\t")[0] for line in answer.splitlines())

    return search


def papertray(papers: Papers, home: Path) -> Search:
    """`papertray search` on a library with these papers."""
    library = bulk_library(papers, home / "library.db")
    environment = {**environment_of(home), "PYTHONPATH": str(_CHECKOUT)}
    command = [sys.executable, "-m", "desktop", "search", "--library", str(library), "--json"]

    def search(text: str) -> list[int]:
        answer = answer_of([*command, "--limit", str(FOUND), "--", text], environment)
        return [paper["id"] for paper in json.loads(answer)["papers"]]

    search(papers[0].title)  # which builds the index
    return search
