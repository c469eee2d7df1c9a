"""Makes any text from outside storable: whole Unicode, no controls, one kind of line end."""

import re
import unicodedata

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PRINTABLE = bytes(range(0x20, 0x7F))
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff\u2060]")


def clean_text(text: str) -> str:
    r"""`text` in NFC without NUL, C0 and C1 controls, soft hyphens and zero-width blanks.

    Lone surrogates (JSON "\\ud800", undecodable mail) become U+FFFD: SQLite refuses them.
    Line feeds and tabs stay; CR LF, CR, NEL and page breaks become LF. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\x85", "\n")
    text = _CONTROLS.sub("", _INVISIBLE.sub("", without_surrogates(text)))
    # Last: what is taken out above may stand between a letter and its accent.
    return unicodedata.normalize("NFC", text)


def undirected(text: str) -> str:
    """`text` without embeddings, overrides and isolates, which make what follows read as something else.

    Unicode TR 36, 2.8. Marks that give only a letter its direction stay.
    """
    return text if text.isascii() else text.translate(_TURNING)


def storable(text: str) -> str:
    """`text` as a person wrote it, but for what cannot be stored or shown: NUL, lone surrogates, CR."""
    return without_surrogates(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))


def without_surrogates(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate, which SQLite refuses; every place in it stays what it is."""
    return _SURROGATES.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`clean_text` with every run of white space as one blank: for titles, venues and names."""
    return text if is_one_line(text) else " ".join(clean_text(text).split())


def is_one_line(text: str) -> bool:
    """Whether nothing in `text` may be unclean, as in nearly every name and title, in a tenth of the time."""
    # No blank but the usual one is printable, and no control, surrogate or zero-width character.
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        return False
    if text.isascii():
        return not text.encode().translate(None, _PRINTABLE)  # in a fourth of the time of isprintable
    return text.isprintable() and unicodedata.is_normalized("NFC", text)


def paragraphs(text: str) -> str:
    """`clean_text` with lines joined inside a paragraph and one empty line between two paragraphs."""
    if is_one_line(text):
        return text
    text = clean_text(text)
    if "\n" not in text:
        return " ".join(text.split())
    parts = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text))
    return "\n\n".join(part for part in parts if part)
