"""Reads what PubMed saves as "Summary (text)" and copies as a citation: a paper in one paragraph."""

import re
from collections.abc import Iterator

from desktop.digests.fields.catalogue_names import is_organisation
from desktop.digests.fields.pubmed_citation import CITATION, are_pubmed_names
from desktop.digests.prose.paragraphs import Unit, unit_of
from desktop.digests.pubmed.text_fields import PMID, reference_of
from desktop.digests.reference_lists.entries import entries_in
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import Found, LeftOver

_START = re.compile(r"^\d{1,6}: (?=\S)", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.?!\]]) (?=\S)")
_MOST_SENTENCES = 60
_LONGEST = 20_000


def summaries_in(text: str) -> Iterator[Found]:
    """One draft for each paragraph that is one; every other is left over."""
    for entry in summary_entries(text):
        parts = parts_of(entry.text)
        if parts:
            title, authors, citation = parts
            yield reference_of(title, authors, citation, citation).finished(text, (entry.start, entry.end))
        else:
            yield LeftOver(
                text=clean_text(text[entry.start : entry.end])[:_LONGEST], span=(entry.start, entry.end)
            )


def summary_entries(text: str) -> Iterator[Unit]:
    """The paragraphs behind "1: ", else those and the lines that any list of references consists of."""
    starts = [found.end() for found in _START.finditer(text)]
    if not starts:
        yield from entries_in(text)
        return
    for at, after in zip(starts, [*starts[1:], len(text)], strict=True):
        gap = text.find("\n\n", at, after)
        end = gap if gap >= 0 else text.rfind("\n", at, after) if after < len(text) else after
        yield unit_of(text, at, max(at, end))


def is_numbered(text: str) -> bool:
    """Whether records begin as PubMed alone numbers them."""
    return bool(_START.search(text))


def parts_of(words: str) -> tuple[str, str, str] | None:
    """Title, authors and citation of a paragraph that names its PMID, None for any other paragraph."""
    if len(words) > _LONGEST or not PMID.search(words):
        return None
    ends = [found.start() for found in _SENTENCE_END.finditer(words)][:_MOST_SENTENCES]
    first = words[: ends[0]] if ends else ""
    begin = ends[0] + 1 if first and (are_pubmed_names(first) or is_organisation(first)) else 0
    for end in ends:
        if end > begin and CITATION.match(words, end + 1):
            return words[begin:end], words[: max(0, begin - 1)], words[end + 1 :]
    return None
