"""The search index of a library: derived, rebuildable, and never lying about what it has seen."""

from __future__ import annotations

import os
import shutil
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from desktop.errors import CannotWrite
from desktop.progress import Progress, no_progress
from desktop.search.failures import EngineFailure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from desktop.search.clauses import Clause
    from desktop.search.document import SearchDocument
    from desktop.search.generation import Generation
    from desktop.search.ranking import Ranking
    from desktop.search.vocabulary import Vocabulary
    from desktop.search.weighing import Wanted, Weighed

_CURRENT = "current"
_GENERATION = "generation-"
_PAPERS_PER_STEP = 200
Answer = TypeVar("Answer")


class SearchIndex:
    """The index in `folder`: written by one thread at a time, searched by any while it is written.

    A small file names the generation in use, so that a rebuilt index takes its place in one step.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = RLock()
        self._generation: Generation | None = None
        self._vocabulary: Vocabulary | None = None

    @property
    def revision(self) -> int | None:
        """The library's revision that the index has seen; None: in doubt, `rebuild` is needed."""
        vocabulary = self._vocabulary
        return vocabulary.snapshot.revision if vocabulary else None

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The words of the index as it is now; None while it is in doubt."""
        return self._vocabulary

    def open(self) -> None:
        """Look at what is on disk. Missing, cut, foreign or of another format: `revision` is None afterwards."""
        from desktop.search.generation import Generation  # noqa: PLC0415 - starting must not pay for the engine

        with self._lock:
            self.close()
            try:
                name = (self.folder / _CURRENT).read_text("utf-8").strip()
                if not name.startswith(_GENERATION) or "/" in name or "\\" in name:
                    return
                self._generation = Generation.opened(self.folder / name)
                self._vocabulary = self._generation.vocabulary()
            except (EngineFailure, OSError, UnicodeDecodeError):
                self._doubt()

    def replace(self, documents: Iterable[SearchDocument], gone: Iterable[int], revision: int) -> None:
        """Put `documents` in place of what was known of those papers and forget the papers `gone`: one commit.

        Findable when it returns. Does nothing while the index is in doubt. Raises CannotWrite when the disk
        refuses; the index is in doubt then. When `documents` itself raises, nothing has changed.
        """
        with self._lock:
            generation = self._generation
            if generation is None or self._vocabulary is None:
                return
            try:
                generation.remove(list(gone))
                remaining = iter(documents)
                while batch := {document.id: document for document in islice(remaining, _PAPERS_PER_STEP)}:
                    generation.remove(list(batch))
                    for document in batch.values():
                        generation.add(document)
                generation.commit(revision)
                self._vocabulary = generation.vocabulary()
            except EngineFailure as failure:
                self._doubt()
                raise self._cannot_write(failure) from failure
            except BaseException:
                generation.roll_back()
                raise

    def rebuild(
        self,
        documents: Iterable[SearchDocument],
        revision: int,
        progress: Progress = no_progress,
        total: int | None = None,
    ) -> None:
        """Index `documents`, the whole library at `revision`, in a fresh place and take that into use.

        The old index serves and may be written until then; what was written to it meanwhile is forgotten,
        which `revision` tells. Raises Cancelled, CannotWrite; the old index stays in both cases.
        """
        try:
            place = self._fresh_place()
            try:
                generation = self._built(place, documents, revision, progress, total)
                self._take_into_use(place, generation)
            except BaseException:
                shutil.rmtree(place, ignore_errors=True)
                raise
        except (EngineFailure, OSError) as failure:
            raise self._cannot_write(failure) from failure

    def rank(
        self,
        text: str,
        limit: int,
        still_wanted: Callable[[], bool] = lambda: True,
        *,
        exact: bool = False,
        clauses: tuple[Clause, ...] | None = None,
        among: Sequence[int] | None = None,
    ) -> Ranking | None:
        """Papers for what was typed, the best first; see `ranking.rank`.

        None: nobody wanted the answer any more, or the index is in doubt, which `revision` tells.
        """
        from desktop.search.ranking import rank  # noqa: PLC0415 - starting must not pay for the engine

        return self._asked(
            lambda vocabulary: rank(
                vocabulary, text, limit, still_wanted, exact=exact, clauses=clauses, among=among
            )
        )

    def resembling(self, title: str, abstract: str, limit: int) -> list[tuple[int, float]] | None:
        """Papers like a text with their scores, best first; see `resembling`. None: the index is in doubt."""
        from desktop.search.resembling import resembling  # noqa: PLC0415 - starting must not pay for the engine

        return self._asked(lambda vocabulary: resembling(vocabulary, title, abstract, limit))

    def weighed(
        self, wanted: Sequence[Wanted], weights: Mapping[str, float], among: Sequence[int]
    ) -> Weighed | None:
        """What speaks for each of the papers `among`; see `weighing`. None: the index is in doubt."""
        from desktop.search.weighing import weighed  # noqa: PLC0415 - starting must not pay for the engine

        return self._asked(lambda vocabulary: weighed(vocabulary, wanted, weights, among))

    def having(self, wanted: Wanted) -> list[int] | None:
        """Every paper that has something; see `weighing`. None: the index is in doubt."""
        from desktop.search.weighing import having  # noqa: PLC0415 - starting must not pay for the engine

        return self._asked(lambda vocabulary: having(vocabulary, wanted))

    def _asked(self, question: Callable[[Vocabulary], Answer]) -> Answer | None:
        """The answer to a question; none while the index is in doubt, or when it turns out to be."""
        vocabulary = self._vocabulary
        if vocabulary is None:
            return None
        try:
            return question(vocabulary)
        except EngineFailure:
            with self._lock:
                if self._vocabulary is vocabulary:
                    self._doubt()
            return None

    def close(self) -> None:
        """Let files and writers go; what was committed stays."""
        with self._lock:
            if self._generation:
                self._generation.close()
            self._doubt()

    def _doubt(self) -> None:
        self._generation = self._vocabulary = None

    def _built(
        self,
        folder: Path,
        documents: Iterable[SearchDocument],
        revision: int,
        progress: Progress,
        total: int | None,
    ) -> Generation:
        from desktop.search.generation import Generation  # noqa: PLC0415 - starting must not pay for the engine

        generation = Generation.created(folder)
        done = 0
        try:
            for done, document in enumerate(documents, 1):
                generation.add(document)
                if done % _PAPERS_PER_STEP == 0:
                    progress.step(done, total)
            generation.commit(revision)
        except BaseException:
            generation.roll_back()
            generation.settle()  # its threads would write into the folder while it is removed
            raise
        generation.settle()
        progress.step(done, total)
        return generation

    def _fresh_place(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        numbers = [path.name.removeprefix(_GENERATION) for path in self.folder.glob(f"{_GENERATION}*")]
        number = 1 + max((int(number) for number in numbers if number.isdecimal()), default=0)
        return self.folder / f"{_GENERATION}{number}"

    def _take_into_use(self, place: Path, generation: Generation) -> None:
        """Make `generation` the current one and remove the others as far as the system lets them go."""
        with self._lock:
            vocabulary = generation.vocabulary()
            fresh = self.folder / f"{_CURRENT}.new"
            with fresh.open("w", encoding="utf-8") as file:
                file.write(place.name)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.folder / _CURRENT)
            self.close()
            self._generation, self._vocabulary = generation, vocabulary
            for path in self.folder.glob(f"{_GENERATION}*"):
                if path != place:
                    shutil.rmtree(path, ignore_errors=True)

    def _cannot_write(self, failure: Exception) -> CannotWrite:
        return CannotWrite(
            str(self.folder),
            f"the search index could not be written ({failure})",
            "Free some space and search again",
        )
