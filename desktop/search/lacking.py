"""How many words of a query a paper may lack where none has them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search.framing import is_idle
from desktop.search.group import required

if TYPE_CHECKING:
    from desktop.search.group import Group

_LEAST = 3
"""With fewer words than this a paper that lacks one has little to do with the query."""
FEW, MORE = 5, 3
"""One word in so many may be lacking, and one at least: while other spellings remain to be tried, and after that."""


def telling(groups: list[Group]) -> list[Group]:
    """The groups but for words that speak of papers as such, unless there are no others."""
    found = [group for group in groups if not is_idle(group.typed)]
    return found if required(found) and any(not group.is_optional for group in found) else groups


def spares(groups: list[Group], share: int) -> list[int]:
    """How many of those groups that the library knows a paper may lack, a few numbers to be tried in turn.

    Fewest first; nothing where it is hopeless.
    """
    musts = required(telling(groups))
    unknown = sum(not group.is_readable for group in musts)
    if unknown == len(musts) or any(group.quoted and not group.is_readable for group in musts):
        return []
    words = sum(max(1, len(group.together)) for group in musts)
    most = max(1, len(musts) // share) if words >= _LEAST else 0
    least = 0 if len(musts) < len(required(groups)) else 1
    first, last = max(least - unknown, 0), most - unknown
    return sorted({first, (first + last) // 2, last}) if first <= last else []
