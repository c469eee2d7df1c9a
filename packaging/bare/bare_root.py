"""The package on a system that has nothing: a root folder of Debian, entered so that it stays as it was."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
SECONDS = 900
OLD = "root-bullseye"
"""The name of a system whose glibc is too old for a bundle that was built on a newer one."""


def is_possible() -> bool:
    """Whether this process may enter another root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("unshare") is not None


def tried(roots: Path, bundle: Path, deb: Path | None, sample: Path) -> Iterator[str]:
    """What is not as it should be on each of the systems in `roots`, a line each."""
    for root in sorted(roots.glob("root-*")):
        if root.name != OLD and deb is None:
            yield f"{root.name}: there is no .deb to install"
            continue
        with tempfile.TemporaryDirectory(prefix="papertray-root-") as name:
            given = Path(name) / "given"
            given.mkdir()
            script = "on_old_debian.sh" if root.name == OLD else "on_debian.sh"
            shutil.copy(HERE / script, given / "script.sh")
            shutil.copy(sample, given / "sample.txt")
            if deb is not None:
                shutil.copy(deb, given / "papertray.deb")
            yield from (f"{root.name}: {line}" for line in _entered(root, Path(name), bundle, given))


def _entered(root: Path, folder: Path, bundle: Path, given: Path) -> list[str]:
    """The lines about failures that the script in `given` says inside of `root`."""
    base = folder / "base"
    base.mkdir()
    places = (base, root.resolve(), bundle, given)
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "bash", str(HERE / "enter.sh")]
    done = subprocess.run(
        [*command, *map(str, places)], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    said = [line.removeprefix("FAILED ") for line in done.stdout.splitlines() if line.startswith("FAILED ")]
    if done.returncode != 0 and not said:
        said = [f"it could not be entered ({done.returncode}): {done.stderr[-300:]}"]
    return said
