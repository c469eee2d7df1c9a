"""Takes from this process what a reader never needs: memory without end, files, sockets, other programs."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from desktop.limits import READER_MEMORY_BYTES, READER_OPEN_FILES, READER_PROCESSOR_SECONDS

_REFUSED = (
    "socket.", "subprocess.", "shutil.", "tempfile.", "sqlite3.", "ctypes.", "winreg.", "urllib.", "ftplib.",
    "smtplib.", "webbrowser.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "os.chown", "os.utime", "os.kill", "pty.", "mmap.",
)  # fmt: skip
_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_ADDRESS_SPACE_FACTOR = 4
"""Mapped libraries count as address space but not as data; data is what the limit is about."""

_NICENESS = 5
"""A third of the processor where the window wants it too, all of it else: a reader must not stand still."""


def confine() -> None:
    """Set the limits of `desktop.limits` for this process and refuse what is not reading; for good.

    Limits are the kernel's (POSIX only); refusals are Python's audit hook, which stops mistakes of
    libraries, not machine code. Reading files stays possible only where Python's own modules lie.
    """
    sys.dont_write_bytecode = True
    _step_back()
    _set_limits()
    sys.addaudithook(_hook(_module_folders()))


def _step_back() -> None:
    """Leave the processor to the window when both want it; POSIX only."""
    if sys.platform != "win32":
        os.nice(_NICENESS)


def _set_limits() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    limits = {
        "RLIMIT_DATA": READER_MEMORY_BYTES,
        "RLIMIT_AS": READER_MEMORY_BYTES * _ADDRESS_SPACE_FACTOR,
        "RLIMIT_CPU": READER_PROCESSOR_SECONDS,
        "RLIMIT_NOFILE": READER_OPEN_FILES,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
    }
    for name, limit in limits.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        # macOS refuses some of them; the other limits hold all the same.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (allowed, allowed))


def _module_folders() -> tuple[str, ...]:
    here = Path(__file__).resolve().parents[2]
    places = [*sys.path, sys.prefix, sys.base_prefix, str(here), getattr(sys, "_MEIPASS", "")]
    return tuple({os.path.realpath(place) for place in places if place})


def _hook(folders: tuple[str, ...]) -> Any:
    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, int):
                return
            writes = (isinstance(mode, str) and set(mode) & set("wax+")) or (flags or 0) & _WRITING_FLAGS
            if writes or not os.path.realpath(os.fsdecode(path)).startswith(folders):
                raise PermissionError("a reader opens no files")
        elif event.startswith(_REFUSED):
            raise PermissionError(f"a reader may not do this: {event}")

    return refuse
