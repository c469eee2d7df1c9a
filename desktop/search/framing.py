"""What of a query says no more than that a paper is looked for: "the paper about …", "et al.", a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.search.clauses import Clause

_PAPERS = "paper papers article articles preprint preprints publication publications"
_NAMED = frozenset({*_PAPERS.split(), "something", "anything", "one"})
_FRAME = re.compile(
    r"(?:(?:a|an|the|that|this|some|any|one|i|am|m|looking|search|searching|find|show|get|give|me|for|new|recent)\s)*"
    rf"(?:(?:{'|'.join(_PAPERS.split())})(?:\s(?:about|on|by|of|from|called|titled|entitled|named|where|which|that|in))+"
    r"|(?:something|anything|(?<=the\s)one|(?<=that\s)one)\s(?:about|on|by|from|called|where|which))\s"
)
"""How people begin who tell what they remember, as folded words with one blank behind each."""
_IDLE = frozenset({
    *_PAPERS.split(), "work", "works", "study", "wrote", "written", "author", "authors", "published", "something",
    "journal", "proceedings", "conference", "vol", "volume", "pp", "pages", "arxiv", "doi", "pdf", "et", "al",
    "recent", "latest", "original", "famous", "seminal", "classic",
})  # fmt: skip
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def without_frame(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses without "et al", and without "the paper about" in front; all of them where no others are left."""
    texts = [_text(clause) for clause in clauses]
    if "al" not in texts and _NAMED.isdisjoint(texts):
        return clauses
    framed = _framed(texts)
    kept = tuple(
        clause
        for at, clause in enumerate(clauses)
        if at >= framed and not (_is_et_al(texts, at) or _is_et_al(texts, at - 1))
    )
    return kept if any(not clause.excluded for clause in kept) else clauses


def is_idle(word: str) -> bool:
    """Whether a paper need not hold a folded word where none holds all: of papers as such, a year, an initial."""
    return word in _IDLE or _YEAR.fullmatch(word) is not None or (len(word) == 1 and word.isascii())


def year_of(clause: Clause) -> int:
    """The year that a clause is, 0 for any other word."""
    text = _text(clause)
    return int(text) if _YEAR.fullmatch(text) else 0


def _framed(texts: Sequence[str]) -> int:
    """How many of the first words are the frame of what is looked for."""
    found = _FRAME.match("".join(f"{text} " for text in texts))
    return found[0].count(" ") if found else 0


def _is_et_al(texts: Sequence[str], at: int) -> bool:
    return at > 0 and texts[at : at + 2] == ["et", "al"]


def _text(clause: Clause) -> str:
    """The word that a clause is, as it is folded; "-" for one that is more than a plain word."""
    words = clause.chunks[0].words
    is_plain = len(words) == 1 and not (clause.phrase or clause.excluded or clause.fields)
    return words[0].text if is_plain else "-"
