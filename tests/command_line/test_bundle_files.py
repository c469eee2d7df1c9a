"""A bundle knows its files: what is missing or changed is named, what may change is only looked for."""

import hashlib

import pytest

from desktop.command_line.bundle_files import CONTENTS, damaged_files


@pytest.fixture
def bundle(tmp_path):
    """Return a folder with a drawing, a program and the list of both."""
    (tmp_path / "drawings").mkdir()
    (tmp_path / "drawings" / "a.svg").write_text("<svg/>")
    (tmp_path / "program.so").write_bytes(b"signed later")
    digest = hashlib.sha256(b"<svg/>").hexdigest()
    (tmp_path / CONTENTS).write_text(f"-  program.so\n{digest}  drawings/a.svg\n")
    return tmp_path


def test_a_whole_bundle_has_no_damaged_files(bundle):
    assert damaged_files(bundle) == []


def test_machine_code_may_be_signed_but_not_missing(bundle):
    (bundle / "program.so").write_bytes(b"signed")
    assert damaged_files(bundle) == []
    (bundle / "program.so").unlink()
    assert damaged_files(bundle) == ["program.so"]


def test_a_changed_or_missing_file_is_named(bundle):
    drawing = bundle / "drawings" / "a.svg"
    drawing.write_text("<svg>")
    assert damaged_files(bundle) == ["drawings/a.svg"]
    drawing.unlink()
    assert damaged_files(bundle) == ["drawings/a.svg"]


def test_a_bundle_without_its_list_is_damaged(tmp_path):
    assert damaged_files(tmp_path) == [CONTENTS]


def test_a_checkout_has_no_list_and_is_not_judged():
    assert damaged_files() == []
