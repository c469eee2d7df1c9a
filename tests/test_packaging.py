"""What is pinned is what pyproject.toml asks for, with hashes, and nothing in it depends on a machine."""

import importlib.util
import os
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KINDS = ["run", "test", "package"]


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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_the_continuous_check_is_the_test_command_with_an_end():
    script = ROOT / ".ci" / "run"
    *_, last = script.read_text(encoding="utf-8").strip().splitlines()
    assert os.access(script, os.X_OK)
    assert re.fullmatch(r"exec timeout --kill-after=\d+ \d+ python3 packaging/bootstrap\.py test", last)


@pytest.mark.parametrize("command", ["run", "test"])
@pytest.mark.parametrize("manual", list(ROOT.glob("README.md")), ids=lambda path: path.name)
def test_the_manual_names_the_two_commands(manual, command):
    assert f"python3 packaging/bootstrap.py {command}" in manual.read_text(encoding="utf-8")
