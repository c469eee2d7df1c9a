"""One document as it lies in its container: the whole file, a member of an archive, a part of a mail."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.digests.containers.envelope import Envelope


class Version(NamedTuple):
    """Which of several ways to say the same a part is: of the alternatives `of` (counted from 1) in its message
    the one with `number`. Several parts may have the same version; (0, 0) is said in one way only.
    """

    of: int = 0
    number: int = 0


class Part(NamedTuple):
    """Bytes that a reader may see; `name` is what messages call them, "group.zip: reading.bib".

    `charset` is the encoding that the container states for them, "" when it states none. `message` names the mail
    a part was taken from, "" outside of mails; `is_attached` tells the files that came with a mail from its text.
    `extent` is the place [start, end) in the bytes of the source of what this part was taken from, where that can be
    kept for itself; (0, 0) stands for all of the source. `more` gives the bytes after `data`, once, when there
    are too many to hold, `size` is how many there are in all, 0 when nobody knows yet; `is_unpacked` says that
    they came out of an archive.
    """

    data: bytes
    name: str
    media_type: str = ""
    charset: str = ""
    envelope: Envelope = Envelope()
    message: str = ""
    is_attached: bool = False
    version: Version = Version()
    extent: tuple[int, int] = (0, 0)
    more: Iterator[bytes] | None = None
    size: int = 0
    is_unpacked: bool = False
