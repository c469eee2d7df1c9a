"""What only an installed Papertray can do: open files by their kind, and links, in the window that is there."""

import subprocess
from pathlib import Path

from double_click import ClickedApplication
from story import Story

LINK = "papertray:add?url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.01234&title=A%20Page%20Worth%20Reading"


def nothing_foreign(story: Story, application: ClickedApplication, bundle: Path) -> None:
    """The process runs the bundle's executable, and of Qt and Python only the bundle's libraries."""
    program = Path(application.executable)
    story.expect(f"the bundle runs, not {program}", program.is_relative_to(bundle))
    inside = str(bundle)
    ours = (
        "Qt6",
        "PySide",
        "shiboken",
        "python3",
        "tantivy",
        "lxml",
        "rapidfuzz",
        "sqlite3",
        "pydantic",
        "plugins/",
    )
    foreign = sorted(
        each
        for each in application.mapped
        if any(word in each for word in ours) and not each.startswith(inside)
    )
    story.expect(f"nothing foreign is loaded {foreign}", not foreign)
    planted = [each for each in application.mapped if "planted" in each]
    story.expect(f"nothing planted is loaded {planted}", not planted)


def open_shared_list(story: Story, console: list[str]) -> None:
    """A double click on a .papertray file goes to the window that is open, and through its review."""
    shared = story.screen.home / "shared.papertray"
    other = story.screen.home / "elsewhere" / "library.db"
    digest = story.screen.home / "elsewhere.txt"
    digest.write_text(_OTHER, encoding="utf-8")
    for words in (["import", str(digest)], ["export", "-f", "papertray", "-o", str(shared)]):
        story.screen.answer(*console, *words, "--library", other, seconds=90)
    before = len(story.library.papers())
    story.files.show_only(shared)
    story.hand.click(story.files.file, times=2)
    story.wait_for_review()
    story.picture("shared-list")
    story.hand.press("Return")
    story.expect_soon("the shared paper is in the library", lambda: len(story.library.papers()) == before + 1)
    story.wait_for_papers()
    windows = story.screen.windows("papertray", "Papertray")
    story.expect("there is one window", len(windows) == 1)


def open_link(story: Story) -> None:
    """A link of our own scheme, as a browser gives it to the system, goes through the review as well."""
    before = len(story.library.papers())
    try:
        story.screen.answer("gio", "open", LINK, seconds=30)
    except (subprocess.SubprocessError, FileNotFoundError):
        story.screen.answer("xdg-open", LINK, seconds=30)
    story.wait_for_review()
    story.picture("link")
    story.expect("the link alone adds nothing", len(story.library.papers()) == before)
    story.hand.press("Return")
    story.expect_soon("the page is in the library", lambda: len(story.library.papers()) == before + 1)
    story.wait_for_papers()


_OTHER = """TY  - JOUR
TI  - Sharing Lists Between Two Libraries of One Laboratory
AU  - Doe, Jane
PY  - 2024
ER  -
"""
