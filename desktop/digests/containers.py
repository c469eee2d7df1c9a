"""Takes documents out of what they came in: gzip and zip one level deep, mails, mailboxes."""

from collections.abc import Iterator

from desktop.digests.archives import is_archive, members
from desktop.digests.mails import is_mail, is_mailbox, mail_parts, mailbox_parts
from desktop.digests.part import Part
from desktop.digests.source import Source
from desktop.errors import UnreadableInput


def unwrapped(source: Source) -> Iterator[Part | UnreadableInput]:
    """The documents in `source`, in order; what cannot be taken out comes as the error that says why.

    Nothing is ever written, and no name in a container is used as a path. Raises UnreadableInput when the
    container itself cannot be opened.
    """
    whole = Part(source.data, source.thing, source.media_type)
    if not is_archive(source.data):
        yield from _documents(whole)
        return
    for member in members(whole):
        if isinstance(member, UnreadableInput):
            yield member
        elif is_archive(member.data):
            yield UnreadableInput(member.name, "this is an archive in an archive", "Unpack it and drop that.")
        else:
            yield from _documents(member)


def _documents(part: Part) -> Iterator[Part | UnreadableInput]:
    if is_mailbox(part.data):
        yield from mailbox_parts(part)
    elif is_mail(part.data):
        yield from mail_parts(part)
    else:
        yield part
