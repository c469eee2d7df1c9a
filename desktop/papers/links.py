"""Links that stand in running text; they are what the text mentions, never the paper's own."""

import re

from desktop.papers.identifiers import web_link, without_sentence_end

_LINK = re.compile(r"https?://[^\s<>\"`\\^{|}]+", re.IGNORECASE)


def links_in(text: str) -> tuple[str, ...]:
    """Each http or https link in `text` once, in order, without the punctuation of its sentence."""
    found = (web_link(without_sentence_end(match.group())) for match in _LINK.finditer(text))
    return tuple(dict.fromkeys(link for link in found if link))
