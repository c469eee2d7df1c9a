"""Reads what PubMed gives as text: saved abstracts and summaries, mailed citations, results copied from its page."""

from collections.abc import Iterator
from itertools import islice

from desktop.digests.document import Document
from desktop.digests.prose.paragraphs import lines_in
from desktop.digests.prose.title_abstract_pairs import NOT_PROSE
from desktop.digests.pubmed.abstract_form import abstracts_in, record_starts
from desktop.digests.pubmed.copied_form import copied_results, results_in
from desktop.digests.pubmed.summary_form import is_numbered, parts_of, summaries_in, summary_entries
from desktop.digests.pubmed.text_fields import PMID
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "pubmed-text"
TITLE = "results of PubMed as text"
SUREST = 0.9
_SUMMARIES = 0.5
"""Citations without PubMed's own numbers may stand in any list: one with links is known better."""
_SHARE = 0.6
_LOOKED_AT = 60


def looks_like(head: str) -> float:
    """Records that name their PMID where PubMed writes it, in one of its three forms."""
    if not PMID.search(head) or NOT_PROSE.match(head):
        return 0.0
    if _has_abstracts(head) or copied_results(list(lines_in(head, 0, len(head)))):
        return SUREST
    entries = list(islice(summary_entries(head), _LOOKED_AT))
    known = sum(parts_of(entry.text) is not None for entry in entries)
    if not known or known < _SHARE * len(entries):
        return 0.0
    return SUREST if is_numbered(head) else _SUMMARIES


def _has_abstracts(text: str) -> bool:
    starts = record_starts(text)
    return bool(starts) and any(found.start() > starts[0] for found in PMID.finditer(text))


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts, then one draft for each record of the form that the text has."""
    text = document.text
    yield DigestFacts(kind=KIND, source="PubMed")
    if _has_abstracts(text):
        yield from abstracts_in(text)
    elif copied_results(list(lines_in(text, 0, len(text)))):
        yield from results_in(text)
    else:
        yield from summaries_in(text)
