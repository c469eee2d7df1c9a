"""The headless commands: puts the groups of `command_line` together and carries one of them out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from desktop.command_line import backups, completing, deciding, editing, history, merging, showing, tagging
from desktop.command_line.deleting import bin_
from desktop.command_line.demonstrating import demo
from desktop.command_line.digests import digests
from desktop.command_line.exporting import export
from desktop.command_line.importing import import_
from desktop.command_line.left_over import leftover
from desktop.command_line.listing import lists
from desktop.command_line.printing import warn
from desktop.command_line.reading import read
from desktop.command_line.rereading import reread
from desktop.command_line.saved_searches import searches
from desktop.command_line.surroundings import Surroundings
from desktop.command_line.tagging import tags
from desktop.command_line.watching import watch

STOPPED = 130
_ABOUT = "A reading-list manager for people who get more papers than they can read."
_EPILOG = (
    "Without a command the window opens; FILEs are offered for import. Papers are named by id or citation "
    "key. Exit codes: 0 done, 2 usage, 3 the input was refused, 4 the library cannot be used."
)


def _about(
    library: Annotated[
        Path | None,
        typer.Option("--library", metavar="PATH", help="The library to use; before or after the command."),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Say which Papertray this is.")] = False,
    self_check: Annotated[
        bool, typer.Option("--self-check", help="Try whether everything works on this machine.")
    ] = False,
) -> None:
    """The options of every command, which `__main__` has taken out of the arguments: here for the help."""


_COMMANDS: dict[str, Callable[..., None]] = {
    "read": read,
    "import": import_,
    "show": showing.show,
    "search": showing.search,
    "add": editing.add,
    "edit": editing.edit,
    "state": deciding.state,
    "rate": deciding.rate,
    "incomplete": completing.incomplete,
    "mend": completing.mend,
    "duplicates": merging.duplicates,
    "merge": merging.merge,
    "split": merging.split,
    "apart": merging.apart,
    "queue": deciding.queue,
    "snooze": deciding.snooze,
    "wake": deciding.wake,
    "tag": tagging.tag,
    "untag": tagging.untag,
    "note": editing.note,
    "export": export,
    "digests": digests,
    "leftover": leftover,
    "reread": reread,
    "watch": watch,
    "undo": history.undo,
    "redo": history.redo,
    "history": history.history,
    "backup": backups.backup,
    "restore": backups.restore,
    "demo": demo,
}
_GROUPS = {"tags": tags, "lists": lists, "searches": searches, "bin": bin_}


def build() -> typer.Typer:
    """The commands as one Typer application."""
    app = typer.Typer(
        name="papertray",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=_ABOUT, epilog=_EPILOG)(_about)
    for name, command in _COMMANDS.items():
        app.command(name)(command)
    for name, group in _GROUPS.items():
        app.add_typer(group, name=name)
    return app


def main(
    arguments: Sequence[str],
    library: Path | None = None,
    *,
    window: Callable[[Path], int] | None = None,
    picture: Callable[[Path, Path], object] | None = None,
) -> int:
    """Carries out a command and returns the exit code; raises PapertrayError and KeyboardInterrupt,
    which `__main__` words.

    `arguments` come without `--library`, whose value is `library`. For `window` and `picture` see Surroundings.
    """
    surroundings = Surroundings(library, window, picture)
    try:
        code = build()(list(arguments), prog_name="papertray", standalone_mode=False, obj=surroundings)
    except TyperException as error:
        warn(f"{error.format_message()}{_where_to_look(error)}")
        return error.exit_code
    except Abort:
        code = STOPPED
    if code == STOPPED:  # Typer has made an exit of the KeyboardInterrupt
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _where_to_look(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f" “{context.command_path} --help” says more." if context is not None else ""
