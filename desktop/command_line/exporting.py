"""The command export: writes papers in any format, into a file or to standard output."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.command_line.export_options import Chosen, format_named, options_of
from desktop.command_line.manuscript import export_cited
from desktop.command_line.opening import library_of, reading, writing
from desktop.command_line.options import Json, ListName, Query, SearchName, StateName, TagName
from desktop.command_line.printing import say, warn, write_bytes, write_json
from desktop.command_line.progress_line import ProgressLine
from desktop.command_line.selecting import Selection, Wanted, selected

if TYPE_CHECKING:
    from desktop.library.exporting import Exported, Prepared
    from desktop.library.formats import Format, Options
    from desktop.store.pages import Pages

_BLOCK = 1000
_FORMATS = "bibtex, biblatex, ris, csl-json, markdown, html, csv or papertray."


_Abstract = Annotated[bool, typer.Option("--abstract", help="With abstracts.")]
_Note = Annotated[bool, typer.Option("--note/--no-note", help="With notes; lists have them unless told.")]
_Keywords = Annotated[bool, typer.Option("--keywords", help="With keywords and tags.")]
_Link = Annotated[str, typer.Option("--link", metavar="L", help="Links as field, note or none.")]
_Protect = Annotated[
    str, typer.Option("--protect", metavar="P", help="Braces for capitals: none, acronyms, all or whole.")
]
_ArxivArticle = Annotated[
    bool, typer.Option("--arxiv-article", help="arXiv papers as articles of “arXiv preprint …”.")
]
_ArxivDoi = Annotated[bool, typer.Option("--arxiv-doi/--no-arxiv-doi", help="With the DOI that arXiv gives.")]
_Unicode = Annotated[bool | None, typer.Option("--unicode/--ascii", help="Letters as they are, or as TeX.")]
_Group = Annotated[
    str,
    typer.Option("--group", metavar="G", help="Headings by queue, state, year, rating, tag or digest."),
]
_Callouts = Annotated[bool, typer.Option("--callouts", help="Abstracts as Obsidian callouts.")]
_Raw = Annotated[bool, typer.Option("--raw", help="CSV without protection against formulas.")]
_KeyPattern = Annotated[
    str,
    typer.Option("--keys", metavar="PATTERN", help="How new citation keys are made: “auth.lower + year”."),
]
_Form = Annotated[str, typer.Option("--format", "-f", metavar="F", help=_FORMATS)]
_Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; else standard output.")
]
_Manuscript = Annotated[
    Path | None,
    typer.Option("--for", metavar="FILE", help="Exactly what this .tex or .aux file cites.", readable=False),
]
_KeepUpdated = Annotated[
    bool,
    typer.Option(
        "--keep-updated", help="With --for: write again whenever the manuscript or the library changes."
    ),
]


def export(
    context: typer.Context,
    query: Query = None,
    form: _Form = "",
    state: StateName = "",
    tag: TagName = "",
    in_list: ListName = "",
    saved: SearchName = "",
    output: _Output = None,
    manuscript: _Manuscript = None,
    keep_updated: _KeepUpdated = False,
    abstract: _Abstract = False,
    note: _Note = False,
    keywords: _Keywords = False,
    link: _Link = "field",
    protect: _Protect = "acronyms",
    arxiv_article: _ArxivArticle = False,
    arxiv_doi: _ArxivDoi = True,
    unicode: _Unicode = None,
    group: _Group = "none",
    callouts: _Callouts = False,
    raw: _Raw = False,
    key_pattern: _KeyPattern = "",
    as_json: Json = False,
) -> None:
    """Export papers; the citation keys they get stay theirs."""
    chosen = Chosen(
        abstract,
        note,
        keywords,
        link,
        protect,
        arxiv_article,
        arxiv_doi,
        unicode,
        group,
        callouts,
        raw,
        key_pattern,
    )
    if manuscript is not None:
        export_cited(context, manuscript, form, output, chosen, keep_updated=keep_updated, as_json=as_json)
        return
    wanted = Wanted(" ".join(query or ()).strip(), state, tag, in_list, search=saved)
    to = format_named(form, output)
    with reading(context) as pages:
        selection = selected(pages, library_of(context), wanted)
    options = options_of(chosen, to, f"Reading list: {selection.title}", _scope(wanted))
    if output is not None and output != Path("-"):
        _to_file(context, selection.ids, to, output, options, as_json)
    else:
        _to_standard_output(context, selection, to, options)


def _scope(wanted: Wanted) -> str:
    scope = " ".join(
        f"{name}:{value}"
        for name, value in wanted._asdict().items()
        if value and name not in {"query", "sort"}
    )
    return " ".join(filter(None, (wanted.query, scope.replace("in_list:", "list:"))))


def _to_file(
    context: typer.Context,
    ids: Sequence[int],
    form: "Format",
    output: Path,
    options: "Options",
    as_json: bool,
) -> None:
    from desktop.library.exporting import prepare

    progress = ProgressLine()
    with reading(context) as pages:
        try:
            prepared = prepare(pages, ids, form, output, options, progress)
        finally:
            progress.clear()
    done = _finished(context, prepared)
    if as_json:
        write_json({"path": str(output), "papers": done.papers, "missing": list(done.missing)})
        return
    count = f"{done.papers:,} {'paper' if done.papers == 1 else 'papers'}"
    say(f"Wrote {count} to {output}.")
    for sentence in done.missing:
        warn(f"{sentence}.")


def _finished(context: typer.Context, prepared: "Prepared") -> "Exported":
    """The library is only written to when a paper has no citation key yet."""
    from desktop.library.exporting import finish, put_in_place

    if not prepared.keys.new:
        return put_in_place(prepared)
    with prepared.file, writing(context) as library:
        return finish(library, prepared)


def _to_standard_output(
    context: typer.Context, selection: Selection, form: "Format", options: "Options"
) -> None:
    from desktop.library.formats import text_of

    with _with_keys(context, selection.ids, options.key_pattern) as (pages, keys):
        chunks = text_of(pages, selection.ids, form, keys, options)
        while block := "".join(islice(chunks, _BLOCK)):
            write_bytes(block.encode())


@contextmanager
def _with_keys(
    context: typer.Context, ids: Sequence[int], pattern: str
) -> "Iterator[tuple[Pages, Mapping[int, str]]]":
    """The library and a citation key for each paper; it is only written to when a paper has none yet."""
    from desktop.library.citing import citation_keys, fix_keys

    with reading(context) as pages:
        keys = citation_keys(pages, ids, pattern)
        if not keys.new:
            yield pages, keys.all
            return
    with writing(context) as library:
        fixed, _ = fix_keys(library, ids, pattern)
        yield library.pages, fixed
