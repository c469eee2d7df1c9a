"""What the user has chosen, and how the window was left: two small JSON files, and defaults for what is missing."""

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

log = logging.getLogger(__name__)


@dataclass
class Stored:
    """Fields in a JSON file. A file that cannot be read is set aside, never written over, and defaults are used."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """The fields in `path` whose type is right, the others at their defaults."""
        found = cls()
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return found
        except (OSError, ValueError):
            log.warning("A settings file could not be read and was set aside")
            _set_aside(path)
            return found
        for entry in fields(found):
            value = stored.get(entry.name) if isinstance(stored, dict) else None
            if isinstance(value, type(getattr(found, entry.name))):
                setattr(found, entry.name, value)
        return found

    def save(self, path: Path) -> None:
        """Writes all fields, whole or not at all; a folder that cannot be written is no reason to stop."""
        unfinished = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(asdict(self), file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError:
            log.warning("A settings file could not be written")


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".broken"))
    except OSError:
        log.warning("A broken settings file could not be set aside")


@dataclass
class Settings(Stored):
    """Choices of the user. `theme` is "system", "light" or "dark"; `search_site` a key of the search sites.

    `export_choices` holds what was chosen by format, `last_export` and `kept_exports` what `ui.export.last_export`
    stores; `citation_keys` is a pattern (see `exports.key_patterns`), "" for keys as usual;
    `key_preset` and `keys` are read by `ui.shortcuts.key_map`;
    `drag_format` is what another program gets of rows that are dragged there (`library.copying.Copied`);
    `inbox_sort` is "added" or "interests", with `inbox_grouped` the Inbox stands in groups by topic.
    """

    theme: str = "system"
    reduce_motion: bool = False
    compact: bool = False
    search_site: str = "arxiv"
    watched_folder: str = ""
    export_format: str = "bibtex"
    export_folder: str = ""
    watch_words: list[Any] = field(default_factory=list)
    watch_authors: list[Any] = field(default_factory=list)
    inbox_sort: str = "added"
    inbox_grouped: bool = False
    export_choices: dict[str, Any] = field(default_factory=dict)
    last_export: dict[str, Any] = field(default_factory=dict)
    kept_exports: list[Any] = field(default_factory=list)
    citation_keys: str = ""
    drag_format: str = "cite"
    key_preset: str = "reader"
    keys: dict[str, Any] = field(default_factory=dict)


@dataclass
class WindowState(Stored):
    """How the window was left: its place (Qt's own bytes, base64), pane widths in px, and the view.

    `visits` has the moments of `papers.visits.Visits` for each library that was shown, `views` what
    `ui.table.kept_views` remembers of each kind of view.
    """

    geometry: str = ""
    panes: list[Any] = field(default_factory=list)
    view: list[Any] = field(default_factory=list)
    visits: dict[str, Any] = field(default_factory=dict)
    views: dict[str, Any] = field(default_factory=dict)
