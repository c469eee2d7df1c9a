"""Web addresses of papers: which one is best, how its button says so, and the only place that opens one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.papers.identifiers import web_link

if TYPE_CHECKING:
    from desktop.papers.paper import Paper

_LONGEST_HOST = 32
_LONGEST_TITLE = 300


class SearchSite(NamedTuple):
    """A site that finds papers by title; "{title}" in `template` stands for the title, percent-encoded."""

    name: str
    template: str


SEARCH_SITES: Mapping[str, SearchSite] = MappingProxyType(
    {
        "arxiv": SearchSite(
            "arXiv", "https://arxiv.org/search/?query=%22{title}%22&searchtype=title&source=header"
        ),
        "scholar": SearchSite("Google Scholar", "https://scholar.google.com/scholar?q=%22{title}%22"),
        "huggingface": SearchSite("Hugging Face", "https://huggingface.co/papers?q={title}"),
    }
)


class BestLink(NamedTuple):
    """Where "Open" leads, and the words on its button: "Open arxiv.org", "Search arXiv for this title"."""

    url: str
    words: str


class Links:
    """Hands links to the system's browser. `opener` takes an address and tells whether it could be opened."""

    def __init__(self, opener: Callable[[str], bool] | None = None) -> None:
        self._opener = opener or _open_in_browser

    def open_link(self, url: str) -> bool:
        """Open a link in the browser; False when it is no http or https link, or nothing opens it."""
        link = safe_link(url)
        return bool(link) and self._opener(link)

    def open_file(self, path: Path) -> bool:
        """Open a file that a person has linked with the program that the system has for it; False without one."""
        return self._opener(bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode())


def safe_link(url: str) -> str:
    """`url` when it may be opened: http or https, with a host that every program reads the same; else ""."""
    link = web_link(url)
    # Browsers read a backslash as a slash, other programs as part of the host: two readings, two sites.
    if not link or "\\" in link or not link.isprintable():
        return ""
    parsed = QUrl(link)
    return link if parsed.isValid() and parsed.host() else ""


def shown_host(url: str) -> str:
    """The host that a browser goes to, without "www.", names in other scripts as "xn--…"; "" for no link.

    The encoded form (RFC 3492) keeps a look-alike of a known host from reading like it.
    """
    link = safe_link(url)
    host = QUrl(link).host(QUrl.ComponentFormattingOption.FullyEncoded).removeprefix("www.") if link else ""
    return host if len(host) <= _LONGEST_HOST else "…" + host[1 - _LONGEST_HOST :]


def search_link(template: str, title: str) -> str:
    """The address that searches for a title; "" when the template makes no link."""
    words = " ".join(title.replace('"', " ").split())[:_LONGEST_TITLE]
    if not words or "{title}" not in template:
        return ""
    return safe_link(template.replace("{title}", quote(words.encode("utf-8", "replace"), safe="")))


def best_link(paper: "Paper", site: SearchSite = SEARCH_SITES["arxiv"]) -> BestLink:
    """A paper's own address, else its DOI, else its arXiv page, else a search for its title."""
    candidates = (
        paper.url,
        f"https://doi.org/{quote(paper.doi, safe='/:;().-_')}" if paper.doi else "",
        f"https://arxiv.org/abs/{quote(paper.arxiv_id, safe='/.')}" if paper.arxiv_id else "",
    )
    for candidate in candidates:
        if link := safe_link(candidate):
            return BestLink(link, _tr("Open {host}").format(host=shown_host(link)))
    words = _tr("Search {site} for this title").format(site=site.name)
    return BestLink(search_link(site.template, paper.title), words)


def _open_in_browser(link: str) -> bool:
    return QDesktopServices.openUrl(QUrl(link))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Links", text)
