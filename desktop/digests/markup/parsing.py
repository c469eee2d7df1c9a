"""Parses HTML and XML from outside: no entities, no network, no DTD, no depth without end, no exception of lxml."""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from desktop.digests.markup.mending import with_sound_tags
from desktop.digests.markup.positions import POSITION, with_positions, without_positions
from desktop.digests.refusals import LimitReached, size_in_words
from desktop.errors import UnreadableInput
from desktop.limits import DEPTH

PAGE_CHARACTERS = 20_000_000
"""The tree of a page takes ten times the memory of its text."""
_DECLARATIONS = re.compile(r"<!DOCTYPE[^<>\[]{0,2000}\[|<!(?:ENTITY|ELEMENT|ATTLIST)\b")
_PROLOG_CHARACTERS = 64 * 1024
_WITHOUT_DTD = "Save it without its DTD, or get it from somewhere else."
_SAVE = "Save it again and drop it once more."
_AMPERSAND = re.compile(r"&(?:#\d{1,7};|#x[0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{1,31});)?")
_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SECTION = "<![CDATA["
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Page(NamedTuple):
    """A parsed page: its root element, the length of its text, and where it began to be nested too deep (-1:
    nowhere); from there on elements lie beside each other that were inside of each other.
    """

    root: Element
    length: int
    deep_at: int = -1

    def span(self, element: Element) -> tuple[int, int]:
        """The characters of the text from the element's start tag up to the next one outside of it.

        An element that the page only implies (a missing <body>) begins with the first tag in it.
        """
        start = next((at for each in element.iter() if (at := position_of(each)) >= 0), 0)
        return start, max(start, self._end(element))

    def _end(self, element: Element | None) -> int:
        while element is not None:
            for sibling in element.itersiblings():
                for each in sibling.iter():
                    if (at := position_of(each)) >= 0:
                        return at
            element = element.getparent()
        return self.length


def page_of(text: str, name: str) -> Page:
    """The page that `text` is, however damaged; `name` is what messages call it.

    Raises LimitReached for more than PAGE_CHARACTERS, UnreadableInput when there is no element in it.
    libxml2 stops where elements are nested 256 deep: such a page is flattened below DEPTH first.
    """
    if len(text) > PAGE_CHARACTERS:
        reason = f"this web page is larger than {size_in_words(PAGE_CHARACTERS)}"
        raise LimitReached(name, reason, "Save the part that holds the papers.")
    text = text.replace("\0", " ")
    root, is_cut = _html(with_positions(text)[0])
    deep_at = -1
    if is_cut:
        flattened, deep_at = with_positions(text, DEPTH)
        root, is_cut = _html(flattened)
    if root is None:
        raise UnreadableInput(name, "no text was found in this web page", _SAVE, place="line 1")
    if is_cut and deep_at < 0:
        deep_at = max((position_of(each) for each in root.iter()), default=0)
    return Page(root, len(text), deep_at)


def _html(text: str) -> tuple[Element | None, bool]:
    """The tree of a page, and whether the parser stopped because it was nested too deep."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    errors = parser.error_log.filter_from_fatals()
    return root, any(error.type_name == "ERR_RESOURCE_LIMIT" for error in errors)


def position_of(element: Element) -> int:
    """Where the start tag of an element of a page begins, -1 for one that has none there."""
    at = element.get(POSITION, "") if isinstance(element.tag, str) else ""
    return int(at) if at.isascii() and at.isdecimal() else -1


def value_of(element: Element, attribute: str) -> str:
    """An attribute without blanks around it, "" when it is missing."""
    return without_positions(element.get(attribute) or "").strip()


def is_of_class(element: Element, name: str) -> bool:
    """Whether `name` is one of the classes of an element."""
    return name in (element.get("class") or "").split()


def depth_of(element: Element) -> int:
    """How many elements there are from the root down to this one, itself included."""
    return 1 + sum(1 for _ in element.iterancestors())


def refuse_declarations(text: str, name: str) -> None:
    """Raise UnreadableInput when an XML text declares entities or types of its own.

    A DOCTYPE that only names an external DTD is harmless: it is never loaded.
    """
    if found := _DECLARATIONS.search(text, 0, _PROLOG_CHARACTERS):
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableInput(
            name, "it contains a DTD with declarations of its own", _WITHOUT_DTD, place=f"line {line}"
        )


def xml_of(text: str, name: str) -> Element:
    """The root element of an XML text; nothing is expanded, loaded or recovered.

    Raises UnreadableInput with line and column where the text is not well-formed, and for a DTD with
    declarations; LimitReached where elements are nested deeper than `limits.DEPTH`.
    """
    refuse_declarations(text, name)
    try:
        root = etree.fromstring(_as_xml(text), _xml_parser(recover=False))
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = f"line {line + _blank_lines(text)}, column {column}"
        if "depth" in str(error):
            raise _too_deep(name, place) from error
        raise UnreadableInput(name, "this is not well-formed XML", _SAVE, place=place) from error
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableInput(name, "this is not well-formed XML", _SAVE, place="line 1") from error
    if any(depth > DEPTH for depth in depths(root)):
        raise _too_deep(name, "line 1")
    return root


class Fragment(NamedTuple):
    """One record of an XML text: its element, and line and column (from 1) in the record of the first thing that
    is not well-formed, None when all of it is.
    """

    element: Element
    fault: tuple[int, int] | None = None


def fragment_of(text: str, root_tag: str) -> Fragment | None:
    """One record cut out of an XML text, read as well as possible; None when nothing of it can be read.

    `root_tag` is the start tag of the text's root element, "<rss xmlns:dc=…>", for its namespaces; a prefix
    that it does not explain is no fault. Entities of HTML ("&nbsp;", "&eacute;") and bare ampersands are text.
    """
    closing = re.match(r"<([\w:.-]+)", root_tag)
    if not closing or "<!" in root_tag:
        return None
    # The record begins a line of its own, so that places in it can be told.
    before, after = f"{root_tag}\n", f"</{closing[1]}>"
    text = _with_html_entities(text)
    element, fault = _recovered(f"{before}{text}{after}")
    if fault:  # told where it stands; what can be mended is mended, for the parser would drop text there
        element, _ = _recovered(f"{before}{with_sound_tags(text)}{after}")
    if element is None:
        return None
    lines = before.count("\n")
    return Fragment(element, (max(1, fault[0] - lines), max(1, fault[1])) if fault else None)


def _recovered(xml: str) -> tuple[Element | None, tuple[int, int] | None]:
    """The first element below the root that can be made of `xml`, and line and column of its first fault."""
    parser = _xml_parser(recover=True)
    try:
        root = etree.fromstring(_as_xml(xml), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, (1, 1)
    error = next(iter(parser.error_log.filter_from_fatals()), None)
    element = next(iter(root), None) if root is not None else None
    return element, (error.line, error.column) if error else None


def xml_fragment(text: str, root_tag: str) -> Element | None:
    """The element of `fragment_of`, damaged or not."""
    found = fragment_of(text, root_tag)
    return found.element if found else None


def local_name(element: Element) -> str:
    """The tag without namespace; "" for a comment or a processing instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _xml_parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
        recover=recover,
    )


def _as_xml(text: str) -> bytes:
    # An encoding that the declaration states is not this text's any more; the parser is told UTF-8.
    return _NOT_XML.sub("\ufffd", text.lstrip()).encode()


def _with_html_entities(text: str) -> str:
    first, *others = text.split(_SECTION)
    parts = [_AMPERSAND.sub(_as_text, first)]
    for other in others:
        section, end, after = other.partition("]]>")
        parts += (_SECTION, section, end, _AMPERSAND.sub(_as_text, after))
    return "".join(parts)


def _as_text(found: re.Match[str]) -> str:
    if found[0] == "&":
        return "&amp;"
    if found[1] in _ENTITIES or found[0].startswith("&#"):
        return found[0]
    return escape(unescape(found[0]), quote=False)


def _blank_lines(text: str) -> int:
    return text.count("\n", 0, len(text) - len(text.lstrip()))


def depths(root: Element) -> Iterator[int]:
    """How deep each element lies below and with `root`, in the order of start and end tags."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        yield depth


def _too_deep(name: str, place: str) -> LimitReached:
    return LimitReached(name, f"its elements are nested deeper than {DEPTH}", _SAVE, place=place)
