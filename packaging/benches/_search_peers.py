"""Other ways to search the same papers, each at its best: rapidfuzz over titles, FTS5, tantivy's own."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.fuzz import WRatio

from desktop.search.document import SearchDocument
from desktop.search.spelling import edits_allowed
from desktop.search.vocabulary import EXPANSIONS, Vocabulary
from desktop.search.words import terms

Search = Callable[[str], list[int]]
"""The ids of at most ten papers, best first."""
FOUND = 10
_WEIGHTS = "5.0, 4.0, 3.0, 2.0, 1.0"


def wratio(papers: Iterable[SearchDocument]) -> Search:
    """Rapidfuzz's WRatio over all titles."""
    titles = {paper.id: paper.title for paper in papers}
    return lambda text: [number for _, _, number in process.extract(text, titles, scorer=WRatio, limit=FOUND)]


def fts5(papers: Iterable[SearchDocument], vocabulary: Vocabulary) -> Search:
    """FTS5 ranked by bm25 with prefix indexes, asked for the same words that Papertray would ask for."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE paper USING fts5(title, authors, tags, note, abstract, prefix='2 3')"
    )
    connection.executemany(
        "INSERT INTO paper (rowid, title, authors, tags, note, abstract) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (p.id, terms(p.title), terms(p.authors), terms(p.tags), terms(p.note), terms(p.abstract))
            for p in papers
        ),
    )
    question = f"SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY bm25(paper, {_WEIGHTS}) LIMIT {FOUND}"

    def search(text: str) -> list[int]:
        asked = _expanded(text, vocabulary)
        return [row for (row,) in connection.execute(question, (asked,))] if asked else []

    return search


def _expanded(text: str, vocabulary: Vocabulary) -> str:
    """Each word as an OR of the words of the library that it may stand for, the last one also as a beginning."""
    words = terms(text).split()
    parts = []
    for word in words:
        near = [word]
        if edits := edits_allowed(word):
            near += [other for _, other in vocabulary.near(word, edits)[: EXPANSIONS - 1]]
        asked = [f'"{each}"' for each in near]
        if word is words[-1] and not text.endswith(" "):
            asked.append(f'"{word}"*')
        parts.append(f"({' OR '.join(asked)})")
    return " AND ".join(parts)


def tantivy_fuzzy(papers: Sequence[SearchDocument]) -> Search:
    """Tantivy's own fuzzy parser over the same fields, one edit a word."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True)
    fields = ("title", "authors", "abstract")
    for field in fields:
        builder.add_text_field(field)
    index = tantivy.Index(builder.build())
    writer = index.writer(60_000_000, 1)
    for paper in papers:
        writer.add_document(
            tantivy.Document(id=paper.id, title=paper.title, authors=paper.authors, abstract=paper.abstract)
        )
    writer.commit()
    index.reload()
    fuzzy = dict.fromkeys(fields, (True, 1, True))

    def search(text: str) -> list[int]:
        query, _ = index.parse_query_lenient(
            " ".join(terms(text).split()), list(fields), fuzzy_fields=fuzzy, conjunction_by_default=True
        )
        found = index.searcher()
        return [int(found.doc(address).to_dict()["id"][0]) for _, address in found.search(query, FOUND).hits]

    return search
