"""Rows are painted as they are described: what stands where, in which colour, and what is under a click."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.ui.table.row_delegate import BAR, RowDelegate
from desktop.ui.table.row_measures import TITLE_MARGIN, column_width
from desktop.ui.table.row_picture import (
    COMFORTABLE_COLUMNS,
    COMPACT_COLUMNS,
    ROW_ROLE,
    Column,
    RowPicture,
)

WIDTH = 824
PLAIN = RowPicture(
    id=1,
    revision=1,
    title="Sorting mushrooms by smell",
    second_line="O. Pilzner and R. Myco · 2021",
    state="queued",
    right_top="Jul 2",
    right_bottom="A feed",
)
LONG = "Counting the leaves of every tree in a forest that nobody has ever walked through in winter " * 3


class Rows(QAbstractTableModel):
    def __init__(self, pictures):
        super().__init__()
        self.pictures = list(pictures)

    def rowCount(self, parent=None):
        return len(self.pictures)

    def columnCount(self, parent=None):
        return len(Column)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return self.pictures[index.row()] if role == ROW_ROLE else None


@pytest.fixture
def table(look, qtbot):
    """Returns a table that shows some pictures; the pane counts as focused."""

    def show(*pictures, density="comfortable", current=None, selected=(), active=True, mirrored=False):
        view = QTableView()
        qtbot.addWidget(view)
        view.rows = Rows(pictures)  # keeps the model alive
        view.setModel(view.rows)
        if mirrored:
            view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        delegate = RowDelegate(look, view)
        delegate.density = density
        delegate.active = active
        view.setItemDelegate(delegate)
        prepare(view, delegate, look, COMPACT_COLUMNS if density == "compact" else COMFORTABLE_COLUMNS)
        for row, picture in enumerate(pictures):
            view.verticalHeader().resizeSection(row, delegate.row_height(picture))
        if current is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            view.selectionModel().setCurrentIndex(view.rows.index(current, Column.TITLE), flag)
        for row in selected:
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            view.selectionModel().select(view.rows.index(row, 0), flags)
        return view

    return show


def prepare(view, delegate, look, columns):
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.verticalHeader().hide()
    view.verticalHeader().setMinimumSectionSize(1)
    view.horizontalHeader().hide()
    view.horizontalHeader().setMinimumSectionSize(1)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rest = WIDTH
    for column in Column:
        view.setColumnHidden(column, column not in columns)
        width = column_width(column, look)
        if width is not None and column in columns:
            view.setColumnWidth(column, width)
            rest -= width
    title = max(rest, 120)
    view.setColumnWidth(Column.TITLE, title)
    view.resize(WIDTH - rest + title, 400)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.show()


def painted(view) -> QImage:
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    view.viewport().render(image)
    return image


def cell(view, row, column) -> QRect:
    return view.visualRect(view.model().index(row, column))


def near(pixel: QColor, colour: QColor) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(pixel.getRgb(), colour.getRgb(), strict=True))


def count(image: QImage, place: QRect, colour: QColor) -> int:
    place = place & image.rect()
    return sum(
        near(image.pixelColor(x, y), colour)
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    )


def ink(image: QImage, place: QRect, ground: QColor) -> QRect:
    """The smallest rectangle that holds everything in `place` that is not the ground."""
    found = QRect()
    for x in range(place.left(), place.right() + 1):
        for y in range(place.top(), place.bottom() + 1):
            if not near(image.pixelColor(x, y), ground):
                found = found.united(QRect(x, y, 1, 1))
    return found


def without_hairline(place: QRect) -> QRect:
    return place.adjusted(0, 0, 0, -1)


# -- backgrounds, bar, frame


@pytest.mark.parametrize(("active", "shown"), [(True, "sel"), (False, "selin")])
def test_the_selection_tells_whether_the_pane_has_the_focus(table, look, active, shown):
    view = table(PLAIN, PLAIN, selected=[0], active=active)
    image = painted(view)
    for column in COMFORTABLE_COLUMNS:
        corner = cell(view, 0, column).topRight() + QPoint(-1, 1)
        assert near(image.pixelColor(corner), look.colour(shown)), column
    assert near(image.pixelColor(cell(view, 1, Column.TITLE).topLeft()), look.colour("base"))


@pytest.mark.parametrize(("active", "shown"), [(True, "accent"), (False, "t3")])
def test_the_current_row_has_a_bar_at_its_left_edge(table, look, active, shown):
    view = table(PLAIN, PLAIN, current=1, selected=[1], active=active)
    image = painted(view)
    row = cell(view, 1, Column.MARK)
    assert count(image, QRect(0, row.top(), BAR, row.height()), look.colour(shown)) == BAR * row.height()
    assert not near(image.pixelColor(BAR, row.center().y()), look.colour(shown))
    assert count(image, QRect(0, 0, BAR, row.top()), look.colour(shown)) == 0


def test_a_current_row_that_is_not_selected_has_a_frame(table, look):
    view = table(PLAIN, PLAIN, current=0, selected=[1])
    image = painted(view)
    row = cell(view, 0, Column.MARK).united(cell(view, 0, Column.ADDED))
    frame = look.colour("focus")
    assert near(image.pixelColor(WIDTH // 2, row.top() + 1), frame)
    assert near(image.pixelColor(row.left() + 1, row.center().y()), frame)
    assert near(image.pixelColor(row.right() - 1, row.center().y()), frame)
    assert near(image.pixelColor(WIDTH // 2, row.top()), look.colour("base"))


def test_the_whole_row_under_the_mouse_is_shown(table, look):
    view = table(PLAIN, PLAIN)
    view.itemDelegate().hovered_row = 0
    image = painted(view)
    for column in COMFORTABLE_COLUMNS:
        assert near(image.pixelColor(cell(view, 0, column).topLeft()), look.colour("hover")), column


def test_the_line_between_rows_begins_at_the_titles(table, look):
    view = table(PLAIN, PLAIN)
    image = painted(view)
    bottom = cell(view, 0, Column.TITLE).bottom()
    assert near(image.pixelColor(20, bottom), look.colour("base"))
    assert not near(image.pixelColor(cell(view, 0, Column.TITLE).left(), bottom), look.colour("base"))
    assert not near(image.pixelColor(WIDTH - 1, bottom), look.colour("base"))


def test_the_heading_of_a_group_is_not_painted_as_selected(table, look):
    view = table(replace(PLAIN, heading="Fresh", heading_right="66"), PLAIN, current=0, selected=[0])
    delegate = view.itemDelegate()
    image = painted(view)
    assert cell(view, 0, Column.TITLE).height() == delegate.row_height() + delegate.heading_height()
    strip = QRect(0, 0, WIDTH, delegate.heading_height())
    assert count(image, strip, look.colour("sel")) == 0
    assert count(image, strip, look.colour("accent")) == 0
    words = ink(image, strip, look.colour("base"))
    assert words.left() >= cell(view, 0, Column.TITLE).left()
    assert words.right() > WIDTH - 40


# -- text


def test_a_match_in_the_title_stands_on_its_box(table, look):
    view = table(replace(PLAIN, title_hits=((8, 17),)), PLAIN)
    image = painted(view)
    line = view.itemDelegate()._painter.lines.title(view.rows.pictures[0], 500)
    start, end = line.boxes[0]
    left = cell(view, 0, Column.TITLE).left()
    on_box = QRect(round(left + start) + 2, 0, round(end - start) - 4, cell(view, 0, Column.TITLE).height())
    assert count(image, on_box, look.colour("hit")) > on_box.width() * 6
    assert count(image, QRect(0, 0, round(left + start) - 1, 54), look.colour("hit")) == 0
    assert count(image, cell(view, 1, Column.TITLE), look.colour("hit")) == 0


def test_matches_of_the_second_line_are_stronger_and_have_no_box(table, look):
    view = table(replace(PLAIN, second_hits=((0, 10),)), PLAIN)
    image = painted(view)
    title = cell(view, 0, Column.TITLE)
    below = QRect(title.left(), title.center().y() + 3, 70, title.height() // 2 - 5)
    assert count(image, below, look.colour("hit")) == 0
    darkest = min(image.pixelColor(x, y).lightness() for x, y in points(below))
    plain = min(image.pixelColor(x, y).lightness() for x, y in points(below.translated(0, title.height())))
    assert darkest < plain


def points(place: QRect):
    return [(x, y) for x in range(place.left(), place.right()) for y in range(place.top(), place.bottom())]


def test_the_title_of_a_dismissed_paper_is_fainter(table):
    view = table(PLAIN, replace(PLAIN, dismissed=True))
    image = painted(view)
    upper = [cell(view, row, Column.TITLE).adjusted(0, 0, 0, -30) for row in (0, 1)]
    normal, dismissed = (min(image.pixelColor(x, y).lightness() for x, y in points(at)) for at in upper)
    assert dismissed > normal + 15


def test_the_second_line_is_cut_before_the_chips(table, look):
    chips = (("mushrooms", "olive"), ("to read", "brick"))
    view = table(replace(PLAIN, second_line=LONG, chips=chips))
    image = painted(view)
    title = cell(view, 0, Column.TITLE)
    placed = view.itemDelegate()._painter._chips.placed(chips, (title.width() - TITLE_MARGIN) // 2)
    assert len(placed.items) == 2
    left = title.right() + 1 - TITLE_MARGIN - placed.width
    below = title.center().y() + 4
    gap = QRect(left - 15, below, 14, title.bottom() - below - 1)
    assert count(image, gap, look.colour("base")) == gap.width() * gap.height()
    assert near(image.pixelColor(left, below + 4), look.colour("line"))
    assert ink(image, without_hairline(title), look.colour("base")).right() == title.right() - TITLE_MARGIN


def test_a_paper_of_which_only_the_title_is_known_has_one_line_in_the_middle(table, look):
    view = table(replace(PLAIN, title="xxx", second_line=""))
    title = without_hairline(cell(view, 0, Column.TITLE))
    words = ink(painted(view), title, look.colour("base"))
    assert abs(words.center().y() - title.center().y()) <= 4


def test_in_a_narrow_window_the_day_stands_alone_in_the_middle(table, look):
    view = table(PLAIN)
    place = without_hairline(cell(view, 0, Column.ADDED))
    both = ink(painted(view), place, look.colour("base"))
    view.itemDelegate().set_narrow(narrow=True)
    alone = ink(painted(view), place, look.colour("base"))
    assert alone.height() < both.height()
    assert abs(alone.center().y() - place.center().y()) <= 2


def test_a_page_that_is_not_there_yet_shows_nothing(table, look):
    view = table(PLAIN)
    view.rows.pictures[0] = None
    image = painted(view)
    assert count(image, QRect(0, 0, WIDTH, 54), look.colour("base")) == WIDTH * 54


def test_the_title_that_is_cut_is_known_to_be_cut(table):
    view = table(PLAIN, replace(PLAIN, title=LONG))
    delegate = view.itemDelegate()
    assert not delegate.title_is_cut(view.rows.index(0, Column.TITLE))
    assert delegate.title_is_cut(view.rows.index(1, Column.TITLE))


@pytest.mark.parametrize("density", ["comfortable", "compact"])
@pytest.mark.parametrize("pixels", [9, 13, 20, 26])
def test_no_text_is_cut_off_at_any_size_of_the_system_font(table, look, qapp, density, pixels):
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPixelSize(pixels)
    try:
        qapp.setFont(font)
        qapp.processEvents()
        tall = "ÄjÅgŷ|"
        chips = (("tag", "rose"),)
        full = replace(
            PLAIN, title=tall, second_line=tall, authors=tall, right_top=tall, right_bottom=tall, chips=chips
        )
        view = table(full, density=density)
        image = painted(view)
        for column in COMFORTABLE_COLUMNS if density == "comfortable" else COMPACT_COLUMNS:
            place = without_hairline(cell(view, 0, column))
            words = ink(image, place, look.colour("base"))
            if words.isValid():
                assert words.top() > place.top(), column
                assert words.bottom() < place.bottom(), column
    finally:
        qapp.setFont(before)
        qapp.processEvents()


# -- marks, stars, notes


def test_marks_are_shown_where_the_view_wants_them(table, look):
    view = table(replace(PLAIN, show_mark=True), PLAIN)
    image = painted(view)
    assert ink(image, cell(view, 0, Column.MARK), look.colour("base")).isValid()
    assert not ink(image, cell(view, 1, Column.MARK), look.colour("base")).isValid()


def test_a_marked_row_shows_a_tick_in_a_box(table, look):
    view = table(replace(PLAIN, checkable=True, marked=True), replace(PLAIN, checkable=True))
    image = painted(view)
    boxes = [ink(image, cell(view, row, Column.MARK), look.colour("base")) for row in (0, 1)]
    assert boxes[0].size() == boxes[1].size()
    assert count(image, boxes[0], look.colour("accent")) > 0
    assert count(image, boxes[1], look.colour("accent")) == 0


def test_outlines_of_stars_are_on_the_current_row_and_under_the_mouse_only(table, look):
    view = table(PLAIN, replace(PLAIN, rating=2), PLAIN, PLAIN, current=0, selected=[0])
    view.itemDelegate().hovered_row = 3
    image = painted(view)
    places = [cell(view, row, Column.RATING) for row in range(4)]
    grounds = [look.colour(name) for name in ("sel", "base", "base", "hover")]
    found = [
        ink(image, without_hairline(at), ground).isValid() for at, ground in zip(places, grounds, strict=True)
    ]
    assert found == [True, True, False, True]
    two = ink(image, without_hairline(places[1]), grounds[1])
    assert two.right() < places[1].center().x()


def test_rank_numbers_are_never_cut(table, look):
    view = table(replace(PLAIN, rank_number="1"), replace(PLAIN, rank_number="12345"))
    view.itemDelegate().ranked = True
    image = painted(view)
    ends = [ink(image, cell(view, row, Column.MARK), look.colour("base")) for row in (0, 1)]
    assert ends[0].right() == pytest.approx(31, abs=2)
    assert ends[1].width() > 4 * ends[0].width()


def test_a_click_on_a_star_is_known(table):
    view = table(PLAIN, replace(PLAIN, heading="Group"))
    delegate = view.itemDelegate()
    for row, top in ((0, 0), (1, delegate.heading_height())):
        index = view.rows.index(row, Column.RATING)
        place = cell(view, row, Column.RATING)
        y = place.top() + top + delegate.row_height() // 2
        stars = [delegate.star_at(index, QPoint(place.left() + x, y)) for x in range(place.width())]
        assert [star for star in stars if star] == sorted(star for star in stars if star)
        assert set(stars) == {0, 1, 2, 3, 4, 5}
        assert min(stars.count(star) for star in range(1, 6)) >= 14
    heading = QPoint(cell(view, 1, Column.RATING).center().x(), cell(view, 1, Column.RATING).top() + 4)
    assert delegate.star_at(view.rows.index(1, Column.RATING), heading) == 0
    assert delegate.is_on_heading(view.rows.index(1, Column.RATING), heading)
    assert delegate.star_at(view.rows.index(0, Column.TITLE), cell(view, 0, Column.RATING).center()) == 0


def test_right_to_left_mirrors_the_row_and_the_order_of_the_stars(table, look):
    view = table(PLAIN, current=0, selected=[0], mirrored=True)
    image = painted(view)
    assert near(image.pixelColor(WIDTH - 1, 20), look.colour("accent"))
    assert not near(image.pixelColor(0, 20), look.colour("accent"))
    index, place = view.rows.index(0, Column.RATING), cell(view, 0, Column.RATING)
    delegate = view.itemDelegate()
    assert delegate.star_at(index, QPoint(place.left() + 6, place.center().y())) == 5
    assert delegate.star_at(index, QPoint(place.right() - 6, place.center().y())) == 1


# -- measures and caches


def test_heights_are_those_of_the_design_for_text_of_13_px(table, look, qapp):
    before = QFont(qapp.font())
    font = QFont("Inter")
    font.setPixelSize(13)
    if not font.exactMatch():
        pytest.skip("the figures are those of Inter, which is not installed")
    try:
        qapp.setFont(font)
        qapp.processEvents()
        delegate = table(PLAIN).itemDelegate()
        assert delegate.row_height() == 54
        assert delegate.heading_height() == 30
        delegate.density = "compact"
        assert delegate.row_height() == 30
    finally:
        qapp.setFont(before)
        qapp.processEvents()


def test_painting_again_lays_nothing_out_and_renders_no_icon(table, look):
    view = table(*[replace(PLAIN, id=i, title=f"Title {i}", rating=3, show_mark=True) for i in range(6)])
    painted(view)
    lines = view.itemDelegate()._painter.lines
    first = {key: id(line) for key, line in lines._lines.items()}
    icons = dict(look.icons._pixmaps)
    painted(view)
    assert {key: id(line) for key, line in lines._lines.items()} == first
    assert look.icons._pixmaps.keys() == icons.keys()


def test_a_change_of_the_theme_forgets_the_lines(table, look):
    view = table(PLAIN)
    painted(view)
    assert len(view.itemDelegate()._painter.lines) > 0
    look.theme.set_scheme("dark")
    assert len(view.itemDelegate()._painter.lines) == 0
    image = painted(view)
    assert near(image.pixelColor(2, 2), look.colour("base"))
