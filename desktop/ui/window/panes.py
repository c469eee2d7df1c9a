"""The parts of the main window, built and laid out; what they say to each other is wired elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.controls.splitter import Splitter
from desktop.ui.look.look import Look
from desktop.ui.sidebar.sidebar import NARROWEST, WIDEST, WIDTH, Sidebar
from desktop.ui.table.paper_list import PaperList
from desktop.ui.views.status_bar import StatusBar

if TYPE_CHECKING:
    from desktop.ui.details.details_pane import DetailsPane
    from desktop.ui.jobs import Jobs
    from desktop.ui.review.review_page import ReviewPage
    from desktop.ui.views.welcome import Welcome

DETAILS_WIDTH, DETAILS_NARROWEST, DETAILS_WIDEST = 392, 320, 560
LIST_NARROWEST = 420


class Parts(QWidget):
    """Everything inside the window but the menu bar.

    Sidebar, papers and status bar are there from the beginning; details, review and welcome come with
    `complete`, after the first page was painted: their imports take longer than it does.
    """

    details: DetailsPane
    review: ReviewPage
    welcome: Welcome

    def __init__(self, look: Look, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sidebar = Sidebar(look, adds_searches=True, parent=self)
        self.papers = PaperList(look, jobs, self)
        self.status = StatusBar(look, self)
        self.details_place = QWidget(self)
        self.work = Splitter(look, parent=self)
        self.panes = Splitter(look, parent=self)
        self.right = QStackedWidget(self)
        self.pages = QStackedWidget(self)
        self._lay_out(look)

    def complete(self, recovery: Path) -> None:
        """Adds what the first page does without; `recovery` is the folder for notes that could not be saved."""
        from desktop.ui.details.details_pane import DetailsPane  # noqa: PLC0415 - see the class
        from desktop.ui.review.review_page import ReviewPage  # noqa: PLC0415
        from desktop.ui.views.welcome import Welcome  # noqa: PLC0415

        self.details = DetailsPane(self._look, self.details_place, recovery=recovery)
        self._details_layout.addWidget(self.details)
        self.review = ReviewPage(self._look, self)
        self.pages.addWidget(self.review)
        self.welcome = Welcome(self._look, self)
        self.right.addWidget(self.welcome)

    def _lay_out(self, look: Look) -> None:
        scaled = look.fonts.scaled
        self.sidebar.setMinimumWidth(scaled(NARROWEST))
        self.sidebar.setMaximumWidth(scaled(WIDEST))
        self.papers.setMinimumWidth(LIST_NARROWEST)
        self._details_layout = QVBoxLayout(self.details_place)
        self._details_layout.setContentsMargins(0, 0, 0, 0)
        self.details_place.setBackgroundRole(QPalette.ColorRole.Base)
        self.details_place.setAutoFillBackground(True)
        self.details_place.setMinimumWidth(DETAILS_NARROWEST)
        self.details_place.setMaximumWidth(scaled(DETAILS_WIDEST))
        self.work.addWidget(self.papers)
        self.work.addWidget(self.details_place)
        self.work.setStretchFactor(0, 1)
        self.work.setSizes([10_000, scaled(DETAILS_WIDTH)])
        self.right.addWidget(self.work)
        self.panes.addWidget(self.sidebar)
        self.panes.addWidget(self.right)
        self.panes.setStretchFactor(1, 1)
        self.panes.setSizes([scaled(WIDTH), 10_000])
        self.pages.addWidget(self.panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.status)

    def show_welcome(self, *, welcome: bool) -> None:
        """Shows the invitation in place of papers and details, or takes it away."""
        page = self.welcome if welcome else self.work
        if page is not self.right.currentWidget():
            self.right.setCurrentWidget(page)
            (self.welcome if welcome else self.papers.table).setFocus()

    @property
    def shows_welcome(self) -> bool:
        """Whether the invitation of an empty library is shown."""
        return self.right.currentWidget() is self.welcome

    def show_review(self, *, review: bool) -> None:
        """Covers the panes with the review of an import, or takes it away."""
        self.pages.setCurrentWidget(self.review if review else self.panes)
        self.status.setVisible(not review)
