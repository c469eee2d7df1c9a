"""Takes documents out of what they came in: gzip and zip one level deep, mails, mailboxes."""

from collections.abc import Iterator

from desktop.digests.containers.archives import is_archive, members
from desktop.digests.containers.mailboxes import is_mailbox, mailbox_parts
from desktop.digests.containers.mails import is_mail, mail_parts
from desktop.digests.containers.streams import whole, with_chunks
from desktop.digests.part import Part
from desktop.digests.source import Source
from desktop.errors import UnreadableInput


def unwrapped(source: Source) -> Iterator[Part | UnreadableInput]:
    """The documents in `source`, in order; what cannot be taken out comes as the error that says why.

    Nothing is ever written, and no name in a container is used as a path. A part must be done with before the
    next is taken. Raises UnreadableInput when the container itself cannot be opened.
    """
    part = with_chunks(Part(b"", source.thing, source.media_type, size=source.size), source.chunks())
    if not is_archive(part.data):
        yield from _documents(part, is_source=True)
        return
    for member in members(part):
        if isinstance(member, UnreadableInput):
            yield member
        elif is_archive(member.data):
            yield UnreadableInput(member.name, "this is an archive in an archive", "Unpack it and drop that.")
        else:
            try:
                yield from _documents(member, is_source=False)
            except UnreadableInput as error:
                yield error


def _documents(part: Part, *, is_source: bool) -> Iterator[Part | UnreadableInput]:
    if is_mailbox(part.data):
        yield from mailbox_parts(part, is_source=is_source)
    elif is_mail(part.data):
        yield from mail_parts(whole(part))
    else:
        yield part
