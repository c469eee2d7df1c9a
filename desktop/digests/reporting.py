"""Says what a reading found as one JSON-ready value: the answer of `papertray read --json`."""

from collections.abc import Iterable
from typing import Any, Literal

from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, full

Status = Literal["ok", "partial", "rejected", "limit"]
_LEFT_OVER = "not imported: this text was not recognised as a paper"
_SHOWN_CHARACTERS = 80


def report(found: Iterable[Found], name: str) -> dict[str, Any]:
    """Consume `found` and account for all of it; `name` is the file's name in problems.

    Keys: "status" ("ok", "partial": some text was not read, "rejected", "limit": nothing was read and a
    limit is the reason), "imported", "titles", "papers", "digests", "problems" (each with "file",
    "place", "reason", "advice") and, for what was refused whole, "error" (one line for people).
    """
    papers: list[dict[str, Any]] = []
    digests: list[dict[str, Any]] = []
    problems: list[dict[str, str]] = []
    try:
        for each in found:
            if isinstance(each, Draft):
                papers.append(paper_of(each))
            elif isinstance(each, DigestFacts):
                digests.append(each.model_dump(exclude_defaults=True))
            else:
                problems.append(_problem_of(each, name))
    except UnreadableInput as error:
        problem = {"file": error.thing, "place": error.place, "reason": error.reason, "advice": error.advice}
        return {**_answer(_refused(error), [], [], [problem]), "error": str(error)}
    return _answer("partial" if problems else "ok", papers, digests, problems)


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


def _answer(
    status: Status,
    papers: list[dict[str, Any]],
    digests: list[dict[str, Any]],
    problems: list[dict[str, str]],
) -> dict[str, Any]:
    titles = [paper["title"] for paper in papers]
    return {
        "status": status,
        "imported": len(papers),
        "titles": titles,
        "papers": papers,
        "digests": digests,
        "problems": problems,
    }
