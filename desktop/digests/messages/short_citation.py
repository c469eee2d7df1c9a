"""Reads references as people write them by heart: "Bee et al., On Paper, 2017", "On Paper (Bee et al., 2017)"."""

import re

from desktop.digests.reference_lists.citation import Citation, citation_in

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"(?:(?:v[ao]n|de|der|di|la|le|el) ){{0,2}}(?:{_CAPITAL}\. ?){{0,3}}{_CAPITAL}[\w'’-]{{1,40}}"
_PEOPLE = (
    rf"(?P<authors>{_NAME}(?:(?:, {_NAME}){{0,8}},? (?:and|&) {_NAME}|(?:, {_NAME}){{0,8}},? et\.? al\.?))"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)[a-z]?"
_VENUE = r"(?P<where>(?:[A-Z][\w&/]*[A-Z]\w*|Nature|Science|Cell|arXiv)(?: [A-Z]\w{0,20}){0,3})"
_TITLE = r"[“\"«]?(?P<title>[^\W_][^\n“”\"«»]{7,300}?)"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PEOPLE}[,:.;]{{0,2}} {_TITLE}[.,]?[”\"»]?(?:[,.]? (?:[Ii]n:? )?{_VENUE})?,? \(?{_YEAR}\)?\.?\Z",
        rf"{_TITLE}[.,]?[”\"»]? \({_PEOPLE},? (?:{_VENUE},? )?{_YEAR}\)\.?\Z",
        rf"{_TITLE}[.,]?[”\"»]?,? (?:by )?{_PEOPLE},? \(?(?:{_VENUE},? )?{_YEAR}\)?\.?\Z",
    )
)
_LONGEST = 600


def reference_in(text: str) -> Citation | None:
    """The parts of a reference in a prescribed style, or in a short form with several authors and a year."""
    if len(text) <= _LONGEST:
        for form in _FORMS:
            if found := form.match(text):
                parts = found.groupdict()
                return Citation(parts["authors"], parts["title"], parts.get("where") or "", parts["year"])
    return citation_in(text)
