"""Licences of everything: of a bundle's folder, or of what is installed; none of what is not required."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

from desktop.licences import OURS, REQUIRED, installed, licences, text_of

ROOT = Path(__file__).resolve().parents[1]


def test_ours_comes_first_and_each_has_words():
    found = licences()
    assert found[0].thing == OURS
    assert "MIT License" in found[0].text
    assert all(each.text.strip() for each in found)


def test_what_the_project_requires_is_what_is_looked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(REQUIRED, key=str.lower) == sorted(
        (Requirement(each).name for each in project["dependencies"]), key=str.lower
    )


def test_requirements_of_requirements_are_found_and_extras_are_not():
    names = [re.split(r" \d", each.thing)[0].lower() for each in installed(["sqlmodel", "filelock"])]
    assert "sqlalchemy" in names
    assert "pytest" not in names
    assert names == sorted(set(names))


def test_a_distribution_without_a_text_says_what_its_licence_is():
    assert "LGPL-3.0" in text_of(distribution("shiboken6"))


def test_what_is_not_installed_is_left_out():
    assert installed(["no-such-distribution"]) == []
