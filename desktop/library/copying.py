"""Papers as text for the clipboard: keys, a citing command, BibTeX entries, Markdown links."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from desktop.exports.derivation import any_link
from desktop.exports.markdown_text import markdown_address, markdown_text
from desktop.library.citing import citation_keys, fix_keys
from desktop.library.formats import Format, Options, text_of
from desktop.library.library import Library
from desktop.papers.changes import Changes
from desktop.papers.paper import Paper
from desktop.store import records
from desktop.store.pages import Pages

MOST_DRAGGED = 50
"""More papers than this are not carried into another program as text."""


class Copied(StrEnum):
    """As what papers are copied; the values are what settings store."""

    KEY = "key"
    CITE = "cite"
    PANDOC = "pandoc"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    MARKDOWN = "markdown"


_BIBLIOGRAPHIES = {Copied.BIBTEX: Format.BIBTEX, Copied.BIBLATEX: Format.BIBLATEX}


def copy(library: Library, ids: Sequence[int], kind: Copied, pattern: str = "") -> tuple[str, Changes | None]:
    """The text to copy, and the step that fixed citation keys for it; a key that was copied never changes."""
    if kind is Copied.MARKDOWN:
        return text(library.pages, ids, kind, {}), None
    keys, changes = fix_keys(library, ids, pattern)
    return text(library.pages, ids, kind, keys), changes


def text_to_carry(
    pages: Pages, ids: Sequence[int], kind: Copied, pattern: str = ""
) -> tuple[str, dict[int, str]]:
    """The text that is dragged into another program, and the keys to be fixed once it has arrived there."""
    if kind is Copied.MARKDOWN:
        return text(pages, ids, kind, {}), {}
    keys = citation_keys(pages, ids, pattern)
    return text(pages, ids, kind, keys.all), keys.new


def text(pages: Pages, ids: Sequence[int], kind: Copied, keys: Mapping[int, str]) -> str:
    """Papers in the order given, in one text without a line end behind it."""
    if kind in _BIBLIOGRAPHIES:
        return "".join(text_of(pages, ids, _BIBLIOGRAPHIES[kind], keys, Options())).rstrip("\n")
    if kind is Copied.MARKDOWN:
        return "\n".join(map(markdown_link, records.papers(pages.connection, ids)))
    named = [keys[paper] for paper in ids if keys.get(paper)]
    if kind is Copied.CITE:
        return rf"\cite{{{','.join(named)}}}" if named else ""
    if kind is Copied.PANDOC:
        return f"[{'; '.join('@' + key for key in named)}]" if named else ""
    return ",".join(named)


def markdown_link(paper: Paper) -> str:
    """The title of a paper as a link to it, as plain text where nobody knows one."""
    title = markdown_text(paper.title) or "(no title)"
    address = markdown_address(any_link(paper))
    return f"[{title}]({address})" if address else title
