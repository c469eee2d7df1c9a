"""Holds what a page prints before a card: who submitted the paper, how many votes it has."""

import re

from desktop.digests.hugging_face.card import Card
from desktop.digests.hugging_face.pieces import UNRESOLVED, Piece
from desktop.digests.hugging_face.words import is_number, plain, votes_in
from desktop.papers.cleaning import one_line

_SUBMITTED = re.compile(r"submitted by:?\s*(?P<name>[^\n]{0,80})\Z", re.IGNORECASE)


class Leading:
    """The strings that stand before the card which comes next."""

    def __init__(self) -> None:
        self._start = -1
        self._submitter = ""
        self._count: Piece | None = None
        self._votes: Piece | None = None
        self._awaits_name = False

    def takes(self, piece: Piece, card: Card | None, role: str) -> bool:
        """Take a string that belongs to the next card rather than to `card`; whether it did.

        Of a card that has no title yet all strings are its own, but for who submitted it. A count without
        link belongs to the title right after it.
        """
        words = plain(one_line(piece.text))
        if found := _SUBMITTED.match(words):
            self._start = card.start if card and not card.title else piece.start
            self._submitter, self._awaits_name = found["name"].strip(), not found["name"]
            return True
        if self._awaits_name:
            if not words and not role:
                return True
            self._awaits_name = False
            if not piece.heading and not role and not is_number(words):
                self._submitter = words
                return True
        is_count = is_number(words) and piece.target in {"", UNRESOLVED}
        self._votes, self._count = self._count, piece if is_count else None
        if self._submitter and card and not card.title:
            card.submitter, self._submitter, self._start = self._submitter, "", -1
        return False

    def card(self, piece: Piece, paper: str) -> Card:
        """The card that begins with `piece`, with all that stands before it."""
        start = self._votes.start if self._votes else piece.start
        card = Card(self._start if self._start >= 0 else start, paper, submitter=self._submitter)
        card.votes = votes_in(self._votes.text) if self._votes else None
        self._start, self._submitter, self._votes = -1, "", None
        return card
