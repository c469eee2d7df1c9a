"""The words of a Hugging Face page that are no paper's: banner, menu, pager, and the details of a card."""

import re

from desktop.digests.hugging_face.header import day_of

SIGNATURE = (
    re.compile(r"get trending papers in your email inbox", re.IGNORECASE),
    re.compile(r"(?:daily|trending) papers(?: - hugging face)?\Z", re.IGNORECASE),
    re.compile(r"by\s?ak\b.*", re.IGNORECASE),
    re.compile(r"(?:.*\S )?and the research community", re.IGNORECASE),
)
_MENU = frozenset(
    """
    new|subscribe|papers|daily|weekly|monthly|all time|trending|trending papers|daily papers|weekly papers
    monthly papers|hugging face|models|datasets|spaces|buckets|docs|enterprise|pricing|community|log in
    sign up|login|search|today|view all|load more|show more|back to top|↑ back on top|previous|next
    ← previous|next →|« previous|next »|company|tos|privacy|about|careers|website|inference endpoints
    huggingchat|system theme|learn|hub|collections|organizations|expand in app|huggingface|main navigation
    hugging face's logo|hugging face logo|join hugging face|tasks|sort by|most upvoted|hf papers
    skip to main content|by|ak
    """.replace("\n", "|")
    .replace("    ", "")
    .strip("|")
    .split("|")
)
_TURN = (
    r"(?:(?:previous|prev|next)(?: (?:day|week|month|page))?|week \d{1,2}|\d{1,3}|\.{3}|…|[«»‹›←→<>]{1,2})"
)
_PAGER = re.compile(rf"(?=.{{0,40}}(?:prev|next|week)){_TURN}(?:\s{{1,3}}{_TURN}){{0,14}}\Z", re.IGNORECASE)
"""The line that turns pages: "Previous 1 2 3 … 100 Next", "Week 46"."""
_NUMBER = re.compile(r"(?:\d[\d.,]*\s?[kKmM]?|-|–)\Z")
_AUTHORS = re.compile(r"(?:[·•-]\s*)*(\d{1,5}) authors?\Z", re.IGNORECASE)
_DETAIL = re.compile(
    r"(?:[·•|…\W]{1,3}|(?:github|★|⭐)\s*\d[\d.,]*\s?k?|(?:submitted|published) (?:by|on)\b[^:]{0,40}"
    r"|upvotes?\s*\d*|comments|share|read more|view paper|paper|pdf|arxiv page|github|add to collection|\+\s?\d+"
    r"|\d+ (?:upvotes?|comments?|replies)|pages? \d+( of \d+)?)\Z",
    re.IGNORECASE,
)
_UPVOTE = re.compile(r"(?:\[-\]\s*|upvotes?\s*)+(?=\S)", re.IGNORECASE)
_STATED = re.compile(r"[\s·•|-]*(?:published|submitted)?(?: on)?\s*(?P<day>\S.*)", re.IGNORECASE)
_COMMENTS_BEHIND = re.compile(r"(?<=\d) \[?\s?\d{1,4}\]?\Z")
_MARKDOWN = re.compile(r"^[#>*•\s-]*|\*\*|!\[[^\]]{0,300}\]\([^)\s]{0,2000}\)")
_LINK = re.compile(r"\[([^\]]{0,300})\]\([^)\s]{0,2000}\)")


def plain(line: str) -> str:
    """A line of Markdown without heading marks, emphasis, pictures and link targets."""
    return " ".join(_LINK.sub(r"\1", _MARKDOWN.sub("", line)).split())


def is_signature(line: str) -> bool:
    """Whether a line is one that only this site's paper pages print."""
    return len(line) < 200 and any(pattern.match(line) for pattern in SIGNATURE)


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page: its banner, its menu, its pager."""
    return is_signature(line) or line.lower().rstrip(":") in _MENU or bool(_PAGER.match(line))


def is_detail(line: str) -> bool:
    """Whether a line says something small about a paper: votes, number of authors, day, a separator."""
    return bool(is_number(line) or author_count(line) or _DETAIL.match(line) or stated_day(line))


def is_number(line: str) -> bool:
    """Whether a line is a count of votes or comments; a hyphen stands for none."""
    return bool(_NUMBER.match(line))


def count_in(line: str) -> int | None:
    """The count that a line is, None for a hyphen and for one that was rounded ("1.2k")."""
    digits = line.replace(",", "")
    return int(digits) if digits.isdecimal() and len(digits) <= 9 else None


def votes_in(line: str) -> int | None:
    """The count of votes that a button shows: "12", "Upvote 12", "[-] 12"; None as for `count_in`."""
    return count_in(_UPVOTE.sub("", line, count=1))


def stated_day(line: str) -> str:
    """The partial date in "· Published on May 2, 2024" or "· May 2 6", "" for a line that says more than that.

    The number of comments may stand right behind a day with its year.
    """
    found = _STATED.match(line)
    if not found:
        return ""
    return day_of(found["day"]) or day_of(_COMMENTS_BEHIND.sub("", found["day"]))


def author_count(line: str) -> str:
    """The number in "12 authors", "" for anything else."""
    return found[1] if (found := _AUTHORS.match(line)) else ""
