"""Which formats there are, and how they are told to a person."""

from pathlib import Path

import pytest

from desktop.digests.decoding import decoded
from desktop.digests.detecting import surest_reader, what_is_read
from desktop.digests.document import Document
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


def test_no_reader_is_surer_than_the_most_it_says(samples):
    texts = [decoded(path.read_bytes()).text for path in samples.iterdir()]
    for reader in READERS:
        most = getattr(reader, "SUREST", 1.0)
        assert max(reader.looks_like(text) for text in texts) <= most, reader.KIND


class Asked:
    """A reader that counts how often it is asked."""

    KIND = TITLE = "asked"

    def __init__(self, sureness, surest=1.0):
        self.SUREST, self._sureness = surest, sureness
        self.times = 0

    def looks_like(self, head):
        self.times += 1
        return self._sureness


@pytest.mark.parametrize(("surest", "times"), [(0.8, 0), (0.9, 0), (0.95, 1), (1.0, 1)])
def test_a_reader_that_cannot_be_surer_is_not_asked(surest, times):
    first, other = Asked(0.9), Asked(0.5, surest)
    assert surest_reader(Document(decoded(b"A title")), (first, other)) == (first, 0.9)
    assert other.times == times


@pytest.mark.parametrize("front", ["", "---\n"])
def test_a_bibliography_in_yaml_is_refused_with_what_to_do(refused_or_found, front):
    error, _ = refused_or_found(f"{front}references:\n- id: bee2020\n  title: On Tea\n".encode())
    assert "YAML" in error.reason
    assert "CSL-JSON" in error.advice
