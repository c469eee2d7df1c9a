"""Tells where the links of Google Scholar really lead: to a paper's page, or nowhere but back to Scholar."""

import re
from urllib.parse import unquote, urlsplit

from desktop.papers.identifiers import web_link

_SCHOLAR = re.compile(r"(?:[\w-]+\.)?scholar\.google\.[a-z.]{2,6}\Z|scholar\.google\.[a-z.]{2,6}\Z")
_TARGET = re.compile(r"(?:\A|&)(?:url|q)=([^&]*)")
_WRAPPERS = ("google.com/url", "safelinks.protection.outlook.com", "urldefense.com")
_URLDEFENSE = re.compile(r"urldefense\.com/v3/__(.+?)__;")
_LEVELS = 4


def is_scholar(link: str) -> bool:
    """Whether a browser would go to Google Scholar, whatever the country."""
    return bool(_SCHOLAR.match(_host(link)))


def is_redirect(link: str) -> bool:
    """Whether a link goes through Scholar to another page."""
    return is_scholar(link) and "/scholar_url" in link.partition("?")[0]


def target_of(link: str) -> str:
    """The page that a link leads to behind all redirects, "" when that is Scholar itself or no web page."""
    for _ in range(_LEVELS):
        inner = _inside(link)
        if not inner:
            break
        link = inner
    return "" if is_scholar(link) else web_link(link)


def _inside(link: str) -> str:
    """The link that a redirect carries, "" when it is none. Some are quoted twice."""
    if found := _URLDEFENSE.search(link):
        return found[1]
    address, _, query = link.partition("?")
    if not (is_redirect(link) or any(wrapper in address for wrapper in _WRAPPERS)):
        return ""
    found = _TARGET.search(query)
    inner = unquote(found[1]) if found else ""
    return unquote(inner) if re.match(r"https?%3A", inner, re.IGNORECASE) else inner


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
