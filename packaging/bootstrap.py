#!/usr/bin/env python3
r"""Sets Papertray up inside the checkout at the first call, then starts the app, its tests or a tool.

    python3 packaging/bootstrap.py run  [papertray arguments]
    python3 packaging/bootstrap.py test [pytest arguments]

On Windows: py packaging\bootstrap.py run. The tools are bench, pictures DIR, faults, window-story DIR and
package-test. Nothing but Python is needed beforehand. This file keeps to what Python 3.6 can read, so that
an old Python says in words what is wrong; the modules beside it may use everything that Papertray itself
may use.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = 11
NEWEST = 14
TOOLS = {
    "bench": "bench.py",
    "pictures": "pictures.py",
    "faults": "faults.py",
    "package-test": "package_test.py",
    "window-story": "window_story.py",
}
CANNOT_START = 2


def main() -> int:
    """Return an exit code; on Linux and macOS a started program takes this process over instead."""
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command not in ("run", "test") and command not in TOOLS:
        sys.stderr.write(__doc__ + "\n")
        return CANNOT_START
    script = HERE / TOOLS.get(command, "")
    if not script.exists():
        sys.stderr.write(f"bootstrap: {command} is not there yet: it would be packaging/{TOOLS[command]}.\n")
        return CANNOT_START
    if not python_suits(*sys.version_info[:2]):
        return start_with_another_python()
    # An environment with PYTHONSAFEPATH leaves the script's own folder out.
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    from starting import start

    return start(HERE.parent, command, sys.argv[2:], script)


def python_suits(major: int, minor: int) -> bool:
    """Whether Papertray runs on this version of Python."""
    return (3, OLDEST) <= (major, minor) <= (3, NEWEST)


def start_with_another_python() -> int:
    """Hand over to the newest suitable Python on the PATH, or say what to install."""
    for minor in range(NEWEST, OLDEST - 1, -1):
        name = ["py", f"-3.{minor}"] if os.name == "nt" else [f"python3.{minor}"]
        program = shutil.which(name[0])
        if program is None:
            continue
        command = [program, *name[1:]]
        # A launcher can be on the PATH without its Python, so it is asked.
        asked = [*command, "-c", f"import sys; sys.exit(sys.version_info[:2] != (3, {minor}))"]
        if subprocess.call(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            sys.stderr.write(f"bootstrap: using {' '.join(name)}\n")
            return subprocess.call([*command, str(HERE / "bootstrap.py"), *sys.argv[1:]])
    sys.stderr.write(
        f"bootstrap: Papertray needs Python 3.{OLDEST} to 3.{NEWEST}; this is {sys.version.split()[0]}. "
        "Install one beside it and try again (Debian 12, Ubuntu 24.04 and later bring one as python3; "
        "Fedora: dnf install python3.12; macOS: brew install python@3.12; "
        "Windows: winget install Python.Python.3.12).\n"
    )
    return CANNOT_START


if __name__ == "__main__":
    sys.exit(main())
