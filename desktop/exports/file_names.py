"""Makes a file name from any text, one that Windows, macOS and Linux all take."""

import re
import unicodedata

from desktop.papers.cleaning import one_line

LONGEST_BYTES = 120
"""In UTF-8: leaves room for an extension and a number even on encrypted file systems (143 bytes)."""

# Windows and macOS: \ / : * ? " < > |; Obsidian's links: # ^ [ ].
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?= *\.|\Z)", re.IGNORECASE)
_EDGES = ". ~-"  # hidden files, names cut by Windows, backups, options of commands
_FORMATTING = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


def file_name_from(title: str) -> str:
    """A file name without extension, at most 120 bytes long, "paper" when nothing of `title` can be used.

    Rules of Windows: learn.microsoft.com/windows/win32/fileio/naming-a-file. Signs that turn the direction of
    writing are dropped: they can make a name look like another.
    """
    text = _FORBIDDEN.sub(" ", _FORMATTING.sub("", one_line(title)))
    name = " ".join(text.split()).strip(_EDGES)
    if found := _RESERVED.match(name):
        name = f"{name[: found.end()]}_{name[found.end() :]}"
    return _shortened(name) or "paper"


def _shortened(text: str) -> str:
    """The start of `text` that fits, cut between letters and not before an accent."""
    data = text.encode()
    if len(data) <= LONGEST_BYTES:
        return text
    kept = data[:LONGEST_BYTES].decode(errors="ignore")
    while kept and unicodedata.combining(text[len(kept)]):
        kept = kept[:-1]
    return kept.rstrip(_EDGES)
