"""What covers the window while something is dragged over it: what it is, and that nothing happens unasked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.look.shadow import paint_shadow
from desktop.ui.look.tokens import RADIUS
from desktop.ui.views.tray import Tray

_WIDTH, _HEIGHT = 520, 380
_FRAME_INSET = 15
_DASH, _DASH_GAP, _DASH_WIDTH = 6.0, 4.0, 2.0
_TRAY = 128
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class DropVeil(QWidget):
    """Covers `window` with a card in the middle of `area`; drags go through it to the window.

    `hides_area`: nothing of the area is seen under the veil, for the invitation of an empty library.
    """

    def __init__(self, look: Look, window: QWidget, area: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._area = area
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.card = _Card(look, self)
        self.hides_area = False
        look.changed.connect(self.update)
        self.hide()

    def show_for(self, names: Sequence[str], sizes: Sequence[int]) -> None:
        """Show what is dragged: file names, and their sizes in bytes (one for each, or none)."""
        total = QLocale().formattedDataSize(sum(sizes), 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        if len(names) == 1:
            what = names[0]
        else:
            what = self.tr("%n files", "", len(names))
        self.card.offer(self.tr("Drop to look inside"), what, total if sizes else "", stays=True)
        self._appear()

    def show_for_manuscript(self, names: Sequence[str]) -> None:
        """Show that a manuscript is dragged: its bibliography can be written."""
        what = names[0] if len(names) == 1 else self.tr("%n files", "", len(names))
        self.card.offer(self.tr("Drop to export what it cites"), what, "", stays=True)
        self._appear()

    def show_for_text(self, size: int) -> None:
        """Show that text is dragged, `size` bytes of it."""
        shown = QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        self.card.offer(self.tr("Drop to look inside"), self.tr("Text"), shown, stays=False)
        self._appear()

    def show_for_link(self, host: str) -> None:
        """Show that an address is dragged."""
        self.card.offer(self.tr("Drop to import the address"), host, "", stays=False)
        self._appear()

    def refuse(self, words: str) -> None:
        """Say, in the colour of errors, that this cannot be read."""
        self.card.refuse(words)
        self._appear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._window.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hides_area:
            painter.fillRect(self._inside(), self._look.colour("base"))
        painter.fillRect(self.rect(), self._look.colour("scrim"))
        paint_shadow(painter, self.card.geometry())
        painter.end()

    def _appear(self) -> None:
        self._place()
        self.raise_()
        self.show()

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        size = self.card.sizeHint().expandedTo(self.card.minimumSizeHint())
        card = QRect(QPoint(0, 0), size.boundedTo(self.size()))
        card.moveCenter(self._inside().center())
        self.card.setGeometry(card)

    def _inside(self) -> QRect:
        return QRect(self._area.mapTo(self._window, QPoint(0, 0)), self._area.size())


class _FileIcon(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._look.fonts.grown(ROW_ICON)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self._look.icons.pixmap("file", "t1", self.sizeHint().width(), ratio))
        painter.end()


class _Card(QWidget):
    """The card: tray, headline, what it is, and a promise; or, in the colour of errors, a refusal."""

    def __init__(self, look: Look, veil: DropVeil) -> None:
        super().__init__(veil)
        self._look = look
        self._ink = "accent"
        self._tray = Tray(look, _TRAY, opened=True)
        self.headline = PlainLabel(look, use="headline")
        self.headline.setAlignment(_CENTRE)
        self.refusal = PlainLabel(look, use="lead_strong", colour="err")
        self.refusal.setAlignment(_CENTRE)
        self.refusal.setWordWrap(True)
        self.what = PlainLabel(look, use="lead_strong", cut=Qt.TextElideMode.ElideMiddle)
        self.amount = PlainLabel(look, use="lead", colour="t2", figures=True)
        self._file = _FileIcon(look)
        self._stays = PlainLabel(
            look, self.tr("The file stays where it is, unchanged."), use="lead", colour="t2"
        )
        self._offer = QWidget()
        self._lay_out()

    def offer(self, headline: str, what: str, amount: str, *, stays: bool) -> None:
        self.headline.setText(headline)
        self.what.setText(what)
        self.amount.setText(amount)
        self.amount.setVisible(bool(amount))
        self._stays.setVisible(stays)
        self._show("accent", refused=False)
        self.setAccessibleName(f"{headline}: {what}")

    def refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self._show("err", refused=True)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        needed = super().sizeHint()
        return QSize(_WIDTH, max(_HEIGHT, needed.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.setBrush(self._look.colour("base"))
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(card, RADIUS["card"], RADIUS["card"])
        pen = QPen(self._look.colour(self._ink), _DASH_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([_DASH / _DASH_WIDTH, _DASH_GAP / _DASH_WIDTH])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = _FRAME_INSET + _DASH_WIDTH / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS["toast"], RADIUS["toast"])
        painter.end()

    def _show(self, ink: str, *, refused: bool) -> None:
        self._ink = ink
        self._tray.set_ink(ink)
        self._offer.setVisible(not refused)
        self.refusal.setVisible(refused)
        self.update()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(9)
        line.addStretch(1)
        line.addWidget(self._file)
        line.addWidget(self.what)
        line.addWidget(self.amount)
        line.addStretch(1)
        offer = QVBoxLayout(self._offer)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.setSpacing(0)
        offer.addWidget(self.headline)
        offer.addSpacing(11)
        offer.addLayout(line)
        offer.addSpacing(12)
        nothing = PlainLabel(
            self._look, self.tr("Nothing is added before you say so."), use="lead", colour="t2"
        )
        offer.addWidget(nothing, 0, _CENTRE)
        offer.addWidget(self._stays, 0, _CENTRE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 24, 40, 32)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(self._tray, 0, _CENTRE)
        layout.addSpacing(20)
        layout.addWidget(self._offer)
        layout.addWidget(self.refusal)
        layout.addStretch(1)
