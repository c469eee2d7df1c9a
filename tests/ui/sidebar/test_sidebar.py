"""The sidebar: sections, arrows from the first place to the bin, what is told and what is not."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible, QKeyEvent

from desktop.ui.controls.icon_button import IconButton
from desktop.ui.sidebar.entries import SidebarEntry, SidebarHeading, rows_of
from desktop.ui.sidebar.sidebar import Sidebar
from desktop.ui.sidebar.sidebar_model import SIDEBAR_ROLE, SidebarModel

Key = Qt.Key
INBOX = SidebarEntry("inbox", "place", "Inbox", 66, "inbox")
QUEUE = SidebarEntry("queue", "place", "Queue", 9, "queue")
GROUP = SidebarEntry("list:1", "list", "Monday group", 12, "list")
TREES = SidebarEntry("tag:1", "tag", "trees", 3, "", "olive")
BIN = SidebarEntry("bin", "bin", "Bin", 2, "bin")
EVERYTHING = [INBOX, QUEUE, GROUP, TREES, BIN]


@pytest.fixture
def sidebar(look, qtbot):
    widget = Sidebar(look)
    qtbot.addWidget(widget)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(224, 500)
    widget.show()
    widget.show_entries(EVERYTHING)
    widget.choose("inbox")
    widget.told = []
    widget.chosen.connect(widget.told.append)
    return widget


def labels(part) -> list[str]:
    return [part.entries.index(row).data() for row in range(part.entries.rowCount())]


# -- what is shown


def test_sections_stand_in_their_order_below_their_headings(sidebar):
    sidebar.show_entries([TREES, BIN, GROUP, QUEUE])
    assert labels(sidebar.places) == ["Queue", "Lists", "Monday group", "Tags", "trees"]
    assert labels(sidebar.bin) == ["Bin"]


def test_an_empty_section_has_no_heading_except_lists(sidebar):
    sidebar.show_entries([INBOX, BIN])
    assert labels(sidebar.places) == ["Inbox", "Lists"]


def test_rows_are_made_from_entries_alone():
    rows = rows_of([TREES, INBOX], {"list": "Lists", "tag": "Tags"}, always="list")
    assert rows == [INBOX, SidebarHeading("list", "Lists"), SidebarHeading("tag", "Tags"), TREES]


def test_the_model_is_a_model(qtmodeltester):
    model = SidebarModel()
    model.show_rows(rows_of(EVERYTHING, {"list": "Lists"}, always="list"))
    qtmodeltester.check(model)


def test_rows_are_read_aloud_with_their_counts(sidebar):
    model = sidebar.places.entries
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index_of("inbox").data(spoken) == "Inbox, 66"
    sidebar.show_entries([SidebarEntry("inbox", "place", "Inbox", None, "inbox")])
    assert model.index_of("inbox").data(spoken) == "Inbox"


def test_large_counts_are_grouped_as_everywhere_in_the_window(sidebar):
    sidebar.show_entries([replace(INBOX, count=100_000), BIN])
    spoken = sidebar.places.entries.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Inbox, 100,000"


def test_the_lists_and_their_button_have_names(sidebar):
    def name(widget) -> str:
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    assert name(sidebar.places) == "Places"
    assert [name(button) for button in sidebar.findChildren(IconButton)] == ["New list"]


# -- choosing


def test_arrows_go_over_headings_to_the_bin_and_back(sidebar, qtbot):
    for _ in range(3):
        qtbot.keyClick(sidebar.places, Key.Key_Down)
    assert sidebar.told == ["queue", "list:1", "tag:1"]
    qtbot.keyClick(sidebar.places, Key.Key_Down)
    assert sidebar.told[-1] == "bin"
    assert sidebar.current_key == "bin"
    assert sidebar.places.current_entry() is None
    qtbot.keyClick(sidebar.bin, Key.Key_Up)
    assert sidebar.told[-1] == "tag:1"
    assert sidebar.bin.current_entry() is None


def test_home_and_end_reach_the_ends(sidebar, qtbot):
    qtbot.keyClick(sidebar.places, Key.Key_End)
    qtbot.keyClick(sidebar.places, Key.Key_Home)
    assert sidebar.told == ["tag:1", "inbox"]


def test_a_click_chooses_and_a_heading_does_nothing(sidebar, qtbot):
    view = sidebar.places
    for key in ("list:1", "inbox"):
        place = view.visualRect(view.entries.index_of(key)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    heading = view.visualRect(view.entries.heading_index("list"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert sidebar.told == ["list:1", "inbox"]
    assert sidebar.current_key == "inbox"


def test_what_the_program_chooses_is_not_told(sidebar):
    sidebar.choose("tag:1")
    assert sidebar.current_key == "tag:1"
    assert sidebar.places.current_entry() == TREES
    sidebar.choose("bin")
    assert sidebar.bin.current_entry() == BIN
    sidebar.choose("nowhere")
    assert sidebar.places.current_entry() is None
    assert sidebar.told == []


def test_new_counts_change_rows_and_nothing_else(sidebar, qtbot):
    model = sidebar.places.entries
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        sidebar.show_entries([SidebarEntry("inbox", "place", "Inbox", 65, "inbox"), *EVERYTHING[1:]])
    assert model.index_of("inbox").data(SIDEBAR_ROLE).count == 65
    assert sidebar.current_key == "inbox"
    assert sidebar.told == []


def test_what_is_chosen_and_where_it_is_scrolled_to_outlive_new_rows(sidebar):
    many = [SidebarEntry(f"tag:{number}", "tag", f"tag {number}", 1, "", "rose") for number in range(60)]
    sidebar.show_entries([INBOX, *many, BIN])
    sidebar.choose("tag:40")
    bar = sidebar.places.verticalScrollBar()
    bar.setValue(700)
    sidebar.show_entries([INBOX, *many, SidebarEntry("tag:60", "tag", "tag 60", 1, "", "rose"), BIN])
    assert bar.value() == 700
    assert sidebar.places.current_entry().key == "tag:40"
    assert sidebar.told == []


# -- doing something with a place


@pytest.mark.parametrize(
    ("key", "asked"), [(Key.Key_F2, "rename_requested"), (Key.Key_Delete, "delete_requested")]
)
def test_what_the_user_named_can_be_renamed_and_deleted(sidebar, qtbot, key, asked):
    told = []
    getattr(sidebar, asked).connect(told.append)
    for place in ("inbox", "list:1", "tag:1"):
        sidebar.choose(place)
        qtbot.keyClick(sidebar.places, key)
    assert told == ["list:1", "tag:1"]


def test_the_plus_asks_for_a_list_and_stands_beside_its_heading(sidebar, qtbot):
    (plus,) = sidebar.findChildren(IconButton)
    heading = sidebar.places.visualRect(sidebar.places.entries.heading_index("list"))
    assert heading.contains(plus.geometry().center())
    assert plus.geometry().right() <= heading.right()
    with qtbot.waitSignal(sidebar.add_list_requested):
        qtbot.mouseClick(plus, Qt.MouseButton.LeftButton)


def papers() -> QMimeData:
    data = QMimeData()
    data.setData("application/x-papertray-papers", b"1 2 3")
    return data


def test_papers_are_dropped_on_places(sidebar, drop_on):
    dropped = []
    sidebar.dropped_on.connect(lambda key, data: dropped.append((key, data.formats())))
    view = sidebar.places
    target = view.visualRect(view.entries.index_of("list:1")).center()
    assert drop_on(view.viewport(), papers(), target)
    assert dropped == [("list:1", ["application/x-papertray-papers"])]
    heading = view.visualRect(view.entries.heading_index("list")).center()
    assert not drop_on(view.viewport(), papers(), heading)


def test_files_are_not_the_sidebars(sidebar, drop_on):
    data = QMimeData()
    data.setUrls([QUrl("file:///digest.txt")])
    view = sidebar.places
    assert not drop_on(view.viewport(), data, view.visualRect(view.entries.index_of("inbox")).center())


def test_the_window_can_say_what_may_be_dropped_where(sidebar, drop_on):
    sidebar.set_drop_check(lambda entry, data: entry.key == "queue")
    view = sidebar.places
    places = {key: view.visualRect(view.entries.index_of(key)).center() for key in ("inbox", "queue")}
    assert not drop_on(view.viewport(), papers(), places["inbox"])
    assert drop_on(view.viewport(), papers(), places["queue"])


# -- how it looks


def test_the_selection_tells_whether_the_sidebar_has_the_focus(sidebar, look):
    view = sidebar.places
    place = view.visualRect(view.entries.index_of("inbox"))
    for active, shown in ((True, "sel"), (False, "selin")):
        view.painting.active = active
        image = view.viewport().grab().toImage()
        assert image.pixelColor(place.center().x(), place.top() + 1).name() == look.colour(shown).name()


def test_the_row_a_drop_would_land_on_has_a_frame(sidebar, look):
    view = sidebar.places
    place = view.visualRect(view.entries.index_of("queue"))
    frame = look.colour("focus").name()
    before = view.viewport().grab().toImage()
    view.painting.drop_row = view.entries.index_of("queue").row()
    after = view.viewport().grab().toImage()
    spot = (place.center().x(), place.top())
    assert before.pixelColor(*spot).name() != frame
    assert after.pixelColor(*spot).name() == frame


def test_a_tag_shows_its_dot(sidebar, look):
    view = sidebar.places
    place = view.visualRect(view.entries.index_of("tag:1"))
    image = view.viewport().grab().toImage()
    colours = {image.pixelColor(x, place.center().y()).name() for x in range(16, 32)}
    assert look.theme.tag_colour("olive").name() in colours


def test_the_bin_stays_at_the_foot(sidebar):
    foot = sidebar.bin.geometry().bottom()
    sidebar.resize(224, 800)
    assert sidebar.bin.geometry().bottom() == foot + 300
    assert sidebar.bin.height() == sidebar.bin.painting.row_height()


def test_keys_for_a_list_are_kept_from_the_actions_on_papers(sidebar):
    def keeps(key: Qt.Key) -> bool:
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QCoreApplication.sendEvent(sidebar.places, event)
        return event.isAccepted()

    sidebar.choose("list:1")
    assert keeps(Key.Key_Delete)
    assert keeps(Key.Key_F2)
    assert not keeps(Key.Key_Q)
    sidebar.choose("inbox")
    assert not keeps(Key.Key_Delete)


def test_escape_leaves_it(sidebar, qtbot):
    with qtbot.waitSignal(sidebar.left):
        qtbot.keyClick(sidebar.places, Key.Key_Escape)
    with qtbot.waitSignal(sidebar.left):
        qtbot.keyClick(sidebar.bin, Key.Key_Escape)


@pytest.mark.parametrize("room", [40, 90, 120, 300])
def test_a_name_is_cut_before_the_ending_that_tells_it_apart(sidebar, look, room):
    cut = sidebar.places.painting._cut("Hugging Face, Sep 14", ", Sep 14", "body", room)
    advance = look.metrics("body").horizontalAdvance
    assert advance(cut) <= room
    if room >= advance("Hugging Face, Sep 14"):
        assert cut == "Hugging Face, Sep 14"
    elif room >= advance("H…, Sep 14"):
        assert cut.endswith("…, Sep 14")
        assert cut.startswith("H")
