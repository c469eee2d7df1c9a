"""Turns bytes into text: finds the encoding, keeps what it had to guess or mend, makes all line ends LF."""

import codecs
import re
from bisect import bisect_left
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = (
    re.compile(rb"""\A\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""", re.ASCII),
    re.compile(rb"""<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII),
    re.compile(rb"""\A\s*%\s*Encoding:\s*([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII),  # JabRef
    re.compile(rb"""\A[^\n]{0,200}\n?[^\n]{0,200}-\*-[^\n]{0,200}?coding:\s*([\w.:-]{1,40})""", re.ASCII),
)
_DECLARED_WITHIN = 4096
# What browsers make of these labels (encoding.spec.whatwg.org): the larger set that the label stands for.
_LARGER = {
    "ascii": "utf-8", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932",
}  # fmt: skip
# UTF-7 hides markup from every check on bytes; the others are escapes, not encodings.
_REFUSED = {"utf_7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"}
_EMACS_LINE_END = re.compile(r"-(?:unix|dos|mac)\Z")
_FALLBACK = "cp1252"
_SAMPLE_BYTES = 200_000
_FEW_LETTERS = 200
"""Below this many bytes outside ASCII a statistical guess is worth little (measured: chardet 7.7)."""
_SURE, _SURE_OF_FEW = 0.1, 0.2
_UTF16_SAMPLE = 200
_LIKE_UTF8 = re.compile(rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}")
_ESCAPED = re.compile("[\udc80-\udcff]+")
_NOT_ASCII = bytes(range(128, 256))


class Decoded(NamedTuple):
    """The text of a document; every span of a draft counts its characters.

    `guessed`: the encoding is a guess, so any character outside ASCII may be wrong. `mended`: offsets of
    characters that stand for bytes which the encoding does not know.
    """

    text: str
    encoding: str
    guessed: bool = False
    mended: tuple[int, ...] = ()

    def is_doubtful(self, start: int, end: int) -> bool:
        """Whether letters between two offsets may be wrong."""
        if self.guessed:
            return not self.text[start:end].isascii()
        first = bisect_left(self.mended, start)
        return first < len(self.mended) and self.mended[first] < end


def decoded(data: bytes, charset: str = "") -> Decoded:
    """The text of `data`; the same bytes always give the same text, so that stored spans stay true.

    Tried in this order: byte order mark, the encoding that the container (`charset`) or the document
    states, UTF-16 without mark (before UTF-8, which allows NULs as well), strict UTF-8, UTF-8 with damage,
    a guess, Windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_mark(data[len(mark) :], encoding)
    for name in (charset, declared_encoding(data), _utf16_without_mark(data), "utf-8"):
        if name and (text := _strictly(data, name)) is not None:
            return Decoded(_with_line_feeds(text), name)
    return _damaged_utf8(data) or _guessed(data)


def declared_encoding(data: bytes) -> str:
    """The codec for the encoding that the first lines state, "" when there is none or Python lacks it."""
    head = data[:_DECLARED_WITHIN]
    for pattern in _DECLARED:
        if found := pattern.search(head):
            return codec_of(found[1].decode("ascii"))
    return ""


def codec_of(label: str) -> str:
    """Python's codec for a MIME or HTML label; "" for an unknown one and for those that are refused."""
    try:
        name = codecs.lookup(_EMACS_LINE_END.sub("", label.strip())).name
        # Python's codecs hold compressions as well; only a text encoding may follow a label.
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return ""
    return "" if name.replace("-", "_") in _REFUSED else _LARGER.get(name, name)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _with_mark(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    text = _with_line_feeds(text)
    exact = _strictly(data, encoding) is not None
    return Decoded(text, encoding, mended=() if exact else _replacements(text))


def _replacements(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in re.finditer("\ufffd", text))


def _utf16_without_mark(data: bytes) -> str:
    """The byte order when two of five bytes in one parity of the first 200 are NUL, else ""."""
    head = data[:_UTF16_SAMPLE]
    if len(head) < _UTF16_SAMPLE:
        return ""
    if head[0::2].count(0) >= 0.4 * len(head) / 2:
        return "utf-16-be"
    return "utf-16-le" if head[1::2].count(0) >= 0.4 * len(head) / 2 else ""


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with foreign bytes in it, when most of what is not ASCII has the form of UTF-8, else None.

    Foreign bytes are read as Windows-1252; what has the form of UTF-8 but no meaning (overlong forms,
    surrogates, a letter cut at the end of the file) becomes U+FFFD.
    """
    sample = _sample(data)
    whole = len(_LIKE_UTF8.findall(sample))
    stray = len(_LIKE_UTF8.sub(b"", sample).translate(None, bytes(range(128))))
    if whole == 0 or whole < stray:
        return None
    text = _with_line_feeds(data.decode("utf-8", "surrogateescape"))
    parts: list[str] = []
    mended: list[int] = []
    at = length = 0
    for found in _ESCAPED.finditer(text):
        new = _mended(found[0], at_end=found.end() == len(text))
        length += found.start() - at
        mended.extend(range(length, length + len(new)))
        parts += (text[at : found.start()], new)
        length += len(new)
        at = found.end()
    return Decoded("".join((*parts, text[at:])), "utf-8", mended=tuple(mended))


def _mended(escaped: str, *, at_end: bool) -> str:
    raw = escaped.encode("ascii", "surrogateescape")
    if _LIKE_UTF8.sub(b"", raw) == b"" or (at_end and raw[0] >= 0xC2):
        return "\ufffd"
    return raw.decode(_FALLBACK, "replace")


def _guessed(data: bytes) -> Decoded:
    sample = _sample(data)
    letters = len(sample) - len(sample.translate(None, _NOT_ASCII))
    from chardet import EncodingEra, detect  # noqa: PLC0415 - 10 ms that few digests need

    guess = detect(sample, prefer_superset=True, encoding_era=EncodingEra.MODERN_WEB)
    if guess["encoding"] and guess["confidence"] >= (_SURE_OF_FEW if letters < _FEW_LETTERS else _SURE):
        name = codec_of(guess["encoding"])
        if name and (text := _strictly(data, name)) is not None:
            return Decoded(_with_line_feeds(text), name, guessed=True)
    return Decoded(_with_line_feeds(data.decode(_FALLBACK, "replace")), _FALLBACK, guessed=True)


def _sample(data: bytes) -> bytes:
    """The part of `data` where bytes outside ASCII begin."""
    first = found.start() if (found := re.search(rb"[\x80-\xff]", data)) else 0
    return data[max(0, first - 1000) : first + _SAMPLE_BYTES]


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
