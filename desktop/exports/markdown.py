"""Writes a reading list as one Markdown file for Obsidian and its kin: a task per paper, in list order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from datetime import datetime, tzinfo

from desktop.exports.derivation import any_link, year_and_month
from desktop.exports.front_matter import front_matter
from desktop.exports.grouping import Grouping, grouped
from desktop.exports.list_options import Abstracts, KeyStyle, ListOptions
from desktop.exports.markdown_text import markdown_address, markdown_line, markdown_tag, markdown_text
from desktop.papers.name import byline
from desktop.papers.paper import Paper
from desktop.papers.state import State

_BOXES = {State.READING: "[/]", State.DONE: "[x]", State.DISMISSED: "[-]"}
_KEYS = {KeyStyle.PANDOC: "`[@{key}]`", KeyStyle.WIKI: "[[@{key}]]", KeyStyle.NONE: ""}
_INDENT = "    "
_NOTHING: Mapping[int, Sequence[str]] = {}
_NO_DIGESTS: Mapping[int, str] = {}


def to_markdown(
    papers: Iterable[Paper],
    options: ListOptions,
    keys: Mapping[int, str] | None = None,
    seen: Mapping[int, Sequence[str]] = _NOTHING,
    digests: Mapping[int, str] = _NO_DIGESTS,
) -> Iterator[str]:
    """The file as chunks of text, one for each paper, in the order given or in groups.

    `keys` holds citation keys by the paper's id, `seen` the digests it was seen in, a phrase for each,
    `digests` the one under which it stands when the list is grouped by digest.
    Ungrouped papers stream; groups hold the text of all.
    """
    count = len(papers) if options.count is None and isinstance(papers, Sized) else options.count
    yield front_matter(
        {
            "title": options.title,
            "created": options.created,
            "generator": options.generator,
            **({} if count is None else {"count": count}),
            "scope": options.scope,
            "tags": ("reading-list", "papers"),
        }
    )
    yield f"# {markdown_text(options.title)}\n\n"
    keys = keys or {}
    if options.group is Grouping.NONE:
        for paper in papers:
            yield _item(paper, options, keys.get(paper.id, ""), seen.get(paper.id, ()))
        return
    blank = ""
    for heading, group in grouped(papers, options.group, digests):
        yield f"{blank}## {markdown_text(heading)} ({len(group):,})\n\n"
        for paper in group:
            yield _item(paper, options, keys.get(paper.id, ""), seen.get(paper.id, ()))
        blank = "\n"


def _item(paper: Paper, options: ListOptions, key: str, seen: Sequence[str]) -> str:
    lines = [f"- {_BOXES.get(paper.state, '[ ]')} {_headline(paper, key, options)}"]
    if seen:
        lines.append(f"{_INDENT}- Seen in: {'; '.join(map(markdown_text, seen))}")
    if options.notes and paper.note.strip():
        lines += _note(paper.note)
    if paper.abstract.strip() and options.abstracts is not Abstracts.NONE:
        lines += _abstract(paper.abstract, options.abstracts)
    return "\n".join(lines) + "\n"


def _headline(paper: Paper, key: str, options: ListOptions) -> str:
    title = markdown_text(paper.title) or "(no title)"
    link = markdown_address(any_link(paper))
    people = markdown_text(byline(paper.authors))
    year, _ = year_and_month(paper)
    parts = [
        f"**[{title}]({link})**" if link else f"**{title}**",
        f"- {people}" if people else "",
        f"({year})" if year is not None else "",
        _KEYS[options.keys].format(key=key) if key else "",
        *dict.fromkeys(map(markdown_tag, paper.tags)),
        "★" * paper.rating + "☆" * (5 - paper.rating) if paper.rating else "",
        _finished(paper, options.created.tzinfo),
        f"^{_block_id(key or paper.uid)}" if options.blocks else "",
    ]
    return " ".join(filter(None, parts))


def _finished(paper: Paper, zone: tzinfo | None) -> str:
    """The day a paper was done, as Obsidian's Tasks writes it."""
    if paper.state is not State.DONE or paper.finished_at is None:
        return ""
    return f"✅ {datetime.fromtimestamp(paper.finished_at / 1000, zone):%Y-%m-%d}"


def _block_id(name: str) -> str:
    """`name` with the letters that Obsidian takes in a block identifier: Latin ones, digits and dashes."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name)


def _note(note: str) -> list[str]:
    """The lines of a note as a point of its own; line ends that a person typed are kept."""
    lines = [line.strip() for line in note.strip().splitlines()]
    found = [f"{_INDENT}- Note: {markdown_text(lines[0])}"]
    for line in lines[1:]:
        if line and found[-1]:
            found[-1] += "  "
        found.append(f"{_INDENT}  {markdown_line(line)}" if line else "")
    return found


def _abstract(abstract: str, shown: Abstracts) -> list[str]:
    paragraphs = [markdown_line(part) for part in abstract.split("\n\n") if part.strip()]
    if shown is Abstracts.CALLOUT:
        quoted = ["[!abstract]- Abstract", paragraphs[0]]
    else:
        quoted = [f"Abstract: {paragraphs[0]}"]
    for paragraph in paragraphs[1:]:
        quoted += ["", paragraph]
    return [f"{_INDENT}> {line}".rstrip() for line in quoted]
