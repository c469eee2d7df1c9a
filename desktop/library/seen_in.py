"""Says in words where a paper was seen: the stored appearance as a line of the details and of reading lists."""

from datetime import date

from desktop.papers.seen_in import digest_in_words
from desktop.store.records import Seen


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
