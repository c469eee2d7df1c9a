"""Looks at the arguments and starts what they ask for: a command, the window, or a reader of digests."""

import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from desktop import __version__
from desktop.command_line.names import COMMANDS
from desktop.errors import NoWindow, PapertrayError, UsageError

READER = "--reader"
"""The hidden argument with which Papertray starts itself as the process that reads a digest."""
STOPPED = 130
READ_NO_FURTHER = 141
DEFECT = 1
SCHEME = "papertray:"


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out the arguments (those of the process by default) and returns the exit code.

    0 done, 2 usage, 3 the input was refused or no window can be shown, 4 the library cannot be used;
    130 after Ctrl+C, 141 when nobody reads the output any more, 1 for a defect of Papertray.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments[:1] == [READER]:
        from desktop.digests.process import reader_process  # noqa: PLC0415 - only the reader's process needs it

        return int(reader_process.main() or 0)
    _bear_any_text()
    try:
        code = _run(arguments)
    except PapertrayError as error:
        code = _tell(str(error), error.exit_code)
    except KeyboardInterrupt:
        code = _tell("stopped", STOPPED)
    except BrokenPipeError:
        code = READ_NO_FURTHER
    except Exception as error:
        code = _tell(_defect(error), DEFECT)
    return _flushed(code)


def _run(arguments: list[str]) -> int:
    library, rest = split_library(arguments)
    first = rest[0] if rest else ""
    if first == "--version":
        print(f"Papertray {__version__}")  # noqa: T201 - what was asked for
        return 0
    if first == "--self-check":
        from desktop.command_line.self_check import self_check  # noqa: PLC0415 - for what was installed newly

        return self_check(library, _check_window)
    if first in COMMANDS or first in {"--help", "-h"}:
        from desktop import cli  # noqa: PLC0415 - the window starts without Typer

        return cli.main(rest, library, window=open_window if has_display() else None, picture=_picture)
    return open_window(library, _things(rest))


def split_library(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The library that `--library` names anywhere before a "--", and the other arguments."""
    library, rest = None, []
    remaining = iter(arguments)
    for argument in remaining:
        name, is_joined, value = argument.partition("=")
        if argument == "--":
            rest += [argument, *remaining]
        elif name != "--library":
            rest.append(argument)
        else:
            value = value if is_joined else next(remaining, "")
            if not value:
                raise UsageError("--library", "needs the path of a library", "Put it behind the word.")
            library = Path(value)
    return library, rest


def _things(arguments: Sequence[str]) -> list[Path | str]:
    """The files and links that the window shall offer to import; raises UsageError for a word that is none.

    Desktops give a file as an address ("file:///home/…") to a program that also takes links.
    """
    words = arguments[1:] if arguments[:1] == ["--"] else arguments
    is_open = words is arguments
    words = [_path_of(word) if word.startswith("file://") else word for word in words]
    for word in words:
        if word.startswith(SCHEME):
            _refuse_empty(word)
            continue
        if is_open and word.startswith("-"):
            raise UsageError(word, "there is no such option", "“papertray --help” lists what there is.")
        if not os.path.lexists(word):
            near = difflib.get_close_matches(word, COMMANDS, 1)
            advice = f"Did you mean “{near[0]}”?" if near else "“papertray --help” lists the commands."
            raise UsageError(f"“{word}”", "there is no such command and no such file", advice)
    return [word if word.startswith(SCHEME) else Path(word).absolute() for word in words]


def _path_of(address: str) -> str:
    """The path in a "file:" address (RFC 8089)."""
    from urllib.request import url2pathname  # noqa: PLC0415 - for what a desktop starts

    parts = urlsplit(address)
    return url2pathname(parts.path) if parts.netloc in {"", "localhost"} else address


def _refuse_empty(link: str) -> None:
    from desktop.papers.links import page_to_add  # noqa: PLC0415 - for what a browser starts

    if page_to_add(link) is None:
        advice = "Its form is papertray:add?url=ADDRESS&title=TITLE."
        raise UsageError(link[:80], "this link names no page to add", advice)


def has_display() -> bool:
    """Whether a person could see a window."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal", "vnc"}:
        return False
    return not sys.platform.startswith("linux") or _names_a_screen()


def _names_a_screen() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(library: Path | None, things: Sequence[Path | str] = ()) -> int:
    """Shows the window on a library, or gives the files and links to the window that has it open already."""
    from desktop.handover import hand_over  # noqa: PLC0415 - commands do without
    from desktop.paths import library_path  # noqa: PLC0415

    path = library_path(library)
    if hand_over(path, things):
        return 0
    if sys.platform.startswith("linux") and not _names_a_screen():
        advice = "“papertray demo” shows what it does without one, “papertray --help” lists the commands."
        raise NoWindow("the window", "there is no screen to open it on", advice)
    try:
        from desktop import app  # noqa: PLC0415 - only the window needs Qt
    except ImportError as error:
        raise _without_qt(error) from error
    return int(app.run(things, path) or 0)


def _picture(library: Path, target: Path) -> None:
    """Writes a picture of the window on `library` to `target` (PNG), without showing it anywhere."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop import app  # noqa: PLC0415 - only the window needs Qt

    app.picture(library, target)


def _check_window(library: Path, target: Path) -> Iterator[str]:
    """Paints a window on `library` into `target`, and tries what else a window on a screen needs."""
    has_screen = has_display()
    if not has_screen:
        yield "There is no screen here, so the window is tried without one."
    try:
        _picture(library, target)
        from desktop.ui.checking import check_window  # noqa: PLC0415 - only the window needs Qt
    except ImportError as error:
        raise _without_qt(error) from error
    yield from check_window(has_screen=has_screen)


def _without_qt(error: ImportError) -> NoWindow:
    advice = "“python3 packaging/bootstrap.py run” installs it; the commands work without."
    if getattr(sys, "frozen", False):
        advice = (
            "Install the package that holds it (Debian and Ubuntu: sudo apt install libgl1 libegl1 fontconfig); "
            "the commands work without."
        )
    return NoWindow("the window", f"it needs a library that is missing here ({error})", advice)


def _bear_any_text() -> None:
    """Prints "?" for a letter that the terminal's encoding lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _tell(sentence: str, code: int) -> int:
    with suppress(OSError, AttributeError):
        print(f"papertray: {sentence}", file=sys.stderr)  # noqa: T201 - the last word of a start that failed
    return code


def _defect(error: Exception) -> str:
    """Keeps what a developer needs in a file, as far as one can be written; the sentence that says so."""
    from desktop.command_line.crash_report import write_crash_report  # noqa: PLC0415 - hopefully never

    report = write_crash_report(error)
    kept = f"; what happened is written down in {report}" if report else f" ({error})"
    return f"a defect of Papertray stopped this ({type(error).__name__}){kept}. Please report it"


def _flushed(code: int) -> int:
    """The exit code once everything is out; what cannot be written must not end in a complaint of Python's."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError) as error:
            if not code:
                code = READ_NO_FURTHER if isinstance(error, BrokenPipeError) else _unwritable(error)
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _unwritable(error: OSError | ValueError) -> int:
    reason = getattr(error, "strerror", None) or str(error)
    return _tell(f"standard output: it cannot be written ({reason.lower()}).", PapertrayError.exit_code)


if __name__ == "__main__":
    sys.exit(main())
