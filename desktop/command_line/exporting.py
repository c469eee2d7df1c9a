"""The command export: writes papers as BibTeX or Markdown, into a file or to standard output."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.command_line.opening import library_of, reading, writing
from desktop.command_line.options import Json, ListName, Query, StateName, TagName
from desktop.command_line.printing import say, warn, write_bytes, write_json
from desktop.command_line.progress_line import ProgressLine
from desktop.command_line.selecting import Selection, Wanted, selected
from desktop.errors import UsageError

if TYPE_CHECKING:
    from desktop.library.formats import Format, Options
    from desktop.store.pages import Pages

_BLOCK = 1000


def export(
    context: typer.Context,
    query: Query = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="F", help="bibtex or markdown.")] = "",
    state: StateName = "",
    tag: TagName = "",
    in_list: ListName = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; else standard output.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Export papers as BibTeX or Markdown; the citation keys they get stay theirs."""
    wanted = Wanted(" ".join(query or ()).strip(), state, tag, in_list)
    chosen = _format(form, output)
    with reading(context) as pages:
        selection = selected(pages, library_of(context), wanted)
    options = _options(selection, wanted)
    if output is not None and output != Path("-"):
        _to_file(context, selection.ids, chosen, output, options, as_json)
    else:
        _to_standard_output(context, selection.ids, chosen, options)


def _format(name: str, output: Path | None) -> "Format":
    """The format that was named, or told by the ending of the file; raises UsageError."""
    from desktop.library.formats import EXTENSIONS, Format

    if not name and output is not None:
        by_ending = {ending: form for form, ending in EXTENSIONS.items()}
        name = by_ending.get(output.suffix.lower(), "")
    try:
        return Format(name.lower())
    except ValueError:
        known = " or ".join(f"--format {form.value}" for form in Format)
        reason = f"“{name}” is none" if name else "none was named"
        raise UsageError("format", reason, f"Say {known}.") from None


def _options(selection: Selection, wanted: Wanted) -> "Options":
    from desktop.library.formats import Options

    scope = " ".join(
        f"{name}:{value}" for name, value in wanted._asdict().items() if value and name != "query"
    )
    scope = " ".join(filter(None, (wanted.query, scope.replace("in_list:", "list:"))))
    return Options(title=f"Reading list: {selection.title}", scope=scope)


def _to_file(
    context: typer.Context,
    ids: Sequence[int],
    form: "Format",
    output: Path,
    options: "Options",
    as_json: bool,
) -> None:
    from desktop.library.exporting import write_export

    progress = ProgressLine()
    with _with_keys(context, ids) as (pages, keys):
        try:
            done = write_export(pages, ids, form, output, keys, options, progress)
        finally:
            progress.clear()
    if as_json:
        write_json({"path": str(output), "papers": done.papers, "missing": list(done.missing)})
        return
    count = f"{done.papers:,} {'paper' if done.papers == 1 else 'papers'}"
    say(f"Wrote {count} to {output}.")
    for sentence in done.missing:
        warn(f"{sentence}.")


def _to_standard_output(
    context: typer.Context, ids: Sequence[int], form: "Format", options: "Options"
) -> None:
    from desktop.library.formats import text_of

    with _with_keys(context, ids) as (pages, keys):
        chunks = text_of(pages, ids, form, keys, options)
        while block := "".join(islice(chunks, _BLOCK)):
            write_bytes(block.encode())


@contextmanager
def _with_keys(context: typer.Context, ids: Sequence[int]) -> "Iterator[tuple[Pages, Mapping[int, str]]]":
    """The library and a citation key for each paper; it is only written to when a paper has none yet."""
    from desktop.library.citing import citation_keys, fix_keys

    with reading(context) as pages:
        keys = citation_keys(pages, ids)
        if not keys.new:
            yield pages, keys.all
            return
    with writing(context) as library:
        fixed, _ = fix_keys(library, ids)
        yield library.pages, fixed
