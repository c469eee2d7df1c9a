"""The system libraries that Qt needs on Linux and does not bring along: asked for, installed or named."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import debian_packages
from private_venv import PrivateVenv
from setup_lock import setup_lock
from setup_messages import SetupFailed, say

PLUGINS = {"xcb": "libqxcb.so", "wayland": "libqwayland.so"}
APT = {
    "": "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-dejavu-core",
    "xcb": "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-shape0 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1",
    "wayland": "libwayland-client0 libwayland-cursor0",
}
DNF = {
    "": "libglvnd-glx libglvnd-egl glib2 libxkbcommon fontconfig dbus-libs libX11 dejavu-sans-fonts",
    "xcb": "xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil "
    "libxkbcommon-x11 libX11-xcb",
    "wayland": "libwayland-client libwayland-cursor",
}
PACMAN = {
    "": "libglvnd glib2 libxkbcommon fontconfig dbus libx11 ttf-dejavu",
    "xcb": "xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil libxkbcommon-x11",
    "wayland": "wayland",
}
# Loading the very files tells more than looking for names: it is what starting the window will do.
PROBE = "import ctypes, sys\nfor path in sys.argv[1:]:\n    ctypes.CDLL(path)"


def wanted_platform(environment: Mapping[str, str]) -> str | None:
    """Return the name of the platform plugin that Qt will choose, None when there is no display at all.

    Without a display Papertray says so and ends before it needs Qt; nothing is installed for that.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen:
        return "wayland" if chosen.startswith("wayland") else chosen
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environment.get("DISPLAY") else None


def provide(venv: PrivateVenv, platform: str, environment: Mapping[str, str]) -> dict[str, str]:
    """See to it that Qt loads with `platform`; returns the environment variables it needs for that.

    Raises SetupFailed with the line to type when neither apt as root nor unpacking worked.
    """
    private = venv.folder / "system-libraries"
    missing = _missing(venv, platform, environment, private)
    if missing is None:
        return variables(private, environment)
    with setup_lock(venv.folder):
        names = _names(APT, platform)
        provided = False
        # Another set-up may have ended while this one waited.
        if _missing(venv, platform, environment, private) is not None:
            say(f"Qt lacks a system library: {missing}")
            install = debian_packages.install if debian_packages.may_install() else None
            # Unpacked is everything at once: the folder is made anew and must serve each later platform.
            provided = install(names) if install else debian_packages.unpack(_names(APT, *PLUGINS), private)
        missing = _missing(venv, platform, environment, private)
    if missing is None:
        return variables(private, environment)
    outcome = "They are in place and yet it does not load" if provided else "They could not be brought"
    raise SetupFailed(f"Qt cannot start: {missing}. {outcome}. {advice(platform)}")


def advice(platform: str) -> str:
    """Return the one line to type on this system, for the program that installs packages on it."""
    for program, line, packages in (
        ("apt-get", "sudo apt-get install --no-install-recommends", APT),
        ("dnf", "sudo dnf install", DNF),
        ("pacman", "sudo pacman -S --needed", PACMAN),
    ):
        if shutil.which(program):
            return f"Type this, then try again:\n  {line} {' '.join(_names(packages, platform))}"
    return f"Install the packages that hold what Debian calls: {' '.join(_names(APT, platform))}"


def variables(private: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Return what a program needs in its environment to use the libraries unpacked at `private`."""
    if not private.is_dir():
        return {}
    folders = sorted({str(path.parent) for path in private.rglob("*.so*") if path.is_file()})
    earlier = environment.get("LD_LIBRARY_PATH")
    found = {"LD_LIBRARY_PATH": ":".join([*folders, *([earlier] if earlier else [])])}
    keyboards = private / "usr/share/X11/xkb"
    if keyboards.is_dir() and not Path("/usr/share/X11/xkb").exists():
        found["XKB_CONFIG_ROOT"] = str(keyboards)
    if (private / "usr/share/fonts").is_dir() and not Path("/etc/fonts/fonts.conf").exists():
        found["FONTCONFIG_FILE"] = str(_fonts(private))
    return found


def _fonts(private: Path) -> Path:
    """Return a fontconfig file for the unpacked fonts; the system's own would not look for them."""
    file = private / "fonts.conf"
    if not file.exists():
        folders = "".join(f"<dir>{each}</dir>" for each in (private / "usr/share/fonts", "/usr/share/fonts"))
        cache = '<cachedir prefix="xdg">fontconfig</cachedir>'
        file.write_text(f"<fontconfig>{folders}<dir prefix='xdg'>fonts</dir>{cache}</fontconfig>\n")
    return file


def _names(packages: Mapping[str, str], *platforms: str) -> list[str]:
    """Return the packages that Qt always needs and those that only `platforms` need."""
    return " ".join(packages.get(each, "") for each in ("", *platforms)).split()


def _missing(venv: PrivateVenv, platform: str, environment: Mapping[str, str], private: Path) -> str | None:
    """Return what the loader says about the first library that it does not find, None when all load."""
    qt = venv.site_packages() / "PySide6" / "Qt"
    files = [qt / "lib" / "libQt6Widgets.so.6"]
    if platform in PLUGINS:
        files.append(qt / "plugins" / "platforms" / PLUGINS[platform])
    asked = subprocess.run(
        [venv.python, "-I", "-S", "-c", PROBE, *files],
        env={**environment, **variables(private, environment)},
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0:
        return None
    return asked.stderr.strip().rpartition("OSError: ")[2]
