"""Parts that are too large to hold: their bytes come a chunk at a time, once."""

from collections.abc import Iterator
from itertools import chain

from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached, size_in_words
from desktop.limits import DOCUMENT_BYTES

HEAD_BYTES = 4 * 1024 * 1024
"""What does not fit into this is handed on in chunks."""
CHUNK_BYTES = 1 << 20


def chunks_of(part: Part) -> Iterator[bytes]:
    """All the bytes of a part, in order."""
    return chain((part.data,), part.more or ())


def with_chunks(part: Part, chunks: Iterator[bytes]) -> Part:
    """`part` with these bytes: the first of them held, the others left to come."""
    head: list[bytes] = []
    size = 0
    for chunk in chunks:
        head.append(chunk)
        size += len(chunk)
        if size > HEAD_BYTES:
            return part._replace(data=b"".join(head), more=chunks)
    return part._replace(data=b"".join(head), more=None)


def whole(part: Part) -> Part:
    """`part` with all its bytes held; raises LimitReached for more than `limits.DOCUMENT_BYTES`."""
    if part.more is None:
        return part
    parts = [part.data]
    size = len(part.data)
    for chunk in part.more:
        parts.append(chunk)
        size += len(chunk)
        if size > DOCUMENT_BYTES:
            raise too_large(part)
    return part._replace(data=b"".join(parts), more=None)


def too_large(part: Part) -> LimitReached:
    """The refusal of a document that is not read piece by piece and has more than `limits.DOCUMENT_BYTES`."""
    reason = (
        f"it is larger than {size_in_words(DOCUMENT_BYTES)}{' when unpacked' if part.is_unpacked else ''}"
    )
    return LimitReached(part.name, reason, "Split it and drop the parts.")
