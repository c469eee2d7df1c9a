"""What stands in the sidebar, and which view each of its entries leads to."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.library.seen_in import about_digest
from desktop.papers.dates import MONTHS, day_and_month
from desktop.papers.view import SNOOZED, View
from desktop.store.pages import DigestLine, Pages, SearchLine
from desktop.ui.sidebar.entries import SidebarEntry
from desktop.ui.table.view_words import view_icon, view_title

PLACES = ("inbox", "queued", "reading", "done", "dismissed")


def tr(text: str) -> str:
    """The translation of the words of the sidebar."""
    return QCoreApplication.translate("Sidebar", text)


def key_of(view: View) -> str:
    """The sidebar's name for a view: "state:inbox", "all", "tag:7"."""
    if view.kind == "state":
        return f"state:{view.state}"
    return f"{view.kind}:{view.key}" if view.key else view.kind


def view_of(key: str) -> View:
    """The inverse of `key_of`."""
    kind, _, rest = key.partition(":")
    if kind == "state":
        return View("state", rest)
    return View(kind, key=int(rest or 0))  # type: ignore[arg-type]


class Counted(NamedTuple):
    """How many papers a saved search finds, and in words what in it makes no sense, "" where all does."""

    papers: int
    mistakes: str = ""


def entries(
    pages: Pages | None,
    today: dt.date,
    incomplete: int | None = None,
    counted: Mapping[int, Counted] = MappingProxyType({}),
) -> list[SidebarEntry]:
    """Every entry with its count; the fixed places are there before any library is.

    `incomplete` is how many records lack something, `counted` what saved searches find, once that is known.
    """
    tallies = pages.tallies() if pages else {}
    fixed = [View("state", state) for state in PLACES]
    found = [_place(view, tallies.get(("state", view.state))) for view in fixed]
    if snoozed := tallies.get(("snoozed", "")):
        found.insert(2, _place(SNOOZED, snoozed))
    found.append(_place(View("all"), tallies.get(("all", ""))))
    if incomplete:
        found.append(SidebarEntry("incomplete", "place", tr("Incomplete"), incomplete, "warning"))
    if pages:
        found += [
            SidebarEntry(f"list:{row.id}", "list", row.name, row.papers, "list") for row in pages.lists()
        ]
        found += [_search(row, counted.get(row.id)) for row in pages.searches()]
        found += [_digest(row, today) for row in pages.digests()]
        found += [
            SidebarEntry(f"tag:{row.id}", "tag", row.name, row.papers, colour=row.colour)
            for row in pages.tags()
        ]
    found.append(SidebarEntry("bin", "bin", view_title(View("bin")), tallies.get(("bin", "")) or None, "bin"))
    return found


def _place(view: View, count: int | None) -> SidebarEntry:
    return SidebarEntry(key_of(view), "place", view_title(view), count or None, view_icon(view))


def _search(line: SearchLine, counted: Counted | None) -> SidebarEntry:
    """A saved search; one that cannot be understood whole says so by its icon and its tip."""
    mistakes = counted.mistakes if counted else ""
    tip = f"{line.query}\n{mistakes}" if mistakes else line.query
    count = counted.papers if counted else None
    icon = "warning" if mistakes else "saved"
    return SidebarEntry(f"search:{line.id}", "search", line.name, count, icon, tip=tip)


def _digest(digest: DigestLine, today: dt.date) -> SidebarEntry:
    """The source and the day it was shown or else imported: "Hugging Face, Jul 2"."""
    day = day_and_month(digest.shown_on)
    if not day:
        date = dt.datetime.fromtimestamp(digest.imported_at / 1000, dt.UTC).astimezone().date()
        day = f"{MONTHS[date.month - 1]} {date.day}" + ("" if date.year == today.year else f", {date.year}")
    label = f"{digest.source or digest.name or tr('Pasted text')}, {day}"
    key, ending, tip = f"digest:{digest.id}", f", {day}", about_digest(digest, today)
    return SidebarEntry(key, "digest", label, digest.papers, "digest", ending=ending, tip=tip)
