"""Writes into every start tag of a page where it stands, so that an element can be found in its text again."""

import re

POSITION = "data-papertray-at"
"""The attribute that holds an offset; whatever else the page has under this name is overruled."""
_MARK = re.compile(rf' {POSITION}="\d+"')
_TOKEN = re.compile(r"<(?:(!--)|([!?])|(/?)([A-Za-z][^\s/>]{0,200}))")
_VALUE_OR_END = re.compile(r">|=\s*([\"'])")
# Elements whose content is text up to their own end tag (html.spec.whatwg.org, 13.1.2).
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


def with_positions(text: str) -> str:
    """`text` with the offset of each start tag as its first attribute, in time that grows with the text.

    Follows the tokenizer of HTML in telling tags from comments, attribute values and raw text. What comes
    after a comment, a value or a raw text that never ends is left alone: it is no markup any more.
    """
    parts: list[str] = []
    written = at = 0
    while at >= 0 and (found := _TOKEN.search(text, at)):
        comment, bogus, closing, name = found.groups()
        if comment:
            # "<!-->" is a whole comment.
            at = _after(text, "-->", found.end() - 2)
        elif bogus:
            at = _after(text, ">", found.end())
        else:
            if not closing:
                parts += (text[written : found.end()], f' {POSITION}="{found.start()}"')
                written = found.end()
            at = _tag_end(text, found.end())
            if at >= 0 and not closing and name.lower() in _RAW:
                ended = _RAW_ENDS[name.lower()].search(text, at)
                at = ended.start() if ended else -1
    return "".join((*parts, text[written:]))


def without_positions(text: str) -> str:
    """A text or value of a marked page without marks: one is left in it where a damaged tag was no tag."""
    return _MARK.sub("", text) if POSITION in text else text


def _tag_end(text: str, at: int) -> int:
    """Where the tag with attributes from `at` on is over, -1 for never; ">" in a quoted value is none."""
    while found := _VALUE_OR_END.search(text, at):
        if not found[1]:
            return found.end()
        at = _after(text, found[1], found.end())
        if at < 0:
            return -1
    return -1


def _after(text: str, needle: str, at: int) -> int:
    found = text.find(needle, at)
    return found + len(needle) if found >= 0 else -1
