"""Says what a reading found as one JSON-ready value: the answer of `papertray read --json`."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, full

Status = Literal["ok", "partial", "rejected", "limit"]
_LEFT_OVER = "not imported: this text was not recognised as a paper"
_SHOWN_CHARACTERS = 80


class Report:
    """Accounts for all of a reading while it goes on; of papers only the titles are kept, however many there are."""

    def __init__(self, name: str) -> None:
        """`name` is the file's name in problems."""
        self._name = name
        self._titles: list[str] = []
        self._digests: list[dict[str, Any]] = []
        self._problems: list[dict[str, str]] = []
        self._error: UnreadableInput | None = None

    def papers(self, found: Iterable[Found]) -> Iterator[dict[str, Any]]:
        """Consumes `found`; gives the papers in it."""
        try:
            for each in found:
                if isinstance(each, Draft):
                    self._titles.append(each.title)
                    yield paper_of(each)
                elif isinstance(each, DigestFacts):
                    self._digests.append(each.model_dump(exclude_defaults=True))
                else:
                    self._problems.append(_problem_of(each, self._name))
        except UnreadableInput as error:
            if not self._titles:
                self._error = error
                self._digests.clear()
                self._problems.clear()
            known = {"file": error.thing, "place": error.place}
            self._problems.append({**known, "reason": error.reason, "advice": error.advice})

    @property
    def status(self) -> Status:
        """How it went; right once all papers were taken."""
        if self._error:
            return _refused(self._error)
        return "partial" if self._problems else "ok"

    def rest(self) -> dict[str, Any]:
        """All but the papers, with the keys that `report` describes; to be asked once all papers were taken."""
        answer = {
            "status": self.status,
            "imported": len(self._titles),
            "titles": self._titles,
            "digests": self._digests,
            "problems": self._problems,
        }
        return {**answer, "error": str(self._error)} if self._error else answer


def report(found: Iterable[Found], name: str) -> dict[str, Any]:
    """Consume `found` and account for all of it; `name` is the file's name in problems.

    Keys: "status" ("ok", "partial": some text was not read, "rejected", "limit": nothing was read and a
    limit is the reason), "imported", "titles", "papers", "digests", "problems" (each with "file",
    "place", "reason", "advice") and, for what was refused whole, "error" (one line for people).
    """
    account = Report(name)
    papers = list(account.papers(found))
    return {**account.rest(), "papers": papers}


def paper_of(draft: Draft) -> dict[str, Any]:
    """A draft for a machine: every field that the digest gives, and the names as people write them."""
    known = draft.model_dump(exclude_defaults=True, exclude={"authors", "span"})
    authors = [full(name) for name in draft.authors if name != OTHERS]
    always = {"title": draft.title, "arxiv_id": draft.arxiv_id or None, "doi": draft.doi or None}
    return {**known, **always, "authors": authors, "span": list(draft.span)}


def _refused(error: UnreadableInput) -> Status:
    return "limit" if isinstance(error, LimitReached) else "rejected"


def _problem_of(found: Problem | LeftOver, name: str) -> dict[str, str]:
    if isinstance(found, Problem):
        file = found.file or name
        return {"file": file, "place": found.place, "reason": found.reason, "advice": found.advice}
    shown = " ".join(found.text[: 2 * _SHOWN_CHARACTERS].split())[:_SHOWN_CHARACTERS]
    advice = f"It is kept with the digest: “{shown}”."
    return {"file": name, "place": found.place, "reason": _LEFT_OVER, "advice": advice}
