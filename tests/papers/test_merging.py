"""Which value is kept does not depend on the order in which values come."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.fields import YOU, digest_of, is_yours, picked
from desktop.papers.merging import Source, additions, united, united_note, united_state
from desktop.papers.state import State

TEXTS = st.sampled_from(["", "arXiv", "Journal of Depth", "deep things", "Deep Things", "2024", "2025-03"])
SOURCES = st.lists(
    st.builds(lambda title, venue: {"title": title, "venue": venue}, TEXTS, TEXTS), min_size=3, max_size=3
)


@given(SOURCES, st.sampled_from([None, 0, 1, 2]), st.sets(st.integers(0, 2)))
def test_any_order_gives_the_same_values(said, typed, chosen):
    origins = [picked(number + 1) if number in chosen else number + 1 for number in range(3)]
    sources = [
        Source(fields, dict.fromkeys(fields, YOU if number == typed else origins[number]))
        for number, fields in enumerate(said)
    ]
    results = [
        {name: each.value for name, each in united(order).items()}
        for order in itertools.permutations(sources)
    ]
    assert all(result == results[0] for result in results)
    if typed is not None:
        assert results[0] == said[typed]


def test_what_is_fuller_is_taken_and_what_a_person_typed_is_left_alone():
    fields, sources = {"title": "Deep…", "venue": "My venue", "issued": ""}, {"title": 1, "venue": YOU}
    said = {"title": "Deep Things", "venue": "Journal of Depth", "issued": "2024"}
    assert additions(fields, sources, said) == ("title", "issued")


@given(st.integers(1, 1 << 60), TEXTS, TEXTS)
def test_what_a_person_picked_is_left_alone_and_its_digest_still_known(digest, mine, said):
    assert digest_of(picked(digest)) == digest_of(digest) == digest
    assert [is_yours(source) for source in (picked(digest), YOU, digest, None)] == [True, True, False, False]
    assert additions({"venue": mine}, {"venue": picked(digest)}, {"venue": said}) == ()


def test_nothing_that_is_read_or_queued_gets_lost():
    assert united_state(["inbox", "queued", "dismissed"]) is State.QUEUED
    assert united_state(["inbox", "dismissed"]) is State.DISMISSED
    assert united_note(["One.", "", "Two.", "One."]) == "One.\n\nTwo."
