"""Tells links that lead to one paper from all other links, and what such a link says about the paper."""

import re
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from desktop.papers.identifiers import arxiv_of, doi_of, pmid_of, web_link


class PaperLink(NamedTuple):
    """What a link names: identifiers where the address holds them, the address itself unless it is lost.

    `words` tells a link whose address is lost from others; they are no field.
    """

    url: str
    arxiv_id: str = ""
    arxiv_version: int | None = None
    doi: str = ""
    pmid: str = ""
    words: str = ""

    @property
    def key(self) -> str:
        """The same for two links to one paper, as far as their addresses show."""
        return self.arxiv_id or self.doi or self.pmid or self.words or _address_key(self.url)

    def fields(self) -> dict[str, Any]:
        """As fields of Draft."""
        return {name: value for name, value in self._asdict().items() if value and name != "words"}


# Sites that show arXiv papers under addresses of their own; the identifier is the last part of the path.
_ARXIV_VIEWS = frozenset({
    "alphaxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "arxiv-vanity.com", "papers.cool", "scirate.com",
    "emergentmind.com", "browse.arxiv.org", "paperswithcode.com", "semanticscholar.org", "arxiv.cool",
    "deeplearn.org", "hjfy.top",
})  # fmt: skip
_DOI_IN_PATH = re.compile(
    r"/(?:doi|article|chapter|book|content|abstract|pdf|articles|abs|full|reader|epdf|lookup)(?:/[a-z-]+){0,3}/(10\.\d{4,9}/.+)",
    re.IGNORECASE,
)
_DOI_TAIL = re.compile(
    r"(?:v\d+)?(?:\.(?:full|abstract))?(?:\.pdf|\.html|[./-]full|[./]full-text|/(?:full|pdf|abstract|meta))*/?\Z"
)
_WRAPPED = re.compile(
    r"[?&;][\w-]{1,30}=(?P<quoted>https?(?::|%3A|%253A)[^&\s]{6,2000})|urldefense\.com/v3/__(?P<plain>https?:/.{4,2000}?)__;",
    re.IGNORECASE,
)
"""An address within another one: redirects that count clicks, mail scanners, proxies of libraries."""
_LEVELS = 3
_PUBMED = re.compile(r"/(?:pubmed/)?(\d{1,9})/?\Z")
_SUFFIX = re.compile(r"\.(?:pdf|html?)\Z", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]{32}")
_ONE_PAPER = tuple(
    (host, re.compile(path))
    for host, path in (
        ("openreview.net", r"/(?:forum|pdf|attachment)\b"),
        ("aclanthology.org", r"/[A-Z0-9][\w.-]*\d[\w.-]*(?:\.pdf)?/?\Z"),
        ("aclweb.org", r"/anthology/(?:papers/\w/\w+/)?[A-Z0-9][\w.-]*\d"),
        ("proceedings.mlr.press", r"/v\d+/\w"),
        ("openaccess.thecvf.com", r"/content\w*/.+\.(?:html|pdf)\Z"),
        ("papers.nips.cc", r"/paper(?:_files)?/\w"),
        ("papers.neurips.cc", r"/paper(?:_files)?/\w"),
        ("proceedings.neurips.cc", r"/paper(?:_files)?/\w"),
        ("ieeexplore.ieee.org", r"/(?:abstract/)?document/\d"),
        ("sciencedirect.com", r"/science/article/"),
        ("semanticscholar.org", r"/(?:paper|arxiv)/\w"),
        ("jmlr.org", r"/papers/.+\d"),
        ("ojs.aaai.org", r"/.*/article/"),
        ("ijcai.org", r"/(?:proceedings|Proceedings)/.+\d"),
        ("isca-archive.org", r"/\w+/.+\.(?:html|pdf)\Z"),
        ("isca-speech.org", r"/archive/.+\d"),
        ("ecva.net", r"/papers/.+\.(?:php|pdf)\Z"),
        ("eprint.iacr.org", r"/\d{4}/\d"),
        ("hal.science", r"/hal-\d"),
        ("europepmc.org", r"/(?:article|abstract)/"),
        ("ncbi.nlm.nih.gov", r"/(?:pmc/)?articles/PMC\d"),
        ("usenix.org", r"/conference/.+/presentation/"),
        ("nature.com", r"/articles/\w"),
        ("cell.com", r"/.+/fulltext/"),
        ("academic.oup.com", r"/.+/article/"),
        ("journals.aps.org", r"/\w+/(?:abstract|pdf)/"),
        ("mdpi.com", r"/\d{4}-\w{4}/\d+"),
        ("paperswithcode.com", r"/paper/\w"),
        ("ssrn.com", r"/.*abstract"),
        ("science.org", r"/doi/"),
        ("chemrxiv.org", r"/engage/.+/article-details/"),
        ("biorxiv.org", r"/(?:content|cgi/content)/"),
        ("medrxiv.org", r"/(?:content|cgi/content)/"),
        ("bmj.com", r"/content/.+\d"),
        ("dblp.org", r"/rec/\w"),
        ("cvf.org", r"/.+\.pdf\Z"),
        ("huggingface.co", r"/papers/\d[\w.-]{3,40}\Z"),
        ("hf.co", r"/papers/\d[\w.-]{3,40}\Z"),
    )
)


def paper_link(link: str) -> PaperLink | None:
    """What `link` says about the one paper it leads to; None for a link that leads anywhere else.

    No address is asked for anything: only the host a browser would really go to and the path count. Of a redirect
    that carries the address of a paper, that address counts.
    """
    url = web_link(link)
    for _ in range(_LEVELS):
        if not url:
            return None
        if found := _paper_at(url.partition("#")[0]):
            return found
        inner = _WRAPPED.search(url)
        url = web_link(_unquoted(inner["quoted"]) if inner["quoted"] else inner["plain"]) if inner else ""
    return None


def _unquoted(link: str) -> str:
    """An address that is quoted as a value of another one; some redirects quote it twice."""
    link = unquote(link)
    return unquote(link) if re.match(r"https?%3A", link, re.IGNORECASE) else link


def _paper_at(url: str) -> PaperLink | None:
    host, path, query = _parts(url)
    if found := arxiv_of(url):
        return PaperLink(url, found.identifier, found.version)
    if host in _ARXIV_VIEWS and (found := arxiv_of(path.rstrip("/").rpartition("/")[2])):
        return PaperLink(url, found.identifier, found.version)
    if host in {"doi.org", "dx.doi.org"}:
        doi = doi_of(path)
        return PaperLink(url, doi=doi) if doi else None
    if host.endswith("ncbi.nlm.nih.gov") and (number := _PUBMED.match(path)):
        return PaperLink(url, pmid=pmid_of(number[1]))
    return _elsewhere(url, host, path, query)


def _elsewhere(url: str, host: str, path: str, query: str) -> PaperLink | None:
    if (found := _DOI_IN_PATH.search(path)) and (doi := doi_of(_DOI_TAIL.sub("", found[1]))):
        return PaperLink(url, doi=doi)
    if host.startswith("journals.plos.org") and (doi := doi_of("".join(parse_qs(query).get("id", ())))):
        return PaperLink(url, doi=doi)
    for known, pattern in _ONE_PAPER:
        if (host == known or host.endswith(f".{known}")) and pattern.match(path):
            return PaperLink(url)
    return None


def _parts(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return "", "", ""
    return host, unquote(parts.path), parts.query


def _address_key(url: str) -> str:
    """An address without what differs between a paper's page and its PDF."""
    host, path, query = _parts(url)
    if host == "openreview.net" and (number := "".join(parse_qs(query).get("id", ()))):
        return f"openreview.net/{number}"
    path = _SUFFIX.sub("", path.rstrip("/"))
    if host.endswith((".nips.cc", ".neurips.cc")) and (found := _HEX.search(path)):
        return f"neurips.cc/{found.group()}"
    if host == "openaccess.thecvf.com":
        return f"{host}/{path.rpartition('/')[2]}"
    before, _, last = path.rpartition("/")
    return f"{host}{before if before.endswith(f'/{last}') else path}?{query}"
