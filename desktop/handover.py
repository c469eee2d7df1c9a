"""A second start gives its files and links to the window that has the library; bytes only, same user only."""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from desktop.errors import CannotWrite
from desktop.limits import HANDOVER_BYTES
from desktop.papers.links import SCHEME
from desktop.paths import private_folder, runtime_folder

_TAKEN = b"taken"
_SECONDS = 5.0
"""A window that does not answer for so long hangs: the second start says that the library is in use."""
_WAITING = 64
"""Starts that may wait while the window is busy; one more would wait without end."""
_PAUSE = 0.05
_ADDRESS_BYTES = 100
"""Linux takes 107 bytes for the address of a socket, macOS 103."""


def hand_over(library: Path, things: Sequence[Path | str], *, patience: float = _SECONDS) -> bool:
    """Gives files, and links of our own scheme, to the window that has `library` open; it comes to the front.

    False when there is no such window, or it does not answer. Relative paths are read from the current
    folder. Waits `patience` seconds for an answer, and never sends anything to another user's window.
    """
    address = _address(library)
    if os.name != "nt" and not _belongs_to_us(Path(address)):
        return False
    try:
        with Client(address) as window:
            for message in _messages(things):
                window.send_bytes(message)
                if not window.poll(patience) or window.recv_bytes(len(_TAKEN)) != _TAKEN:
                    return False
    except (OSError, EOFError):
        return False
    return True


class Reception:
    """The window's end: takes files and links from later starts. No Qt in it: `serve` runs on any thread."""

    def __init__(self, library: Path, take: Callable[[list[Path | str]], object]) -> None:
        """Opens the address of `library`, whose writer lock the caller holds.

        `take` is called on the thread of `serve` with the files that exist and the links; with none when the
        window shall only come to the front. Raises CannotWrite when there is no folder for the address.
        """
        self._address = _address(library)
        self._take = take
        self._open = True
        try:
            if os.name != "nt":
                private_folder(Path(self._address).parent)
                # Nobody else has the library, so what lies there is left over from a crash.
                Path(self._address).unlink(missing_ok=True)
            self._listener = Listener(self._address, backlog=_WAITING)
        except OSError as error:
            advice = "Papertray works without it; opening files goes to the window by drag and drop."
            raise CannotWrite(self._address, "later starts cannot reach this window", advice) from error

    def serve(self) -> None:
        """Takes one start after the other until `close`; what is malformed or too large is ignored."""
        while self._open:
            try:
                with self._listener.accept() as start:
                    self._receive(start)
            except EOFError:
                pass  # the start has gone after its last message
            except OSError:
                time.sleep(_PAUSE)  # nothing to accept with: a full table of files must not cost a processor

    def close(self) -> None:
        """Ends `serve` and gives the address free; may be called from any thread, and twice."""
        if not self._open:
            return
        self._open = False
        with suppress(OSError), Client(self._address):
            pass  # wakes the thread that waits in accept
        self._listener.close()

    def _receive(self, start: Connection) -> None:
        while self._open and start.poll(_SECONDS):
            self._take(_things(start.recv_bytes(HANDOVER_BYTES)))
            start.send_bytes(_TAKEN)


def _messages(things: Sequence[Path | str]) -> list[bytes]:
    """The things as messages of at most HANDOVER_BYTES, one at least; ended by NUL, which none of them holds."""
    messages = [b""]
    for thing in things:
        name = os.fsencode(thing if isinstance(thing, str) else thing.absolute()) + b"\0"
        if len(messages[-1]) + len(name) > HANDOVER_BYTES:
            messages.append(b"")
        messages[-1] += name
    return messages


def _things(message: bytes) -> list[Path | str]:
    """What a message names: links, which no absolute path can look like, and files that exist."""
    names = [os.fsdecode(name) for name in message.split(b"\0") if name]
    return [
        name if name.startswith(SCHEME) else Path(name)
        for name in names
        if name.startswith(SCHEME) or (Path(name).is_absolute() and _exists(Path(name)))
    ]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _address(library: Path) -> str:
    """The socket or pipe of one library: two libraries have two windows."""
    name = hashlib.blake2b(os.fsencode(library.resolve()), digest_size=6).hexdigest()
    if os.name == "nt":
        return rf"\\.\pipe\papertray-{name}"
    address = runtime_folder() / name
    if len(os.fsencode(address)) > _ADDRESS_BYTES:
        address = Path(tempfile.gettempdir()) / f"papertray-{os.getuid()}" / name
    return str(address)


def _belongs_to_us(address: Path) -> bool:
    try:
        return address.parent.stat().st_uid == os.getuid() == address.lstat().st_uid
    except OSError:
        return False
