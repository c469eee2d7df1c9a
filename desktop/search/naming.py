"""Tells names of tags and lists in a query that do not exist, and which one was meant most likely."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from desktop.papers.letter_likeness import letters_alike
from desktop.search.expression import Mistake
from desktop.search.scanning import tokens

_ALIKE = 0.6
"""Likeness from which another name is worth proposing."""


def unknown_names(text: str, known: Mapping[str, Sequence[str]], key: Callable[[str], str]) -> list[Mistake]:
    """A mistake for each name in `text` that is not among those `known` for its field ("tag", "list").

    Names are compared by `key`. One that is still being typed is none as long as a known name begins so.
    """
    found = []
    for token in tokens(text):
        asked = token.field.condition if token.field else None
        if asked is None or asked not in known or not token.text.strip():
            continue
        name = key(token.text)
        keys = {key(each): each for each in known[asked]}
        if name in keys or (token.end == len(text) and any(each.startswith(name) for each in keys)):
            continue
        alike = partial(letters_alike, name)
        near = max(keys, key=alike, default="")
        meant = f"; did you mean “{keys[near]}”?" if near and alike(near) >= _ALIKE else ""
        found.append(Mistake(token.start, token.end, f"there is no {asked} “{token.text}”{meant}"))
    return found


def unknown_papers(text: str, is_known: Callable[[str], bool]) -> list[Mistake]:
    """A mistake for each paper that `text` names ("like:42") and the library does not have."""
    return [
        Mistake(token.start, token.end, f"no paper has the id or citation key “{token.text}”")
        for token in tokens(text)
        if token.field is not None
        and token.field.condition == "like"
        and token.text.strip()
        and token.end < len(text)
        and not is_known(token.text.strip())
    ]
