"""Which formats there are, and how they are told to a person."""

from pathlib import Path

from desktop.digests.detecting import what_is_read
from desktop.digests.readers import READERS

MANUAL = Path(__file__).parents[2] / "docs" / "formats.md"


def test_every_format_stands_in_the_manual():
    manual = " ".join(MANUAL.read_text("utf-8").split())
    assert [reader.TITLE for reader in READERS if reader.TITLE not in manual] == []


def test_every_format_has_a_kind_and_a_title_of_its_own():
    assert len({reader.KIND for reader in READERS}) == len(READERS)
    assert len({reader.TITLE for reader in READERS}) == len(READERS)


def test_a_few_formats_are_named_and_of_many_the_best_known():
    few = what_is_read(READERS[:3])
    assert all(reader.TITLE in few for reader in READERS[:3])
    many = what_is_read()
    assert "arXiv mails" in many
    assert many.endswith(f"and {len(READERS) - 6} other kinds of digests.")
    assert len(many) < 250
