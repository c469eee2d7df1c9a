"""Says in words where a paper was seen: the stored appearance as a line of the details and of reading lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.papers.seen_in import digest_in_words

if TYPE_CHECKING:
    from desktop.store.pages import DigestLine
    from desktop.store.records import Seen


def about_digest(digest: DigestLine, today: date | None = None) -> str:
    """What a digest is: "Hugging Face page, shown Jul 2 (year not given), imported today"."""
    return digest_in_words(
        kind=digest.kind,
        source=digest.source,
        name=digest.name,
        query=digest.query,
        shown_on=digest.shown_on,
        captured_on=digest.captured_on,
        submitter=digest.submitter,
        imported_at=digest.imported_at,
        today=today,
    )


def seen_in_words(seen: Seen, today: date | None = None) -> str:
    """One appearance as `papers.seen_in.digest_in_words` words it; with `today`, "imported today"."""
    return digest_in_words(
        kind=seen.kind,
        source=seen.source,
        name=seen.name,
        query=seen.query,
        shown_on=seen.shown_on,
        upvotes=seen.upvotes,
        imported_at=seen.imported_at,
        today=today,
    )
