"""The identifiers that a typed text mentions, in whatever way people and browsers write them."""

import re
from collections.abc import Iterator

from desktop.papers.identifiers import arxiv_of, doi_of, pmid_of

_MAY_MENTION = re.compile(r"\d{4}\.\d{4}|/\d{7}|10\.\d{4}|pmid|pubmed", re.IGNORECASE)
_FRAME = "()[]<>{},;\"'“”."
_PUBMED = re.compile(r"(?:\bpmid:?\s*|\bpubmed\.ncbi\.nlm\.nih\.gov/)(\d{1,9})\b", re.IGNORECASE)
Mention = tuple[str, str]
"""The field that an identifier stands in ("arxiv_id", "doi", "pmid") and its value there."""


def mentions(text: str) -> list[Mention]:
    """Each identifier in `text`, once and in its order; a word behind "-" is none."""
    if not _MAY_MENTION.search(text):
        return []
    words = (word for word in text.split() if _MAY_MENTION.search(word) and not word.startswith("-"))
    found = [mention for word in words for mention in _of_word(word)]
    found += [("pmid", pmid_of(match[1])) for match in _PUBMED.finditer(text)]
    return list(dict.fromkeys(found))


def _of_word(word: str) -> Iterator[Mention]:
    bare = word.strip(_FRAME)
    for whole in (bare, f"https://{bare}", f"https://arxiv.org/{bare}"):
        if arxiv := arxiv_of(whole):
            yield "arxiv_id", arxiv.identifier
    if doi := doi_of(word):
        yield "doi", doi
