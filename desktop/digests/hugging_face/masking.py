"""Blanks out what savers add to a page: anchors, attributes, stand-ins for pictures. Offsets stay what they were."""

import re

_NOISE = re.compile(
    r"!\[[^\[\]\n]{0,500}\]\([^)\s]{0,2000}\)"  # pictures
    r"|!?\[(?:image|img|picture|图片|图像|画像|이미지)\b[^\[\]\n]{0,200}\](?!\(|\[\d)"
    r"|<a\s+(?:id|name)=\"[^\"<>\n]{0,200}\"\s*/?>(?:\s*</a>)?"
    r"|(?<=[)\]\w])[ \t]?\{[ \t]*[.#][^{}\n]{0,500}\}"  # Pandoc: attributes, then fences of divisions
    r"|^[ \t]*:{3,}[^\n]*$|^[ \t]*(?:```+|~~~+)\w*[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_INK = re.compile(r"[^\n]")


def masked(text: str) -> str:
    """`text` with blanks in place of what no page of the site shows; exactly as long."""
    return _NOISE.sub(lambda found: _INK.sub(" ", found[0]), text)
