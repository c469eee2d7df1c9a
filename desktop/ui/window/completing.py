"""Everything the window needs after its first page: built once, when that page is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.controls.focus_frame import FocusFrame
from desktop.ui.key_overlay import KeyOverlay
from desktop.ui.links import Links
from desktop.ui.views.drop_veil import DropVeil
from desktop.ui.views.toast import Toast
from desktop.ui.window.arranging import Arranging
from desktop.ui.window.asking import Asking
from desktop.ui.window.carry_flow import CarryFlow
from desktop.ui.window.connections import connect
from desktop.ui.window.copy_flow import CopyFlow
from desktop.ui.window.day_flow import DayFlow
from desktop.ui.window.detail_flow import DetailFlow
from desktop.ui.window.digest_flow import DigestFlow
from desktop.ui.window.drop_target import DropTarget
from desktop.ui.window.duplicates_flow import DuplicatesFlow
from desktop.ui.window.export_flow import ExportFlow
from desktop.ui.window.feedback import Feedback
from desktop.ui.window.files import Files
from desktop.ui.window.folder_flow import FolderFlow
from desktop.ui.window.import_flow import ImportFlow
from desktop.ui.window.incomplete_flow import IncompleteFlow
from desktop.ui.window.link_flow import LinkFlow
from desktop.ui.window.manuscript_flow import ManuscriptFlow
from desktop.ui.window.menus import Menus
from desktop.ui.window.note_flow import NoteFlow
from desktop.ui.window.palette_flow import PaletteFlow
from desktop.ui.window.pane_flow import PaneFlow
from desktop.ui.window.paper_flow import PaperFlow
from desktop.ui.window.saved_flow import SavedFlow
from desktop.ui.window.search_flow import SearchFlow
from desktop.ui.window.searching import Searching
from desktop.ui.window.shortcut_flow import ShortcutFlow
from desktop.ui.window.sweeping import Sweeping
from desktop.ui.window.triage_flow import TriageFlow
from desktop.ui.window.view_flow import ViewFlow

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


def complete(window: MainWindow) -> None:
    """Builds panes, overlays and flows, and connects them; each flow is given those that it needs."""
    _add_panes(window)
    _add_library(window)
    _add_deciding(window)
    _add_finding(window)
    _add_surroundings(window)
    connect(window)


def _add_panes(window: MainWindow) -> None:
    look, parts = window.look, window.parts
    parts.complete(window.recovery)
    window.toast = Toast(look, window, parts.papers.table)
    window.veil = DropVeil(look, window, parts.right)
    window.focus_frame = FocusFrame(look, window)
    window.keys = KeyOverlay(look, window)
    window.feedback = Feedback(window.toast, parts.status, window)
    window.viewing = ViewFlow(window)


def _add_library(window: MainWindow) -> None:
    """What comes in and goes out."""
    look, bridge, parts = window.look, window.bridge, window.parts
    links = window.links or Links()
    window.detailing = DetailFlow(parts.details, bridge, links, window.settings, window)
    window.importing = ImportFlow(bridge, window)
    window.closing.connect(window.importing.close)
    window.watching = FolderFlow(window, window.importing)
    window.digesting = DigestFlow(window, window.importing)
    window.exporting = ExportFlow(look, bridge, parts.papers, window.settings, window)
    window.citing = ManuscriptFlow(window, window.importing, window.exporting)
    window.copying = CopyFlow(bridge, parts.papers, window.settings, window)
    window.linking = LinkFlow(window, links, window.detailing)
    window.attached.connect(window.detailing.attach)
    if window.pages is not None:
        window.detailing.attach(window.pages)


def _add_deciding(window: MainWindow) -> None:
    window.searching = Searching(window.bridge.path, window.jobs, window)
    window.arranging = Arranging(window, window.searching)
    window.deciding = PaperFlow(window.parts.papers, window.bridge, window)
    window.triage = TriageFlow(
        window, window.arranging, window.deciding, window.detailing, window.exporting, window.searching
    )
    window.sweeping = Sweeping(window, window.triage)
    window.asking = Asking(window, window.deciding, window.triage)
    window.merging = DuplicatesFlow(window)
    NoteFlow(window, window.detailing, window.triage)


def _add_finding(window: MainWindow) -> None:
    window.saving = SavedFlow(window, window.searching, window.asking)
    window.search_flow = SearchFlow(window, window.searching, window.detailing, window.saving)
    window.incomplete = IncompleteFlow(window)
    window.moving = PaneFlow(window, window.detailing, window.incomplete, window.saving, window.triage)
    PaletteFlow(window, window.moving, window.search_flow, window.searching)


def _add_surroundings(window: MainWindow) -> None:
    window.days = DayFlow(window)
    window.menus = Menus(window, window.asking, window.detailing)
    window.files = Files(window, window.detailing)
    DropTarget(window, window.veil, window.importing, window.linking)
    CarryFlow(window)
    window.shortcuts = ShortcutFlow(window, window.triage)
