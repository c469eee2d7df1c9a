"""One document as it lies in its container: the whole file, a member of an archive, a part of a mail."""

from typing import NamedTuple


class Part(NamedTuple):
    """Bytes that a reader may see; `name` is what messages call them, "group.zip: reading.bib".

    `charset` is the encoding that the container states for them, "" when it states none.
    """

    data: bytes
    name: str
    media_type: str = ""
    charset: str = ""
