"""Walks the parts of a message (RFC 2046) and picks those that may hold papers, whatever the headers claim."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from desktop.digests.containers.envelope import Envelope, envelope_of
from desktop.digests.part import Version
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.limits import MIME_DEPTH, MIME_PARTS

# What mails carry besides digests. Anything else is looked at: .bib and .ris come under a dozen names.
_NO_DIGEST = re.compile(
    r"(?:image|audio|video|font|model)/|message/(?!rfc822)|application/(?:pdf|postscript|ms-tnef|x-pkcs7-signature"
    r"|pkcs7-signature|pgp-signature|pgp-keys|ics)|text/(?:calendar|css|vcard|x-vcard|javascript|rfc822-headers)"
)
_LOCKED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


class Leaf(NamedTuple):
    """A part without parts, what its own message says around it, and which version of the same it is."""

    message: Message
    envelope: Envelope
    is_attached: bool = False
    version: Version = Version()


def leaves_of(message: Message, name: str, outer: Envelope) -> list[Leaf]:
    """The parts of a message that may hold papers, in order; `outer` is what is known without its headers.

    Of a web page with its pictures (multipart/related) only the page. Raises UnreadableInput for an encrypted
    message, LimitReached for one beyond `limits.MIME_DEPTH` or `limits.MIME_PARTS`.
    """
    return list(_Tree(name).leaves(message, 0, Leaf(message, envelope_of(message, outer))))


class _Tree:
    """The state of one walk: how many parts there were, how many sets of alternatives."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parts = self._alternatives = 0

    def leaves(self, message: Message, depth: int, around: Leaf) -> Iterator[Leaf]:
        """What is below `message`; `around` is its message, envelope and version."""
        self._count(depth)
        kind = message.get_content_type()
        if kind in _LOCKED:
            reason = "this is an encrypted message"
            raise UnreadableInput(self._name, reason, "Save its text and drop that.")
        if not message.is_multipart():
            if not _NO_DIGEST.match(kind):
                yield around._replace(message=message, is_attached=_is_attached(message))
            return
        children = [part for part in message.get_payload() if isinstance(part, Message)]
        if kind == "multipart/related":
            children = _page_of(message, children)
        if kind == "multipart/alternative" and around.version == Version() and len(children) > 1:
            self._alternatives += 1
            versions = [Version(self._alternatives, number) for number in range(1, len(children) + 1)]
        else:
            versions = [around.version] * len(children)
        for child, version in zip(children, versions, strict=True):
            envelope = envelope_of(child, around.envelope)
            yield from self.leaves(child, depth + 1, Leaf(child, envelope, version=version))

    def _count(self, depth: int) -> None:
        if depth > MIME_DEPTH:
            raise too_deep(self._name)
        self._parts += 1
        if self._parts > MIME_PARTS:
            reason, place = f"the message has more than {MIME_PARTS:,} parts", f"part {self._parts}"
            raise LimitReached(self._name, reason, "Save the part that is the digest.", place=place)


def too_deep(name: str) -> LimitReached:
    """The refusal of a message whose parts lie deeper in each other than `limits.MIME_DEPTH`."""
    reason = f"its parts are nested deeper than {MIME_DEPTH}"
    return LimitReached(name, reason, "Save the part that is the digest.", place=f"part {MIME_DEPTH + 1}")


def _page_of(message: Message, children: list[Message]) -> list[Message]:
    """The root of a compound (RFC 2387): the part that `start` names, else the first page, else the first."""
    start = str(message.get_param("start", ""))
    for child in children:
        if start and str(child.get("Content-ID", "")).strip() == start:
            return [child]
    pages = (child for child in children if child.get_content_type() in _PAGES)
    return [next(pages, children[0])] if children else []


def _is_attached(message: Message) -> bool:
    try:
        return message.get_content_disposition() == "attachment" or bool(message.get_filename())
    except (LookupError, ValueError, TypeError):
        return False


_PAGES = frozenset({"text/html", "application/xhtml+xml", "multipart/alternative"})
