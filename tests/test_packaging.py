"""What is pinned is what pyproject.toml asks for, with hashes, and nothing in it depends on a machine."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KINDS = ["run", "test", "package"]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the continuous check runs on Linux")


def pinned(kind):
    """Return {distribution: (requirement, its hashes)} of a file in packaging/requirements."""
    text = (ROOT / "packaging" / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    pins = {}
    for entry in text.replace("\\\n", " ").splitlines():
        requirement, *hashes = re.split(r"\s+--hash=", entry.strip())
        pins[canonicalize_name(Requirement(requirement).name)] = (Requirement(requirement), sorted(hashes))
    return pins


def asked_for(kind):
    groups = {"run": [], **PROJECT["dependency-groups"]}
    return [Requirement(text) for text in PROJECT["project"]["dependencies"] + groups[kind]]


@pytest.mark.parametrize("kind", KINDS)
def test_each_requirement_is_pinned_to_a_version_it_allows(kind):
    pins = pinned(kind)
    for wanted in asked_for(kind):
        [version] = pins[canonicalize_name(wanted.name)][0].specifier
        assert version.operator == "=="
        assert wanted.specifier.contains(version.version), wanted


@pytest.mark.parametrize("kind", KINDS)
def test_each_pin_has_hashes_and_nothing_else(kind):
    for requirement, hashes in pinned(kind).values():
        assert requirement.url is None
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes)


@pytest.mark.parametrize("kind", ["test", "package"])
def test_tests_and_bundle_use_the_very_packages_of_the_application(kind):
    pins = pinned(kind)
    assert {name: pins.get(name) for name in pinned("run")} == pinned("run")


def test_only_the_essential_part_of_qt_is_installed():
    qt = {name: str(pin.specifier) for name, (pin, _) in pinned("run").items() if "pyside" in name}
    assert qt == {"pyside6-essentials": "==6.11.3"}


def test_bootstrap_and_project_ask_for_the_same_pythons():
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "packaging" / "bootstrap.py")
    bootstrap = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bootstrap)
    allowed = SpecifierSet(PROJECT["project"]["requires-python"])
    minors = range(30)
    assert [bootstrap.python_suits(3, minor) for minor in minors] == [
        allowed.contains(f"3.{minor}") for minor in minors
    ]


def checked(tmp_path, answer, **changes):
    """Run a copy of .ci/run among stand-ins: `answer` is a shell script that plays python3."""
    place, tools = tmp_path / "checkout", tmp_path / "tools"
    (place / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", place / ".ci" / "run")
    tools.mkdir()
    for name, text in {"python3": answer, "objdump": "", "strip": "", "uname": "echo Linux"}.items():
        (tools / name).write_text(f"#!/bin/sh\n{text}\n")
        (tools / name).chmod(0o755)
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PAPERTRAY_CI_")}
    environment = {**ours, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", **changes}
    command = [str(place / ".ci" / "run")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


BUILT = """case "$*" in
  *build.py*) mkdir -p dist/papertray; printf '#!/bin/sh\\nexit {check}\\n' >dist/papertray/papertray-cli
    chmod +x dist/papertray/papertray-cli;;
  *package-test*) {gate};;
esac"""
"""A build whose bundle checks itself with an exit code, and a gate."""
TESTS = 'case "$*" in *"bootstrap.py test") echo "a line"; echo "== 3 passed in 1 s =="; echo; exit {code};; esac\n'


@linux
@pytest.mark.parametrize(
    ("code", "rest", "expected", "told"),
    [
        (1, "exit 0", 1, "package: left out, the tests did not pass"),
        (0, 'case "$*" in *build.py*) exit 2;; esac', 0, "package: left out, the bundle could not be built"),
        (0, BUILT.format(check=0, gate="echo '\"to_the_end\": true'; exit 1"), 1, ""),
        (0, BUILT.format(check=0, gate="echo '\"to_the_end\": false'; exit 1"), 0, "did not come to its end"),
        (0, BUILT.format(check=0, gate="sleep 20"), 0, "did not come to its end"),
        (0, BUILT.format(check=0, gate="exit 0"), 0, ""),
        (0, BUILT.format(check=4, gate="exit 0"), 1, ""),
        (0, BUILT.format(check=3, gate="exit 1"), 0, "no window can be shown here"),
    ],
)
def test_the_continuous_check_ends_with_the_line_of_the_tests(tmp_path, code, rest, expected, told):
    # Long enough for stand-ins on a busy machine; the one that hangs is waited for in full.
    seconds = "40 40 3" if "sleep" in rest else "40 40 40"
    done = checked(tmp_path, TESTS.format(code=code) + rest, PAPERTRAY_CI_SECONDS=seconds)
    assert done.returncode == expected, done.stderr
    assert done.stdout.splitlines()[-1] == "== 3 passed in 1 s =="
    assert told in done.stdout


@linux
def test_the_continuous_check_leaves_the_bundle_out_when_that_is_asked_for(tmp_path):
    done = checked(tmp_path, TESTS.format(code=0) + "exit 9", PAPERTRAY_CI_PACKAGE="no")
    assert done.returncode == 0
    assert "package: left out, PAPERTRAY_CI_PACKAGE is no" in done.stdout


@pytest.mark.parametrize("command", ["run", "test"])
@pytest.mark.parametrize("manual", list(ROOT.glob("README.md")), ids=lambda path: path.name)
def test_the_manual_names_the_two_commands(manual, command):
    assert f"python3 packaging/bootstrap.py {command}" in manual.read_text(encoding="utf-8")
