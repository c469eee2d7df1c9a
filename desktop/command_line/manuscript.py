"""The command export for a manuscript: writes exactly what it cites, once or again whenever something changes."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from desktop.command_line.export_options import Chosen, format_named, options_of
from desktop.command_line.opening import reading
from desktop.command_line.printing import say, warn, write_bytes, write_json
from desktop.errors import UsageError

if TYPE_CHECKING:
    from desktop.library.formats import Format, Options
    from desktop.library.manuscripts import Cited
    from desktop.store.pages import Pages

_PAUSE_SECONDS = 1.0


def export_cited(
    context: typer.Context,
    manuscript: Path,
    form: str,
    output: Path | None,
    chosen: Chosen,
    *,
    keep_updated: bool,
    as_json: bool,
) -> None:
    """Writes what `manuscript` cites into `output` or the bibliography it asks for, and says what is unknown."""
    from desktop.library.formats import BIBLIOGRAPHIES
    from desktop.library.manuscripts import cited_by

    to = format_named(form or "bibtex", None)
    if to not in BIBLIOGRAPHIES:
        raise UsageError("--for", "a manuscript needs a bibliography", "Say --format bibtex or biblatex.")
    options = options_of(chosen, to)
    with reading(context) as pages:
        cited = cited_by(pages, manuscript)
        target = output or cited.target
        if target is None or target == Path("-"):
            _to_standard_output(pages, cited, to, options)
            warn(f"{manuscript} {cited.in_words()}.")
            return
        _write(pages, manuscript, cited, target, to, options, as_json=as_json)
        if keep_updated:
            _follow(pages, manuscript, cited, target, to, options)


def _to_standard_output(pages: "Pages", cited: "Cited", form: "Format", options: "Options") -> None:
    from desktop.library.manuscripts import bibliography

    for text in bibliography(pages, cited, form, options):
        write_bytes(text.encode())


def _write(
    pages: "Pages",
    manuscript: Path,
    cited: "Cited",
    target: Path,
    form: "Format",
    options: "Options",
    *,
    as_json: bool = False,
) -> None:
    from desktop.library.manuscripts import write_cited

    done = write_cited(pages, cited, target, form, options)
    if as_json:
        write_json(
            {"path": str(target), "papers": done.papers, "cited": cited.total, "unknown": cited.unknown}
        )
        return
    say(f"{manuscript} {cited.in_words()}.")
    say(f"Wrote {done.papers:,} {'entry' if done.papers == 1 else 'entries'} to {target}.")


def _follow(
    pages: "Pages", manuscript: Path, cited: "Cited", target: Path, form: "Format", options: "Options"
) -> None:
    """Looks once a second; a bibliography that was edited meanwhile is not written over. Ends with Ctrl+C."""
    from desktop.library.manuscripts import cited_by

    seen, written = _state(pages, cited), target.read_bytes()
    say("Following it; Ctrl+C ends.")
    while True:
        time.sleep(_PAUSE_SECONDS)
        if _state(pages, cited) == seen:
            continue
        if target.exists() and target.read_bytes() != written:
            raise UsageError(str(target), "it was edited meanwhile", "Move it away and start again.")
        cited = cited_by(pages, manuscript)
        _write(pages, manuscript, cited, target, form, options)
        seen, written = _state(pages, cited), target.read_bytes()


def _state(pages: "Pages", cited: "Cited") -> tuple[int, ...]:
    """What changes when the library or one of the files of the manuscript does."""
    times = (path.stat().st_mtime_ns if path.exists() else 0 for path in cited.files)
    return (pages.revision(), *times)
