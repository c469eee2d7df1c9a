"""Says how far an import is: which file is being read, how much of it, and how many papers are ready."""

from desktop.library.actions import papers_in_words
from desktop.progress import Progress


class ReadingProgress:
    """A Progress for the reader of one file after the other; `tell` keeps what the reader said last.

    Reader and planner take turns: without that a bar would jump between bytes and papers.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._name = ""
        self._done, self._total = 0, 0
        self._papers = 0

    def begin(self, name: str) -> None:
        """The next file is read from here on."""
        self._name, self._done, self._total = name, 0, 0

    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        """What the reader calls; raises Cancelled. Its own note gives way to the papers that are ready."""
        if total:
            self._done, self._total = done, total
        self._say()

    def tell(self, papers: int) -> None:
        """So many papers are ready; raises Cancelled."""
        self._papers = papers
        self._say()

    def _say(self) -> None:
        words = f"{self._name}, {papers_in_words(self._papers)}" if self._papers else self._name
        if self._total:
            self._progress.step(self._done, self._total, words)
        else:
            self._progress.step(self._papers, None, words)
