"""What is chosen for a kind of view is found again, whatever else the file of settings holds."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.view import ALL, INBOX, Sort, View
from desktop.ui.table.kept_views import CHOOSABLE, NARROWEST, WIDENED, WIDEST, KeptViews, Layout
from desktop.ui.table.row_picture import Column

LAYOUTS = st.builds(
    Layout,
    st.frozensets(st.sampled_from(CHOOSABLE)),
    st.dictionaries(st.sampled_from(WIDENED), st.integers(NARROWEST, WIDEST)),
    st.sampled_from([None, True, False]),
)
VIEWS = st.sampled_from([ALL, INBOX, View("state", "done"), View("tag", key=3), View("search", key=1)])
SORTS = st.builds(Sort, st.sampled_from(["added", "title", "rating"]), st.booleans())


@given(st.lists(st.tuples(VIEWS, LAYOUTS, SORTS), max_size=6))
@settings(max_examples=25, deadline=None)
def test_what_was_chosen_last_for_each_kind_of_view_is_there_after_a_restart(chosen):
    stored: dict = {}
    for view, layout, sort in chosen:
        KeptViews(stored).keep_sort(view, "", sort)
        KeptViews(stored).keep_layout(view, layout)
    again = KeptViews(json.loads(json.dumps(stored)))
    for view, (layout, sort) in {view: rest for view, *rest in chosen}.items():
        assert again.layout(view) == layout
        assert again.sort(view, "", None) == sort
        again.forget(view)
        assert again.layout(view) == Layout()
        assert again.sort(view, "", Sort("year")) == Sort("year")
        assert not again.has_any(view)


def test_lists_and_tags_look_alike_and_each_saved_search_has_its_own_order():
    kept = KeptViews({})
    kept.keep_layout(View("tag", key=1), Layout(frozenset({Column.NOTE})))
    assert kept.layout(View("tag", key=2)).hidden == {Column.NOTE}
    kept.keep_sort(View("search", key=1), "search:a", None)
    kept.keep_sort(View("search", key=2), "search:b", Sort("title"))
    assert kept.sort(View("search", key=1), "search:a", Sort("year")) is None
    assert kept.sort(View("search", key=2), "search:b", None) == Sort("title")
    assert kept.sort(View("search", key=3), "search:c", Sort("year")) == Sort("year")


def test_what_the_preferences_say_of_rows_holds_for_every_view_once_it_is_said_anew():
    kept = KeptViews({})
    kept.keep_layout(ALL, Layout(compact=True))
    kept.keep_layout(INBOX, Layout(frozenset({Column.NOTE}), compact=False))
    kept.forget_density()
    assert kept.layout(ALL) == Layout()
    assert kept.layout(INBOX) == Layout(frozenset({Column.NOTE}))
    assert not kept.has_any(ALL)


ODD = st.sampled_from(
    [None, True, 7, -1, 10**9, "", "title", "rank", [], [3, "note", None], {}, {"added": "wide"}]
)


@given(st.fixed_dictionaries(dict.fromkeys(("sort", "reversed", "hidden", "widths", "compact"), ODD)) | ODD)
@settings(max_examples=40, deadline=None)
def test_whatever_the_file_holds_a_view_is_shown(said):
    stored = {"all": said}
    kept = KeptViews(stored)
    layout = kept.layout(ALL)
    assert layout.hidden <= set(CHOOSABLE)
    assert all(NARROWEST <= width <= WIDEST for width in layout.widths.values())
    assert kept.sort(ALL, "", Sort()).key in {"added", "title", "rating"}
    kept.keep_layout(ALL, layout)
    assert KeptViews(stored).layout(ALL) == layout
