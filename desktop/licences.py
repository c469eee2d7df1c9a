"""The licences of everything that Papertray is made of, as texts to be shown."""

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from desktop.errors import PapertrayError
from desktop.paths import resource_path

OURS = "Papertray"
REQUIRED = (
    "anyascii", "bibtexparser", "chardet", "feedparser", "filelock", "lxml", "markdown-it-py", "platformdirs",
    "pydantic", "pylatexenc", "PySide6-Essentials", "rapidfuzz", "rich", "sqlmodel", "tantivy", "typer",
)  # fmt: skip
"""The distributions that pyproject.toml requires."""
_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


class Licence(NamedTuple):
    """What it is the licence of, and its words."""

    thing: str
    text: str


def licences() -> list[Licence]:
    """Papertray's licence first, then all others by name: those of the bundle, else of what is installed here."""
    try:
        folder = resource_path("licences")
    except PapertrayError:
        return [Licence(OURS, _own()), *installed(REQUIRED)]
    found = [Licence(file.stem, _read(file)) for file in folder.glob("*.txt")]
    return sorted(found, key=lambda each: (each.thing != OURS, each.thing.lower()))


def installed(names: Iterable[str]) -> list[Licence]:
    """The licences of installed distributions and of what they require, by name; each once."""
    found: dict[str, Licence] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            about = distribution(name)
        except PackageNotFoundError:
            continue  # for another system, or an extra that was not asked for
        found[key] = Licence(f"{about.metadata['Name']} {about.version}", text_of(about))
        waiting += [
            match[0]
            for each in about.requires or ()
            if "extra ==" not in each and (match := _NAME.match(each))
        ]
    return sorted(found.values(), key=lambda each: each.thing.lower())


def text_of(about: Distribution) -> str:
    """The licence texts in a distribution, or what it says its licence is."""
    files = [file for file in about.files or () if _TEXT.search(str(file)) and ".dist-info/" in str(file)]
    texts = [_read(Path(str(file.locate()))) for file in sorted(files)]
    said = [about.metadata[key] for key in ("License-Expression", "License") if key in about.metadata]
    return "\n\n".join(texts) or f"Licence: {next(iter(said), 'see its project')}\n"


def _own() -> str:
    file = Path(__file__).resolve().parents[1] / "LICENSE"
    return _read(file) or "MIT\n"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip() + "\n"
    except OSError:
        return ""
