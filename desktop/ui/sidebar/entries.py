"""What the sidebar shows, as plain values, and the order in which it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

KINDS = ("place", "list", "search", "digest", "tag", "bin")
"""Kinds of entries in the order of their sections."""
EDITABLE = frozenset({"list", "search", "tag"})
"""What a person has named: it can be renamed and deleted."""


@dataclass(frozen=True, slots=True)
class SidebarEntry:
    """A place to go to. `key` names it for the program, `kind` is one of KINDS.

    `count` is None while it is not known; nothing is shown for None. `icon` is the name of an icon,
    `colour` the name of a tag colour, which takes the icon's place. `ending` is the end of `label` that stays
    when the label has to be cut: two digests of one source differ in their day alone. `tip` says more of it.
    """

    key: str
    kind: str
    label: str
    count: int | None = None
    icon: str = ""
    colour: str | None = None
    ending: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class SidebarHeading:
    """The heading of a section; it cannot be chosen."""

    kind: str
    label: str


SidebarRow = SidebarEntry | SidebarHeading


def rows_of(entries: Iterable[SidebarEntry], headings: dict[str, str], *, always: str) -> list[SidebarRow]:
    """Entries by section, each section below its heading; an empty one has none, except `always`."""
    by_kind: dict[str, list[SidebarEntry]] = {kind: [] for kind in KINDS}
    for entry in entries:
        by_kind[entry.kind].append(entry)
    rows: list[SidebarRow] = []
    for kind in KINDS:
        if kind in headings and (by_kind[kind] or kind == always):
            rows.append(SidebarHeading(kind, headings[kind]))
        rows.extend(by_kind[kind])
    return rows
