"""One pair of tantivy indexes in a folder: the papers, and the words they are made of."""

from __future__ import annotations

from contextlib import suppress
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING

from tantivy import Document, Query

from desktop.search.engine import (
    FIELDS,
    FORMAT,
    WORD,
    created_index,
    opened_index,
    papers_schema,
    words_schema,
)
from desktop.search.failures import EngineFailure, engine_failures
from desktop.search.vocabulary import Snapshot, Vocabulary
from desktop.search.words import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tantivy import Index, IndexWriter

    from desktop.search.document import SearchDocument

_SMALL_HEAP = 15_000_000  # bytes; the least that tantivy takes
_BUILD_HEAP = 120_000_000


class Generation:
    """The papers, and at least all words they hold.

    There may be more words, never fewer: they are committed first, or before anybody knows of the generation.
    Every method may raise EngineFailure; then nothing here is to be believed.
    """

    def __init__(self, papers: Index, words: Index, *, building: bool = False) -> None:
        self._papers = papers
        self._words = words
        self._heap = _BUILD_HEAP if building else _SMALL_HEAP
        self._is_fresh = building
        self._writers: tuple[IndexWriter, IndexWriter] | None = None
        self._vocabulary: set[str] = set()
        self._letters = set(ascii_lowercase + digits)

    @classmethod
    def created(cls, folder: Path) -> Generation:
        with engine_failures():
            papers = created_index(folder / "papers", papers_schema())
            return cls(papers, created_index(folder / "words", words_schema()), building=True)

    @classmethod
    def opened(cls, folder: Path) -> Generation:
        return cls(opened_index(folder / "papers"), opened_index(folder / "words"))

    def vocabulary(self) -> Vocabulary:
        """Return the state of the last commit. Raises EngineFailure when it is of another format."""
        with engine_failures():
            self._words.reload()
            self._papers.reload()
            papers, words = self._papers.searcher(), self._words.searcher()
            words.doc_freq(WORD, "")
            hits = papers.search(Query.term_query(self._papers.schema, "id", 0), 2).hits
            zero = papers.doc(hits[0][1]).to_dict() if len(hits) == 1 else {}
        if zero.get("format") != [FORMAT] or len(zero.get("revision", ())) != 1:
            raise EngineFailure("no revision")
        return Vocabulary(
            Snapshot(papers, words, self._papers.schema, self._words.schema, zero["revision"][0])
        )

    def add(self, document: SearchDocument) -> None:
        """Put in a paper of which nothing is known yet; seen after `commit`."""
        if document.id < 1:
            raise ValueError(f"a paper has an id of 1 or more, not {document.id}")
        entry = self._entry(document)
        with engine_failures():
            self._opened_writers()[0].add_document(entry)

    def remove(self, ids: Sequence[int]) -> None:
        """Forget what was put in of these papers until now; seen after `commit`.

        By query: `delete_documents_by_term` of tantivy 0.27 does not match unsigned fields.
        """
        if ids:
            with engine_failures():
                query = Query.term_set_query(self._papers.schema, "id", ids)
                self._opened_writers()[0].delete_documents_by_query(query)

    def commit(self, revision: int) -> None:
        """Make everything since the last commit visible, together with `revision`."""
        with engine_failures():
            papers, words = self._opened_writers()
            if not self._is_fresh:
                self._commit_new_words(words)
            zero = Document()
            zero.add_unsigned("id", 0)
            zero.add_unsigned("revision", revision)
            zero.add_unsigned("format", FORMAT)
            self.remove([0])
            papers.add_document(zero)
            papers.commit()
            if self._is_fresh:
                self._commit_all_words(words)
                self._is_fresh = False

    def settle(self) -> None:
        """Wait for the merging of segments and let the writers go; the next writers are small ones."""
        writers, self._writers, self._heap = self._writers, None, _SMALL_HEAP
        with engine_failures():
            for writer in writers or ():
                writer.wait_merging_threads()

    def close(self) -> None:
        """Let the writers go without waiting; what was not committed is forgotten."""
        self._writers = None

    def roll_back(self) -> None:
        self._vocabulary.clear()
        with suppress(EngineFailure), engine_failures():
            for writer in self._writers or ():
                writer.rollback()

    def _opened_writers(self) -> tuple[IndexWriter, IndexWriter]:
        if self._writers is None:
            self._writers = (self._papers.writer(self._heap, 1), self._words.writer(self._heap, 1))
        return self._writers

    def _entry(self, document: SearchDocument) -> Document:
        entry = Document()
        entry.add_unsigned("id", document.id)
        for field, text in zip(document._fields[1:], document[1:], strict=True):
            if text:
                found = terms(text)
                if not self._is_fresh:
                    self._vocabulary.update(found.split(" "))
                elif not found.isascii():
                    self._letters.update(found)
                entry.add_text(field, found)
        return entry

    def _commit_new_words(self, writer: IndexWriter) -> None:
        known = self._words.searcher()
        self._vocabulary.discard("")
        unknown = [word for word in self._vocabulary if not known.doc_freq(WORD, word)]
        self._vocabulary.clear()
        if unknown:
            _add_words(writer, unknown)
            writer.commit()
            self._words.reload()

    def _commit_all_words(self, writer: IndexWriter) -> None:
        """Copy the words of the papers, which the engine has sorted out, a letter at a time to save memory."""
        self._papers.reload()
        listed = self._papers.searcher().terms_with_prefix
        for letter in sorted(self._letters - {" "}):
            _add_words(writer, {word for field in FIELDS for word, _ in listed(field, letter)})
        self._letters.clear()
        writer.commit()


def _add_words(writer: IndexWriter, words: Iterable[str]) -> None:
    for word in words:
        entry = Document()
        entry.add_text(WORD, word)
        writer.add_document(entry)
