"""Who tells what to whom: every connection between the parts of the window, on one page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.papers.view import ALL, INBOX, QUEUE, SNOOZED, View
from desktop.ui.window.navigation import key_of

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


def connect(window: MainWindow) -> None:
    """Connects everything; in the order of the sender's name."""
    _connect_actions(window)
    _connect_library(window)
    _connect_panes(window)
    _connect_views(window)


def _connect_actions(window: MainWindow) -> None:
    actions, papers = window.actions_, window.parts.papers
    flows = (window.asking, window.copying, window.deciding, window.digesting, window.files, window.merging)
    for flow in (*flows, window.arranging, window.saving, window.sweeping, window.viewing):
        flow.connect_to(actions)
    actions["edit"].triggered.connect(window.moving.edit_title)
    actions["export"].triggered.connect(window.exporting.open)
    actions["export_again"].triggered.connect(window.exporting.repeat)
    actions["keys"].triggered.connect(window.show_keys)
    actions["next"].triggered.connect(lambda: papers.table.step(1))
    actions["mend"].triggered.connect(window.incomplete.mend)
    actions["next_pane"].triggered.connect(window.moving.next_pane)
    actions["note"].triggered.connect(window.moving.write_note)
    actions["open"].triggered.connect(window.detailing.open)
    actions["paste"].triggered.connect(window.paste)
    actions["previous"].triggered.connect(lambda: papers.table.step(-1))
    actions["quit"].triggered.connect(window.close)
    actions["redo"].triggered.connect(window.redo)
    actions["search"].triggered.connect(papers.header.search.setFocus)
    actions["select_all"].triggered.connect(papers.table.selectAll)
    actions["sidebar"].triggered.connect(window.fitting.toggle_sidebar)
    actions["snoozed"].triggered.connect(lambda: window.moving.go_to(key_of(SNOOZED)))
    actions["triage"].triggered.connect(window.triage.begin)
    papers.header.triage_clicked.connect(actions["triage"].trigger)
    for order in (papers.header.order, window.triage.page.order):
        order.clicked.connect(partial(window.menus.show_orders, order))
    actions["undo"].triggered.connect(window.undo)
    for name, view in PLACES.items():
        actions[name].triggered.connect(lambda _=False, v=view: window.moving.go_to(key_of(v)))


PLACES = {
    "go_inbox": INBOX,
    "go_queue": QUEUE,
    "go_reading": View("state", "reading"),
    "go_done": View("state", "done"),
    "go_dismissed": View("state", "dismissed"),
    "go_all": ALL,
}
"""The places that an action of their own leads to."""


def _connect_library(window: MainWindow) -> None:
    status, feedback = window.parts.status, window.feedback
    window.brought.connect(window.take_in)
    window.selection_told.connect(window.detail_selection)
    window.bridge.changed.connect(feedback.step_made)
    window.bridge.changed.connect(window.apply)
    window.bridge.failed.connect(feedback.tell_error)
    window.bridge.held.connect(feedback.tell_error)
    window.bridge.held.connect(window.library_held)
    window.bridge.opened.connect(feedback.clear_error)
    window.bridge.opened.connect(window.library_opened)
    window.copying.regenerated.connect(feedback.tell_step)
    window.copying.told.connect(feedback.tell_with_show)
    window.asking.search_saved.connect(window.saving.saved)
    window.days.day_begun.connect(window.saving.pause)
    window.deciding.begun.connect(window.moving.show_in_queue)
    window.deciding.told.connect(feedback.tell_step)
    window.exporting.ended.connect(status.clear_progress)
    window.exporting.exported.connect(feedback.tell_with_show)
    window.exporting.failed.connect(feedback.tell_error)
    window.exporting.progressed.connect(window.show_writing)
    feedback.show_requested.connect(window.exporting.show_incomplete)
    feedback.undo_requested.connect(window.undo)
    window.incomplete.counted.connect(window.refresh_sidebar)
    window.incomplete.told.connect(feedback.tell_step)
    window.saving.counted.connect(window.refresh_sidebar)
    window.importing.ended.connect(status.clear_progress)
    window.importing.failed.connect(feedback.tell_error)
    window.importing.imported.connect(window.imported)
    window.importing.planned.connect(feedback.clear_error)
    window.importing.planned.connect(window.show_review)
    window.importing.progressed.connect(window.show_reading)


def _connect_panes(window: MainWindow) -> None:
    details, papers, sidebar = window.parts.details, window.parts.papers, window.parts.sidebar
    details.back_requested.connect(window.moving.back_to_table)
    details.digest_requested.connect(lambda row: window.show_view(View("digest", key=row)))
    details.menu_requested.connect(window.menus.show_context)
    details.note_left.connect(window.moving.back_to_table)
    details.rating_requested.connect(window.deciding.rate)
    details.state_requested.connect(window.asking.set_state)
    details.tag_chosen.connect(window.asking.show_tag)
    details.tag_requested.connect(window.asking.ask_tag)
    details.untag_requested.connect(lambda name: window.deciding.tag(name, add=False))
    papers.current_changed.connect(window.detailing.show)
    papers.empty_action_requested.connect(window.moving.go_on)
    papers.header.read_next_clicked.connect(window.deciding.read_next)
    papers.header.search.left.connect(papers.table.setFocus)
    papers.menu_requested.connect(window.menus.show_context)
    papers.open_requested.connect(window.moving.open_or_show)
    papers.rating_requested.connect(lambda paper, stars: window.deciding.rate(stars, paper))
    papers.selection_changed.connect(window.tell_selection)
    papers.shown.connect(window.tell_selection)
    papers.snoozed.show_requested.connect(lambda: window.show_view(SNOOZED))
    sidebar.add_list_requested.connect(window.asking.ask_new_list)
    sidebar.add_search_requested.connect(window.saving.save_as)
    window.parts.pages.currentChanged.connect(window.panes_uncovered)
    sidebar.chosen.connect(window.moving.show_place)
    sidebar.colour_requested.connect(window.asking.colour_tag)
    sidebar.delete_requested.connect(window.asking.delete_named)
    sidebar.edit_requested.connect(window.saving.edit)
    sidebar.left.connect(window.moving.back_to_table)
    sidebar.rename_requested.connect(window.asking.ask_rename)


def _connect_views(window: MainWindow) -> None:
    review, welcome = window.parts.review, window.parts.welcome
    review.accepted.connect(window.accept_import)
    review.cancelled.connect(window.cancel_import)
    window.files.keys_changed.connect(window.shortcuts.apply)
    window.files.preferences_left.connect(window.arranging.watch_anew)
    window.files.settings_changed.connect(window.apply_settings)
    window.files.settings_changed.connect(window.watching.begin)
    welcome.open_requested.connect(window.files.open)
    welcome.paste_requested.connect(window.paste)
    welcome.sample_requested.connect(window.files.import_sample)
    window.parts.status.cancel_requested.connect(window.exporting.cancel)
    window.parts.status.cancel_requested.connect(window.importing.cancel)
