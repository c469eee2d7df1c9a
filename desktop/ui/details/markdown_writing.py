"""Writes Markdown into a document piece by piece: headings, lists, quotations, code, emphasis, links as words.

Nothing of a note ever reaches a parser of rich text: CommonMark is read into tokens (markup of HTML stays the
letters it is), and the tokens are written through a cursor. Pictures become words, so there is nothing to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
)

from desktop.papers.identifiers import web_link
from desktop.ui.details.shown_text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from desktop.ui.look.look import Look

_DEPTH = 20
"""Quotations and lists within each other beyond this are text."""
_HEADINGS = {"h1": 1.3, "h2": 1.18, "h3": 1.08}
_LISTS = {
    "bullet_list_open": QTextListFormat.Style.ListDisc,
    "ordered_list_open": QTextListFormat.Style.ListDecimal,
}
_QUOTE_INDENT = 14
_BETWEEN = 6
_LINE_HEIGHT = 130  # per cent of the font's own


def write_markdown(document: QTextDocument, text: str, look: Look) -> None:
    """Replaces what is in a document with `text`, read as CommonMark."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only who looks at a note this way needs it

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEPTH}).enable("strikethrough")
    document.clear()
    document.setIndentWidth(_QUOTE_INDENT)
    writer = _Writer(document, look)
    for token in reader.parse(text):
        writer.write(token)


class _Writer:
    """One pass over the tokens of a text; what is open is kept in stacks."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._look = look
        self._cursor = QTextCursor(document)
        self._is_empty = True
        self._quotes = 0
        self._lists: list[QTextListFormat.Style] = []
        self._made: list[QTextList | None] = []
        self._item_begins = False
        self._heading = ""
        self._formats: list[QTextCharFormat] = [self._plain()]

    def write(self, token: Token) -> None:
        """Writes one token of a block; what has no meaning here is passed over."""
        match token.type:
            case "paragraph_open":
                self._begin_block()
            case "fence" | "code_block":
                self._code_block(token.content)
            case "hr":
                self._rule()
            case "inline":
                self._inline(token.children or ())
            case _:
                self._turn(token)

    def _turn(self, token: Token) -> None:
        """Goes into something, or comes out of it."""
        match token.type:
            case "heading_open":
                self._heading = token.tag
                self._begin_block()
            case "heading_close":
                self._heading = ""
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(_LISTS[token.type])
                self._made.append(None)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._made.pop()
            case "list_item_open":
                self._item_begins = True
            case "list_item_close" if self._item_begins:
                self._begin_block()  # an item without words
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting

    # -- blocks

    def _begin_block(self, *, background: str = "") -> None:
        block = QTextBlockFormat()
        block.setTopMargin(0 if self._is_empty or self._item_begins else _BETWEEN)
        block.setIndent(self._quotes + (0 if self._item_begins else len(self._lists)))
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if background:
            block.setBackground(self._look.colour(background))
        if self._is_empty:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._is_empty = False
        self._formats = [self._plain()]
        if self._item_begins:
            self._item_begins = False
            self._add_to_list()

    def _add_to_list(self) -> None:
        """Makes the block the next item of the innermost list."""
        found = self._made[-1]
        if found is None:
            kind = QTextListFormat()
            kind.setStyle(self._lists[-1])
            kind.setIndent(self._quotes + len(self._lists))
            self._made[-1] = self._cursor.createList(kind)
        else:
            found.add(self._cursor.block())

    def _code_block(self, content: str) -> None:
        for line in content.rstrip("\n").split("\n"):
            self._begin_block(background="sunken")
            self._insert(line, self._code())

    def _rule(self) -> None:
        self._begin_block()
        block = self._cursor.blockFormat()
        width = QTextLength(QTextLength.Type.PercentageLength, 100)
        block.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, width)
        self._cursor.setBlockFormat(block)

    # -- words

    def _inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.nesting > 0:
                self._formats.append(self._within(token))
            elif token.nesting < 0:
                self._formats.pop()
            elif token.type == "image":
                self._picture(token)
            elif token.type == "code_inline":
                self._insert(token.content, self._code())
            elif token.type == "hardbreak":
                self._cursor.insertText("\u2028", self._formats[-1])
            else:
                self._insert(" " if token.type == "softbreak" else token.content, self._formats[-1])

    def _insert(self, text: str, how: QTextCharFormat) -> None:
        """Writes text; a reference to a character ("&#8238;") may have made one that is not to be seen."""
        self._cursor.insertText(visible(text).replace("\n", " "), how)

    def _within(self, token: Token) -> QTextCharFormat:
        """The format of what stands between an opening and its closing."""
        inner = QTextCharFormat(self._formats[-1])
        if token.type == "em_open":
            inner.setFontItalic(True)
        elif token.type == "strong_open":
            inner.setFontWeight(QFont.Weight.DemiBold)
        elif token.type == "s_open":
            inner.setFontStrikeOut(True)
        elif link := web_link(str(token.attrs.get("href", ""))):
            inner.setForeground(self._look.colour("accent"))
            inner.setAnchor(True)
            inner.setAnchorHref(link)
        return inner

    def _picture(self, token: Token) -> None:
        """A picture is what its author calls it; where it lies is not even asked."""
        words = QTextCharFormat(self._formats[-1])
        words.setForeground(self._look.colour("t3"))
        named = "".join(child.content for child in token.children or ()) or token.content
        self._insert(f"[{named or '…'}]", words)

    def _plain(self) -> QTextCharFormat:
        plain = QTextCharFormat()
        font = QFont(self._look.font("note"))
        if self._heading:
            font.setWeight(QFont.Weight.DemiBold)
            _scale(font, _HEADINGS.get(self._heading, 1.0))
        plain.setFont(font)
        plain.setForeground(self._look.colour("t2" if self._quotes else "t1"))
        return plain

    def _code(self) -> QTextCharFormat:
        code = QTextCharFormat(self._formats[-1])
        code.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        code.setFontFixedPitch(True)
        if not self._cursor.blockFormat().hasProperty(QTextFormat.Property.BackgroundBrush):
            code.setBackground(self._look.colour("sunken"))
        return code


def _scale(font: QFont, factor: float) -> None:
    if font.pixelSize() > 0:
        font.setPixelSize(round(font.pixelSize() * factor))
    else:
        font.setPointSizeF(font.pointSizeF() * factor)
