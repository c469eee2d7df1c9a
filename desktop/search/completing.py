"""What may stand next in a search: names of fields, and the values that the field before the cursor takes."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from desktop.search.fields import FIELDS, Field
from desktop.search.query import QUERY_CHARACTERS
from desktop.search.scanning import Token, tokens

MOST = 12


class Proposal(NamedTuple):
    """A text to put in place of `start:end` of what is typed; `says` explains what does not itself."""

    text: str
    says: str
    start: int
    end: int


def proposals(
    text: str,
    cursor: int,
    known: Mapping[str, Sequence[str]],
    key: Callable[[str], str],
    *,
    with_fields: bool = False,
) -> list[Proposal]:
    """What fits at `cursor`: values of the field that is being filled in, or with `with_fields` its names.

    `known` gives the names for "tag" and "list", and words for "by"; they are compared by `key`. Names with a
    blank come in quotes.
    """
    token = _token_at(text, cursor)
    if token is not None and token.field is not None:
        return _values(token.field, token, known, key)[:MOST]
    if not with_fields:
        return []
    start, end = (token.start, token.end) if token is not None else (cursor, cursor)
    typed = text[start:end].lower()
    return [
        Proposal(f"{field.names[0]}{_sign(field)}", f"{field.asks}, as in {field.examples[0]}", start, end)
        for field in FIELDS
        if any(name.startswith(typed) for name in field.names)
    ]


def _token_at(text: str, cursor: int) -> Token | None:
    """The token that the cursor stands in or right behind; none behind what a search looks at."""
    return next(
        (
            token
            for token in tokens(text[:QUERY_CHARACTERS])
            if token.start < cursor <= token.end and token.kind in {"word", "quoted"}
        ),
        None,
    )


def _values(
    field: Field, token: Token, known: Mapping[str, Sequence[str]], key: Callable[[str], str]
) -> list[Proposal]:
    names = field.choices or tuple(known.get(field.names[0], ()))
    typed = key(token.text)
    fitting = [name for name in names if typed in key(name)]
    fitting.sort(key=lambda name: (not key(name).startswith(typed), names.index(name)))
    start = token.text_start - (token.kind == "quoted")
    return [
        Proposal(f"{_quoted(name)} ", "" if field.choices else field.asks, start, token.end)
        for name in fitting
        if key(name) != typed
    ]


def _quoted(name: str) -> str:
    name = name.replace('"', " ")
    return f'"{name}"' if any(letter in " ()" for letter in name) else name


def _sign(field: Field) -> str:
    return ">=" if field.names[0] == "rating" else ":"
