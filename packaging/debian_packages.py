"""System packages of Debian and its relatives: installed by root, unpacked into a folder by all others."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from setup_messages import say

VENV_PACKAGE = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
# Mesa's drivers and what only they need: 200 MB that a window drawn by the processor never calls.
DRIVERS = re.compile(r"mesa|llvm|^lib(z3|drm|gbm|sensors|pciaccess|xshmfence|elf|edit|vulkan|xml2)")
# A package that is there already has its old version in brackets before the parenthesis.
NEW_PACKAGE = re.compile(r"^Inst (\S+) \(", re.MULTILINE)
PLAIN = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}


def may_install() -> bool:
    """Whether apt is there and this process may use it; sudo is never asked."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install(names: Sequence[str]) -> bool:
    """Install packages by apt; True when it worked. Waits up to five minutes for another apt."""
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    command = [*apt, "install", "-y", "--no-install-recommends", *names]
    say(f"installing system packages: {' '.join(names)}")
    if _quietly(command).returncode == 0:
        return True
    _quietly([*apt, "update"])  # the lists may be missing or too old
    last = _quietly(command)
    if last.returncode != 0:
        say(last.stderr.strip() or "apt-get failed without a word")
    return last.returncode == 0


def unpack(names: Sequence[str], folder: Path) -> bool:
    """Fetch packages and those of their dependencies that the system lacks, and unpack them into `folder`.

    No root is needed and the system is not touched. True when `folder` is complete; else it is not made.
    """
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return False
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    archives = part / "archives"
    archives.mkdir(parents=True)
    try:
        if not _download(names, archives, part / "apt"):
            return False
        for archive in sorted(archives.glob("*.deb")):
            if _quietly(["dpkg-deb", "-x", str(archive), str(part)]).returncode != 0:
                return False
        shutil.rmtree(archives)
        shutil.rmtree(part / "apt", ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return True


def new_packages(simulation: str) -> list[str]:
    """Return the packages that an `apt-get -s install` would add, graphics drivers left out.

    Packages that it would replace by a newer version are left out as well: a second C library beside the
    system's would break every program that is started with it.
    """
    return [name for name in NEW_PACKAGE.findall(simulation) if not DRIVERS.search(name)]


def _download(names: Sequence[str], archives: Path, state: Path) -> bool:
    """Fetch into `archives`, with the system's package lists or, should it have none, with lists of ours."""
    for own_lists in (False, True):
        apt = ["apt-get", "-qq", "-o", "Debug::NoLocking=1"]
        if own_lists:
            for each in ("lists/partial", "cache/archives/partial"):
                (state / each).mkdir(parents=True)
            apt += ["-o", f"Dir::State::Lists={state}/lists", "-o", f"Dir::Cache={state}/cache"]
            _quietly([*apt, "update"])
        simulated = _quietly([*apt, "-s", "--no-install-recommends", "install", *names])
        wanted = new_packages(simulated.stdout)
        if simulated.returncode == 0 and wanted:
            say(f"fetching {len(wanted)} system packages to unpack them privately")
            if _quietly([*apt, "download", *wanted], archives).returncode == 0:
                return True
    return False


def _quietly(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=PLAIN, capture_output=True, text=True, check=False)
