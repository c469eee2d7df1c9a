"""Writes another name of a tag or list into a query that asks for it."""

import re
from collections.abc import Callable

from desktop.search.scanning import tokens

_BARE = re.compile(r"[\w.+#/-]+")


def with_name(text: str, asked: str, old: str, new: str, key: Callable[[str], str]) -> str:
    """`text` with every value of the field `asked` ("tag", "list") that is `old` replaced by `new`.

    Names are compared by `key`. Everything else stays as it was typed; so does a value where the query language
    has no way to write the new name, which has a quotation mark in it.
    """
    found = text
    for token in reversed(list(tokens(text))):
        if token.field is None or token.field.condition != asked or key(token.text) != key(old):
            continue
        start = token.text_start - (token.kind == "quoted")
        value = new if token.kind == "word" and _BARE.fullmatch(new) else f'"{new}"'
        written = f"{found[:start]}{value}{found[token.end :]}"
        if any(each.start == token.start and each.text == new for each in tokens(written)):
            found = written
    return found
