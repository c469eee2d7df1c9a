"""Reads one paper of a reading list that Papertray wrote as Markdown; the grammar is `exports/markdown.py`."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.reference import Reference
from desktop.digests.papertray.short_names import short_names
from desktop.digests.papertray.unescaping import unescaped
from desktop.papers.digest import Found

_WORDS = r"(?:\\.|[^\\\n])+?"
HEADLINE = re.compile(
    r"[-*+][ \t]+\[(?P<box>[^\]\n])\][ \t]+"
    rf"\*\*(?:\[(?P<title>{_WORDS})\]\((?P<link>[^()\s]*)\)|(?P<bare>(?!\[){_WORDS}))\*\*"
    r"(?=[ \t]|$)(?P<rest>[^\n]*)",
    re.MULTILINE,
)
"""The line of a paper: a task with its title in bold."""
KEY = re.compile(r"(?:`\[@|\[\[@)(?P<key>[^\]`\s]+)\]")
BLOCK = re.compile(r"\^[A-Za-z0-9-]+\Z")
_NO_TITLE = "(no title)"
_YEAR = re.compile(r"\((?P<year>\d{4})\)\Z")
_STARS = re.compile(r"[★☆]{5}\Z")
_TAG = re.compile(r"#(?P<tag>[\w/-]+)\Z")
_FINISHED = re.compile(r"✅(?P<day>(?:\d{4}-\d\d-\d\d)?)\Z")
_STATES = {"/": "reading", "x": "done", "X": "done", "-": "dismissed"}
_MARKS = (_YEAR, KEY, _STARS, _TAG, BLOCK, _FINISHED)
_POINT = re.compile(r"[-*+][ \t]+(?:(?P<label>Seen in|Note): ?)?")
_LABELS = {"Seen in": "seen in"}
_QUOTE = re.compile(r">[ \t]?")
_ABSTRACT = re.compile(r"\[!abstract\][-+]?[^\n]*\Z|Abstract: ?", re.IGNORECASE)


@dataclass
class Parts:
    """What stands below a headline: the paragraphs of its abstract, and notes and the like by their names."""

    abstract: list[str] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, line: str) -> None:
        """Note a line, when it holds anything."""
        if words := unescaped(line.strip()):
            self.said.setdefault(name, []).append(words)


def entry_in(text: str, found: re.Match[str], end: int) -> Found:
    """The paper whose headline is `found` and whose lines go on up to `end`.

    What its reader made of it (state, rating, tags, notes) is kept beside the record: it was another's, and
    no digest sets what a person makes.
    """
    reference = Reference()
    title = unescaped(found["title"] or found["bare"])
    reference.title = "" if title == _NO_TITLE else title
    _take_link(reference, html.unescape(found["link"] or "").replace("%7E", "~"))
    reference.keep("state", _STATES.get(found["box"], ""))
    parts = Parts()
    _take_rest(reference, found["rest"].replace("✅ ", "✅").split(), parts)
    _take_below(parts, text[found.end() : end].split("\n"))
    reference.abstract = "\n\n".join(parts.abstract)
    for name, lines in parts.said.items():
        reference.keep(name, "\n\n".join(lines))
    return reference.finished(text, (found.start(), end))


def _take_link(reference: Reference, link: str) -> None:
    known = paper_link(link) if link else None
    for name in ("doi", "pmid") if known else ():
        reference.put(name, getattr(known, name))
    reference.put_link(link)


def _take_rest(reference: Reference, tokens: list[str], parts: Parts) -> None:
    """The words behind a title: first the authors, then year, key, tags, stars; a stranger's words are a note."""
    marks = [at for at, token in enumerate(tokens) if any(mark.match(token) for mark in _MARKS)]
    first = marks[0] if marks else len(tokens)
    if tokens[:1] == ["-"]:
        reference.authors = list(short_names(unescaped(" ".join(tokens[1:first]))))
        tokens = tokens[first:]
    strange = [token for token in tokens if not _took_mark(reference, token, parts)]
    parts.add("note", " ".join(strange))


def _took_mark(reference: Reference, token: str, parts: Parts) -> bool:
    if found := _YEAR.match(token):
        return reference.put("issued", found["year"])
    if found := KEY.match(token):
        return reference.put("citation_key", found["key"])
    if found := _TAG.match(token):
        parts.said["tags"] = [", ".join((*parts.said.get("tags", ()), found["tag"]))]
    elif _STARS.match(token):
        reference.keep("rating", token)
    elif found := _FINISHED.match(token):
        reference.keep("finished", found["day"])
    else:
        return bool(BLOCK.match(token))
    return True


def _take_below(parts: Parts, lines: Iterable[str]) -> None:
    """Tell the lines below a headline apart: points with their lines, and the quotation of the abstract."""
    name, is_abstract = "note", False
    for line, is_quote in _unindented(lines):
        if is_quote:
            label = _ABSTRACT.match(line)
            is_abstract = is_abstract or bool(label)
            if is_abstract:
                words = unescaped(line[label.end() :] if label else line)
                parts.abstract += [words] if words else []
            else:
                parts.add("note", line)
            continue
        is_abstract = False
        point = _POINT.match(line)
        name = _LABELS.get(point["label"] or "", "note") if point else name
        parts.add(name, line[point.end() :] if point else line)


def _unindented(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line without indentation and mark of a quotation, and whether it has one; blank lines are left out."""
    for line in map(str.strip, lines):
        if quote := _QUOTE.match(line):
            yield line[quote.end() :], True
        elif line:
            yield line, False
