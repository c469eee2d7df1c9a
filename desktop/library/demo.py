"""The main job from end to end, told step by step: what Papertray does for a person, without a window."""

from collections.abc import Callable
from pathlib import Path

from desktop.digests.sandbox import read_in_sandbox
from desktop.digests.source import source_of
from desktop.library import deciding, listing, noting, tagging
from desktop.library.exporting import export
from desktop.library.finding import Finder, index_folder
from desktop.library.formats import Format, Options
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.changes import Changes
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.papers.view import INBOX, QUEUE, Sort, View
from desktop.progress import no_progress


class Demo:
    """Imports a digest, decides about its papers, searches, and exports the queue; `say` hears each step."""

    def __init__(self, library: Path, folder: Path, say: Callable[[str], object]) -> None:
        """`library` is made; the exports go to `folder`, which exists."""
        self._path = library
        self._folder = folder
        self._say = say

    def run(self, digest: Path) -> None:
        """Everything, from the digest to the exports."""
        self._library = Library(self._path)
        self._finder = Finder(self._library.pages, index_folder(self._path))
        try:
            self._import(digest)
            self._decide()
            self._find_again()
            self._undo_and_redo()
            self._export()
        finally:
            self._finder.close()
            self._library.close()

    def _import(self, digest: Path) -> None:
        self._say(f"Reading {digest.name}, in a process of its own:")
        for again in (False, True):
            library = self._library
            plan = plan_import(
                library.store, library.pages, [source_of(digest)], read_in_sandbox, no_progress
            )
            counts = plan.counts()
            self._done(library.do(import_papers, plan, plan.default_choices()))
            known = counts[Verdict.SEEN]
            if again:
                self._say(f"  The same digest once more: {known} papers are here already, nothing is new.")

    def _decide(self) -> None:
        papers = list(self._library.pages.ids(INBOX, Sort()))
        do = self._library.do
        self._say("Deciding:")
        self._done(do(deciding.set_state, papers[:4], State.QUEUED))
        self._done(do(deciding.set_state, papers[4:5], State.READING))
        self._done(do(deciding.rate, papers[4:5], 5))
        self._done(do(deciding.rate, papers[:2], 4))
        self._done(do(deciding.set_state, papers[-2:], State.DISMISSED))
        self._done(do(tagging.tag, papers[:3], "to discuss"))
        self._done(do(noting.write_note, papers[0], "Compare with what we measured last week."))
        self._done(do(listing.make_list, "Journal club"))
        club = self._library.pages.lists()[0].id
        self._done(do(listing.add_to_list, club, papers[2:5]))
        self._done(do(listing.shift, club, papers[4:5], -1))

    def _find_again(self) -> None:
        paper = self._library.pages.ids(INBOX, Sort())[0]
        title = self._library.pages.lines([paper])[paper].title
        query = " ".join(misspelt(word) for word in _longest_words(title))
        self._finder.catch_up()
        findings = self._finder.find(query)
        found = findings.ids if findings is not None else ()
        self._say(f"Searching for “{query}”:")
        lines = self._library.pages.lines(found[:3])
        for each in found[:3]:
            self._say(f"  {lines[each].title}")

    def _undo_and_redo(self) -> None:
        self._say("Taking back, and doing again:")
        for word, changes in (("Undo", self._library.undo()), ("Redo", self._library.redo())):
            if changes is not None:
                self._say(f"  {word}: {changes.label}")

    def _export(self) -> None:
        pages = self._library.pages
        queue = pages.ids(QUEUE, Sort("rank"))
        self._say(f"Exporting the queue ({len(queue)} of {pages.count(View('all'))} papers):")
        for form, name in ((Format.BIBTEX, "reading-list.bib"), (Format.MARKDOWN, "reading-list.md")):
            options = Options(title="Reading list: Queue", scope="list:queue")
            done = export(self._library, queue, form, self._folder / name, options)
            missing = f" ({', '.join(done.missing)})" if done.missing else ""
            self._say(f"  {done.papers} papers: {done.path}{missing}")

    def _done(self, changes: Changes) -> None:
        if changes.items:
            self._say(f"  {changes.label}")


def _longest_words(title: str) -> list[str]:
    """Two words of a title, as a person remembers them."""
    words = [word for word in title.split() if word.isalpha()]
    kept = sorted(words, key=len, reverse=True)[:2]
    return [word.lower() for word in words if word in kept][:2]


def misspelt(word: str) -> str:
    """`word` with two neighbouring letters exchanged, as fast fingers do."""
    at = len(word) // 2
    return word if len(word) < 4 else f"{word[: at - 1]}{word[at]}{word[at - 1]}{word[at + 1 :]}"
