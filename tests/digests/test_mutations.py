"""Damaged digests: never an exception, never slow, nothing invented, and what was undamaged is still found."""

import importlib
import sys
from pathlib import Path

import pytest

from desktop.digests.readers import READERS
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft

BENCHES = Path(__file__).resolve().parents[2] / "packaging" / "benches"
CASES = 500
"""Damaged digests of each reader; `bootstrap.py bench fuzz` tries 20,000."""
SAMPLES = 25
KINDS = sorted(reader.KIND for reader in READERS)


@pytest.fixture(scope="module")
def damage():
    """The module of the benchmark that damages digests."""
    yield from _of_benches("_damage")


@pytest.fixture(scope="module")
def judging():
    """The module of the benchmark that judges what is read of them."""
    yield from _of_benches("_judging")


def _of_benches(name):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHES))
        yield importlib.import_module(name)
    for each in ("_damage", "_formats", "_judging", "_xml_formats"):
        sys.modules.pop(each, None)


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_digests_are_read_in_time_without_inventing_or_losing_anything(damage, judging, kind):
    judgement = judging.judged((seed, damage.case(kind, seed)) for seed in range(CASES))
    assert judgement.findings == {}


@pytest.mark.parametrize("kind", KINDS)
def test_an_undamaged_digest_gives_all_its_papers(damage, kind):
    works = [damage.Work(n) for n in (11, 12, 13)]
    text = "".join(damage.written(kind, works))
    drafts = [each for each in read(Source(text.encode(), "digest")) if isinstance(each, Draft)]
    assert [each.title or works[at].title * (each.arxiv_id != "") for at, each in enumerate(drafts)] == [
        work.title for work in works
    ]


def test_damaged_samples_are_read_or_refused_in_time(damage, judging, samples):
    for path in sorted(samples.iterdir()):
        data = path.read_bytes()
        cases = ((seed, damage.Case(damage.mutated(data, seed))) for seed in range(SAMPLES))
        assert judging.judged(cases).findings == {}, path.name


class Faulty:
    """A reader of anything that does what no reader may do."""

    KIND = TITLE = "faulty"

    def __init__(self, fault):
        self._fault = fault

    def looks_like(self, head):
        return 1.0

    def read(self, document, progress):
        yield DigestFacts(kind=self.KIND, source="nowhere")
        yield from self._fault(document.text)


def _raise(text):
    yield Draft(title="A title", span=(0, 7))
    raise KeyError(text)


def _go_on_for_ever(text):
    while True:
        text = text.swapcase()
        yield from ()


def _invent(text):
    yield Draft(title="Nobody wrote this", span=(0, 3))


def _add_an_accent(text):
    yield Draft(title="A tïtle", span=(0, 3))


def _point_beyond(text):
    yield Draft(title="A title", span=(0, 99))


def _refuse_without_a_word(text):
    raise UnreadableInput("digest", "", "")
    yield


def _lose_the_second(text):
    yield Draft(title="A title", span=(0, 7))


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (_raise, ["KeyError: 'A title.'"]),
        (_invent, ["“Nobody” is not in the digest"]),
        (_add_an_accent, ["['ï'] are not in the digest"]),
        (_point_beyond, ["the span (0, 99) lies outside of the text"]),
        (_refuse_without_a_word, ["a refusal without reason or advice"]),
        (_lose_the_second, []),
    ],
)
def test_the_judge_tells_what_a_faulty_reader_does(damage, judging, fault, told):
    assert list(judging.findings(damage.Case(b"A title."), (Faulty(fault),))) == told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer of processor time")
def test_the_judge_ends_what_does_not_end(damage, judging):
    told = list(judging.findings(damage.Case(b"A title."), (Faulty(_go_on_for_ever),), seconds=0.1))
    assert told[0] == "it does not end"
    assert told[1].startswith("it took")


def test_the_judge_tells_which_sound_record_was_lost(damage, judging):
    work = damage.Work(7)
    judgement = judging.judged([(3, damage.Case(b"A title.", (work,)))], (Faulty(_lose_the_second),))
    assert judgement.findings == {3: [f"“{work.title}” is not found any more"]}
    assert (judgement.lost, judgement.sound) == (1, 1)


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux forgets a peak")
def test_the_judge_tells_how_much_memory_a_reading_took(damage, judging):
    def swallow(text):
        yield Draft(title=text[:7] if bytearray(300_000_000) else "", span=(0, 7))

    (told,) = judging.judged([(0, damage.Case(b"A title."))], (Faulty(swallow),)).findings.values()
    assert told[0].startswith("all of them took")


@pytest.mark.parametrize("text", ["A title\n\nwhich is here.\n", "A tïtle\n\nwhich is here.\n"])
def test_what_is_in_the_text_is_not_called_invented(damage, judging, text):
    assert list(judging.findings(damage.Case(text.encode()))) == []


def test_the_same_seed_damages_the_same_way_and_the_next_one_another(damage):
    assert damage.case("ris", 5) == damage.case("ris", 5)
    assert len({damage.case("ris", seed).data for seed in range(100)}) > 95


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
