"""The export that was made last and those that are kept updated, as the settings remember them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from desktop.papers.view import View
from desktop.ui.export.format_choices import BY_KEY, Value, remembered


class RememberedExport(NamedTuple):
    """Everything that makes an export again: what, as what, where to, and what was written there.

    `library` is the path of the library; `view` None for what was selected then, or what a manuscript cites.
    `words` name it.
    """

    library: str
    path: Path
    form: str
    choices: Mapping[str, Value]
    words: str
    view: View | None
    sha256: str
    created: str
    manuscript: str = ""
    """The path of the manuscript whose bibliography it is."""

    def stored(self) -> dict[str, Any]:
        """As a file of settings holds it."""
        return {
            **self._asdict(),
            "path": str(self.path),
            "choices": dict(self.choices),
            "view": list(self.view) if self.view else None,
        }


def remembered_export(stored: object) -> RememberedExport | None:
    """The export in a file of settings, None where there is none that can be understood."""
    if not isinstance(stored, dict) or stored.get("form") not in BY_KEY:
        return None
    texts = {name: stored.get(name) for name in ("library", "path", "words", "sha256", "created")}
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    form = str(stored["form"])
    try:
        view = View(*stored["view"]) if stored.get("view") else None
    except TypeError:
        return None
    choices = remembered(BY_KEY[form], stored.get("choices"))
    library, path, words, sha256, created = map(str, texts.values())
    manuscript = str(stored.get("manuscript") or "")
    return RememberedExport(library, Path(path), form, choices, words, view, sha256, created, manuscript)
