"""The private Python environment of a checkout: made once, filled with pinned and hashed packages only."""

import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import venv
from pathlib import Path

import debian_packages
from setup_messages import SetupFailed, say


class PrivateVenv:
    """The environment at `folder` (default: `.venv` in the checkout `root`).

    Whoever changes it holds `setup_lock(folder)`, as `starting.prepare` does. `kind` everywhere below is the
    name of a file in packaging/requirements: run, test or package. Each of them contains what `run` pins.
    """

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self.root = root
        self.folder = folder or root / ".venv"
        windows = os.name == "nt"
        self.python = self.folder / ("Scripts/python.exe" if windows else "bin/python")

    def holds(self, kind: str) -> bool:
        """Whether the packages of `kind` are installed as pinned now; costs two small files to read."""
        stamp = self._stamp(kind)
        try:
            return stamp.read_text() == self._fingerprint(kind)
        except OSError:
            return False

    def provide(self, kind: str) -> None:
        """Make the environment when it is missing or broken and install `kind`; raises SetupFailed."""
        if not self._works():
            self._make()
        for stamp in self.folder.glob("*.stamp"):
            stamp.unlink()  # should pip be interrupted, nothing counts as installed
        self._install(kind)
        self._point_to_checkout()
        for held in {"run", kind}:
            self._stamp(held).write_text(self._fingerprint(held))

    def site_packages(self) -> Path:
        """Return the folder that holds the installed packages."""
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return next((self.folder / "lib").glob("python3.*")) / "site-packages"

    def _stamp(self, kind: str) -> Path:
        return self.folder / f"{kind}.stamp"

    def _requirements(self, kind: str) -> Path:
        return self.root / "packaging" / "requirements" / f"{kind}.txt"

    def _fingerprint(self, kind: str) -> str:
        """Return what changes whenever the packages have to be looked at again.

        The real path of the interpreter tells of a system whose Python was replaced by a newer one, the
        path of the checkout that it was moved.
        """
        parts = [
            self._requirements(kind).read_bytes(),
            os.fsencode(self.root),
            os.fsencode(self.python.resolve(strict=True)),
            (self.folder / "pyvenv.cfg").read_bytes(),
        ]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _works(self) -> bool:
        """Whether there is an interpreter with pip, of the same minor version as its packages."""
        question = "import pip, sys; print('python%d.%d' % sys.version_info[:2])"
        try:
            answer = subprocess.run(
                [self.python, "-I", "-c", question], capture_output=True, text=True, check=True, timeout=60
            )
        except (OSError, subprocess.SubprocessError):
            return False
        return os.name == "nt" or (self.folder / "lib" / answer.stdout.strip()).is_dir()

    def _make(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.iterdir():
            if old.name == "setup.lock":
                continue
            if old.is_dir() and not old.is_symlink():
                shutil.rmtree(old)
            else:
                old.unlink()
        say(f"making {self.folder}")
        builder = venv.EnvBuilder(with_pip=_has_ensurepip(), symlinks=os.name != "nt")
        builder.create(self.folder)
        if not builder.with_pip:
            self._bring_pip()

    def _bring_pip(self) -> None:
        """Install pip from Debian's wheel of it: Debian's python3 comes without, and we may not add to it."""
        place = self.folder / "pip-wheel"
        if debian_packages.unpack(["python3-pip-whl"], place):
            for wheel in place.glob("usr/share/python-wheels/pip-*.whl"):
                command = [
                    str(self.python),
                    "-I",
                    f"{wheel}/pip",
                    "install",
                    "--quiet",
                    "--no-index",
                    str(wheel),
                ]
                if subprocess.call(command, stdout=2) == 0:
                    return
        name = debian_packages.VENV_PACKAGE
        raise SetupFailed(f"this Python has no ensurepip. Debian, Ubuntu: sudo apt-get install {name}")

    def _install(self, kind: str) -> None:
        requirements = self._requirements(kind)
        say(f"installing the packages of {requirements.relative_to(self.root)} (once, a minute or two)")
        command = [str(self.python), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        command += ["--no-input", "--no-warn-script-location", "--require-hashes", "--only-binary", ":all:"]
        if subprocess.call([*command, "-r", str(requirements)], stdout=2) != 0:
            raise SetupFailed("pip could not install them (see above). Is the package index in reach?")

    def _point_to_checkout(self) -> None:
        """Make the checkout importable; no build back end and no network are needed for that."""
        pointer = self.site_packages() / "papertray-checkout.pth"
        pointer.write_text(f"{self.root}\n", encoding="locale", errors="surrogateescape")


def _has_ensurepip() -> bool:
    """Whether this Python can put pip into a new environment; as root on Debian it is taught to."""
    if importlib.util.find_spec("ensurepip") is None and debian_packages.may_install():
        debian_packages.install([debian_packages.VENV_PACKAGE])
        importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None
