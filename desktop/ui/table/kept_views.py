"""What a person chose for each kind of view: order, columns, widths, density; plain values in the window's state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.papers.view import Sort
from desktop.ui.table.row_picture import Column

if TYPE_CHECKING:
    from desktop.papers.view import View

CHOOSABLE: Final = (Column.AUTHORS, Column.TAGS, Column.RATING, Column.NOTE, Column.ADDED)
"""Columns that can be left out."""
WIDENED: Final = (Column.AUTHORS, Column.TAGS, Column.ADDED)
"""Columns whose width is a matter of taste; the others hold icons, or take what is left."""
NARROWEST, WIDEST = 60, 400
"""Of a column, in px for text of 13 px."""
_SORTS = ("added", "title", "rating")
_MOST = 200
"""So many views are remembered; saved searches come and go."""


class Layout(NamedTuple):
    """How a kind of view looks. `widths` in px for text of 13 px; `compact` None: as the preferences say."""

    hidden: frozenset[Column] = frozenset()
    widths: Mapping[Column, int] = {}
    compact: bool | None = None

    def is_compact(self, usually: bool) -> bool:
        """Whether rows have one line: as was chosen for the view, else as usual."""
        return usually if self.compact is None else self.compact


class KeptViews:
    """Reads and changes `stored`, which comes from a file: what makes no sense in it is passed over.

    Layouts are kept for kinds of views (all tags look alike), orders too, but each saved search has its own.
    """

    def __init__(self, stored: dict[str, Any]) -> None:
        self._stored = stored

    def layout(self, view: View) -> Layout:
        """How this kind of view was arranged."""
        said = self._said(_kind(view))
        hidden, widths, compact = said.get("hidden"), said.get("widths"), said.get("compact")
        names = hidden if isinstance(hidden, list) else []
        wide = widths if isinstance(widths, dict) else {}
        return Layout(
            frozenset(column for column in CHOOSABLE if column.name.lower() in names),
            {
                column: max(NARROWEST, min(WIDEST, width))
                for column in WIDENED
                if isinstance(width := wide.get(column.name.lower()), int)
            },
            compact if isinstance(compact, bool) else None,
        )

    def keep_layout(self, view: View, layout: Layout) -> None:
        """Remembers how this kind of view is arranged."""
        self._keep(
            _kind(view),
            hidden=[column.name.lower() for column in sorted(layout.hidden)],
            widths={column.name.lower(): width for column, width in layout.widths.items()},
            compact=layout.compact,
        )

    def sort(self, view: View, uid: str, natural: Sort | None) -> Sort | None:
        """The order that was chosen for a view, else its natural one; `uid` is that of a saved search."""
        said = self._said(uid or _kind(view))
        key, turned = said.get("sort"), said.get("reversed")
        if key == "" and uid:
            return None
        if key in _SORTS and isinstance(turned, bool):
            return Sort(key, turned)
        return natural

    def keep_sort(self, view: View, uid: str, sort: Sort | None) -> None:
        """Remembers the order of a view; None is the best match first."""
        self._keep(uid or _kind(view), sort=sort.key if sort else "", reversed=bool(sort and sort.reversed))

    def forget_sort(self, view: View, uid: str = "") -> None:
        """A view stands in its natural order again."""
        self._keep(uid or _kind(view), sort=None, reversed=None)

    def forget(self, view: View, uid: str = "") -> None:
        """Nothing is chosen for a view any more."""
        for name in (_kind(view), uid):
            self._stored.pop(name, None)

    def forget_density(self) -> None:
        """Every view has as many lines a row as the preferences say from now on."""
        for name in list(self._stored):
            self._keep(name, compact=None)

    def has_any(self, view: View, uid: str = "") -> bool:
        """Whether anything is chosen for a view."""
        return bool(self._said(_kind(view)) or self._said(uid))

    def _said(self, name: str) -> dict[str, Any]:
        said = self._stored.get(name)
        return said if isinstance(said, dict) else {}

    def _keep(self, name: str, **said: Any) -> None:
        kept = {key: value for key, value in (self._said(name) | said).items() if value not in (None, [], {})}
        self._stored.pop(name, None)
        if kept:
            self._stored[name] = kept
        for oldest in list(self._stored)[:-_MOST]:
            del self._stored[oldest]


def _kind(view: View) -> str:
    return f"state:{view.state}" if view.kind == "state" else view.kind
