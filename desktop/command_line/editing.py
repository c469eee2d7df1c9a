"""The commands that write by hand: add, edit and note."""

import sys
from typing import Annotated

import typer

from desktop.command_line.change_answers import answer_with
from desktop.command_line.opening import reading, writing
from desktop.command_line.options import Json, OnePaper
from desktop.command_line.paper_answers import moment
from desktop.command_line.printing import say, write, write_json
from desktop.command_line.references import paper_named
from desktop.command_line.tables import write_rows
from desktop.errors import UsageError
from desktop.limits import FIELD_CHARACTERS
from desktop.papers.fields import shown
from desktop.store.pages import Pages

KEY_FIELDS = ("key", "citation_key")
_OTHER_NAMES = {"date": "issued", "year": "issued", "arxiv": "arxiv_id", "link": "url", "author": "authors"}


def add(
    context: typer.Context,
    title: Annotated[str, typer.Option("--title", "-t", prompt=False, help="Its title.")],
    authors: Annotated[str, typer.Option("--authors", help="Separated by “;”.")] = "",
    abstract: Annotated[str, typer.Option("--abstract")] = "",
    date: Annotated[str, typer.Option("--date", "--year", help="2024, 2024-06 or 2024-06-12.")] = "",
    venue: Annotated[str, typer.Option("--venue", help="The journal or conference.")] = "",
    arxiv: Annotated[str, typer.Option("--arxiv", help="Its arXiv identifier or a link with it.")] = "",
    doi: Annotated[str, typer.Option("--doi")] = "",
    pmid: Annotated[str, typer.Option("--pmid", help="Its number in PubMed.")] = "",
    url: Annotated[str, typer.Option("--url", "--link", help="Its own link.")] = "",
    key: Annotated[str, typer.Option("--key", help="Its citation key.")] = "",
    as_json: Json = False,
) -> None:
    """Add a paper by hand."""
    from desktop.library import editing

    fields = {
        "title": title, "authors": authors, "abstract": abstract, "issued": date, "venue": venue,
        "arxiv_id": arxiv, "doi": doi, "pmid": pmid, "url": url,
    }  # fmt: skip
    with writing(context, makes_one=True) as library:
        if key:
            _refuse_bad_key(library.pages, key)
        changes = library.do(editing.add_paper, fields, citation_key=key)
        answer_with(changes, as_json, id=next(iter(changes.ids("paper")), None))


def _refuse_bad_key(pages: Pages, key: str) -> None:
    from desktop.exports.citation_keys import is_legal_key
    from desktop.store.records import citation_keys

    if not is_legal_key(key) or key.lower() in citation_keys(pages.connection):
        raise UsageError(f"“{key}”", "is taken or cannot be a citation key", "Choose another one.")


def edit(
    context: typer.Context,
    paper: OnePaper,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="title, authors, issued, venue, …, or key.")],
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="What to write; “” empties the field.")
    ] = None,
    digest: Annotated[
        int | None, typer.Option("--from", metavar="DIGEST", help="Take what this digest says instead.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write one bibliographic field of a paper, or take it from another digest; without either, show what each says.

    No import overwrites what was written or taken.
    """
    from desktop.library import editing, merging

    if text is None and digest is None:
        with reading(context) as pages:
            _say_sources(pages, paper_named(pages, paper), field, as_json)
        return
    if text is not None and digest is not None:
        raise UsageError("“--from”", "and a text exclude each other", "Give one of them.")
    with writing(context) as library:
        row = paper_named(library.pages, paper)
        name = field.strip().lower().replace("-", "_")
        if digest is not None:
            changes = library.do(merging.switch_field, row, _OTHER_NAMES.get(name, name), digest)
        elif name in KEY_FIELDS:
            changes = library.do(editing.set_citation_key, row, text)
        else:
            changes = library.do(editing.edit, row, _OTHER_NAMES.get(name, name), text)
        answer_with(changes, as_json)


def _say_sources(pages: Pages, paper: int, field: str, as_json: bool) -> None:
    """What each source says of a field, the one that counts marked."""
    from desktop.library.field_sources import said_of

    name = field.strip().lower().replace("-", "_")
    name = _OTHER_NAMES.get(name, name)
    said = said_of(pages, paper, name)
    if as_json:
        rows = [
            {
                "digest": each.digest or None,
                "name": each.name,
                "value": shown(name, str(each.value)),
                "kept": each.is_kept,
                "picked": each.is_picked,
            }
            for each in said
        ]
        write_json({"field": name, "sources": rows})
        return
    for each in said:
        whence = f"digest {each.digest}, {each.name}" if each.digest else "you"
        say(f"{'*' if each.is_kept else ' '} {shown(name, str(each.value))}  ({whence})")
    if not said:
        say("Nobody says anything of it.")


def note(
    context: typer.Context,
    paper: OnePaper,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="Markdown; “-” reads standard input, “” removes it."),
    ] = None,
    versions: Annotated[bool, typer.Option("--versions", help="Show what it said before, and when.")] = False,
    bring_back: Annotated[
        int, typer.Option("--bring-back", metavar="VERSION", help="Write that version again.")
    ] = 0,
    as_json: Json = False,
) -> None:
    """Write the note of a paper; without TEXT, show it."""
    if versions or bring_back:
        _versions_of_note(context, paper, bring_back, as_json)
        return
    if text is None:
        from desktop.store.records import paper as paper_of

        with reading(context) as pages:
            found = paper_of(pages.connection, paper_named(pages, paper))
        shown = found.note if found else ""
        write_json({"note": shown}) if as_json else write(f"{shown}\n" if shown else "")
        return
    from desktop.library import noting

    if text == "-":
        text = sys.stdin.read(FIELD_CHARACTERS)
    with writing(context) as library:
        row = paper_named(library.pages, paper)
        answer_with(library.do(noting.write_note, row, text), as_json)


def _versions_of_note(context: typer.Context, paper: str, bring_back: int, as_json: bool) -> None:
    """Shows the versions of a note, newest first, or writes one of them again."""
    from desktop.store.note_versions import note_versions

    if bring_back:
        from desktop.library import noting

        with writing(context) as library:
            row = paper_named(library.pages, paper)
            if bring_back not in {each.id for each in note_versions(library.pages.connection, row)}:
                raise UsageError(f"“{bring_back}”", "is no version of this note", "--versions lists them.")
            answer_with(library.do(noting.bring_back_note, bring_back), as_json)
        return
    with reading(context) as pages:
        found = note_versions(pages.connection, paper_named(pages, paper))
    if as_json:
        kept = [
            {"version": each.id, "written_at": moment(each.written_at), "note": each.text} for each in found
        ]
        write_json({"versions": kept})
    else:
        write_rows(
            [
                (str(each.id), moment(each.written_at) or "", each.text.strip().split("\n")[0])
                for each in found
            ]
        )
