"""The two ways in which a digest is refused: it cannot be read, or it goes beyond a limit."""

from desktop.errors import UnreadableInput


class LimitReached(UnreadableInput):
    """A limit of `desktop.limits` was met; the reason names it."""


def papers_in_words(count: int) -> str:
    """How many papers: "1 paper", "2,000 papers"."""
    return f"{count:,} paper{'' if count == 1 else 's'}"


def names_limit(reason: str) -> bool:
    """Whether a reason is that something is too much: such reasons say "more than", "longer than"."""
    return any(words in reason for words in ("more than", "longer than", "larger than", "deeper than"))


def size_in_words(size: int) -> str:
    """`size` in bytes as a person says it: "100 MB", "1 GB", "12 kB"."""
    for unit, factor in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if size >= factor:
            return f"{size / factor:.3g} {unit}"
    return f"{size} bytes"
