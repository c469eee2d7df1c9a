"""Finds the authors at the beginning of a reference."""

import re

_PARTICLE = (
    r"(?:v[ao]n|de[rnls]?|del|della|di|da|dos|du|la|le|el|al|bin|ibn|te[rn]|zu[rm]?|af|av|y|ben|st\.?)"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:[dDlO]['’])?{_CAPITAL}[\w'’‐-]{{0,40}}[^\W\d_]"
_FAMILY = rf"(?:{_PARTICLE} ){{0,3}}{_WORD}(?: {_WORD}){{0,2}}"
_DOTTED = rf"{_CAPITAL}\.(?:[ ‐-]{{0,2}}{_CAPITAL}\.){{0,4}}"
_BARE = rf"{_CAPITAL}{{1,4}}(?!\w)(?:[ -]{_CAPITAL}(?!\w)){{0,2}}"
_INITIALS = rf"(?:{_DOTTED}|{_BARE})"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV)\.?)?"
_INVERTED = rf"{_FAMILY},? {_INITIALS}{_SUFFIX}"
_FORWARD = rf"{_INITIALS} ?{_FAMILY}{_SUFFIX}"
_FULL = rf"{_WORD}(?: {_WORD}| {_CAPITAL}\.){{0,2}} (?:{_PARTICLE} ){{0,2}}{_WORD}{_SUFFIX}"
_INVERTED_FULL = rf"{_FAMILY}, {_WORD}(?: {_CAPITAL}\.| {_WORD}){{0,2}}"
_BETWEEN = r"(?:, (?:and|&|und|et|y) |,? ?& ?|; ?(?:and |& )?|,? and |,? und |, )"
_MORE = r"(?:,? (?:\.\.\.|…),?(?: &)? ?)?"
_OTHERS = r"(?:,? (?:et al\.?|and others|and colleagues))?"


def _several(name: str, least: int = 0) -> str:
    return rf"{name}(?:{_BETWEEN}{_MORE}{name}){{{least},300}}{_OTHERS}"


_LISTS = tuple(
    re.compile(pattern)
    for pattern in (
        _several(_INVERTED),
        _several(_FORWARD),
        rf"{_INVERTED}(?:{_BETWEEN}{_FORWARD}){{1,300}}{_OTHERS}",
        rf"{_INVERTED_FULL}(?:{_BETWEEN}(?:{_FULL}|{_INVERTED_FULL})){{0,300}}{_OTHERS}",
        _several(_FULL, 1),
        rf"{_FULL},? et al\.?",
    )
)
_CONNECTING = frozenset({
    "and", "&", "et", "al.", "al", "und", "y", "e", "of", "the", "for", "on", "in", "de", "der", "den", "des", "van",
    "von", "la", "le", "del", "della", "di", "da", "dos", "du", "el", "bin", "ibn", "ter", "ten", "zu", "others",
})  # fmt: skip
_TOKEN = re.compile(r"[\s,;]+")
_LONGEST = 4_000


def names_end(text: str) -> int:
    """Where a list of authors at the beginning of `text` ends, 0 where it begins with none.

    Family names with initials on either side, full names where there are several of them.
    """
    return max((found.end() for each in _LISTS if (found := each.match(text, 0, _LONGEST))), default=0)


def begins_with_names(text: str) -> bool:
    """Whether `text` begins with authors that are followed by a year, a full stop, a colon or a quotation."""
    end = names_end(text)
    return bool(end) and bool(_AFTER.match(text, end))


def are_names(text: str) -> bool:
    """Whether every word of `text` may stand in a list of authors or in the name of a group."""
    words = [word for word in _TOKEN.split(text) if word]
    is_capital = sum(word[:1].isupper() or not word[:1].isascii() for word in words)
    return (
        bool(words)
        and is_capital >= 1
        and all(
            word[:1].isupper()
            or word.lower() in _CONNECTING
            or not word[:1].isascii()
            or word[:2] in {"d'", "l'"}
            for word in words
        )
    )


_AFTER = re.compile(
    r"\.?,?:? ?(?:\(?(?:19|20)\d\d|\((?:eds?|hrsg)|[“\"«]|(?<=[.:,] )\S|[.:] ?\S)", re.IGNORECASE
)
