"""A day of work with a library, the same for the same seed: what is done at action N depends on N alone."""

import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.digests.source import Source
from desktop.errors import UsageError
from desktop.library import deciding, deleting, editing, listing, noting, tagging
from desktop.library.import_plan import Choices
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import discard, plan_import
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.papers.draft import Draft
from desktop.papers.state import State
from desktop.papers.view import ALL, BIN, QUEUE, QUEUE_LIST, Sort, View
from desktop.progress import Progress, no_progress

_WORDS = (
    "vision", "language", "graph", "causal", "robust", "sparse", "neural", "proof", "planning", "memory",
    "attention", "survey",
)  # fmt: skip
_KINDS = (
    "import", "import", "decide", "decide", "rate", "tag", "tag", "untag", "rename tag", "list", "order", "order",
    "note", "note", "note", "edit", "delete", "undo", "undo", "redo", "back up", "reopen",
)  # fmt: skip
PLANTED = (
    "",
    "two transactions",
    "acknowledged too early",
    "synchronous OFF",
    "synchronous NORMAL",
    "error swallowed",
)
"""Faults that can be built in on purpose, to see that they are noticed; "" is Papertray as it is."""


class Script:
    """Carries out numbered actions in the library at `path`, with uids and clocks that only depend on them."""

    def __init__(self, path: Path, seed: int, planted: str = "") -> None:
        self.path = path
        self.seed = seed
        self.planted = planted
        self.library = self._opened()

    def act(self, number: int) -> None:
        """Carries out action `number`; raises what Papertray raises, and may then be called again."""
        self._chance = random.Random(f"{self.seed}-{number}")
        self._number_uids(number)
        kind = "import" if number == 1 else self._chance.choice(_KINDS)
        getattr(self, "_" + kind.replace(" ", "_"))(number)

    def close(self) -> None:
        """Lets the library go."""
        self.library.close()

    def _opened(self) -> Library:
        library = Library(self.path)
        if self.planted.startswith("synchronous"):
            library.store._connection.execute(f"PRAGMA {self.planted.replace(' ', ' = ')}")  # noqa: SLF001
        return library

    def _number_uids(self, number: int) -> None:
        uids = iter(range(10**6))
        self.library.store.new_uid = lambda: f"{number:010}{next(uids):010}"
        self.library.store.clock = lambda: number * 1_000

    def _papers(self) -> list[int]:
        pages = self.library.pages
        everything = sorted([*pages.ids(ALL, Sort()), *pages.ids(BIN, Sort())])
        return self._chance.sample(everything, min(len(everything), self._chance.randint(1, 12)))

    def _paper(self) -> int:
        """A paper, 0 when there is none any more, which every action passes over."""
        return next(iter(self._papers()), 0)

    def _row(self, entity: str) -> int:
        pages = self.library.pages
        rows = [line.id for line in pages.tags()] if entity == "tag" else [line.id for line in pages.lists()]
        return self._chance.choice(rows) if rows else 0

    def _do(self, action: Callable[..., object], *arguments: object, **options: object) -> None:
        try:
            self.library.do(action, *arguments, **options)
        except UsageError:
            return  # a name that is taken: nothing happened, as in the reference

    def _import(self, number: int) -> None:
        library = self.library
        discard(library.store)  # what an attempt that failed has left
        source = Source(f"digest {number % 40}".encode())
        plan = plan_import(library.store, library.pages, [source], self._read, no_progress)
        chosen = Choices(taken={paper.number for paper in plan.papers if self._chance.random() < 0.9})
        chosen.same = {paper.number for paper in plan.papers if self._chance.random() < 0.3}
        chosen.state = self._chance.choice([State.INBOX, State.QUEUED])
        if self.planted == "two transactions":
            library.do(import_papers, plan, chosen)
            time.sleep(0.03)
            library.do(noting.write_note, self._paper(), "the other half " * 5_000)
        else:
            chosen.tags = tuple(self._chance.sample(_WORDS[:3], self._chance.randint(0, 2)))
            library.do(import_papers, plan, chosen)
        discard(library.store)

    def _read(self, source: Source, _progress: Progress) -> Iterator[Found]:
        chance = random.Random(source.data)
        yield DigestFacts(kind="test", source=source.data.decode())
        for at in range(chance.randint(1, 30)):
            title = " ".join(chance.choices(_WORDS, k=chance.randint(1, 7)))
            venue, abstract = chance.choice(["", "NeurIPS"]), "An abstract. " * chance.randint(0, 200)
            yield Draft(title=title, venue=venue, abstract=abstract, position=at, span=(at * 9, at * 9 + 9))
        yield LeftOver(text="Dear reader,")

    def _decide(self, _: int) -> None:
        state = self._chance.choice(list(State))
        self._do(deciding.set_state, self._papers(), state, at_top=self._chance.random() < 0.3)

    def _rate(self, _: int) -> None:
        self._do(deciding.rate, self._papers(), self._chance.randint(0, 5))

    def _tag(self, _: int) -> None:
        self._do(tagging.tag, self._papers(), self._chance.choice(_WORDS))

    def _untag(self, _: int) -> None:
        self._do(tagging.untag, self._papers(), self._chance.choice(_WORDS))

    def _rename_tag(self, _: int) -> None:
        self._do(tagging.rename_tag, self._row("tag"), self._chance.choice(_WORDS))

    def _list(self, _: int) -> None:
        self._do(listing.add_to_named_list, self._chance.choice(_WORDS[:3]), self._papers())

    def _order(self, _: int) -> None:
        row = self._chance.choice([QUEUE_LIST, self._row("list") or QUEUE_LIST])
        order = self.library.pages.ids(QUEUE if row == QUEUE_LIST else View("list", key=row), Sort("rank"))
        if self._chance.random() < 0.5:
            self._do(listing.place, row, self._papers(), self._chance.choice([None, *order]))
        else:
            self._do(listing.shift, row, self._papers(), self._chance.choice([-1, 1]))

    def _note(self, number: int) -> None:
        text = self._chance.choice(["", "a note", f"a longer note, written at {number}\n" * 40])
        self._do(noting.write_note, self._paper(), text, session=self._chance.choice(["", "morning"]))

    def _edit(self, _: int) -> None:
        field = self._chance.choice(["venue", "abstract", "authors", "title"])
        self._do(editing.edit, self._paper(), field, self._chance.choice(["Ann Bell; Cy Dorn", "One", "Two"]))

    def _delete(self, _: int) -> None:
        action = self._chance.choice([deleting.move_to_bin, deleting.restore])
        self._do(action, self._papers())
        if self.library.pages.count(ALL) < 2:
            self.library.undo()

    def _undo(self, _: int) -> None:
        if self.library.pages.undo_labels()[0] and self.library.pages.count(ALL) > 12:
            self.library.undo()

    def _redo(self, _: int) -> None:
        self.library.redo()

    def _back_up(self, _: int) -> None:
        self.library.store.back_up()

    def _reopen(self, number: int) -> None:
        self.library.close()
        self.library = self._opened()
        self._number_uids(number)


def run(path: Path, told: int, *, seed: int, actions: int, planted: str = "") -> None:
    """Carries out actions 1 to `actions` and writes a byte to the pipe `told` after each was acknowledged."""
    script = Script(path, seed, planted)
    for number in range(1, actions + 1):
        if planted == "acknowledged too early":
            os.write(told, b".")
            time.sleep(0.005)
        script.act(number)
        if planted != "acknowledged too early":
            os.write(told, b".")
    script.close()
