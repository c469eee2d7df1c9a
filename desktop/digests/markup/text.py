"""Takes the words out of an element as a browser shows them: paragraphs apart, scripts and doubles left out."""

import re
from collections.abc import Collection, Iterator

from lxml import etree
from lxml.etree import _Element as Element

from desktop.digests.markup.positions import without_positions
from desktop.papers.cleaning import one_line, paragraphs

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section"
        " summary table tbody tfoot thead tr ul",
    )
)
UNSEEN = frozenset(
    re.findall(
        r"\w+",
        "script style template noscript iframe frame frameset object embed applet svg canvas audio video select"
        " button input textarea head title meta link map",
    )
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPH, _LINE = "\n\n", "\n"
_TEX_SCRIPT = re.compile(r"math/tex\b")


def words_of(element: Element, unseen: Collection[str] = UNSEEN) -> str:
    """The text in an element on one line."""
    return one_line("".join(_strings(element, unseen)))


def paragraphs_of(element: Element, unseen: Collection[str] = UNSEEN) -> str:
    """The text in an element, an empty line between blocks and where two <br> follow each other."""
    return paragraphs("".join(_strings(element, unseen)))


def _strings(element: Element, unseen: Collection[str]) -> Iterator[str]:
    """The pieces of text below an element in order; line feeds only where a browser breaks the line."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, each in walk:
        tag = each.tag if isinstance(each.tag, str) else ""
        if event == "start":
            yield _break_of(tag)
            inside = _instead(each, tag, unseen if each is not element else ())
            if inside is not None:
                walk.skip_subtree()
            yield _blanks(each.text) if inside is None else inside
        else:
            yield _PARAGRAPH if tag in BLOCKS else ""
            yield _blanks(each.tail) if each is not element else ""


def _instead(element: Element, tag: str, unseen: Collection[str]) -> str | None:
    """What is read instead of all that is in an element, None when it is read as it is."""
    if tag == "math" or tag.endswith("}math"):
        return _formula(element)
    if tag == "script" and _TEX_SCRIPT.match(element.get("type") or ""):
        return f"${(element.text or '').strip()}$"
    if tag in unseen and is_without_blocks(element):
        return ""
    is_double = element.get("aria-hidden") == "true" or "MathJax_Preview" in (element.get("class") or "")
    return "" if is_double and unseen else None


def is_without_blocks(element: Element) -> bool:
    """Whether no paragraph or heading lies in an element: in a drawing or menu that was never closed some do."""
    return next(element.iter(*BLOCKS), None) is None


def _formula(element: Element) -> str | None:
    """The TeX that a formula was made from, None when it says none."""
    tex = element.get("alttext") or ""
    for note in element.iter("{*}annotation"):
        if "tex" in (note.get("encoding") or "").lower():
            tex = note.text or tex
    return f"${_BLANKS.sub(' ', tex).strip()}$" if tex.strip() else None


def _break_of(tag: str) -> str:
    if tag in {"br", "td", "th"}:
        return _LINE
    return _PARAGRAPH if tag in BLOCKS else ""


def _blanks(text: str | None) -> str:
    return _BLANKS.sub(" ", without_positions(text)) if text else ""
