"""Damaged digests: never an exception, never slow, nothing invented, and what was undamaged is still found."""

import importlib
import sys
from pathlib import Path

import pytest

from desktop.digests.readers import READERS
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft

BENCHES = Path(__file__).resolve().parents[2] / "packaging" / "benches"
CASES = 15
"""Damaged digests of each reader; `bootstrap.py bench fuzz` tries 20,000."""
SAMPLES = 25
KINDS = sorted(reader.KIND for reader in READERS)


@pytest.fixture(scope="module")
def damage():
    """The module of the benchmark that damages digests and judges what is read of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHES))
        yield importlib.import_module("_damage")
        for name in ("_damage", "_formats"):
            sys.modules.pop(name, None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_digest_is_read_or_refused_in_time_without_inventing_anything(damage, kind):
    digest = "".join(damage.written(kind, damage.WORKS)).encode()
    told = {seed: list(damage.findings(damage.mutated(digest, seed))) for seed in range(CASES)}
    assert {seed: each for seed, each in told.items() if each} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_records_around_a_damaged_one_are_still_found(damage, kind):
    lost = {seed: list(damage.neighbours_lost(kind, seed)) for seed in range(CASES)}
    assert {seed: each for seed, each in lost.items() if each} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_an_undamaged_digest_gives_all_its_papers(damage, kind):
    text = "".join(damage.written(kind, damage.WORKS))
    drafts = [each for each in read(Source(text.encode(), "digest")) if isinstance(each, Draft)]
    wanted = [work.title for work in damage.WORKS]
    assert [each.title or wanted[at] * (each.arxiv_id != "") for at, each in enumerate(drafts)] == wanted


def test_damaged_samples_are_read_or_refused_in_time(damage, samples):
    for path in sorted(samples.iterdir()):
        for seed in range(SAMPLES):
            assert list(damage.findings(damage.mutated(path.read_bytes(), seed))) == [], (path.name, seed)


@pytest.mark.parametrize(
    ("text", "told"),
    [("A title\n\nwhich is here.\n", []), ("A tïtle\n\nwhich is here.\n", [])],
)
def test_what_is_in_the_text_is_not_called_invented(damage, text, told):
    assert list(damage.findings(text.encode())) == told


def test_the_judge_tells_what_is_not_in_the_text(damage):
    invented = Draft(title="Nobody wrote this", span=(0, 3))
    assert list(damage.told_of([invented], b"abc")) == ["“Nobody” is not in the digest"]
    beyond = Draft(title="abc", span=(0, 30))
    assert list(damage.told_of([beyond], b"abc")) == ["the span (0, 30) lies outside of the text"]


def test_a_page_without_one_paragraph_still_gives_the_other_papers(samples):
    text = (samples / "hugging-face-page.txt").read_text(encoding="utf-8")
    paragraphs = text.split("\n\n")
    whole = {
        (draft.title, draft.abstract) for draft in read(Source(text.encode())) if isinstance(draft, Draft)
    }
    for missing in range(5, len(paragraphs)):
        rest = "\n\n".join(paragraphs[:missing] + paragraphs[missing + 1 :])
        found = {
            (draft.title, draft.abstract) for draft in read(Source(rest.encode())) if isinstance(draft, Draft)
        }
        assert len(whole & found) >= len(whole) - 2, paragraphs[missing][:60]
