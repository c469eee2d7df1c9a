"""One open library: carries out actions one after the other, and answers questions about what is committed."""

from collections.abc import Callable
from pathlib import Path

from desktop import __version__
from desktop.papers.changes import Changes
from desktop.store.pages import Pages
from desktop.store.store import Store


class Library:
    """A library open for writing. Every change goes through `do`, `undo` or `redo`, and comes back as Changes."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the library at `path`; raises LibraryInUse, LibraryUnusable or CannotWrite."""
        self.path = path
        self.store = Store(path, made_by=f"Papertray {__version__}")
        try:
            self.pages = Pages(path)
        except BaseException:
            self.store.close()
            raise

    def do(self, action: Callable[..., object], *arguments: object, **options: object) -> Changes:
        """Carries out one action over an open step; what it changed, after COMMIT.

        Changes without items mean that everything was as wished already: no step, no new revision.
        """
        with self.store.step() as step:
            action(step, *arguments, **options)
        return step.changes

    def undo(self) -> Changes | None:
        """Takes back the newest step; None when there is nothing to undo."""
        return self.store.undo()

    def redo(self) -> Changes | None:
        """Does again what was undone last; None when there is nothing to redo."""
        return self.store.redo()

    def close(self, *, with_backup: bool = False) -> None:
        """Lets the library go, after a backup if asked and anything was changed."""
        self.pages.close()
        self.store.close(with_backup=with_backup)
