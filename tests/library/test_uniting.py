"""A record that is two papers without doubt makes one of them, whenever it comes; Undo takes that back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.source import Source
from desktop.library import deleting, merging
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.name import name_of
from desktop.papers.view import ALL, Sort
from desktop.progress import no_progress
from desktop.store import records
from desktop.store.dump import logical_dump

BELL = (name_of("Ann Bell"), name_of("Cy Dorn"))
ABSTRACT = "We look at what lies deep, and find that it does so rather quietly and for no reason. " * 3
PREPRINT = Draft(title="A Study of Deep Things", arxiv_id="2401.00001", abstract=ABSTRACT)
PUBLISHED = Draft(title="Depth in Practice and in Theory", authors=BELL, doi="10.1000/deep", issued="2025")
LINK = PUBLISHED.model_copy(
    update={"arxiv_id": "2401.00001", "abstract": ABSTRACT, "venue": "Journal of Depth"}
)
INDEXED = Draft(title="[Practical and theoretical depth.]", authors=BELL, pmid="7", keywords=("depth",))
INDEX = PUBLISHED.model_copy(update={"pmid": "7", "issued": "2025-03"})
OTHER = Draft(title="Soil from Seventeen Gardens by the Sea", authors=BELL, doi="10.1000/soil")
BARE = (
    Draft(title="Segment It", abstract=ABSTRACT),
    Draft(title="Segment it", authors=BELL, issued="2024", type="article"),
    Draft(title="Segment It", abstract=ABSTRACT, authors=BELL, arxiv_id="2402.00002"),
)


def bring(library, name, *drafts):
    def read(source, progress):
        yield DigestFacts(kind="test", source=name, name=name)
        for at, draft in enumerate(drafts, 1):
            yield draft.model_copy(update={"position": at, "span": (at * 10, at * 10 + 9)})

    plan = plan_import(library.store, library.pages, [Source(name.encode(), name)], read, no_progress)
    return library.do(import_papers, plan, plan.default_choices())


def papers(library):
    ids = library.pages.ids(ALL, Sort())
    return [records.paper(library.pages.connection, row) for row in ids]


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


EXPECTED: dict[int, set[str]] = {}


@given(
    st.sampled_from([(PREPRINT, PUBLISHED, LINK, INDEXED, INDEX, OTHER), (*BARE, OTHER)]).flatmap(
        st.permutations
    ),
    st.integers(1, 6),
)
@settings(max_examples=10, deadline=None)
def test_whatever_the_order_and_the_portions_the_library_is_the_same_in_the_end(
    tmp_path_factory, drafts, size
):
    library = Library(tmp_path_factory.mktemp("order") / "library.db")
    try:
        for start in range(0, len(drafts), size):
            before = logical_dump(library.pages.connection)
            changes = bring(library, f"digest {start}", *drafts[start : start + size])
            after = logical_dump(library.pages.connection)
            library.undo()
            assert logical_dump(library.pages.connection)["papers"] == before["papers"], changes.label
            library.redo()
            assert logical_dump(library.pages.connection) == after
        found = papers(library)
        said = {paper.model_dump_json(exclude={"id", "uid", "added_at", "sources"}) for paper in found}
        assert len(said) == len(found) == 2
        assert said == EXPECTED.setdefault(len(drafts), said)
        seen = [len(records.seen_in(library.pages.connection, paper.id)) for paper in found]
        assert sorted(seen) == [1, len(drafts) - 1]
    finally:
        library.close()


def test_the_step_says_what_it_merged_and_the_plan_why(library):
    bring(library, "a", PREPRINT)
    bring(library, "b", PUBLISHED)
    assert bring(library, "c", LINK).label == "Fill in 1 paper and merge 2 papers"
    (one,) = papers(library)
    assert (one.id, one.arxiv_id, one.doi, one.abstract) == (1, "2401.00001", "10.1000/deep", ABSTRACT)
    library.do(merging.split, 1)
    assert len(papers(library)) == 2


@pytest.mark.parametrize(
    "decide",
    [
        lambda library: library.do(merging.keep_apart, [1, 2]),
        lambda library: library.do(deleting.move_to_bin, [2]),
    ],
)
def test_what_a_person_called_different_or_threw_away_is_not_joined(library, decide):
    bring(library, "a", PREPRINT)
    bring(library, "b", PUBLISHED)
    decide(library)
    bring(library, "c", LINK)
    assert (
        records.paper(library.pages.connection, 1).doi != records.paper(library.pages.connection, 2).arxiv_id
    )
    assert all(records.paper(library.pages.connection, row) for row in (1, 2))


@pytest.mark.parametrize(
    "other",
    [
        PUBLISHED.model_copy(update={"arxiv_id": "2401.99999"}),
        PUBLISHED.model_copy(update={"title": "A Study of Deep Things: Part II"}),
    ],
)
def test_papers_that_contradict_each_other_stay_two(library, other):
    bring(library, "a", PREPRINT)
    bring(library, "b", other)
    bring(library, "c", LINK)
    assert len(papers(library)) >= 2
