"""How long a paper takes to read, where there is a basis for saying so: its number of pages, nothing else.

An abstract says nothing of a paper's length, so a paper whose pages nobody knows has no estimate.
"""

import re

MINUTES_A_PAGE = 3
"""A page of a paper has about 600 words with figures and formulas, and 200 of them are read in a minute."""
_ROUNDED_TO = 5
_MOST_PAGES = 3_000

_COUNTED = re.compile(r"(?<![\w.,–-])(\d{1,4})\s*\+?\s*(?:pages?|pgs?|pp)\b", re.I)
_PAGE = r"([A-Za-z]{0,3})(\d{1,7})"
_RANGE = re.compile(rf"(?<!\w){_PAGE}\s*(?:--?-?|[\u2010-\u2015\u2212])\s*{_PAGE}(?!\w)")


def page_count(pages: str, comment: str = "") -> int | None:
    """The number of pages, None where nobody says it.

    `pages` are those in a journal as bibliographies write them ("123--145", "S12–S20", "123-45", "1-5, 9"), or a
    number with its word ("xii, 240 pp"); `comment` is what authors add on arXiv ("12 pages, 5 figures"), which
    counts first: of several numbers in it the first is that of the paper itself. A single page is where one begins.
    """
    for text in (comment, pages):
        if (said := _COUNTED.search(text)) and 0 < int(said[1]) <= _MOST_PAGES:
            return int(said[1])
    counts = [_length(found) for found in _RANGE.finditer(pages)]
    if not counts or None in counts:
        return None
    whole = sum(count or 0 for count in counts)
    return whole if whole <= _MOST_PAGES else None


def _length(found: re.Match[str]) -> int | None:
    """The pages of a range; an end that is shorter than its beginning is abbreviated ("123-45" ends at 145)."""
    first, last = found[2], found[4]
    if found[3] and found[3].lower() != found[1].lower():
        return None
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    count = int(last) - int(first) + 1
    return count if count > 0 else None


def reading_minutes(pages: str, comment: str = "") -> int | None:
    """About how many minutes a paper takes, in steps of five; None where its pages are not known."""
    count = page_count(pages, comment)
    if count is None:
        return None
    return max(_ROUNDED_TO, round(count * MINUTES_A_PAGE / _ROUNDED_TO) * _ROUNDED_TO)


def minutes_words(minutes: int) -> str:
    """Minutes as a person says them: "35 min", "2 h", "5 h 20 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours:,} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )
