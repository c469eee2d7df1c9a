"""What was typed as a tree of clauses and conditions; what makes no sense is told with its place, never raised."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice, product
from typing import NamedTuple

from desktop.papers.condition import Condition
from desktop.search import clauses
from desktop.search.clauses import Clause
from desktop.search.fields import misspelt_field
from desktop.search.scanning import Token
from desktop.search.values import condition_of

MOST_ALTERNATIVES = 32
Leaf = Clause | Condition


class Mistake(NamedTuple):
    """What is wrong at `start:end` of the typed text, in words for a person; the rest is searched all the same."""

    start: int
    end: int
    reason: str


class Together(NamedTuple):
    """Parts of which all (or, with `is_any`, at least one) must hold."""

    parts: "tuple[Tree, ...]"
    is_any: bool = False


Tree = Clause | Condition | Together


def negated(tree: Tree) -> Tree:
    """The opposite, with every "not" moved to the leaves (De Morgan)."""
    if isinstance(tree, Together):
        return Together(tuple(negated(part) for part in tree.parts), not tree.is_any)
    if isinstance(tree, Clause):
        return tree._replace(excluded=not tree.excluded, open=False)
    return tree._replace(negated=not tree.negated)


def alternatives(tree: Tree) -> tuple[list[tuple[Leaf, ...]], bool]:
    """The tree as alternatives, each a set of leaves that all hold, and whether some were left out as too many."""
    found = list(islice(_alternatives(tree), MOST_ALTERNATIVES + 1))
    return found[:MOST_ALTERNATIVES], len(found) > MOST_ALTERNATIVES


def _alternatives(tree: Tree) -> Iterator[tuple[Leaf, ...]]:
    if not isinstance(tree, Together):
        yield (tree,)
    elif tree.is_any:
        for part in tree.parts:
            yield from _alternatives(part)
    else:
        parts = [list(islice(_alternatives(part), MOST_ALTERNATIVES + 1)) for part in tree.parts]
        for chosen in product(*parts):
            yield tuple(leaf for leaves in chosen for leaf in leaves)


class Parser:
    """Reads tokens once, from left to right; `mistakes` is complete when `tree` has returned."""

    def __init__(self, tokens: Sequence[Token], length: int, now: datetime) -> None:
        """`length` is that of the typed text; `now`, with its time zone, is what ages count from."""
        self.mistakes: list[Mistake] = []
        self._tokens = tokens
        self._length = length
        self._now = now
        self._at = 0

    def tree(self) -> Tree:
        """Everything that was typed."""
        return self._any()

    def _any(self) -> Tree:
        parts = [self._all()]
        while (token := self._next()) is not None and token.kind == "or":
            self._at += 1
            parts.append(self._all())
            is_typed_on = _says_something(parts[-2]) and self._next() is None
            if not (_says_something(parts[-2]) and _says_something(parts[-1])) and not is_typed_on:
                self.mistakes.append(
                    Mistake(token.start, token.end, "OR stands between two things to look for")
                )
        said = tuple(part for part in parts if _says_something(part))
        return said[0] if len(said) == 1 else Together(said, is_any=bool(said))

    def _all(self) -> Tree:
        parts: list[Tree] = []
        while (token := self._next()) is not None and token.kind not in {"or", "close"}:
            parts += self._item(token)
        return parts[0] if len(parts) == 1 else Together(tuple(parts))

    def _item(self, token: Token) -> list[Tree]:
        self._at += 1
        if token.kind == "minus":
            following = self._next()
            return [negated(part) for part in self._item(following)] if following else []
        if token.kind == "open":
            inside = self._any()
            closing = self._next()
            if closing is None:
                self.mistakes.append(Mistake(token.start, token.end, "this parenthesis is never closed"))
            else:
                self._at += 1
            return [inside] if _says_something(inside) else []
        if token.field:
            return self._field(token)
        if token.kind == "word" and (misspelt := misspelt_field(token.text)):
            name, near = misspelt
            reason = f"there is no field “{name}”; did you mean “{near}:”?"
            self.mistakes.append(Mistake(token.start, token.end, reason))
            return []
        return list(_text(token, self._length))

    def _field(self, token: Token) -> list[Tree]:
        assert token.field is not None
        if not token.text.strip():
            if token.end < self._length:
                self.mistakes.append(
                    Mistake(token.start, token.end, f"{token.field.names[0]}: needs a value")
                )
            return []
        if token.field.text_field:
            found = _text(token, self._length)
            return [clause._replace(fields=(token.field.text_field,)) for clause in found]
        is_open = token.end == self._length and (token.kind == "word" or not token.closed)
        value = token.text if token.sign == ":" else token.sign + token.text
        try:
            return [condition_of(token.field, value.strip(), self._now, is_open=is_open)]
        except ValueError as error:
            if not is_open:
                self.mistakes.append(Mistake(token.start, token.end, str(error)))
            return []

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None


def _text(token: Token, length: int) -> Iterator[Clause]:
    at_end = token.end == length
    if token.kind == "quoted":
        # What is not closed yet reaches to the end, and its last word may go on.
        still_typed = not token.closed and not token.text[-1:].isspace()
        found = clauses.phrase(token.text, token.text_start, (token.start, token.end), is_open=still_typed)
        if found:
            yield found
    else:
        yield from clauses.words(token.text, token.text_start, at_end=at_end)


def _says_something(tree: Tree) -> bool:
    return not isinstance(tree, Together) or bool(tree.parts)
