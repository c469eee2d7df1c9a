"""The story in chapters: what a person does from the first start to the morning after a crash."""

import hashlib
import re
import shutil
import string
import subprocess
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from application import PLACE
from reading_back import Paper
from screen import LONG
from story import Story
from waiting import until

QUEUE_KEY, INBOX_KEY = "ctrl+2", "ctrl+1"
TAG = "to cite"
NOTE = "Ask the authors about the evening."
_ROW_X = 400
_QUEUE_ROWS = 132, 182, 232
"""Where the first three rows of the queue are, in pixels of the window."""
_LINE_OF_DROP = 800, 95, 200, 25
"""Where the line is drawn that says a row would come first, beside what hangs on the pointer."""
_FAR_FROM_MIDDLE = 300, 700, 100, 60
_ROWS, _SECOND_ROW = (250, 95, 800, 500), (260, 155, 360, 40)
NEWEST_UNSAVED = 1.5
"""Seconds: what was typed before that is on the disk."""
_LETTERS = 30
"""When so many of them are on the disk, the process is killed."""
OTHER_DIGEST = """A Second Digest: Handing Files to a Window That Is Open

Programs that are started twice often fight over one file. We hand the file to the first of them instead and
measure how long a person waits. In four hundred trials the review was there before the hand was back on the
keyboard, and no library was opened twice. The second process ends with the code of success, so that file
managers have no reason to complain about it either.

How Long Is a Moment? Waiting Times That Nobody Notices

We ask forty people to press a key when a window has become ready and vary the delay behind their backs. Below a
tenth of a second nobody notices anything, up to half a second they feel that something was done, and beyond one
second they look out of the window. The limits do not depend on age, but on coffee. We recommend to show
progress after half a second and to offer a way out after two.
"""


def first_start(story: Story) -> None:
    """An empty library invites."""
    story.files.open()
    with story.timed("start_to_window"):
        story.application.open()
    story.application.wait_until_ready()
    story.application.place()
    story.picture("empty")


def drop(story: Story, digest: Path, papers: int) -> None:
    """A file is dragged from the file manager onto the window; Enter imports what the review shows."""
    copy = story.files.show_only(digest)
    before = _hash(copy)
    middle = story.application.window, PLACE[2] // 2, PLACE[3] // 2
    story.hand.begin_drag(story.files.file, middle, story.screen.changed(story.area(*_FAR_FROM_MIDDLE)))
    story.picture("veil", whole_screen=True)
    with story.timed("drop_to_review"):
        story.hand.drop()
        story.wait_for_review()
    story.picture("review")
    with story.timed("enter_to_imported"):
        story.hand.press("Return", pause=0)
        story.expect_soon(f"{papers} papers after Enter", lambda: len(story.library.papers()) == papers)
    story.wait_for_papers()
    story.picture("imported")
    story.expect("the dropped file is still there, unchanged", copy.exists() and _hash(copy) == before)


def decide(story: Story) -> None:
    """Queue, dismiss, rate, tag and annotate by single keys, and take some of it back."""
    hand, library = story.hand, story.library
    first, second, third = (paper.title for paper in library.papers()[:3])
    hand.press("j", "k", "q")
    story.expect_soon("q queues the first paper and goes on", lambda: _state(story, first) == "queued")
    hand.press("e")
    story.expect_soon("e dismisses the second", lambda: _state(story, second) == "dismissed")
    hand.press("4")
    story.expect_soon("4 rates the third", lambda: _paper(story, third).rating == 4)
    hand.press("t")
    hand.type(TAG)
    story.picture("tag")
    hand.press("Return")
    story.expect_soon("the third is tagged", lambda: library.tagged(TAG) == [third])
    hand.press("n")
    hand.type(NOTE)
    story.picture("note")
    hand.press("Escape")
    story.expect_soon("the note is kept", lambda: _paper(story, third).note == NOTE)
    hand.press("u")
    story.expect_soon("u takes the note back", lambda: not _paper(story, third).note)
    hand.press("ctrl+z")
    story.expect_soon("Ctrl+Z takes the tag back", lambda: not library.tagged(TAG))
    hand.press("ctrl+shift+z", "ctrl+shift+z")
    story.expect_soon("Ctrl+Shift+Z does both again", lambda: _paper(story, third).note == NOTE)
    story.expect("the tag is back as well", library.tagged(TAG) == [third])
    story.picture("decided")


def find(story: Story) -> None:
    """A misspelt phrase finds the paper; Enter leads to it, Esc back to everything."""
    words = _misspelt(story.library.papers()[2].title)
    is_answered = story.screen.changed(story.area(*_SECOND_ROW))
    story.hand.press("slash")
    story.hand.type(words)
    until(is_answered, "the answer of the search", LONG)
    story.screen.rest(story.area(*_ROWS), 2.0, LONG)
    story.picture("search")
    story.hand.press("Return", "5")
    third = story.library.papers()[2].title
    story.expect_soon("a misspelt phrase finds the paper first", lambda: _paper(story, third).rating == 5)
    story.hand.press("4", "Escape")
    story.wait_for_papers()


def order_the_queue(story: Story) -> None:
    """Three papers in the queue, the last one moved up by keys, another by the mouse, one of them deleted."""
    hand, library = story.hand, story.library
    hand.press(INBOX_KEY, "q", "q")
    story.expect_soon("three papers are queued", lambda: len(library.queue()) == 3)
    one, two, three = library.queue()
    hand.press(QUEUE_KEY, "j", "j", "alt+Up")
    story.expect_soon(
        "Alt+Up moves the third before the second", lambda: library.queue() == [one, three, two]
    )
    story.picture("queue")
    window, x, (above, _, last) = story.application.window, _ROW_X, _QUEUE_ROWS
    is_offered = story.screen.changed(story.area(*_LINE_OF_DROP))
    hand.begin_drag((window, x, last), (window, x, above - 25), is_offered)
    story.picture("carried")
    hand.drop()
    story.expect_soon(
        "a row that is dragged to the top stands there", lambda: library.queue() == [two, one, three]
    )
    hand.press("ctrl+z")
    story.expect_soon("Ctrl+Z takes that back", lambda: library.queue() == [one, three, two])
    hand.press("j", "Delete")
    story.expect_soon("Del puts the paper into the Bin", lambda: _paper(story, two).binned)
    story.expect("the queue has two papers", library.queue() == [one, three])
    hand.press("k", "x")
    story.picture("marked")
    hand.press("x")


def export(story: Story) -> None:
    """The queue becomes a BibTeX file whose name is typed; a reference checker accepts it."""
    target = story.screen.home / "Documents" / "my queue.bib"
    window = story.application.window
    story.hand.press("ctrl+e")
    until(lambda: story.screen.active_window() not in {"", window}, "the dialog of the export", LONG)
    story.picture("export")
    story.hand.press("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "ctrl+a")
    story.hand.type(str(target), delay=8)
    story.hand.press("Return")
    story.expect_soon("the export is written where it was said", target.exists)
    until(lambda: story.screen.active_window() == window, "the window after the export", LONG)
    story.picture("exported")
    if not target.exists():
        return
    entries = target.read_text(encoding="utf-8").count("\n}\n")
    story.expect("two entries are exported", entries == len(story.library.queue()))
    if shutil.which("biber"):
        command = [
            "biber",
            "--tool",
            "--validate-datamodel",
            "--output-file",
            f"{target}.checked",
            str(target),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        wrong = [line for line in done.stdout.splitlines() if line.startswith("ERROR")]
        story.expect(f"biber accepts the file {wrong}", done.returncode == 0 and not wrong)


def hand_over(story: Story) -> None:
    """A second start gives its file to the window that is open, and ends at once."""
    other = story.screen.home / "other.txt"
    other.write_text(OTHER_DIGEST, encoding="utf-8")
    papers = len(story.library.papers())
    with story.timed("second_start"):
        code = story.application.hand_over(other)
    story.expect("a second start ends with 0", code == 0)
    story.wait_for_review()
    story.picture("second-review")
    story.hand.press("Return")
    story.expect_soon("two more papers", lambda: len(story.library.papers()) == papers + 2)
    story.wait_for_papers()
    story.hand.press(QUEUE_KEY)


def close(story: Story) -> None:
    """Alt+F4 ends the process, and there is a backup."""
    story.application.take_keyboard()
    with story.timed("close"):
        story.hand.press("alt+F4", pause=0)
        code = story.application.wait()
    story.expect(f"closing ends the process with 0, not {code}", code == 0)
    backups = story.application.library.parent / "backups"
    story.expect("a backup was made", backups.is_dir() and any(backups.iterdir()))


def come_back(story: Story) -> None:
    """The next day everything is as it was left."""
    before = story.library.dump()
    with story.timed("second_start_to_window"):
        story.application.open()
    story.application.wait_until_ready()
    story.application.place()
    story.picture("next-day")
    story.expect("everything is as it was left", story.library.dump() == before)


def crash(story: Story) -> None:
    """The process is killed while a note is typed: what had reached the disk is there afterwards.

    How soon it reaches it is told in a machine's own time: a key takes as long as a rating takes to be stored.
    """
    title = story.library.papers()[0].title
    slowness = _seconds_of_a_rating(story, title)
    story.hand.press("n")
    typed, kept = "", ""
    when: list[float] = []
    waited: list[float] = []
    end = time.monotonic() + LONG
    while time.monotonic() < end and len(kept) < _LETTERS:
        letter = string.ascii_lowercase[len(typed) % 26]
        story.hand.press(letter, pause=0)
        typed += letter
        when.append(time.monotonic())
        newer = max(_on_disk(story, title), kept, key=len)
        waited += [time.monotonic() - when[n] for n in range(len(kept), min(len(newer), len(when)))]
        kept = newer
    story.application.kill()
    story.application.open()
    story.application.wait_until_ready()
    story.application.place()
    story.hand.press(INBOX_KEY)
    story.expect_soon(
        f"of {len(typed)} letters those that were on the disk are kept, {len(kept)} and more",
        lambda: len(kept) <= len(note := _paper(story, title).note) and typed.startswith(note),
    )
    story.picture("after-the-crash")
    longest, allowed = max(waited, default=LONG), NEWEST_UNSAVED + 4 * slowness
    story.expect(f"a letter waited {longest:.1f} s for the disk, not {allowed:.1f}", longest <= allowed)


def _seconds_of_a_rating(story: Story, title: str) -> float:
    """How long this machine takes from a key to the disk, while it does nothing else."""
    story.hand.press(INBOX_KEY, "j", "k")
    taken = []
    for stars in (1, 2, 3):
        begun = time.monotonic()
        story.hand.press(str(stars), pause=0)
        story.expect_soon(f"{stars} rates", partial(_is_rated, story, title, stars))
        taken.append(time.monotonic() - begun)
    return max(taken)


def _is_rated(story: Story, title: str, stars: int) -> bool:
    return _paper(story, title).rating == stars


def _on_disk(story: Story, title: str) -> str:
    """The note as it would be found after a crash at this moment: in the library, or in a file beside it."""
    folder = story.screen.home / ".local" / "state" / "papertray" / "recovery"
    texts = [_paper(story, title).note]
    for file in folder.glob("*.txt"):
        with suppress(FileNotFoundError):  # it is in the library now
            texts.append(file.read_text(encoding="utf-8"))
    return max(texts, key=len)


def _paper(story: Story, title: str) -> Paper:
    return next(paper for paper in story.library.papers() if paper.title == title)


def _state(story: Story, title: str) -> str:
    return _paper(story, title).state


def _misspelt(title: str) -> str:
    """The four longest words of a title, two letters of each exchanged, as a hand in a hurry does."""
    words = re.findall(r"[^\W\d_]{5,}", title.lower())
    return " ".join(_exchanged(word) for word in sorted(words, key=len, reverse=True)[:4])


def _exchanged(word: str) -> str:
    at = next((n for n in range(2, len(word) - 1) if word[n] != word[n + 1]), 0)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
