"""Writes answers to standard output: text for people, JSON for programs, bytes of exports."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import typer

from desktop.errors import CannotWrite

READ_NO_FURTHER = 141


def write(text: str) -> None:
    """Writes `text` as it is; ends the command quietly when nobody reads any further (`| head`)."""
    with _failures_in_words():
        sys.stdout.write(text)


def say(line: str) -> None:
    """Writes one line for people."""
    write(f"{line}\n")


def write_json(answer: Any) -> None:
    """Writes one JSON value; letters that the output's encoding lacks as escapes."""
    write(_json(answer) + "\n")


def write_json_with(name: str, values: Iterable[Any], rest: Callable[[], dict[str, Any]]) -> None:
    """Writes one JSON object of which the list `name` may be too long to hold; `rest` gives what follows it."""
    write("{\n")
    write(f'  "{name}": [')
    between = ""
    for value in values:
        write(f"{between}\n    {_json(value).replace(chr(10), chr(10) + '    ')}")
        between = ","
    write("\n  ],\n" if between else "],\n")
    write(_json(rest()).removeprefix("{\n") + "\n")


def _json(value: Any) -> str:
    encoding = (getattr(sys.stdout, "encoding", "") or "ascii").lower().replace("-", "").replace("_", "")
    return json.dumps(value, ensure_ascii=encoding != "utf8", indent=2)


def write_bytes(data: bytes) -> None:
    """Writes the bytes of a file, whatever the terminal's encoding."""
    with _failures_in_words():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def _failures_in_words() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise typer.Exit(READ_NO_FURTHER) from error
    except OSError as error:
        reason = f"it cannot be written ({(error.strerror or str(error)).lower()})"
        raise CannotWrite("standard output", reason, "Make room, or send it elsewhere.") from error


def warn(sentence: str) -> None:
    """Says something beside the answer, on standard error."""
    print(f"papertray: {sentence}", file=sys.stderr)  # noqa: T201 - the one place for it
