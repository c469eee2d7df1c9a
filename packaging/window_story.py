#!/usr/bin/env python3
"""Drives the real window as a person does, on a screen of its own, and says in one line of JSON how it went.

    window_story.py PICTURES [--digest FILE] [--papers N] [-- COMMAND…]

A file is dragged from a file manager, keys are pressed, the library is read back from its file, the process is
killed. COMMAND starts Papertray (default: from this checkout; a bundle's executable otherwise). Linux only.
"""

import argparse
import json
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging" / "xvfb"))

import chapters  # noqa: E402 - lies in the folder that was just added
from application import Application  # noqa: E402
from screen import DEBIAN, Screen, missing_programs  # noqa: E402
from story import Story  # noqa: E402
from waiting import NotSeen  # noqa: E402

SAMPLE = ROOT / "resources" / "samples" / "hugging-face-page.txt"
SAMPLE_PAPERS = 12
LONGEST = 900
"""Seconds after which the story is broken off."""


def main() -> int:
    """Return 0 when everything was as expected, 1 when not, 2 when the story cannot be told here."""
    options = arguments()
    if missing := missing_programs():
        print(f"window-story needs {', '.join(missing)}: apt-get install {DEBIAN}", file=sys.stderr)
        return 2
    papers = options.papers or papers_in(options.command, options.digest)
    for number in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(number, broken_off)
    signal.alarm(LONGEST)
    with Screen() as screen:
        story = Story(screen, Application(screen, options.command), options.pictures)
        try:
            tell(story, options.digest, papers)
        except (NotSeen, RuntimeError, StopIteration, ValueError, subprocess.SubprocessError) as failure:
            story.failed.append(f"{type(failure).__name__}: {failure}")
            story.picture("broken-off", whole_screen=True)
        summary = story.summary() | {"papers": papers, "pictures": str(options.pictures)}
    print(json.dumps(summary, ensure_ascii=False))
    return 0 if summary["ok"] else 1


def tell(story: Story, digest: Path, papers: int) -> None:
    """One chapter after the other."""
    chapters.first_start(story)
    chapters.drop(story, digest, papers)
    chapters.decide(story)
    chapters.find(story)
    chapters.order_the_queue(story)
    chapters.export(story)
    chapters.hand_over(story)
    chapters.close(story)
    chapters.come_back(story)
    chapters.crash(story)
    chapters.close(story)


def arguments() -> argparse.Namespace:
    """The folder for the pictures, the digest, how many papers it holds, and the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pictures", type=Path, help="folder for the pictures")
    parser.add_argument("--digest", type=Path, default=SAMPLE, help="the file that is dropped")
    parser.add_argument("--papers", type=int, default=0, help="how many papers it holds")
    # Split by hand: argparse takes an empty list of words before the options for the command.
    given = sys.argv[1:]
    at = given.index("--") if "--" in given else len(given)
    options = parser.parse_args(given[:at])
    options.command = given[at + 1 :] or [sys.executable, str(ROOT / "packaging" / "bootstrap.py"), "run"]
    return options


def papers_in(command: list[str], digest: Path) -> int:
    """How many papers `papertray read` finds in a digest."""
    if digest == SAMPLE:
        return SAMPLE_PAPERS
    done = subprocess.run(
        [*command, "read", str(digest), "--json"], capture_output=True, text=True, timeout=120, check=True
    )
    return len(json.loads(done.stdout)["papers"])


def broken_off(_number: int, _frame: FrameType | None) -> None:
    """The story must not hang for ever."""
    raise NotSeen("the end of the story: not reached in time")


if __name__ == "__main__":
    sys.exit(main())
