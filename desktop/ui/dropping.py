"""What was dropped or pasted: files, links or text, as values; nothing is opened here but a few first bytes."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QMimeData

from desktop.papers.identifiers import web_link
from desktop.papers.links import PageToAdd
from desktop.store.open_files import is_open_at

_MANY = 2_000


class Dropped(NamedTuple):
    """Files on this computer, web links, text with its kind, or a page from the browser; one of them is filled."""

    paths: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    html: str = ""
    text: str = ""
    page: PageToAdd | None = None

    def __bool__(self) -> bool:
        return any(self)


def dropped(data: QMimeData) -> Dropped:
    """What is in `data`: files first, then a link alone, then text, as HTML and as plain text when both are there.

    A page copied in a browser carries its links and identifiers only in the HTML.
    """
    urls = data.urls() if data.hasUrls() else []
    paths = tuple(Path(url.toLocalFile()) for url in urls[:_MANY] if url.isLocalFile())
    if paths:
        return Dropped(paths=paths)
    text = data.text() if data.hasText() else ""
    html = data.html() if data.hasHtml() else ""
    links = tuple(filter(None, (web_link(url.toString()) for url in urls)))
    if links and not _more_than_links(text, links):
        return Dropped(links=links)
    if link := web_link(text):
        return Dropped(links=(link,))
    return Dropped(html=html, text=text) if text.strip() or html.strip() else Dropped(links=links)


def _more_than_links(text: str, links: Sequence[str]) -> bool:
    rest = text
    for link in links:
        rest = rest.replace(link, "")
    return bool(rest.strip())


def refusal(paths: Sequence[Path]) -> str:
    """Why a single file cannot be a digest, told while it is still being dragged; "" when it may be one."""
    head = _head(paths[0]) if len(paths) == 1 else b""
    if head.startswith(_PDF):
        return QCoreApplication.translate("Drop", "This is a PDF. Papertray reads digests, not papers.")
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return QCoreApplication.translate("Drop", "This is a picture. Papertray reads digests, not pictures.")
    return ""


def is_manuscript(path: Path) -> bool:
    """Whether a file is named as LaTeX names a manuscript, or what it noted of one."""
    return path.suffix.lower() in {".tex", ".ltx", ".aux"}


def is_pdf(path: Path) -> bool:
    """Whether a dragged file begins as PDF does."""
    return _head(path).startswith(_PDF)


def _head(path: Path) -> bytes:
    """The first bytes of a regular file, b"" for anything else."""
    try:
        if not path.is_file() or is_open_at(path):
            return b""  # the library is not ours to open and close: its locks would go
        with path.open("rb") as file:
            return file.read(8)
    except OSError:
        return b""


_PDF = b"%PDF-"
