#!/usr/bin/env python3
"""Builds the bundle and what is downloaded of it, from a clean environment of pinned and hashed packages.

    build.py [--bundle-only] [--quick] [--twice] [--compare] [--out DIR]

Everything is made below build/ and dist/ of the checkout. The same commit gives the same bytes: --twice builds a
second time and compares. On Linux: dist/papertray, papertray-VERSION-linux-ARCH.tar.gz and a .deb where there is
dpkg-deb. On macOS and Windows the bundle; packaging/macos and packaging/windows make installers of it.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE), str(HERE / "bundling")]

import qt_libraries  # noqa: E402 - lies in the folder that was just added
from private_venv import PrivateVenv  # noqa: E402
from setup_messages import SetupFailed, say  # noqa: E402
from starting import prepare  # noqa: E402

BUILD, DIST = ROOT / "build", ROOT / "dist"
EARLIEST = 315_532_800
"""1980, the first year that every archive can write."""


def main() -> int:
    """Return 0 when everything was built, 1 when two builds differ, 2 when the environment cannot be made."""
    options = arguments()
    venv = PrivateVenv(ROOT, BUILD / "venv")
    began = time.monotonic()
    environment = clean_environment()
    try:
        prepare(venv, "package")
        if sys.platform.startswith("linux"):
            # What the plugin for X loads is bundled, and can only be found where it is there.
            environment |= qt_libraries.provide(venv, "xcb", environment)
    except SetupFailed as failure:
        say(str(failure))
        return 2
    bundle = build(venv, environment, options.out)
    told = figures(bundle) | {"seconds": round(time.monotonic() - began)}
    if options.twice:
        again = build(venv, environment, BUILD / "again")
        told["same_bytes_twice"] = figures(again)["sha256"] == told["sha256"]
    if options.compare:
        pyinstaller(venv, environment, "bare_window.spec", BUILD / "compared")
        bare = figures(BUILD / "compared" / "bare-window")["bundle_mb"]
        told |= {"bare_window_mb": bare, "bare_window_ratio": round(told["bundle_mb"] / bare, 2)}
    if sys.platform.startswith("linux") and not options.bundle_only:
        told |= archives(
            bundle, options.out, int(environment["SOURCE_DATE_EPOCH"]), 1 if options.quick else 6
        )
    print(json.dumps(told))
    return 0 if told.get("same_bytes_twice", True) else 1


def arguments() -> argparse.Namespace:
    """What to build, and where to put it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bundle-only", action="store_true", help="no archives")
    parser.add_argument("--quick", action="store_true", help="a larger .deb, in a fifth of the time")
    parser.add_argument("--twice", action="store_true", help="build twice and compare")
    parser.add_argument("--compare", action="store_true", help="weigh it against a bundle of a bare window")
    parser.add_argument("--out", type=Path, default=DIST, help="default: dist in the checkout")
    options = parser.parse_args()
    options.out = options.out.resolve()
    return options


def clean_environment() -> dict[str, str]:
    """Variables for the tools: nothing that leads Python elsewhere, and what makes two builds equal."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))
    }
    environment.setdefault("SOURCE_DATE_EPOCH", str(max(_time_of_commit(), EARLIEST)))
    # A cache of its own: another build of anything, at the same time, would empty the common one.
    own = {"PYINSTALLER_CONFIG_DIR": str(BUILD / "cache")}
    own |= {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    # A quarter of compiled code says in which columns of its source it stood, and there is no source.
    return environment | own | {"PYTHONNODEBUGRANGES": "1"}


def _time_of_commit() -> int:
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0  # not a clone: an unpacked archive


def build(venv: PrivateVenv, environment: dict[str, str], out: Path) -> Path:
    """One whole build into `out`; the folder of the bundle."""
    shutil.rmtree(out / "papertray", ignore_errors=True)
    preparing = [str(venv.python), "-P", str(HERE / "bundling" / "preparing.py")]
    subprocess.run(preparing, env=environment, check=True, cwd=ROOT)
    say("building the bundle (a minute or two)")
    pyinstaller(venv, environment, "papertray.spec", out)
    if sys.platform.startswith("linux"):
        add_for_linux(out / "papertray")
    return out / "papertray"


def pyinstaller(venv: PrivateVenv, environment: dict[str, str], spec: str, out: Path) -> None:
    """Carries out a spec into `out`; ends with the place of its log when it fails."""
    command = [str(venv.python), "-P", "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(out), "--workpath", str(BUILD / "work"), str(HERE / spec)]
    log = BUILD / "pyinstaller.log"
    with log.open("w", encoding="utf-8") as said:
        done = subprocess.run([*command, *places], env=environment, cwd=ROOT, stderr=said, check=False)
    if done.returncode != 0:
        raise SystemExit(f"build: PyInstaller failed ({done.returncode}); {log} says why")


def add_for_linux(bundle: Path) -> None:
    """Puts beside the program what a desktop wants: launcher, menu entry, icons, manual page, completions."""
    from archives import newest_glibc

    (bundle / "papertray-cli").symlink_to("papertray")
    start = bundle / "papertray-start"
    text = (HERE / "linux" / "papertray-start").read_text(encoding="utf-8")
    start.write_text(text.replace("@minor@", str(newest_glibc(bundle))), encoding="utf-8")
    start.chmod(0o755)
    shutil.copy(HERE / "linux" / "install.sh", bundle / "install.sh")
    share = bundle / "share"
    shutil.copytree(BUILD / "share", share)
    for source, folder, name in (
        ("linux/papertray.desktop", "applications", "papertray.desktop"),
        ("linux/org.papertray.papertray.metainfo.xml", "metainfo", "org.papertray.papertray.metainfo.xml"),
        ("linux/papertray.mime.xml", "mime/packages", "papertray.xml"),
        ("../resources/icons/papertray.svg", "icons/hicolor/scalable/apps", "papertray.svg"),
        ("../LICENSE", "doc/papertray", "LICENSE"),
        ("../CHANGELOG.md", "doc/papertray", "CHANGELOG.md"),
    ):
        (share / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / source, share / folder / name)


def archives(bundle: Path, out: Path, seconds: int, effort: int) -> dict[str, Any]:
    """The tar.gz, and the .deb where it can be made, xz at `effort`; their names and sizes."""
    from archives import deb, tar_gz

    from desktop import __version__

    name = f"papertray-{__version__}-linux-{platform.machine()}"
    made = {"tar_gz": tar_gz(bundle, out / f"{name}.tar.gz", seconds)}
    if shutil.which("dpkg-deb"):
        architecture = subprocess.run(
            ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
        ).stdout.strip()
        target = out / f"papertray_{__version__}_{architecture}.deb"
        made["deb"] = deb(bundle, BUILD / "deb", target, __version__, seconds, effort)
    sizes = {f"{kind}_mb": round(file.stat().st_size / 1e6, 1) for kind, file in made.items()}
    return {kind: str(file) for kind, file in made.items()} | sizes


def figures(bundle: Path) -> dict[str, Any]:
    """What the bundle is: its place, its size in millions of bytes, and one hash of all of it."""
    from archives import digest_of

    size = sum(file.lstat().st_size for file in bundle.rglob("*") if not file.is_dir() or file.is_symlink())
    return {"bundle": str(bundle), "bundle_mb": round(size / 1e6, 1), "sha256": digest_of(bundle)}


if __name__ == "__main__":
    sys.exit(main())
