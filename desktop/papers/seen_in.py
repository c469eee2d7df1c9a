"""Says in words where a paper was seen: for the details of the window and for reading lists alike."""

from datetime import UTC, date, datetime, timedelta

from desktop.papers.dates import MONTHS, day_and_month, year_of

_PAGES = {"hugging-face-page": "page"}
"""Kinds of digest whose source alone ("Hugging Face") would sound as if it had published the paper."""


def digest_in_words(
    *,
    kind: str,
    source: str,
    name: str,
    shown_on: str,
    imported_at: int,
    query: str = "",
    upvotes: int | None = None,
    captured_on: str = "",
    submitter: str = "",
    today: date | None = None,
) -> str:
    """One appearance of a paper: "Hugging Face page, shown Jul 2 (year not given), imported Nov 23, 2026".

    `shown_on` and `captured_on` (when the file was saved or sent) are partial dates, `imported_at` is in
    milliseconds since 1970 UTC, `submitter` who handed the digest in. With `today` (a local date) an import of
    that day or the one before is "today" or "yesterday"; a file never says either.
    """
    digest = " ".join(filter(None, (source or name or "Pasted text", _PAGES.get(kind))))
    parts = [f"{digest} for “{query}”" if query else digest]
    if day := day_and_month(shown_on):
        parts.append(f"shown {day}" if year_of(shown_on) is not None else f"shown {day} (year not given)")
    if captured_on and captured_on != shown_on:
        parts.append(f"saved {day_and_month(captured_on)}")
    if submitter:
        parts.append(f"submitted by {submitter}")
    if upvotes is not None:
        parts.append(f"{upvotes:,} {'upvote' if upvotes == 1 else 'upvotes'}")
    return ", ".join([*parts, f"imported {day_of(imported_at, today)}"])


def day_of(moment: int, today: date | None = None) -> str:
    """The local day of `moment` (milliseconds since 1970 UTC): "Nov 23, 2026"; near `today` a word for it."""
    day = datetime.fromtimestamp(moment / 1000, UTC).astimezone().date()
    if today is not None and day == today:
        return "today"
    if today is not None and day == today - timedelta(days=1):
        return "yesterday"
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
