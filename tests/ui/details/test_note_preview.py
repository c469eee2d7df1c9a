"""A note is shown as it reads: Markdown means what it means, and nothing in it loads or runs anything."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextFormat

from desktop.ui.details.markdown_writing import write_markdown
from desktop.ui.details.note_preview import NotePreview


class Watched(NotePreview):
    """Remembers what it was asked to load."""

    def __init__(self, look) -> None:
        self.asked = []
        super().__init__(look)

    def loadResource(self, kind, name):
        self.asked.append(name)
        return super().loadResource(kind, name)


@pytest.fixture
def preview(look, qtbot):
    widget = Watched(look)
    qtbot.addWidget(widget)
    widget.resize(360, 300)
    widget.set_room(600)
    widget.show()
    return widget


def formats(document):
    """Return each run of text with its format."""
    found = {}
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            found[part.fragment().text()] = part.fragment().charFormat()
            part += 1
        block = block.next()
    return found


def images(document):
    return [one for one in formats(document).values() if one.isImageFormat()]


def test_headings_lists_quotations_code_and_emphasis_are_seen_as_such(preview, look):
    preview.show_note(
        "# Claim\n\nA *careful* and **bold** one, see `f(x)`.\n\n- one\n- two\n  1. deeper\n\n> said before\n\n"
        "    code here\n\n---\n\nEnd, ~~gone~~."
    )
    document = preview.document()
    plain = document.toPlainText()
    assert plain.startswith(
        "Claim\nA careful and bold one, see f(x).\none\ntwo\ndeeper\nsaid before\ncode here\n"
    )
    seen = formats(document)
    assert seen["Claim"].font().pixelSize() > seen["A "].font().pixelSize() or (
        seen["Claim"].font().pointSizeF() > seen["A "].font().pointSizeF()
    )
    assert seen["careful"].fontItalic()
    assert seen["bold"].font().bold() or seen["bold"].fontWeight() > seen["A "].fontWeight()
    assert seen["f(x)"].fontFixedPitch()
    assert seen["gone"].fontStrikeOut()
    assert seen["said before"].foreground().color().name() == look.colour("t2").name()
    items = [
        document.findBlockByNumber(number).textList()
        for number in range(document.blockCount())
        if document.findBlockByNumber(number).text() in {"one", "two", "deeper"}
    ]
    assert items[0] == items[1] != items[2]
    ruler = QTextFormat.Property.BlockTrailingHorizontalRulerWidth
    assert any(
        document.findBlockByNumber(number).blockFormat().hasProperty(ruler)
        for number in range(document.blockCount())
    )


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src="file:///etc/passwd">',
    "![x](file:///etc/passwd)",
    "![x](http://127.0.0.1:9/x.png)",
    '<iframe src="http://127.0.0.1:9"></iframe><style>*{color:red}</style>',
    "[click](javascript:alert(1))",
    "[click](file:///etc/passwd)",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    "[a]: file:///etc/passwd\n\n![a][a] [a]",
    "<a href='smb://host/share'>share</a>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&#x202e;evil&#8238;",
    "<object data='x.swf'></object>\n\n<table background='file:///etc/passwd'>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_stays_letters_and_no_address_but_that_of_a_web_page_is_a_link(preview, text):
    preview.show_note(f"Before\n\n{text}\n\nAfter")
    preview.grab()
    document = preview.document()
    assert preview.asked == []
    assert images(document) == []
    assert all(not each.isAnchor() for each in formats(document).values())
    plain = document.toPlainText()
    assert plain.startswith("Before\n")
    assert plain.endswith("\nAfter")
    if text.startswith("<") and ":" not in text.split(">")[0]:
        assert text.split("\n")[0] in plain


@given(st.text(alphabet="ab*_`#>-1.[]()!<&\n \t|~\\:/", max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_shown_and_loads_nothing(look, text):
    document = QTextDocument()
    write_markdown(document, text, look)
    assert images(document) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{'> ' * 5_000}deep",
        f"{'- ' * 5_000}x",
        "[" * 20_000,
        "*a " * 15_000,
        "`" * 30_000,
        "![" * 10_000,
        "x" * 60_000,
    ],
)
def test_a_note_made_to_be_slow_is_shown_in_time(preview, text):
    before = time.process_time()
    preview.show_note(text)
    preview.grab()
    assert time.process_time() - before < 5


def test_a_link_says_where_it_leads_and_is_opened_by_whoever_asked_for_it(preview, qtbot):
    preview.show_note("[my bank](https://example.org/elsewhere)")
    place = preview.cursorRect(QTextCursor(preview.document())).center() + QPoint(12, 0)
    assert preview.anchorAt(place) == "https://example.org/elsewhere"
    with qtbot.waitSignal(preview.link_requested) as told:
        qtbot.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["https://example.org/elsewhere"]
    assert preview.source() == QUrl()
    assert preview.toPlainText() == "my bank"


def test_what_is_copied_is_plain(preview):
    preview.show_note("A **bold** claim")
    preview.selectAll()
    data = preview.createMimeDataFromSelection()
    assert data.text() == "A bold claim"
    assert not data.hasHtml()


def test_both_schemes_are_written(preview, look):
    preview.show_note("> said\n\n`code`")
    for scheme in ("dark", "light"):
        look.theme.set_scheme(scheme)
        assert formats(preview.document())["said"].foreground().color() == look.colour("t2")
