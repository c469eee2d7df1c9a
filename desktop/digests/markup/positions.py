"""Prepares a page for its parser: writes into every start tag where it stands, takes out what costs too much."""

import re
from collections.abc import Iterator

POSITION = "data-papertray-at"
"""The attribute that holds an offset; whatever else the page has under this name is overruled."""
_MARK = re.compile(rf' {POSITION}="\d+"')
_TOKEN = re.compile(r"<(?:(!--)|([!?])|(/?)([A-Za-z][^\s/>]{0,200}))")
_VALUE_OR_END = re.compile(r">|=\s*([\"'])")
# Elements whose content is text up to their own end tag (html.spec.whatwg.org, 13.1.2).
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
# Elements that nest without limit: no parser closes them for want of an end tag.
_NESTING = frozenset(
    re.findall(
        r"\w+",
        "table div span section article main blockquote ul ol dl font center b i u em strong small big code tt"
        " pre form fieldset figure details header footer nav aside svg g math object a sub sup label button",
    )
)
# What such an element brings with it: rows and cells, items.
_WEIGHT = {"table": 4, "ul": 2, "ol": 2, "dl": 2}
_LONG_TAG = 20_000
# libxml2 compares each attribute of a tag with all before it.
_KEPT = re.compile(
    r"\s(href|class|name|content|property|type|title|rel|encoding|alttext|aria-hidden)\s*=\s*"
    r"(\"[^\"<>]{0,5000}\"|'[^'<>]{0,5000}'|[^\s\"'<>=`]{1,2000}(?=[\s>]))",
    re.IGNORECASE,
)


def with_positions(text: str, deepest: int = 0) -> tuple[str, int]:
    """`text` with the offset of each start tag as its first attribute, in time that grows with the text.

    Follows the tokenizer of HTML in telling tags from comments, attribute values and raw text. What comes
    after a comment, a value or a raw text that never ends is left alone: it is no markup any more. Of a tag
    of more than 20,000 characters only common attributes are kept. Where `deepest` is given, tags that
    would nest deeper are left out; the second value is where the first of them stood, -1 for nowhere.
    """
    parts: list[str] = []
    written, depth, too_deep = 0, 0, -1
    for start, name_end, end, name in tags_in(text):
        closing = text[start + 1] == "/"
        weight = _WEIGHT.get(name, 1) if deepest and name in _NESTING else 0
        depth += 0 if closing else weight
        if weight and depth > deepest:
            too_deep = start if too_deep < 0 else too_deep
            parts += (text[written:start], " ")
            written = end
        elif not closing:
            parts += (text[written:name_end], f' {POSITION}="{start}"')
            written = name_end
            if end - start > _LONG_TAG:
                parts.append(_common_attributes(text, name_end, end))
                written = end - 1
        depth -= min(depth, weight) if closing else 0
    return "".join((*parts, text[written:])), too_deep


def without_positions(text: str) -> str:
    """A text or value of a marked page without marks: one is left in it where a damaged tag was no tag."""
    return _MARK.sub("", text) if POSITION in text else text


def tags_in(text: str) -> Iterator[tuple[int, int, int, str]]:
    """For each start or end tag: where it begins, where its name ends, where it ends, its name in lower case."""
    at = 0
    while at >= 0 and (found := _TOKEN.search(text, at)):
        comment, bogus, closing, name = found.groups()
        if comment:
            # "<!-->" is a whole comment.
            at = _after(text, "-->", found.end() - 2)
        elif bogus:
            at = _after(text, ">", found.end())
        else:
            name = name.lower()
            at = _tag_end(text, found.end())
            yield found.start(), found.end(), at if at >= 0 else len(text), name
            if at >= 0 and not closing and name in _RAW:
                ended = _RAW_ENDS[name].search(text, at)
                at = ended.start() if ended else -1


def _common_attributes(text: str, start: int, end: int) -> str:
    found: dict[str, str] = {}
    for match in _KEPT.finditer(text, start, end):
        found.setdefault(match[1].lower(), match[0])
    return "".join(found.values()) + " "


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
