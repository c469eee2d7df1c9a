"""The sums of a triage in words."""

from desktop.ui.triage.tally import Tally, tally_of


def test_every_state_is_counted_once():
    states = ["queued", "queued", "dismissed", "reading", "done", "inbox"]
    assert tally_of(states) == Tally(queued=2, dismissed=1, other=2, undecided=1)


def test_only_what_happened_is_said():
    assert Tally(8, 51, 0, 7).words() == "8 queued, 51 dismissed, 7 undecided"
    assert Tally().words() == "Nothing decided"
    assert Tally.papers_words(1) == "1 paper"
    assert Tally.papers_words(1_200) == "1,200 papers"
