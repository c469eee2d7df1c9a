"""From a command of bootstrap.py to the process that carries it out."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import qt_libraries
from private_venv import PrivateVenv
from setup_lock import setup_lock
from setup_messages import SetupFailed, say
from window_arguments import draws_picture, opens_window

EVERY_TEST = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder")
"""The whole run is spread over the processors, a file of tests staying together; named tests run in one process,
where a debugger can be used and what is printed is seen."""


def start(root: Path, command: str, arguments: Sequence[str], script: Path) -> int:
    """Set up what `command` needs, then become it. Returns only when that cannot be, or on Windows.

    `script` is the file of a tool; `run` and `test` name modules and do not use it.
    """
    venv = PrivateVenv(root)
    try:
        prepare(venv, "run" if command == "run" else "test")
        environment = environment_for(command, arguments, venv)
    except SetupFailed as failure:
        say(str(failure))
        return 2
    except KeyboardInterrupt:
        say("stopped; the next call goes on from here")
        return 130
    python = str(venv.python)
    if command == "run":
        # -P: a folder or file of the user's that happens to be called like a module of ours stays out.
        return become([python, "-P", "-m", "desktop", *arguments], environment)
    os.chdir(root)
    if command == "test":
        return become([python, "-P", "-m", "pytest", *(arguments or EVERY_TEST)], environment)
    return become([python, str(script), *arguments], environment)


def prepare(venv: PrivateVenv, kind: str) -> None:
    """See to it that `venv` holds the pinned packages of `kind`; raises SetupFailed."""
    if venv.holds(kind):
        return
    with setup_lock(venv.folder):
        if venv.holds(kind):
            return
        started = time.monotonic()
        venv.provide(kind)
        say(f"set up in {time.monotonic() - started:.1f} s; the next start skips this")


def environment_for(command: str, arguments: Sequence[str], venv: PrivateVenv) -> dict[str, str]:
    """Return the environment variables of the program, Qt's system libraries being seen to."""
    environment = dict(os.environ)
    # Containers often set it; every start would then compile the whole of Papertray anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for name in ("PYTHONHOME", "PYTHONPATH"):
        environment.pop(name, None)
    platform = _platform(command, arguments, environment)
    if platform is not None and sys.platform.startswith("linux"):
        try:
            environment.update(qt_libraries.provide(venv, platform, environment))
        except SetupFailed:
            if not draws_picture(arguments):
                raise  # the demonstration goes on without a picture, and says so
    return environment


def _platform(command: str, arguments: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """Return the Qt platform plugin whose libraries are needed; None when Qt is not going to start."""
    if command != "run":
        return "offscreen"
    platform = qt_libraries.wanted_platform(environment) if opens_window(arguments) else None
    return "offscreen" if platform is None and draws_picture(arguments) else platform


def become(command: list[str], environment: dict[str, str]) -> int:
    """Replace this process by `command`; Windows has no such thing, so there it is waited for."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    with subprocess.Popen(command, env=environment) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the program was told as well and decides what it means
