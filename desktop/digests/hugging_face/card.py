"""One card of a page while it is read string by string: what each string says about its paper."""

import re
from dataclasses import dataclass, field

from desktop.digests.hugging_face.header import day_of
from desktop.digests.hugging_face.pieces import UNRESOLVED, Piece
from desktop.digests.hugging_face.words import (
    author_count,
    is_detail,
    is_furniture,
    plain,
    stated_day,
    votes_in,
)
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import arxiv_of, host_of, web_link

_ORGANISATION = re.compile(r"https?://huggingface\.co/([\w.-]{1,80})\Z")
_PICTURE_NAME = re.compile(r"\A\[[^\[\]]{0,80}\]\s*(?=\S)")
_ARXIV_PAGE = re.compile(r"(?:view )?(?:on )?arxiv(?: page| abs\w*)?\Z", re.IGNORECASE)
_SENTENCE_CHARACTERS = 60


@dataclass
class Card:
    """What is known of a paper; `start` is where its first string begins."""

    start: int
    paper: str = ""
    title: str = ""
    votes: int | None = None
    submitter: str = ""
    abstract: list[str] = field(default_factory=list)
    linked_abstract: bool = False
    issued: str = ""
    links: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)

    def take(self, piece: Piece, paper: str, role: str) -> None:
        """Note what a string says; `paper` is the paper that it links to, `role` what that link is for."""
        words = plain(one_line(piece.text))
        self.paper = self.paper or paper
        if role == "login":
            self.votes = votes_in(words)
        elif (
            words and role != "community" and not is_furniture(words) and not self._take_detail(piece, words)
        ):
            self._take_string(piece, role)

    def _take_detail(self, piece: Piece, words: str) -> bool:
        """Note number of authors or day; whether the string is a detail that no field wants either."""
        if count := author_count(words.rsplit(" - ", 1)[-1]):
            self.extra["author_count"] = count
        elif day := day_of(words) or (stated_day(words) if self.title else ""):
            self.issued = day
        elif (own := arxiv_of(piece.target)) and _ARXIV_PAGE.match(words):
            self.paper = self.paper or own.identifier
        else:
            return is_detail(words) and not _is_elsewhere(piece.target)
        return True

    def _take_string(self, piece: Piece, role: str) -> None:
        if not self.title:
            self.title = one_line(piece.text)
        elif piece.target == UNRESOLVED and self.abstract and not _is_sentence(piece.text):
            self._take_organisation(piece.text)
        elif role == "page" or piece.target in {"", UNRESOLVED}:
            self._take_text(piece.text, linked=role == "page")
        elif found := _ORGANISATION.match(piece.target):
            self._take_organisation(piece.text or found[1])
        elif _is_elsewhere(piece.target):
            self.links.append(web_link(piece.target))

    def _take_organisation(self, text: str) -> None:
        self.extra["organisation"] = _PICTURE_NAME.sub("", one_line(text))

    def _take_text(self, text: str, *, linked: bool) -> None:
        if linked and not self.linked_abstract:
            self.abstract, self.linked_abstract = [], True
        if linked or not self.linked_abstract:
            self.abstract += [text] if _is_sentence(text) or self.abstract else []


def _is_sentence(text: str) -> bool:
    return len(text) >= _SENTENCE_CHARACTERS or text.endswith((".", "!", "?"))


def _is_elsewhere(target: str) -> bool:
    return bool(web_link(target)) and host_of(target) not in {"huggingface.co", "hf.co"}
