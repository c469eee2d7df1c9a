"""What each digest says of a field can be looked up, and taken instead."""

from desktop.digests.source import Source
from desktop.library import editing, merging
from desktop.library.field_sources import said_of
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.progress import no_progress
from desktop.store.dump import logical_dump


def bring(library, name, draft):
    def read(source, progress):
        yield DigestFacts(kind="test", source="Test", name=name)
        yield draft

    plan = plan_import(library.store, library.pages, [Source(name.encode(), name)], read, no_progress)
    library.do(import_papers, plan, plan.default_choices())


def test_every_digest_is_asked_and_the_one_that_counts_comes_first(tmp_path):
    library = Library(tmp_path / "library.db")
    try:
        bring(library, "a.txt", Draft(title="A Quiet Walk", arxiv_id="2401.00001", venue="arXiv"))
        bring(library, "b.bib", Draft(title="A Quiet Walk", arxiv_id="2401.00001", venue="Journal of Walks"))
        said = said_of(library.pages, 1, "venue")
        assert [(each.digest, each.name, each.value, each.is_kept) for each in said] == [
            (2, "b.bib", "Journal of Walks", True),
            (1, "a.txt", "arXiv", False),
        ]
        library.do(merging.switch_field, 1, "venue", 1)
        said = said_of(library.pages, 1, "venue")
        assert [(each.digest, each.is_kept, each.is_picked) for each in said] == [
            (1, True, True),
            (2, False, False),
        ]
        library.do(editing.edit, 1, "venue", "Typed")
        assert said_of(library.pages, 1, "venue")[0][:3] == (0, "", "Typed")
        assert {each.digest for each in said_of(library.pages, 1, "venue")} == {0, 1, 2}
        assert said_of(library.pages, 1, "colour") == said_of(library.pages, 1, "volume") == []
    finally:
        library.close()


def test_what_a_person_picked_is_not_replaced_by_a_better_one_until_that_is_undone(tmp_path):
    library = Library(tmp_path / "library.db")
    try:
        walk = Draft(title="A Quiet Walk", arxiv_id="2401.00001", venue="arXiv")
        bring(library, "a.txt", walk)
        bring(library, "b.bib", walk.model_copy(update={"venue": "Journal of Walks"}))
        library.do(merging.switch_field, 1, "venue", 1)
        before = logical_dump(library.pages.connection)
        bring(library, "c.bib", walk.model_copy(update={"venue": "The International Journal of Walks"}))
        assert venue_of(library) == ("arXiv", [(1, True), (2, False), (3, False)])
        library.undo()
        assert logical_dump(library.pages.connection)["papers"] == before["papers"]
        library.undo()
        assert venue_of(library) == ("Journal of Walks", [(2, False), (1, False)])
        bring(library, "c.bib", walk.model_copy(update={"venue": "The International Journal of Walks"}))
        assert venue_of(library)[0] == "The International Journal of Walks"
    finally:
        library.close()


def test_picking_what_is_shown_already_keeps_it(tmp_path):
    library = Library(tmp_path / "library.db")
    try:
        walk = Draft(title="A Quiet Walk", arxiv_id="2401.00001", venue="arXiv")
        bring(library, "a.txt", walk)
        library.do(merging.switch_field, 1, "venue", 1)
        bring(library, "b.bib", walk.model_copy(update={"venue": "Journal of Walks"}))
        assert venue_of(library)[0] == "arXiv"
    finally:
        library.close()


def venue_of(library):
    said = said_of(library.pages, 1, "venue")
    return said[0].value, [(each.digest, each.is_picked) for each in said]
