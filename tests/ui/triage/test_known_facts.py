"""What triage says of a paper: why it is here, where else it was seen, what was kept like it."""

from desktop.papers.interests import Reasons
from desktop.papers.state import State
from desktop.ui.triage.known_facts import known_facts


def test_nothing_known_says_nothing():
    assert known_facts(["the mail of today"], {}, None, State.INBOX) == []
    assert known_facts([], {"moss": 0}, Reasons(), State.INBOX) == []


def test_other_digests_are_named_and_many_are_counted():
    assert known_facts(["a", "b"], {}, None, State.INBOX) == ["Also in b"]
    assert known_facts(["a", "b", "c", "d"], {}, None, State.INBOX) == ["Also in b, and 2 more"]


def test_of_several_watch_words_the_one_kept_most_is_told():
    facts = known_facts([], {"moss": 1, "long-tail": 3}, None, State.INBOX)
    assert facts == ["You kept 3 papers about long-tail"]


def test_reasons_come_first_and_a_decision_last():
    facts = known_facts(["a", "b"], {}, Reasons(("moss", "Kim")), State.QUEUED)
    assert facts == ["Because: moss, Kim", "Also in b", "Decided: Queue"]


def test_tags_and_lists_are_named_and_many_of_them_are_counted():
    facts = known_facts([], {}, None, State.INBOX, ["to cite"], ["Thesis", "Group"])
    assert facts == ["Tagged to cite", "In the lists Thesis, Group"]
    assert known_facts([], {}, None, State.INBOX, (), ["Thesis"]) == ["In the list Thesis"]
    assert known_facts([], {}, None, State.INBOX, list("abcdefgh")) == ["Tagged a, b, c, d, e, f, 2 more"]
