"""Cuts what was typed into tokens with their places; nothing is ever wrong here."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from desktop.search.fields import BY_NAME, Field

DEEPEST = 20
"""Parentheses inside more others than this are taken for letters."""


class Token(NamedTuple):
    """One token at `start:end` of the text: a word or quotation, perhaps the value of a `field`, or a sign.

    `text` is the word without its quotes and `text_start` where it begins; `closed`: a quotation has its
    closing mark; `sign` what stands between a field and its value (":", ">=").
    """

    kind: Literal["word", "quoted", "minus", "open", "close", "or"]
    start: int
    end: int
    text: str = ""
    text_start: int = 0
    closed: bool = True
    field: Field | None = None
    sign: str = ""


_NAMES = "|".join(sorted(BY_NAME, key=len, reverse=True))
_MINUS = re.compile(r"-(?=[^\s-])")
_FIELD = re.compile(rf"(?P<name>{_NAMES})(?P<sign>>=|<=|[:=<>])(?=\S|\Z)", re.IGNORECASE)
_QUOTED = re.compile(r'"(?P<inside>[^"]*)(?P<closed>")?')
_PLAIN = re.compile(r'[^\s"]+')


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` from left to right. A field is one only where its name is known and a value follows."""
    at, depth = 0, 0
    may_begin = True
    while at < len(text):
        if text[at].isspace():
            at, may_begin = at + 1, True
            continue
        token = _sign(text, at, depth) if may_begin else None
        if token is None and depth and text[at] == ")":
            token = Token("close", at, at + 1)
        if token is None:
            token = _value(text, at, depth, may_have_field=may_begin)
        depth += (token.kind == "open") - (token.kind == "close")
        may_begin = token.kind in {"minus", "open"}
        yield token
        at = token.end


def _sign(text: str, at: int, depth: int) -> Token | None:
    if _MINUS.match(text, at):
        return Token("minus", at, at + 1)
    if text[at] == "(" and depth < DEEPEST:
        return Token("open", at, at + 1)
    return None


def _value(text: str, at: int, depth: int, *, may_have_field: bool) -> Token:
    """A word or quotation, with the field before it if there is one."""
    named = _FIELD.match(text, at) if may_have_field else None
    field, sign = None, ""
    if named and not (named["sign"] != ":" and BY_NAME[named["name"].lower()].kind not in {"number", "date"}):
        field, sign = BY_NAME[named["name"].lower()], named["sign"]
    start = named.end() if named and field else at
    if quoted := _QUOTED.match(text, start):
        inside = quoted.start("inside")
        closed = quoted["closed"] is not None
        return Token(
            "quoted", at, quoted.end(), quoted["inside"], inside, closed=closed, field=field, sign=sign
        )
    plain = _PLAIN.match(text, start)
    word = plain[0] if plain else ""
    word = word[: len(word) - min(_closers(word), depth)] if depth else word
    end = start + len(word)
    if word == "OR" and field is None:
        return Token("or", at, end, word, start)
    return Token("word", at, end, word, start, field=field, sign=sign)


def _closers(word: str) -> int:
    """How many ")" at the end of a word close something that was opened before it."""
    at_end = len(word) - len(word.rstrip(")"))
    return max(0, min(at_end, word.count(")") - word.count("(")))
