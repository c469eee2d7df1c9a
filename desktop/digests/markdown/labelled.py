"""Reads the labelled lines of notes and lists about a paper: "- **Authors**: …", "**作者**：…", "Year: 2024"."""

import re
from collections.abc import Iterator

from desktop.digests.fields.account_names import names_without_accounts
from desktop.digests.fields.loose_dates import partial_date
from desktop.digests.fields.name_lists import names_of
from desktop.digests.fields.venue_marks import date_in, is_venue
from desktop.digests.markdown.entry import Entry, take_venue
from desktop.digests.markdown.inline import plain
from desktop.digests.markdown.titles import cleaned, is_title

_LINE = re.compile(
    r"^[ \t>*+•-]*(?P<label>[^\W\d_][^\n:：*_|]{0,24}?)[*_]{0,3}[ \t]*[:：][ \t*_]*(?P<value>[^\s*_][^\n]{1,3000})$",
    re.MULTILINE,
)
_LABELS = {
    "title": "title|paper title|标题|题目|论文标题|제목|논문 제목|タイトル|título|titre|titel",
    "authors": "authors?|作者|저자|著者|autor(?:es|en)?|auteurs?",
    "date": "year|date|published|publication (?:date|year)|published on|年份|发表(?:日期|时间|年份)|发布日期|日期"
    "|발표연도|발표 연도|연도|año|jahr|année",
    "venue": "venue|conference|journal|published in|会议|期刊|학회",
}
_KNOWN = tuple((name, re.compile(rf"(?:{labels})\Z", re.IGNORECASE)) for name, labels in _LABELS.items())
_BEHIND_NAMES = re.compile(r"\s[-–—]\s.*\Z")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.\Z")
_SECTION = re.compile(
    r"[\d.)\s]*(?:meta ?data|(?:basic |paper |bibliographic )?info(?:rmation)?|(?:research )?papers?|links?|overview"
    r"|details|citation|references?|bibliographic data|元信息|元数据|基本信息|论文信息"
    r"|메타데이터|기본 정보|논문 정보)\W*\Z",
    re.IGNORECASE,
)
_VENUE_CHARACTERS = 120


def is_section_name(title: str) -> bool:
    """Whether the words of a heading name a part of a note, and no paper."""
    return bool(_SECTION.match(title))


def take_labelled(entry: Entry, text: str) -> None:
    """Note what labelled lines say of the paper of an entry; what the entry has already stays."""
    for name, value in _labelled(text):
        if name == "title" and is_title(words := cleaned(plain(value))):
            entry.title = words
        elif name == "authors" and not entry.authors:
            entry.authors = names_without_accounts(
                names_of(_SENTENCE_END.sub("", plain(_BEHIND_NAMES.sub("", value))))
            )
        elif name == "date" and not entry.issued:
            entry.issued = partial_date(plain(value)) or date_in(value)
        elif name == "venue" and not entry.venue:
            _take_venue(entry, plain(value))


def _take_venue(entry: Entry, words: str) -> None:
    if is_venue(words):
        take_venue(entry, [words])
    elif len(words) <= _VENUE_CHARACTERS and words.lower() not in {"n/a", "none", "-"}:
        entry.venue = words


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    for found in _LINE.finditer(text):
        label = found["label"].strip()
        for name, labels in _KNOWN:
            if labels.match(label):
                yield name, found["value"].strip().removesuffix("**").strip()
