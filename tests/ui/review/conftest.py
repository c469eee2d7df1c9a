"""Plans to review: made by hand where no library is needed, else by a real library and a reader of drafts."""

from pathlib import Path

import pytest

from desktop.digests.source import Source
from desktop.library.import_plan import ImportPlan, PlannedDigest, PlannedPaper
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.digest import DigestFacts, Problem
from desktop.papers.draft import Draft
from desktop.papers.verdict import Verdict
from desktop.progress import no_progress

HERE = Path(__file__).parent
# What the platform without a screen says of windows, and here of menus and lists of offers as well.
QUIRK = "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
LETTERS = {"n": Verdict.NEW, "a": Verdict.SEEN, "c": Verdict.CHANGED, "s": Verdict.SUSPECT}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(QUIRK))


@pytest.fixture(scope="session")
def plan_of():
    """Returns a function that makes a plan by hand: a letter for each paper of each file, (file, reason)s."""
    return made_by_hand


def made_by_hand(*files, problems=()):
    plan = ImportPlan(problems=[Problem(file=name, reason=reason) for name, reason in problems])
    for digest, letters in enumerate(files, 1):
        facts = DigestFacts(kind="bibtex", source="Group", name=f"file{digest}.bib")
        plan.digests.append(PlannedDigest(digest, facts, papers=len(letters)))
        for letter in letters:
            number = len(plan.papers) + 1
            verdict = LETTERS[letter]
            own = verdict in {Verdict.NEW, Verdict.SUSPECT}
            adds = ("abstract",) if verdict is Verdict.CHANGED else ()
            plan.papers.append(
                PlannedPaper(
                    number,
                    f"Paper {number}",
                    verdict,
                    digest,
                    number if own else 0,
                    number,
                    0 if verdict is Verdict.NEW else 10_000,
                    adds,
                    "",
                    f"line {number}",
                    "",
                )
            )
    return plan


class Workshop:
    """A real library, and imports into it from lists of drafts."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @property
    def connection(self):
        return self.library.pages.connection

    def plan(self, *files):
        """Returns the plan for files given as (name, bytes, what a reader finds after the facts)."""
        sources = [Source(data, name) for name, data, _ in files]
        found = {name: found for name, _, found in files}

        def read(source, progress):
            text = source.data.decode()
            yield DigestFacts(kind="bibtex", source="Group", name=source.name, text_length=len(text))
            yield from found[source.name]

        return plan_import(self.library.store, self.library.pages, sources, read, no_progress)

    def bring(self, *drafts, name="before.bib"):
        """Puts papers into the library."""
        plan = self.plan((name, b"what was there before", drafts))
        self.library.do(import_papers, plan, plan.default_choices())

    def accept(self, plan, choices):
        """Carries out an import."""
        return self.library.do(import_papers, plan, choices)


@pytest.fixture
def workshop(tmp_path):
    library = Library(tmp_path / "library.db")
    yield Workshop(library)
    library.close()


KNOWN = Draft(title="A survey of sorting mushrooms by their smell", abstract="They smell.")
GAPPY = Draft(title="Counting the leaves of every tree in a forest")
SHORT = Draft(title="Segments", doi="10.1000/1")


@pytest.fixture
def morning(workshop):
    """Returns a plan with every verdict: 1 new, 2 known, 3 known with gaps, 4 maybe known, 5 new, a problem."""
    workshop.bring(KNOWN, GAPPY, SHORT)
    data = b"one\ntwo\nbroken <b>line</b>\nfour\n"
    drafts = [
        Draft(title="Learning to read a hundred papers before breakfast", place="line 1", span=(0, 3)),
        KNOWN.model_copy(update={"span": (4, 7)}),
        GAPPY.model_copy(update={"abstract": "Many leaves.", "span": (4, 7)}),
        SHORT.model_copy(update={"doi": "10.1000/2", "abstract": "Other segments.", "span": (27, 31)}),
        Draft(title="Why the last paper of a digest is never read", span=(27, 31)),
    ]
    problem = Problem(
        file="morning.bib",
        place="line 3",
        reason="the entry does not end",
        advice="Add a brace.",
        span=(8, 14),
    )
    return workshop.plan(("morning.bib", data, [*drafts, problem]))


@pytest.fixture
def page(look, qtbot, workshop):
    """Returns the page, shown in a window that has the focus; `page.heard` collects what it says."""
    from desktop.ui.review.preparing import prepared
    from desktop.ui.review.review_page import ReviewPage

    page = ReviewPage(look)
    qtbot.addWidget(page)
    page.resize(1440, 870)
    page.heard = []
    page.accepted.connect(page.heard.append)
    page.cancelled.connect(lambda: page.heard.append("cancelled"))

    def review(plan, lists=(), tags=()):
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.show_review(prepared(plan), workshop.connection, lists, tags)
        page.setFocus()
        return page

    page.review = review
    return page
