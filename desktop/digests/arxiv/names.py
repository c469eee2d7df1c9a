"""Reads the authors of an arXiv record: names separated by commas and "and", affiliations in parentheses."""

import re
from collections.abc import Iterator

from desktop.digests.fields.tex import decoded_tex
from desktop.limits import AUTHORS
from desktop.papers.name import OTHERS, Name, name_of

_SEPARATOR = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|V|Ph\.?\s?D\.?|M\.?D\.?)\Z")
_OTHERS = re.compile(
    r"(?:and\s+)?(?:et\.?\s*al\.?|others|\d+\s+(?:more|other)\b.*|…|\.\.\.)\Z", re.IGNORECASE
)
_AND_OTHERS = re.compile(r"\s+et\.? al\.?\Z")
_GROUP = re.compile(
    r"(?:collaborations?|consortium|group|team|project|network|survey|alliance|initiative|committee"
    r"|organi[sz]ation|foundation|society|association)\Z",
    re.IGNORECASE,
)
_GROUP_BEFORE_NAMES = re.compile(
    r"(?P<group>[^,:()]{2,100}?(?:collaboration|consortium|team|group))\s*:\s*", re.IGNORECASE
)
_ARTICLE = re.compile(r"\A(?:on behalf of |for )?the (?=\S)", re.IGNORECASE)
_NICKNAME = re.compile(r"\([^\W\d_][\w.'-]*\)(?= [^\W\d_](?!nd ))")
_CHARACTERS = 200_000


def arxiv_names(text: str) -> tuple[Name, ...]:
    """The authors in `text` (info.arxiv.org/help/prep#author); "et al." at the end is `OTHERS`.

    Affiliations, which arXiv puts in parentheses behind a name or behind all names, are left out.
    """
    text = _without_affiliations(decoded_tex(" ".join(text[:_CHARACTERS].split()))).strip()
    names: list[Name] = []
    if found := _GROUP_BEFORE_NAMES.match(text):
        names.append(_group(found["group"]))
        text = text[found.end() :]
    is_complete = not _AND_OTHERS.search(text)
    for part in _parts(_AND_OTHERS.sub("", text)):
        if _OTHERS.match(part):
            is_complete = False
        elif names and not names[-1].literal and _SUFFIX.match(part):
            names[-1] = names[-1]._replace(suffix=part)
        else:
            names.append(_group(part) if _GROUP.search(part) else name_of(part))
    if len(names) >= AUTHORS:
        names, is_complete = names[: AUTHORS - 1], False
    return tuple(names) if is_complete or not names else (*names, OTHERS)


def _parts(text: str) -> Iterator[str]:
    for part in _SEPARATOR.split(text):
        if any(letter.isalpha() for letter in part) or part.strip() in {"…", "..."}:
            yield part.strip()


def _group(text: str) -> Name:
    return Name(literal=_ARTICLE.sub("", text).strip())


def _without_affiliations(text: str) -> str:
    """`text` without what stands in parentheses, nicknames excepted; one that never closes ends at a comma."""
    if "(" not in text and ")" not in text:
        return text
    text = _NICKNAME.sub(lambda found: f"\x01{found[0][1:-1]}\x02", text)
    parts: list[str] = []
    depth = kept = 0
    for found in re.finditer(r"[()]", text):
        if depth == 0:
            parts.append(text[kept : found.start()])
        depth = depth + 1 if found[0] == "(" else max(0, depth - 1)
        kept = found.end() if depth == 0 else found.start()
    tail = text[kept:]
    parts.append(tail[tail.find(",") :] if depth and "," in tail else "" if depth else tail)
    return "".join(parts).replace("\x01", "(").replace("\x02", ")")
