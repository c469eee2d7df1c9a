"""Reads alerts of Google Scholar that were forwarded or saved as text or Markdown: titles with their links."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.fields.link_labels import is_label
from desktop.digests.markdown.inline import plain
from desktop.digests.scholar.draft import scholar_draft
from desktop.papers.cleaning import one_line
from desktop.papers.draft import Draft

_REDIRECT = r"https?://scholar\.google\.[a-z.]{2,6}/(?:scholar_url\?|citations\?)[^\s<>()\]]{0,3000}"
_IN_MARKDOWN = re.compile(
    rf"\[(?P<title>(?:[^\[\]]|\[[^\[\]]{{0,60}}\]){{2,600}}?)\]\(\s*<?(?P<link>{_REDIRECT})>?\s*\)"
)
_IN_TEXT = re.compile(
    rf"(?P<title>(?:^[> \t]*+(?:[^\n<>]|<(?!http)){{2,300}}+\n?){{1,4}}?)[> \t]*+<"
    rf"(?P<link>{_REDIRECT})>",
    re.MULTILINE,
)
_FURNITURE = re.compile(
    r"(?:!?\[?image\b|save|twitter|linkedin|facebook|share|cancel alert|list my alerts)", re.IGNORECASE
)
_SHARED = re.compile(r"[?&](?:update_op=|citsig=)|cleardot|/scholar_share")
_MARK = re.compile(r"[#*\s]*(?:\[[A-Z]{1,10}\])?[#*\s]*\Z")
"""What stands before the title of the next result."""
_ALERT, _LIST = 0.95, 0.55
_QUOTES = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_END = re.compile(
    r"\n[> \t]*(?:\[?image:|!\[|\[!\[|-{5,}|\*{5,}|This (?:message|alert) was sent|This alert is sent)",
    re.IGNORECASE,
)


def has_records(text: str) -> bool:
    """Whether a title with the link of an alert stands in `text`."""
    return next(_found(text), None) is not None


def linked_sureness(head: str) -> float:
    """How surely `head` is an alert by its links: lists that people make have links of Scholar, too."""
    if not has_records(head):
        return 0.0
    return _ALERT if "oi=scholaralrt" in head or _IN_TEXT.search(head) else _LIST


def text_records(document: Document) -> Iterator[Draft]:
    """The papers of an alert in the order of its text."""
    text = document.text
    found = list(_found(text))
    for number, each in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        stop = _END.search(text, each.end(), end)
        below = [line for line in _lines(text[each.end() : stop.start() if stop else end]) if line]
        title = one_line(_QUOTES.sub("", each["title"]))
        last = text.rfind(below[-1][-20:], each.end(), end) + len(below[-1][-20:]) if below else each.end()
        yield scholar_draft(
            title=plain(title).strip("#*_ "),
            label="",
            link=each["link"],
            byline=below[0] if below else "",
            snippet=one_line(" ".join(below[1:])),
            span=(each.start(), max(each.end(), last)),
        )


def _found(text: str) -> Iterator[re.Match[str]]:
    matches = [*_IN_MARKDOWN.finditer(text), *_IN_TEXT.finditer(text)]
    for each in sorted(matches, key=lambda match: match.start()):
        title = each["title"].strip("#*_[ >\n")
        if not (_SHARED.search(each["link"]) or _FURNITURE.match(title) or is_label(title)):
            yield each


def _lines(text: str) -> list[str]:
    return [
        one_line(line).strip("*_ ") for line in _QUOTES.sub("", text).split("\n") if not _MARK.match(line)
    ]
