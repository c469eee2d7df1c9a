"""What is new since the last visit: a visit ends with the window, or when nobody was there for an hour."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.visits import AWAY_MS, Visits, begun, come_back, gone


def test_the_first_visit_has_nothing_to_compare_with():
    assert begun(Visits(), 5_000) == Visits(0, 5_000)


def test_a_visit_begins_where_the_last_one_ended():
    visits = gone(begun(Visits(), 1_000), 9_000)
    assert begun(visits, 20_000) == Visits(9_000, 20_000)


def test_a_short_look_elsewhere_is_no_end_and_a_long_one_is():
    visits = gone(begun(Visits(1, 500), 1_000), 9_000)
    assert come_back(visits, 9_000 + AWAY_MS - 1).since == 500
    assert come_back(visits, 9_000 + AWAY_MS).since == 9_000


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from((begun, come_back, gone)), st.integers(0, 10**8)), max_size=20))
def test_moments_never_run_backwards_whatever_the_clock_says(events):
    visits = Visits()
    for happens, now in events:
        following = happens(visits, now)
        assert following.seen >= visits.seen
        assert following.since >= visits.since
        assert following.since <= following.seen
        visits = following
