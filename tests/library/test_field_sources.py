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
        assert [(each.digest, each.is_kept) for each in said_of(library.pages, 1, "venue")] == [
            (1, True),
            (2, False),
        ]
        library.do(editing.edit, 1, "venue", "Typed")
        assert said_of(library.pages, 1, "venue")[0][:3] == (0, "", "Typed")
        assert {each.digest for each in said_of(library.pages, 1, "venue")} == {0, 1, 2}
        assert said_of(library.pages, 1, "colour") == said_of(library.pages, 1, "volume") == []
    finally:
        library.close()
