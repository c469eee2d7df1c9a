"""Links a PDF or an address that is dropped on a row to its paper, shows what is linked, and opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop.errors import PapertrayError
from desktop.ui.details.shown_text import visible_line
from desktop.ui.messages import done

if TYPE_CHECKING:
    from desktop.library.linking import Target
    from desktop.papers.changes import Changes
    from desktop.progress import Progress
    from desktop.store.attachments import Attachment
    from desktop.ui.dropping import Dropped
    from desktop.ui.links import Links
    from desktop.ui.window.detail_flow import DetailFlow
    from desktop.ui.window.frame import Frame

_LONGEST_TITLE = 60


class LinkFlow(QObject):
    """Asks “Link to …?” first. Nothing is copied or moved: the library keeps a path or address, and a hash."""

    def __init__(self, window: Frame, links: Links, detailing: DetailFlow) -> None:
        super().__init__(window)
        self._detailing = detailing
        self._window = window
        self._links = links
        window.bridge.changed.connect(self._follow)
        self._detailing.shown.connect(lambda _paper: self.show())
        window.parts.details.linked_opened.connect(self.open)
        window.parts.details.linked_removed.connect(self.unlink)

    # -- asking

    def ask(self, what: Dropped, paper: int, place: QPoint) -> QMenu:
        """Opens the question at a place on the screen: link to the paper, or take in what was dropped as usual."""
        window = self._window
        assert window.pages is not None
        line = window.pages.lines([paper]).get(paper)
        title = visible_line(line.title if line else "", _LONGEST_TITLE).replace("&", "&&")
        menu = QMenu(window)
        words = self.tr("Link to “{title}”").format(title=title)
        menu.addAction(words).triggered.connect(lambda _=False: self.link(what, paper))
        if what.links:
            address = self.tr("Import the address instead")
            menu.addAction(address).triggered.connect(lambda _=False: window.brought.emit(what))
        menu.addSeparator()
        menu.addAction(self.tr("Cancel"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def link(self, what: Dropped, paper: int) -> None:
        """Reads a PDF once for its hash, in the background, and links it; or an address."""
        window = self._window
        if not window.bridge.is_open:
            return

        def found(progress: Progress) -> Target:
            from desktop.library.linking import target_of_file, target_of_link  # noqa: PLC0415

            return target_of_file(what.paths[0], progress) if what.paths else target_of_link(what.links[0])

        job = window.jobs.start("read", found)
        job.succeeded.connect(lambda target: self._link(paper, target))
        job.failed.connect(window.feedback.tell_error)

    def _link(self, paper: int, target: Target) -> None:
        from desktop.library.linking import link  # noqa: PLC0415 - not needed for the first page

        self._window.bridge.do(link, paper, target, then=self._tell)

    def _tell(self, changes: Changes) -> None:
        words = done(changes.label) if changes.items else ""
        if words:
            self._window.feedback.tell_step(words)
        else:
            self._window.feedback.tell_with_show("info", self.tr("It is linked to this paper already"))

    # -- what is linked

    def _follow(self, changes: Changes) -> None:
        if changes.touches("attachment"):
            self.show()

    def show(self) -> None:
        """Shows in the details what is linked to their paper."""
        from desktop.store.attachments import attachments  # noqa: PLC0415 - not needed for the first page

        window, paper = self._window, self._detailing.paper
        if paper is None or window.pages is None:
            return
        page = window.parts.details.paper
        page.show_linked(paper.id, attachments(window.pages.connection, paper.id))

    def open(self, attachment: Attachment) -> None:
        """Opens what is linked with the program that the system has for it."""
        from desktop.library.linking import is_pdf  # noqa: PLC0415

        window = self._window
        if attachment.kind == "web":
            self._links.open_link(attachment.address)
            return
        path = Path(attachment.address)
        if not is_pdf(path):
            reason = "this PDF is not there any more" if not path.exists() else "this is no PDF file any more"
            advice = "If it was moved, drop it on the paper again."
            window.feedback.tell_error(PapertrayError(str(path), reason, advice))
        elif not self._links.open_file(path):
            reason = "no program opens it"
            window.feedback.tell_error(
                PapertrayError(str(path), reason, "Choose one in the system's settings.")
            )

    def unlink(self, attachment: int) -> None:
        """Takes a link off the paper."""
        from desktop.library.linking import unlink  # noqa: PLC0415

        self._window.bridge.do(unlink, attachment, then=self._tell)
