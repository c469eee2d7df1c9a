#!/usr/bin/env python3
"""Tries the package as the people who get it: built, installed, double-clicked, and on bare systems.

    package_test.py [PICTURES] [--bundle DIR] [--deb FILE] [--roots DIR] [--install-deb]

Without a bundle in dist/ it is built first. Parts whose programs are missing are left out and named. --roots has
folders with bare systems (made by debootstrap --variant=minbase; root only): root-bookworm, root-trixie …
--install-deb installs the .deb on this very machine, double-clicks its launcher, and removes it again. One line
of JSON says how it went, and whether every story was told to its end. Linux only.
"""

import argparse
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "packaging" / "xvfb"), str(ROOT / "packaging" / "bare"), str(ROOT / "packaging")]

import bad_cases  # noqa: E402 - lies in a folder that was just added
import bare_root  # noqa: E402
import chapters  # noqa: E402
import package_chapters  # noqa: E402
from double_click import ClickedApplication  # noqa: E402
from screen import DEBIAN, Screen, missing_programs  # noqa: E402
from story import Story  # noqa: E402
from waiting import NotSeen  # noqa: E402

SAMPLE = ROOT / "resources" / "samples" / "hugging-face-page.txt"
SAMPLE_PAPERS = 12
LONGEST = 3_000
"""Seconds after which everything is broken off."""


def main() -> int:
    """Return 0 when everything was as expected, 1 when not, 2 when there is no bundle to try."""
    options = arguments()
    for number in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(number, broken_off)
    signal.alarm(LONGEST)
    if not (options.bundle / "papertray").exists() and not build():
        return 2
    told: dict[str, Any] = {"bundle": str(options.bundle), "left_out": [], "to_the_end": True}
    failed = [f"bundle: {each}" for each in bad_cases.tried(options.bundle, SAMPLE)]
    if missing := missing_programs():
        told["left_out"].append(f"the window, for want of {', '.join(missing)}: apt-get install {DEBIAN}")
    else:
        failed += windows(options, told)
    if options.roots is None or not bare_root.is_possible():
        told["left_out"].append("bare systems: --roots names none, or this is not root")
    else:
        failed += bare_root.tried(options.roots, options.bundle, options.deb, SAMPLE)
    print(json.dumps(told | {"ok": not failed, "failed": failed}, ensure_ascii=False))
    return 1 if failed else 0


def arguments() -> argparse.Namespace:
    """Where the package is, and what else may be tried."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pictures", type=Path, nargs="?", default=ROOT / "build" / "pictures")
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist" / "papertray")
    parser.add_argument("--deb", type=Path, help="default: the one beside the bundle")
    parser.add_argument("--roots", type=Path, help="folder with bare systems")
    parser.add_argument("--install-deb", action="store_true", help="install it here and remove it again")
    options = parser.parse_args()
    options.bundle = options.bundle.resolve()
    options.deb = options.deb or next(iter(options.bundle.parent.glob("papertray_*.deb")), None)
    return options


def build() -> bool:
    """Whether the package could be built."""
    command = [sys.executable, str(ROOT / "packaging" / "build.py")]
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def windows(options: argparse.Namespace, told: dict[str, Any]) -> list[str]:
    """Double-clicks what was unpacked, then what was installed; what went wrong."""
    failed = story_of(options.bundle, None, options.pictures / "bundle", told)
    if options.install_deb and options.deb and os.geteuid() == 0 and shutil.which("dpkg"):
        if subprocess.run(["dpkg", "-i", options.deb], stdout=sys.stderr, check=False).returncode:
            return [*failed, "the .deb cannot be installed here"]
        try:
            launcher = Path("/usr/share/applications/papertray.desktop")
            failed += story_of(Path("/usr/lib/papertray"), launcher, options.pictures / "deb", told)
        finally:
            subprocess.run(["dpkg", "-r", "papertray"], stdout=sys.stderr, check=False)
    else:
        told["left_out"].append("the .deb: --install-deb was not given, or this is not root on Debian")
    return failed


def story_of(bundle: Path, launcher: Path | None, pictures: Path, told: dict[str, Any]) -> list[str]:
    """One whole story on a screen of its own; without a launcher the bundle is installed into the home there."""
    name = pictures.name
    with Screen() as screen, tempfile.TemporaryDirectory(prefix="planted ü ") as planted:
        bad_cases.plant(Path(planted))
        screen.environment |= bad_cases.leads_astray(Path(planted))
        application = ClickedApplication(
            screen, [str(bundle / "papertray")], launcher or bundle / "papertray"
        )
        story = Story(screen, application, pictures)
        application.files = story.files
        try:
            installed = bundle if launcher else install(screen, bundle)
            tell(story, application, bundle, installed)
        except (
            NotSeen,
            RuntimeError,
            StopIteration,
            ValueError,
            OSError,
            sqlite3.Error,
            subprocess.SubprocessError,
        ) as failure:
            told["to_the_end"] = False
            story.failed.append(f"{type(failure).__name__}: {failure}")
            with suppress(subprocess.SubprocessError, NotSeen):
                story.picture("broken-off", whole_screen=True)
        summary = story.summary()
    told[name] = {key: summary[key] for key in ("passed", "seconds", "complaints")}
    return [f"{name}: {each}" for each in summary["failed"]]


def tell(story: Story, application: ClickedApplication, bundle: Path, installed: Path) -> None:
    """From the first double click to the morning after a crash."""
    chapters.first_start(story)
    package_chapters.nothing_foreign(story, application, bundle)
    chapters.drop(story, SAMPLE, SAMPLE_PAPERS)
    chapters.decide(story)
    chapters.find(story)
    chapters.order_the_queue(story)
    chapters.export(story)
    chapters.hand_over(story)
    package_chapters.open_shared_list(story, [str(installed / "papertray-cli")])
    package_chapters.open_link(story)
    chapters.close(story)
    menu = story.screen.home / ".local" / "share" / "applications" / "papertray.desktop"
    if menu.exists():
        application.clicked = menu
    chapters.come_back(story)
    chapters.crash(story)
    chapters.close(story)


def install(screen: Screen, bundle: Path) -> Path:
    """Installs a bundle into the home of a screen, as a person does; where it lies then."""
    screen.answer(bundle / "install.sh", seconds=120)
    return screen.home / ".local" / "lib" / "papertray"


def broken_off(_number: int, _frame: FrameType | None) -> None:
    """Nothing here may hang for ever."""
    raise NotSeen("the end of the package test: not reached in time")


if __name__ == "__main__":
    sys.exit(main())
