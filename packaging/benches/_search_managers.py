"""Programs that keep papers, each with a library of its own: papis, cobib, calibre."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from _search_peers import FOUND, Search
from _search_processes import answer_of, best, environment_of, one_line, words_of

from desktop.search.document import SearchDocument

Papers = Sequence[SearchDocument]
_FILLED_WITHIN = 180


def papis(papers: Papers, home: Path) -> Search | None:
    """Papis with Whoosh, the only one of its databases that allows a slip: any of the words, each with one."""
    if not shutil.which("papis"):
        return None
    for paper in papers:
        place = home / "papers" / str(paper.id)
        place.mkdir(parents=True)
        facts = {"papis_id": f"{paper.id:032x}", "ref": str(paper.id), "title": one_line(paper.title)}
        facts |= {"author": one_line(paper.authors), "abstract": one_line(paper.abstract)}
        (place / "info.yaml").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")  # JSON is YAML
    (home / "papis").mkdir()
    settings = (
        f'database-backend = whoosh\nwhoosh-schema-fields = ["ref", "abstract"]\ncache-dir = {home}/cache'
    )
    (home / "papis" / "config").write_text(
        f"[settings]\ndefault-library = bench\n{settings}\n\n[bench]\ndir = {home}/papers\n", "utf-8"
    )
    environment = environment_of(home)

    def search(text: str) -> list[int]:
        words = (word for word in words_of(text) if len(word) > 3)  # Whoosh knows no word that says nothing
        query = " OR ".join(f"{word}~1/1 OR abstract:{word}~1/1" for word in words)
        return best(
            answer_of(["papis", "list", "--all", "--format", "{doc[ref]}", query], environment).split()
        )

    if not search(papers[0].title):  # which builds the index
        print("papis answers nothing: is Whoosh beside it?", file=sys.stderr)
        return None
    return search


def cobib(papers: Papers, home: Path) -> Search | None:
    """`cobib list` for all words in the title, each with one slip; its search over all fields orders nothing."""
    if not shutil.which("cobib"):
        return None
    file, settings = home / "literature.yaml", home / "config.py"
    with file.open("w", encoding="utf-8") as database:
        for paper in papers:
            facts = {
                "ENTRYTYPE": "article",
                "title": one_line(paper.title),
                "abstract": one_line(paper.abstract),
            }
            facts["author"] = one_line(paper.authors).replace(", ", " and ")
            database.write(f"---\np{paper.id}:\n")
            written = ((name, json.dumps(fact, ensure_ascii=False)) for name, fact in facts.items() if fact)
            database.writelines(f"  {name}: {fact}\n" for name, fact in written)
            database.write("...\n")
    settings.write_text(
        "from cobib.config import config\n"
        f"config.database.file = {str(file)!r}\nconfig.database.cache = {str(home / 'cache')!r}\n"
    )
    environment = {**environment_of(home), "COBIB_CONFIG": str(settings)}
    command = ["cobib", "--porcelain", "list", "--ignore-case", "--decode-unicode", "--fuzziness", "1"]

    def search(text: str) -> list[int]:
        asked = [part for word in words_of(text) for part in ("++title", word)]
        return best(re.findall(r"^p(\d+)::", answer_of([*command, *asked], environment), re.MULTILINE))

    search(papers[0].title)  # which reads the database into its cache
    return search


_FILL_CALIBRE = """
import json, sys
from calibre.ebooks.metadata.book.base import Metadata
from calibre.library import db
library = db(sys.argv[1]).new_api
library.backend.execute("PRAGMA synchronous = OFF")
for title, authors, abstract in json.load(open(sys.argv[2], encoding="utf-8")):
    book = Metadata(title, authors.split(", "))
    book.comments = abstract
    library.create_book_entry(book, add_duplicates=True)
"""


def calibredb(papers: Papers, home: Path) -> Search | None:
    """`calibredb search` for all words in any field; None also where it is not filled within three minutes."""
    if not (shutil.which("calibredb") and shutil.which("calibre-debug")):
        return None
    library, facts, script = home / "library", home / "papers.json", home / "fill.py"
    library.mkdir()
    facts.write_text(json.dumps([(p.title, p.authors or "Unknown", p.abstract) for p in papers]))
    script.write_text(_FILL_CALIBRE)
    environment = {**environment_of(home), "CALIBRE_CONFIG_DIRECTORY": str(home / "config")}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        answer_of(
            ["calibre-debug", str(script), str(library), str(facts)], environment, within=_FILLED_WITHIN
        )
    except subprocess.TimeoutExpired:
        print("calibre takes too long to fill", file=sys.stderr)
        return None
    number_of = dict(enumerate((paper.id for paper in papers), 1))  # calibre counts from 1

    def search(text: str) -> list[int]:
        asked = " ".join(f'"{word}"' for word in words_of(text))
        answer = answer_of(["calibredb", "search", "--library-path", str(library), asked], environment)
        found = re.findall(r"\d+", answer.splitlines()[-1]) if answer else []
        return [number_of[int(book)] for book in found[:FOUND]]

    return search
