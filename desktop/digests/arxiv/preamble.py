"""What stands around the records of an arXiv mailing: its archive, its subject classes, its period, other words."""

import re
from collections.abc import Iterator

from desktop.digests.containers.envelope import day_of
from desktop.digests.document import Document
from desktop.digests.fields.drafting import cut
from desktop.digests.prose.paragraphs import paragraphs_in
from desktop.limits import FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, LeftOver

_SUBJECT = re.compile(
    r"(?:\A|^Subject:[ \t]*|\b(?:Fwd?|Re|Fw):[ \t]*)(?P<archive>[a-z][a-z-]{1,12}) daily\b", re.M | re.I
)
_UNSUBSCRIBE = re.compile(
    r"\bTo:[ \t]*(?P<archive>[a-z][a-z-]{1,12})@arxiv\.org\b[^\n]{0,40}cancel", re.IGNORECASE
)
_CLASSES = re.compile(r"Submissions to:[ \t]*\n(?P<names>(?:[^\n]{1,100}\n){1,80}?)[> \t]*received from\b")
_PERIOD_END = re.compile(
    r"received from\b[^\n]{5,60}\bto[ \t]+(?:\w{3},?[ \t]+)?(?P<day>\d{1,2} \w{3} \d{2,4})"
)
_FURNITURE = re.compile(
    r"[> \t]*(?:[-=_%*\\> ]+\Z|For (?:subscribe|help|more)\b|To (?:un)?subscribe\b|Send any comments"
    r"|Archives? at\b|Submissions to:|[A-Za-z-]{2,30}:[ \t]|"
    r"received from\b|-+[ \t]*(?:Forwarded|Original) message|Begin forwarded|https?://\S+|<?[\w.+-]+@[\w.-]+>?)",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[-=_%*\\> ]{8,})+")
_CONTENT_CHARACTERS = 80
_HEAD_CHARACTERS = 20_000


def facts_of(document: Document, end: int) -> DigestFacts:
    """The facts of the mailing in `document`, of which the first record begins at `end`."""
    head = document.text[: min(end, _HEAD_CHARACTERS)]
    found = _SUBJECT.search(document.envelope.subject) or _SUBJECT.search(head) or _UNSUBSCRIBE.search(head)
    source = f"arXiv {found['archive'].lower()}" if found else "arXiv"
    period = _PERIOD_END.search(head)
    shown_on = "" if document.envelope.day or not period else day_of(f"{period['day']} 00:00:00")
    return DigestFacts(kind="arxiv-mail", source=source, query=_classes(head), shown_on=shown_on)


def left_overs(document: Document, start: int, end: int) -> Iterator[LeftOver]:
    """Paragraphs between two records that somebody may want to keep."""
    classes = _CLASSES.search(document.text, start, end)
    for paragraph in paragraphs_in(document.text, start, end):
        if classes and paragraph.start < classes.end() and paragraph.end > classes.start():
            continue
        words = _RULE.sub(" ", paragraph.text).strip()
        is_furniture = _FURNITURE.match(words) or _FURNITURE.match(paragraph.text)
        if len(words) >= _CONTENT_CHARACTERS and not is_furniture:
            text = cut(clean_text(document.text[paragraph.start : paragraph.end]), FIELD_CHARACTERS)
            yield LeftOver(text=text, span=(paragraph.start, paragraph.end))


def _classes(head: str) -> str:
    """The subject classes that are subscribed to: "Computation and Language; Machine Learning"."""
    found = _CLASSES.search(head)
    names = (line.strip("> \t") for line in found["names"].split("\n")) if found else ()
    return "; ".join(name for name in names if name)
