"""Reads Hugging Face paper pages (search, day, trending) that were saved or pasted as text or Markdown."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.hugging_face.cards import has_cards, read_cards
from desktop.digests.hugging_face.header import day_of
from desktop.digests.hugging_face.submissions import has_submissions, read_submissions
from desktop.digests.hugging_face.text import read_text
from desktop.digests.hugging_face.words import SIGNATURE, plain
from desktop.papers.cleaning import one_line
from desktop.papers.digest import Found
from desktop.progress import Progress

KIND = "hugging-face-page"
TITLE = "Hugging Face pages"
_DATA = re.compile(r"\s*[<{]")
_SIGNED_LINES = 400
_HEADER_LINES = 40
_LINKED_HEADING = re.compile(r"^#{2,6} +\[[^\n]+huggingface\.co/papers/\d", re.MULTILINE)


def looks_like(head: str) -> float:
    """Two of the site's own phrases, each a line of its own, or headings that link to its papers."""
    if _DATA.match(head):
        return 0.0
    lines = [
        plain(one_line(line)) for line in head.split("\n", _SIGNED_LINES)[:_SIGNED_LINES] if len(line) < 400
    ]
    signs = {pattern for line in lines for pattern in SIGNATURE if pattern.match(line)}
    if len(signs) >= 2:
        return 1.0
    if (linked := len(_LINKED_HEADING.findall(head))) >= 2:
        return 0.9
    has_day = any(day_of(line) for line in lines[:_HEADER_LINES])
    return 0.7 if linked or (signs and (has_day or "huggingface.co/papers/" in head)) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The page's facts, then its papers: by their cards where links or headings show them, else by turns."""
    if has_cards(document.text):
        return read_cards(document)
    return read_submissions(document) if has_submissions(document.text) else read_text(document)
