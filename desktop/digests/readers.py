"""Every format that can be read: one line each; the order decides between equally sure readers."""

from desktop.digests import hugging_face_page, title_abstract_pairs
from desktop.digests.reader import Reader

READERS: tuple[Reader, ...] = (
    hugging_face_page,
    title_abstract_pairs,
)
