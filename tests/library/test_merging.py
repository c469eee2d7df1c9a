"""Several papers become one without losing anything, and the one can be taken apart again."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.digests.source import Source
from desktop.errors import UsageError
from desktop.library import deciding, editing, listing, merging, noting, tagging
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.fields import YOU, picked
from desktop.papers.name import name_of
from desktop.papers.state import State
from desktop.papers.view import ALL, Sort, View
from desktop.progress import no_progress
from desktop.store import records
from desktop.store.dump import logical_dump
from desktop.store.merged import record_of

BELL = (name_of("Ann Bell"),)
PREPRINT = Draft(
    title="Deep Things", arxiv_id="2401.00001", abstract="About deep things.", doi="10.48550/arxiv.2401.00001"
)
PUBLISHED = Draft(
    title="Deep Things, Revisited", authors=BELL, venue="Journal of Depth", doi="10.1000/deep", issued="2025"
)


def bring(library, name, *drafts):
    def read(source, progress):
        yield DigestFacts(kind="test", source=name, name=name)
        for at, draft in enumerate(drafts, 1):
            yield draft.model_copy(update={"position": at, "span": (at * 10, at * 10 + 9)})

    plan = plan_import(library.store, library.pages, [Source(name.encode(), name)], read, no_progress)
    library.do(import_papers, plan, plan.default_choices())
    return plan


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


@pytest.fixture
def two(library):
    """Return a library with a preprint (paper 1, digest 1) and a publication (paper 2, digest 2)."""
    bring(library, "a", PREPRINT)
    bring(library, "b", PUBLISHED)
    assert library.pages.count(ALL) == 2
    return library


def paper(library, number=1):
    return records.paper(library.pages.connection, number)


def test_a_preprint_and_its_publication_become_one_paper_with_both_ids(two):
    assert two.do(merging.merge, [1, 2]).label == "Merge 2 papers"
    one = paper(two)
    assert (one.arxiv_id, one.doi, one.venue) == ("2401.00001", "10.1000/deep", "Journal of Depth")
    assert (one.abstract, one.authors, one.year) == ("About deep things.", BELL, 2025)
    assert (one.sources["abstract"], one.sources["venue"]) == (1, 2)
    assert [seen.source for seen in records.seen_in(two.pages.connection, 1)] == ["b", "a"]
    assert two.pages.count(ALL) == 1
    assert two.pages.count(View("digest", key=2)) == 1


def test_what_a_person_made_is_united_and_what_a_person_typed_wins(two):
    two.do(editing.edit, 2, "title", "My title")
    two.do(editing.edit, 1, "venue", "My venue")
    two.do(tagging.tag, [1], "red")
    two.do(tagging.tag, [2], "blue")
    two.do(noting.write_note, 1, "One.")
    two.do(noting.write_note, 2, "Two.")
    two.do(deciding.rate, [2], 4)
    two.do(deciding.set_state, [2], State.QUEUED)
    two.do(listing.add_to_named_list, "Group", [2])
    two.do(merging.merge, [1, 2])
    one = paper(two)
    assert (one.title, one.venue, one.sources["title"], one.sources["venue"]) == (
        "My title",
        "My venue",
        YOU,
        YOU,
    )
    assert (one.tags, one.note, one.rating, one.state) == (("blue", "red"), "One.\n\nTwo.", 4, State.QUEUED)
    assert [line.papers for line in two.pages.lists()] == [1]


def test_citation_keys_that_were_given_away_still_name_the_paper(two):
    two.do(editing.set_citation_key, 1, "mine2024")
    two.do(editing.set_citation_key, 2, "theirs2025")
    two.do(merging.merge, [1, 2])
    assert (paper(two).citation_key, paper(two).former_keys) == ("mine2024", ("theirs2025",))
    two.do(merging.split, 1)
    assert [paper(two, number).citation_key for number in (1, 2)] == ["mine2024", "theirs2025"]


def test_split_gives_each_part_back_what_it_was(two):
    before = logical_dump(two.pages.connection)
    two.do(merging.merge, [1, 2])
    assert two.do(merging.split, 1).label == "Split a paper into 2"
    after = logical_dump(two.pages.connection)
    assert after["papers"] == before["papers"]
    # The digests' own words are written down with the listings now; where they stand is what it was.
    assert [row[:2] for row in after["listings"]] == [row[:2] for row in before["listings"]]
    with pytest.raises(UsageError):
        two.do(merging.split, 1)


def test_a_paper_merged_twice_comes_apart_in_two_turns(two):
    bring(two, "c", Draft(title="Something Else Entirely Different", authors=BELL))
    before = logical_dump(two.pages.connection)["papers"]
    two.do(merging.merge, [1, 2])
    two.do(merging.merge, [3, 1])
    assert len(records.seen_in(two.pages.connection, 3)) == 3
    two.do(merging.split, 3)
    two.do(merging.split, 1)
    assert logical_dump(two.pages.connection)["papers"] == before


def test_a_field_can_be_taken_from_another_digest(two):
    two.do(merging.merge, [1, 2])
    two.do(merging.switch_field, 1, "doi", 1)
    assert (paper(two).doi, paper(two).sources["doi"]) == ("10.48550/arxiv.2401.00001", picked(1))
    two.do(merging.switch_field, 1, "doi", 2)
    assert paper(two).doi == "10.1000/deep"
    with pytest.raises(UsageError):
        two.do(merging.switch_field, 1, "venue", 1)


def test_what_was_picked_stays_through_merges_and_goes_with_its_digest(two):
    two.do(merging.merge, [1, 2])
    two.do(merging.switch_field, 1, "title", 1)
    two.do(merging.switch_field, 1, "doi", 2)
    bring(two, "c", Draft(title="Something Else That Is Longer Than All", authors=BELL, doi="10.1000/zzz"))
    two.do(merging.merge, [1, 3])
    assert (paper(two).title, paper(two).doi) == (PREPRINT.title, PUBLISHED.doi)
    two.do(merging.split, 1)
    one, other = paper(two), paper(two, 2)
    assert (one.title, one.sources["title"], one.doi, one.sources["doi"]) == (
        PREPRINT.title, picked(1), PREPRINT.doi, 1,
    )  # fmt: skip
    assert (other.title, other.doi, other.sources["doi"]) == (PUBLISHED.title, PUBLISHED.doi, 2)


def test_one_paper_is_no_merge(two):
    with pytest.raises(UsageError):
        two.do(merging.merge, [1, 1])


def test_the_order_of_merging_changes_nothing(tmp_path):
    drafts = [
        PREPRINT,
        PUBLISHED,
        Draft(title="DEEP THINGS", issued="2024-05-01", venue="arXiv", keywords=("a",)),
    ]
    seen = set()
    for number, order in enumerate(itertools.permutations([1, 2, 3])):
        library = Library(tmp_path / f"{number}.db")
        for at, draft in enumerate(drafts):
            bring(library, "abc"[at], draft)
        library.do(merging.merge, order[:2])
        library.do(merging.merge, [order[0], order[2]])
        one = paper(library, order[0])
        seen.add(one.model_dump_json(exclude={"id", "uid", "added_at"}))
        library.close()
    assert len(seen) == 1, seen


DEEP = "Deep Things and Where in Practice They Are"
VARIANTS = [
    PREPRINT.model_copy(update={"title": f"{DEEP} Found"}),
    PREPRINT.model_copy(update={"title": f"{DEEP} FOUND".upper(), "authors": BELL, "abstract": ""}),
    Draft(
        title=f"{DEEP} Found",
        arxiv_id="2401.00001",
        venue="Journal of Depth",
        issued="2025",
        doi="10.1000/deep",
    ),
    Draft(title=f"{DEEP} found.", doi="10.1000/deep", issued="2025-03", keywords=("a", "b"), type="article"),
    Draft(title="A Study of Many Shallow and Quite Other Things", authors=BELL, issued="2020"),
    Draft(title="A study of many shallow and quite other things.", authors=BELL, venue="Proceedings"),
    Draft(title="A Study of Many Shallow and Quite Other Things: Part II", authors=BELL),
]


@given(st.permutations(range(len(VARIANTS))), st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_imports_changes_nothing_and_one_import_brings_what_many_do(
    tmp_path_factory, order, data
):
    portions = data.draw(st.sampled_from([1, 2, len(order)]))
    library = Library(tmp_path_factory.mktemp("order") / "library.db")
    try:
        size = -(-len(order) // portions)
        for start in range(0, len(order), size):
            bring(library, f"digest {start}", *(VARIANTS[number] for number in order[start : start + size]))
        ids = library.pages.ids(ALL, Sort())
        ours = {"id", "uid", "added_at", "sources"}
        found = [paper(library, row).model_dump_json(exclude=ours) for row in ids]
        assert len(found) == 3
        assert sorted(found) == EXPECTED.setdefault("papers", sorted(found))
        listings = sorted(len(records.seen_in(library.pages.connection, row)) for row in ids)
        assert listings == [1, 2, 4]
    finally:
        library.close()


EXPECTED: dict[str, list[str]] = {}


def test_what_a_merge_would_keep_is_told_before_it(two):
    two.do(editing.edit, 2, "venue", "Typed by Hand")
    before = logical_dump(two.pages.connection)
    told = merging.kept_record(two.pages, (1, 2))
    assert logical_dump(two.pages.connection) == before
    assert (told["venue"], told["title"]) == ("Typed by Hand", PUBLISHED.title)
    two.do(merging.merge, (1, 2))
    fields, _ = record_of(two.pages.connection, 1)
    assert told == {name: value for name, value in fields.items() if value}


def test_a_person_may_choose_whose_value_is_kept_and_the_source_is_remembered(two):
    two.do(editing.edit, 2, "venue", "Typed by Hand")
    chosen = {"title": 1, "doi": 1, "venue": 2, "abstract": 2}
    told = merging.kept_record(two.pages, (1, 2), chosen)
    before = logical_dump(two.pages.connection)
    two.do(merging.merge, (1, 2), chosen)
    one = paper(two)
    assert (one.title, one.doi, one.venue, one.abstract) == (
        PREPRINT.title, PREPRINT.doi, "Typed by Hand", "",
    )  # fmt: skip
    assert (one.sources["title"], one.sources["venue"]) == (picked(1), YOU)
    fields, _ = record_of(two.pages.connection, 1)
    assert told == {name: value for name, value in fields.items() if value}
    two.undo()
    assert logical_dump(two.pages.connection) == before
    for bad in ({"colour": 1}, {"title": 3}):
        with pytest.raises(UsageError):
            two.do(merging.merge, (1, 2), bad)
    assert logical_dump(two.pages.connection) == before
