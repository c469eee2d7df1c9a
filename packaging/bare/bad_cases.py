"""What may be wrong on a machine: each case must end in a sentence and an exit code, never in a trace or an abort."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

SECONDS = 180
_PLANTED_MODULES = ("sqlite3", "desktop", "PySide6", "json", "lxml", "encodings", "typing")
_PLANTED_LIBRARIES = (
    "libQt6Core.so.6",
    "libQt6Gui.so.6",
    "libpython3.11.so.1.0",
    "libsqlite3.so.0",
    "libz.so.1",
)
_HOLLOW = "raise SystemExit('a planted module was loaded')\n"
_UNSEEN = {"QT_QPA_PLATFORM": "offscreen"}
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PAPERTRAY_LIBRARY")


def tried(bundle: Path, sample: Path) -> Iterator[str]:
    """What is not as it should be, a line each."""
    with tempfile.TemporaryDirectory(prefix="papertray-bad-") as name:
        folder = Path(name)
        yield from _whole(bundle, folder)
        yield from _without_fonts(bundle, folder)
        yield from _moved_and_led_astray(bundle, folder, sample)
        yield from _without_a_screen(bundle, folder)
        yield from _without_a_home(bundle, folder)
        yield from _damaged(bundle, folder)


def plant(folder: Path) -> None:
    """Puts modules and libraries into a folder that a program must never load from there."""
    for name in _PLANTED_MODULES:
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(_HOLLOW)
    for name in _PLANTED_LIBRARIES:
        (folder / name).write_bytes(b"not a library")
    for name in ("platforms", "imageformats", "platformthemes"):
        (folder / name).mkdir()
        (folder / name / "libqxcb.so").write_bytes(b"not a plugin")
    (folder / "qt.conf").write_text(f"[Paths]\nPlugins={folder}\n")


def leads_astray(folder: Path) -> dict[str, str]:
    """Variables that lead a careless program to what is planted in a folder."""
    names = ("PYTHONPATH", "PYTHONHOME", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "PYTHONSTARTUP")
    return dict.fromkeys(names, str(folder))


def _whole(bundle: Path, folder: Path) -> Iterator[str]:
    done = _run(bundle, "--self-check", home=_home(folder / "self-check"))
    if done.returncode != 0 or "Everything works." not in done.stdout:
        yield f"self-check: {done.returncode} {done.stdout[-300:]} {done.stderr[-600:]}"
    yield from (f"self-check: {line}" for line in done.stdout.splitlines() if line.startswith("Without qxcb"))


def _without_fonts(bundle: Path, folder: Path) -> Iterator[str]:
    """A system whose fontconfig knows no font: the window can be painted, and what to install is said."""
    settings = folder / "fonts.conf"
    settings.write_text("<fontconfig></fontconfig>\n")
    done = _run(
        bundle,
        "--self-check",
        home=_home(folder / "fonts"),
        changes=_UNSEEN | {"FONTCONFIG_FILE": str(settings)},
    )
    if done.returncode != 0 or "There are no fonts here" not in done.stdout:
        yield f"no fonts: {done.returncode} {done.stdout[-300:]} {done.stderr[-600:]}"


def _moved_and_led_astray(bundle: Path, folder: Path, sample: Path) -> Iterator[str]:
    """In a path with blanks and letters of other scripts, among planted modules, with variables that lead there."""
    moved = folder / "Meine Programme" / "论文 näher %20 $HOME"
    shutil.copytree(bundle, moved, symlinks=True)
    planted = folder / "planted"
    planted.mkdir()
    plant(planted)
    astray = leads_astray(planted)
    for words in (["--self-check"], ["import", str(sample)]):
        home = _home(folder / "moved")
        done = _run(moved, *words, home=home, cwd=planted, changes=_UNSEEN | astray)
        if done.returncode != 0:
            yield f"moved, {words[0]}: {done.returncode} {done.stderr[-600:]}"
    shutil.rmtree(moved)


def _without_a_screen(bundle: Path, folder: Path) -> Iterator[str]:
    screens: tuple[tuple[str, dict[str, str]], ...] = (
        ("no screen", {}),
        ("a screen that does not answer", {"DISPLAY": ":4711"}),
        ("a Wayland that does not answer", {"WAYLAND_DISPLAY": "nobody"}),
        ("a plugin that does not exist", {"QT_QPA_PLATFORM": "nosuch"}),
    )
    for name, screen in screens:
        yield from _expect(
            name, 3, _run(bundle, home=_home(folder / "screen"), program="papertray", changes=screen)
        )


def _without_a_home(bundle: Path, folder: Path) -> Iterator[str]:
    """A home in which nothing can be made, even by root."""
    for words in ([], ["--self-check"]):
        if words and os.geteuid() == 0:
            continue  # of folders that only the kernel refuses nothing is told beforehand
        done = _run(bundle, *words, home=Path("/proc/nobody"))
        yield from _expect(f"no home {words}", 4, done)


def _damaged(bundle: Path, folder: Path) -> Iterator[str]:
    """A bundle of which a drawing and the plugins for screens were lost."""
    broken = folder / "broken"
    shutil.copytree(bundle, broken, symlinks=True)
    inside = broken / "_internal"
    for plugin in ("libqxcb.so", "libqwayland.so"):
        (inside / "PySide6" / "Qt" / "plugins" / "platforms" / plugin).unlink(missing_ok=True)
    home = _home(folder / "damaged")
    yield from _expect(
        "no plugin for a screen",
        3,
        _run(broken, home=home, program="papertray", changes={"DISPLAY": ":4711"}),
    )
    (inside / "desktop" / "resources" / "icons" / "inbox.svg").unlink()
    done = _run(broken, "--self-check", home=home)
    yield from _expect("a file is missing", 4, done)


def _expect(name: str, code: int, done: subprocess.CompletedProcess[str]) -> Iterator[str]:
    said = done.stderr.strip()
    ours = [line for line in said.splitlines() if line.startswith("papertray: ")]
    if done.returncode != code or len(ours) != 1 or "Traceback" in said:
        yield f"{name}: exit code {done.returncode} instead of {code}, and it said: {said[-400:]}"


def _run(
    bundle: Path,
    *words: str,
    home: Path,
    cwd: Path | None = None,
    program: str = "papertray-cli",
    changes: Mapping[str, str] = _UNSEEN,
) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if _is_kept(name)}
    environment |= {"HOME": str(home), "LC_ALL": "C.UTF-8", **changes}
    return subprocess.run(
        [str(bundle / program), *words],
        env=environment,
        cwd=cwd,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=SECONDS,
        check=False,
    )


def _is_kept(name: str) -> bool:
    return name not in _SCREENS and not name.startswith(("XDG_", "QT_", "PYTHON", "LD_"))


def _home(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
