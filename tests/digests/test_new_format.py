"""What docs/new-format.md tells a contributor works as it is written there."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from desktop.digests.readers import READERS
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts
from desktop.papers.name import Name

RECIPE = Path(__file__).resolve().parents[2] / "docs" / "new-format.md"
PACKAGE = Path(__file__).resolve().parents[2] / "desktop"


def block(language):
    """The only block of the recipe that is written in `language`."""
    (found,) = re.findall(
        rf"^```{language}\n(.*?)^```$", RECIPE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return found


@pytest.fixture
def reader():
    module = ModuleType("slips")
    exec(compile(block("python"), str(RECIPE), "exec"), module.__dict__)
    return module


def test_the_reader_of_the_recipe_reads_its_sample(reader):
    sample = block("sample")
    facts, one, two = read(Source(sample.encode(), "slips.txt"), readers=(*READERS, reader))
    assert isinstance(facts, DigestFacts)
    assert (facts.kind, facts.source) == ("slips", "Reading group")
    assert (one.title, one.arxiv_id) == ("Why tea tastes of patience", "2401.00001")
    assert one.authors == (Name("Bee", "Ann"), Name("Dee", "C."))
    assert one.abstract == "We wait for three minutes and measure what changes."
    assert (two.title, two.doi, two.abstract) == ("A second pot", "10.1000/pot.2", "")
    assert [sample[slice(*each.span)].split("\n")[1][7:] for each in (one, two)] == [one.title, two.title]
    assert (one.place, two.place) == ("lines 1 to 6", "lines 7 to 10")


def test_without_its_line_the_sample_is_read_by_nobody_else_as_slips():
    assert all(reader.KIND != "slips" for reader in READERS)
    assert all(reader.looks_like(block("sample")) < 1 for reader in READERS)


def test_the_line_of_the_recipe_has_the_form_of_the_others():
    lines = (PACKAGE / "digests" / "readers.py").read_text(encoding="utf-8").split("\n")
    form = re.compile(r"from desktop\.digests\.(\w+) import (\w+) as (\w+)\Z")
    assert form.match(block("line").strip())
    assert any(form.match(line) for line in lines)


def test_every_file_that_the_recipe_names_exists():
    text = RECIPE.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:desktop/|resources/|packaging/)?[\w/]+(?:\.py|samples))`", text))
    missing = [
        name
        for name in named
        if not any((place / name).exists() for place in (PACKAGE.parent, PACKAGE / "digests"))
    ]
    assert {
        each for each in missing if "slips" not in each and each != "group.py" and "__init__" not in each
    } == set()


def test_the_sample_is_known_by_its_beginning_alone(reader):
    assert reader.looks_like(block("sample")[:20]) == 1
    assert reader.looks_like("Title: Why tea tastes of patience") == 0
    assert sys.modules.get("slips") is None
