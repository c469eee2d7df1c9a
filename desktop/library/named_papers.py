"""The papers that a typed text names beyond doubt: by an identifier, or by their citation key."""

import re

from desktop.papers.mentions import mentions
from desktop.store.lookup import candidates
from desktop.store.pages import Pages
from desktop.store.records import ids_named

_LIKE_A_KEY = re.compile(r"[^\W\d][^\s\d]*+\d\S*+|\S[^\s:_]*+[:_]\S++")
"""One word with a digit or a sign between others, as nearly all keys have: "vaswani2017", "knuth:tex".

Nothing is tried twice: whatever stands in the search box is looked through, thousands of digits before a blank too.
"""


_LOOKED_AT = 10_000
"""Characters of a pasted text."""


def papers_named(pages: Pages, text: str) -> list[int]:
    """The ids of those papers in the order in which the text names them, those in the Bin included."""
    text = text[:_LOOKED_AT]
    wanted = mentions(text)
    known = candidates(pages.connection, wanted)
    found = [each.paper_id for mention in wanted for each in known.get(mention, ())]
    if _LIKE_A_KEY.fullmatch(text.strip()):
        found += ids_named(pages.connection, text.strip())
    return list(dict.fromkeys(found))
