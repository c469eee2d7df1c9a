"""Puts a bundle into files that people download: tar.gz for anybody, .deb for Debian and its relatives."""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import identity

_NEWEST_SYMBOL = re.compile(rb"GLIBC_2\.(\d+)")
_SYNOPSIS = identity.SUMMARY[0].lower() + identity.SUMMARY[1:]
_CONTROL = f"""\
Package: papertray
Version: @version@
Section: science
Priority: optional
Architecture: @architecture@
Maintainer: {identity.PUBLISHER} <{identity.POST}>
Homepage: {identity.HOME_PAGE}
Installed-Size: @kilobytes@
Depends: libc6 (>= 2.@minor@), libegl1, libgl1, libxcb1, fontconfig
Recommends: fonts-dejavu-core | fonts-noto-core, shared-mime-info, desktop-file-utils, xdg-utils
Suggests: libwayland-client0, libwayland-cursor0, xdg-desktop-portal
Description: {_SYNOPSIS}
 Papertray is a reading-list manager for people who get more research papers
 than they can read: drop a digest on its window, decide paper by paper, keep
 a real queue, find everything again, and export it to LaTeX or Markdown.
 .
 Everything stays on this computer, and nothing is ever fetched.
"""


def newest_glibc(folder: Path) -> int:
    """The minor version of the glibc 2 that the bundle in `folder` needs, by the symbols of its machine code."""
    found = {0}
    for file in folder.rglob("*"):
        data = file.read_bytes() if file.is_file() and not file.is_symlink() else b""
        if data.startswith(b"\x7fELF"):
            found.update(int(number) for number in _NEWEST_SYMBOL.findall(data))
    return max(found)


def digest_of(folder: Path) -> str:
    """One SHA-256 for all names, modes, links and bytes below `folder`: equal for equal builds only."""
    total = hashlib.sha256()
    for path in _in_order(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            total.update(f"{name} -> {path.readlink()}\n".encode())
        elif path.is_file():
            executable = bool(path.stat().st_mode & 0o100)
            total.update(f"{name} {executable} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def tar_gz(folder: Path, target: Path, seconds: int) -> Path:
    """Writes `folder` as tar.gz, the same bytes each time: in order, owned by root, all dated `seconds`."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = seconds
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        return member

    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, seconds) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in (folder, *_in_order(folder)):
            archive.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=plain)
    return target


def deb(bundle: Path, stage: Path, target: Path, version: str, seconds: int, effort: int = 6) -> Path:
    """Writes a .deb of `bundle` by dpkg-deb alone; `stage` is a folder for it, made anew; `effort` that of xz."""
    shutil.rmtree(stage, ignore_errors=True)
    program, share = stage / "usr" / "lib" / "papertray", stage / "usr" / "share"
    shutil.copytree(bundle, program, symlinks=True)
    shutil.move(program / "share", share)
    (program / "install.sh").unlink()
    (stage / "usr" / "bin").mkdir()
    (stage / "usr" / "bin" / "papertray").symlink_to("../lib/papertray/papertray-start")
    documents = share / "doc" / "papertray"
    shutil.move(documents / "LICENSE", documents / "copyright")
    facts = {
        "version": version,
        "architecture": _answer("dpkg", "--print-architecture"),
        "kilobytes": str(sum(path.lstat().st_size for path in stage.rglob("*")) // 1024),
        "minor": str(newest_glibc(program)),
    }
    control = stage / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(re.sub(r"@(\w+)@", lambda match: facts[match[1]], _CONTROL))
    sums = (
        f"{_md5(path)}  {path.relative_to(stage)}\n" for path in _in_order(stage / "usr") if _is_plain(path)
    )
    (control / "md5sums").write_text("".join(sums))
    for path in (stage, *_in_order(stage)):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
            os.utime(path, (seconds, seconds))
    command = [
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        f"-z{effort}",
        "--threads-max=1",
        "--build",
        str(stage),
        str(target),
    ]
    subprocess.run(
        command, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(seconds)}, stdout=subprocess.DEVNULL
    )
    return target


def _in_order(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix())


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _answer(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
