"""What the executables of a bundle start: shuts foreign code out, then carries out the arguments.

`papertray` and `papertray-cli` are the same program; on Windows only the second one has a console.
"""

import os
import sys

LEADS_ASTRAY = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE")
"""Variables by which a desktop gives its own plugins to every program with Qt: they are of another Qt."""


def leave_environment_clean() -> None:
    """Takes out of the environment what would lead foreign code into this program, or ours into others.

    PyInstaller sets LD_LIBRARY_PATH for the libraries of the bundle; a browser started with it would load them.
    """
    for name in LEADS_ASTRAY:
        os.environ.pop(name, None)
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        original = os.environ.pop(f"{name}_ORIG", None)
        if original:
            os.environ[name] = original
        else:
            os.environ.pop(name, None)


if __name__ == "__main__":
    leave_environment_clean()
    from desktop.__main__ import main

    sys.exit(main())
