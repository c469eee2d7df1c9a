"""Finds the title in an entry of a Markdown list, among numbers, venues, authors, remarks and links."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.saved_links import without_page_marks
from desktop.digests.fields.venue_marks import is_venue, without_venue
from desktop.digests.markdown.inline import Inline, Link, plain
from desktop.digests.prose.bylines import names_in
from desktop.digests.reference_lists.names import begins_with_names, names_end

_BOLD = re.compile(
    r"\*\*(?=\S)(.{1,600}?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.{1,600}?)(?<=\S)__(?!\w)"
    r"|<(?:b|strong)>(.{1,600}?)</(?:b|strong)>",
    re.DOTALL | re.IGNORECASE,
)
_LEAD = re.compile(
    r"\s*(?:\[[ xX]\]\s|\(?\d{1,4}[.):](?=\s)|(?:\*\*)?\[\d{1,4}\](?:\*\*)?(?=\s)|`[^`\n]{1,60}`"
    r"|[【（][^】）\n]{1,60}[】）]|[|:：,;–—-]+(?=\s)|<[^<>]{1,200}>|[\U0001F000-\U0001FFFF\u2190-\u2bff\ufe0f\u200d])"
)
_NUMBER = re.compile(r"\d{1,4}[.)]\s+(?=\S)")
_LEAD_DATE = re.compile(r"\s*[\[(]?((?:19|20)\d\d(?:[-/.]\d{1,2}){0,2})[\])]?\s*[|:,.–-]*\s*(?=\S)")
_LEAD_BRACKET = re.compile(r"\s*[\[(]([^\[\]()\n]{1,60})[\])]\s*[:,.-]?\s*(?=\S)")
_LEAD_BOLD = re.compile(r"\s*\*\*([^*\n]{1,80})\*\*\s*[:,.-]?\s*(?=\S)")
_NEXT_WORDS = re.compile(r"(?:[\w'’:,/&+-]+ ){2}\w")
_NICKNAME_CHARACTERS = 40
_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’.-]*|van|von|de|der|den|del|di|da|la|le|el|al|bin)){1,3}\W{0,3}\Z"
)
_ITALIC = re.compile(r"\s*[*_](?=[^\s*_])([^*_\n]{8,400}?)[*_](?![\w*])")
_ET_AL = re.compile(r"\bet\.? ?al\b", re.IGNORECASE)
_INITIAL = re.compile(r"\b[^\W\d_a-z]\.")
_BEHIND_NAMES = re.compile(r"[\s.,:;]*(?:\(?(?:19|20)\d\d[a-z]?\)?)?[\s.,:;]*")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]{8,400})[\"”“»]")
_STOP = re.compile(
    r" [-–—] |(?<!\n)[ \t]{2,}\S|<br\s*/?>|\n(?![ \t]*(?!by\b|in\b|https?:)(?-i:[a-zß-ÿ]))"
    r"|\s[*_](?=\w)|\*\*|`|\[\[|\s\|\s|[\[(](?=\s*\[)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:authors?|abstract|summary|tl;?dr|keywords?|tags?|venue|date|published|published (?:on|in)|year"
    r"|comments?|notes?|links?|code|title|url|pdf"
    r"|institutions?|affiliations?|paper|source|why it matters|key (?:points|insights|findings|idea)"
    r"|contributions?|updated?(?: on)?|news)\s*[:：]?\Z",
    re.IGNORECASE,
)
_READING_TIME = re.compile(r"\s*[(\[](?:a )?\d{1,3}[ -]min(?:ute)?s?(?: read)?[)\]]\s*\Z", re.IGNORECASE)
"""What newsletters say behind a title."""
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"\w+")
_BEFORE_TITLE_LETTERS = 25
_TITLE_CHARACTERS = 400
_SPLITS = re.compile(r"(?:[,.;]|\s[-–—])\s+(?=[^\W\d_a-z])")
_MOST_SPLITS = 40


class Title(NamedTuple):
    """A title and where in the stretch the text ends that it was taken from."""

    words: str
    end: int


_NONE = Title("", 0)


def title_in(entry: Inline) -> Title:
    """The title of an entry: what is bold, else the words of a link, what is quoted, what stands first.

    "" when all that the entry says is what lies behind its links.
    """
    for find in (_bold_title, _italic_title, _link_title, _quoted_title, _first_words):
        if (found := find(entry)).words:
            return found
    return _NONE


def lead_end(text: str) -> int:
    """Where the words of an entry begin: after numbers, boxes, pictures, dates, venues, short names in brackets."""
    at = 0
    while True:
        found = _LEAD.match(text, at) or _LEAD_DATE.match(text, at)
        if not found and (bracket := _LEAD_BRACKET.match(text, at)):
            found = bracket if _is_aside(bracket, text) else None
        if not found and (bold := _LEAD_BOLD.match(text, at)):
            found = bold if is_venue(plain(bold[1]).strip("[]() ")) else None
        if not found or found.end() == at:
            return at
        at = found.end()


def _is_aside(bracket: re.Match[str], text: str) -> bool:
    words = plain(bracket[1])
    if is_venue(words) or is_label(words):
        return True
    following = _NEXT_WORDS.match(text, bracket.end())
    return len(words) <= _NICKNAME_CHARACTERS and following is not None


def cleaned(words: str) -> str:
    """A title without brackets, quotes, venue and marks of a page around it, nor the stop that ends its sentence."""
    words = without_page_marks(words)
    before = ""
    while words != before:
        before = words
        words = without_venue(_READING_TIME.sub("", words.strip(" \t,;:|·•–—-")))
        for opening, closing in ("[]", '""', "“”", "''", "‘’", "()", "«»", "<>"):
            inner = words[1:-1]
            if (
                words[:1] == opening
                and words[-1:] == closing
                and opening not in inner
                and closing not in inner
            ):
                words = inner
        words = words.rstrip("([ ")  # what they held was a link
        if words.endswith(".") and not words.endswith(("..", " al.")):
            words = words[:-1]
    return words


def is_title(words: str) -> bool:
    """Whether cleaned words may be a title at all."""
    if not _LETTERS.search(words) or len(words) > _TITLE_CHARACTERS:
        return False
    return not (is_label(words) or is_venue(words) or _FIELD.match(words))


def _bold_title(entry: Inline) -> Title:
    found: list[tuple[Title, re.Match[str]]] = []
    first_link = next((link.start for link in entry.links if not _is_in_bold(link, entry)), len(entry.text))
    for bold in _BOLD.finditer(entry.text):
        raw = next(group for group in bold.groups() if group is not None)
        words = cleaned(_plain_of(entry, bold.start(), bold.end()) if "](" in raw else plain(raw))
        words = _NUMBER.sub("", words)
        if _letters(entry.text[: bold.start()], lead_end(entry.text)) > _BEFORE_TITLE_LETTERS:
            break
        nickname = (
            entry.text[bold.end() : bold.end() + 1] == "]" and entry.text[: bold.start()].rstrip()[-1:] == "["
        )
        if not nickname and is_title(words):
            found.append((Title(words, bold.end()), bold))
        elif found and bold.start() > first_link:
            break
    if not found:
        return _NONE
    title, bold = found[0]
    if _NAME.match(title.words) and (quoted := _QUOTED.search(entry.text, bold.end())):
        return Title(cleaned(plain(quoted[1])), quoted.end())  # one of several authors is set in bold
    others = [
        each for each, _ in found[1:] if len(_WORDS.findall(each.words)) >= 4 and each.end <= first_link
    ]
    if len(_WORDS.findall(title.words)) <= 3 and others:
        return others[0]
    return _continued(entry, title, bold)


def _continued(entry: Inline, title: Title, bold: re.Match[str]) -> Title:
    """A short name in bold with the rest of the title after a colon: "**Name**: What It Is"."""
    raw = bold[0].strip("*_ ")
    rest = re.compile(r"\s*[:：]\s*(?=\S)").match(entry.text, bold.end())
    if not (rest or raw.endswith((":", "："))):
        return title
    start = rest.end() if rest else bold.end()
    end = _stop(entry, start)
    words = cleaned(plain(entry.text[start:end]))
    starts_like_title = words[:1].isupper() or words[:1].isdigit()
    if starts_like_title and is_title(words) and len(_WORDS.findall(words)) >= 3 and ". " not in words:
        return Title(f"{title.words}: {words}", end)
    return title


def _italic_title(entry: Inline) -> Title:
    found = _ITALIC.match(entry.text, lead_end(entry.text))
    words = cleaned(plain(found[1])) if found else ""
    is_long = len(_WORDS.findall(words)) >= 3
    if not found or not is_long or not is_title(words) or _ET_AL.search(words) or names_in(words):
        return _NONE
    return Title(words, found.end())


def _link_title(entry: Inline) -> Title:
    lead = lead_end(entry.text)
    for link in entry.links:
        words = cleaned(link.words)
        before = _letters(entry.text[: link.start], lead)
        short = len(_WORDS.findall(words)) < 3
        if before > _BEFORE_TITLE_LETTERS or (short and before):
            return _NONE
        if is_title(words):
            return Title(words, link.end)
    return _NONE


def _quoted_title(entry: Inline) -> Title:
    found = _QUOTED.search(entry.text)
    if not found or _letters(entry.text[: found.start()], lead_end(entry.text)) > _BEFORE_TITLE_LETTERS:
        return _NONE
    words = cleaned(plain(found[1]))
    return Title(words, found.end()) if is_title(words) and len(_WORDS.findall(words)) >= 3 else _NONE


def _first_words(entry: Inline) -> Title:
    """The words before the first link or break; those after the links where nothing stands before them."""
    for at in _starts(entry):
        start = at + lead_end(entry.text[at:])
        end = _stop(entry, start)
        words = _without_names(_behind_names(cleaned(plain(entry.text[start:end]))))
        if is_title(words):
            return Title(words, end)
    return _NONE


def _starts(entry: Inline) -> Iterator[int]:
    yield 0
    end = 0
    for link in entry.links:
        if _LETTERS.search(entry.text, end, link.start):
            return
        end = link.end
        yield end + len(re.compile(r"[\])\s]*").match(entry.text, end)[0])  # type: ignore[index]


def _stop(entry: Inline, start: int) -> int:
    found = _STOP.search(entry.text, start + 1)
    links = (link.start for link in entry.links if link.start >= start)
    return min(found.start() if found else len(entry.text), next(links, len(entry.text)))


def title_among(words: str) -> str:
    """The title in words that may begin with names, or set it in quotation marks: 'A. Bee: "What It Is",'."""
    quoted = _QUOTED.search(words)
    if quoted and words[quoted.end() :].lstrip()[:1] in {"", ",", "."}:
        return cleaned(quoted[1])
    return _without_names(_behind_names(cleaned(words)))


def _behind_names(words: str) -> str:
    """Words behind the names that they begin with: "A. Bee, C. Dee (2020). What It Is"; initials tell names."""
    end = names_end(words)
    rest = words[_BEHIND_NAMES.match(words, end).end() :] if end else ""  # type: ignore[union-attr]
    is_cited = bool(_INITIAL.search(words[:end]) or _ET_AL.search(words[:end])) and begins_with_names(words)
    return rest if is_cited and len(_WORDS.findall(rest)) >= 3 else words


def _without_names(words: str) -> str:
    """Words before the first place after which nothing but names of authors follows."""
    for found in list(_SPLITS.finditer(words))[:_MOST_SPLITS]:
        rest = without_venue(words[found.end() :].replace("et.al", "et al")).strip(" .,")
        parts = [part for part in re.split(r",\s*(?:and |& )?|\s(?:and|&)\s", rest) if part]
        after_stop = found[0].startswith(".") and len(parts) >= 2 and all(map(_NAME.match, parts))
        if after_stop or names_in(rest):
            return cleaned(words[: found.start()])
    return words


def _letters(text: str, lead: int) -> int:
    return len(_LETTERS.findall(text[lead:])) if len(text) > lead else 0


def _is_in_bold(link: Link, entry: Inline) -> bool:
    return any(bold.start() < link.start < bold.end() for bold in _BOLD.finditer(entry.text))


def _plain_of(entry: Inline, start: int, end: int) -> str:
    """Words of a stretch in which links stand, each by its own words."""
    parts: list[str] = []
    at = start
    for link in entry.links:
        if start <= link.start and link.end <= end:
            parts += (plain(entry.text[at : link.start]), link.words)
            at = link.end
    return " ".join(filter(None, (*parts, plain(entry.text[at:end]))))
