"""Finds and normalises what names a paper beyond doubt: arXiv identifiers, DOIs, PubMed numbers, links."""

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_NEW_ARXIV = r"(?<![\d.])\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?!\d)"
_OLD_ARXIV = r"[a-z-]+(?:\.[A-Z]{2})?/\d{7}"
_ARXIV = re.compile(rf"(?P<bare>{_NEW_ARXIV}|{_OLD_ARXIV})(?:v(?P<version>\d+))?\Z", re.ASCII)
_ARXIV_PREFIX = re.compile(r"(?:oai:)?arxiv(?:\.org)?:\s*", re.IGNORECASE)
_ARXIV_HOSTS = ("arxiv.org", "export.arxiv.org", "www.arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org")
_ARXIV_PATH = re.compile(r"/(?:abs|pdf|html|ps|format|src|e-print)/(.+?)(?:\.pdf)?/?\Z")
_PAPER_PATH = re.compile(r"/(?:papers|abs|overview|resources|pdf)/([^/]+)/?\Z")
_ARXIV_MIRRORS = ("huggingface.co", "hf.co", "alphaxiv.org", "www.alphaxiv.org")
_ARXIV_WORD = re.compile(r"ar(?:x|%78|5)iv|alphaxiv|huggingface|hf\.co", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?#][!-~]*)?\Z")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>]+")
_DOI_ARXIV = re.compile(r"(?:doi:?\s*|/)?10\.48550/arxiv\.", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid:?\s*)?([0-9]{1,9})\Z", re.IGNORECASE)


class Arxiv(NamedTuple):
    """An arXiv identifier without its version, and the version when it was given."""

    identifier: str
    version: int | None = None


def arxiv_of(text: str) -> Arxiv | None:
    """The arXiv identifier that `text` as a whole is: bare, prefixed, a link, or a 10.48550 DOI.

    Nothing is searched here: whoever has running text must know that the place names this paper.
    Schemes: info.arxiv.org/help/arxiv_identifier.html (four digits up to 1412, five from 1501).
    """
    text = text.strip()
    if found := _ARXIV.match(text):
        return _arxiv(found)
    if text.lower().startswith(("http://", "https://")):
        text = _arxiv_in_link(text)
    elif found := _DOI_ARXIV.match(text):
        text = text[found.end() :]
    text = _ARXIV_PREFIX.sub("", text, count=1).strip()
    text = re.sub(r"\s*\[[\w.-]+\]\Z", "", text)
    found = _ARXIV.match(text)
    return _arxiv(found) if found else None


def _arxiv(found: re.Match[str]) -> Arxiv:
    return Arxiv(found["bare"], int(found["version"]) if found["version"] else None)


def _arxiv_in_link(link: str) -> str:
    if not _ARXIV_WORD.search(link):
        return ""  # taking an address apart costs ten times as much
    host, path = _host_and_path(link)
    if host in _ARXIV_HOSTS:
        found = _ARXIV_PATH.match(path)
    elif host in _ARXIV_MIRRORS:
        found = _PAPER_PATH.match(path)
    elif host in {"doi.org", "dx.doi.org"} and (found := _DOI_ARXIV.match(path)):
        return path[found.end() :]
    else:
        return ""
    return found.group(1) if found else ""


def doi_of(text: str) -> str:
    """The DOI that `text` names, in lower case, "" when there is none.

    Trailing punctuation and unbalanced closing brackets belong to the sentence around it
    (www.doi.org/doi-handbook: any printable character is legal, so only the frame is cut).
    """
    found = _DOI.search(unquote(text) if "%2f" in text.lower() else text)
    return without_sentence_end(found.group()).lower() if found else ""


def without_sentence_end(text: str) -> str:
    """`text` without the punctuation that ends the sentence around it."""
    while text and (text[-1] in ".,;:!?'\"" or _closes_nothing(text)):
        text = text[:-1]
    return text


def _closes_nothing(text: str) -> bool:
    opening = {")": "(", "]": "[", "}": "{", "»": "«"}.get(text[-1])
    return opening is not None and text.count(text[-1]) > text.count(opening)


def pmid_of(text: str) -> str:
    """The PubMed number that `text` as a whole is, "" when it is none."""
    found = _PMID.match(text.strip())
    return found.group(1) if found else ""


def web_link(text: str) -> str:
    """`text` when it is a link that may be opened (http or https, with a host), else ""."""
    text = text.strip()
    if len(text.split(maxsplit=1)) != 1:
        return ""
    if _PLAIN_LINK.match(text):
        return text
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    return text if parts.scheme.lower() in {"http", "https"} and host else ""


def host_of(link: str) -> str:
    """The host a browser would really go to, without "www."."""
    return _host_and_path(link)[0].removeprefix("www.")


def _host_and_path(link: str) -> tuple[str, str]:
    """Both "" for what cannot be taken apart, such as "http://[half an address"."""
    try:
        parts = urlsplit(link)
        return (parts.hostname or "").lower(), unquote(parts.path)
    except ValueError:
        return "", ""


def arxiv_month(identifier: str) -> str:
    """Year and month of the first version, "2017-06", told by the identifier itself."""
    digits = identifier.rsplit("/", 1)[-1]
    century = "19" if "/" in identifier and digits[:2] >= "91" else "20"
    return f"{century}{digits[:2]}-{digits[2:4]}"
