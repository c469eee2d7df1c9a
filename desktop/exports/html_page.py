"""Writes a reading list as one page for the browser: nothing is loaded, nothing runs, and it prints well."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape as escaped

from desktop.exports.derivation import any_link, year_and_month
from desktop.exports.grouping import Grouping, grouped
from desktop.exports.list_options import Abstracts, KeyStyle, ListOptions
from desktop.papers.cleaning import one_line, paragraphs, undirected
from desktop.papers.identifiers import web_link
from desktop.papers.name import byline
from desktop.papers.paper import Paper
from desktop.papers.state import State

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2125;--soft:#5c666e;--line:#d9dee2;--link:#0b6470;--ground:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9eb;--soft:#a0aab2;--line:#3a4248;--link:#6fc3cf;--ground:#1b1f22}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);max-width:46rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.6rem;line-height:1.25;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
.about,.seen,.by{color:var(--soft);font-size:.9rem;margin:.15rem 0}
ol,ul{list-style:none;margin:0;padding:0}li.paper{display:flex;gap:.75rem;padding:.75rem 0;
border-top:1px solid var(--line);break-inside:avoid}
li.paper>div{min-width:0;overflow-wrap:anywhere}li.paper>input{margin:.35rem 0 0;flex:none}
.title{font-weight:600}a{color:var(--link)}
.tag{border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;margin-right:.25rem;font-size:.85rem}
code{font-size:.85rem;color:var(--soft)}
.note{border-left:3px solid var(--line);padding-left:.75rem;margin:.5rem 0;white-space:pre-line}
details{margin:.35rem 0}summary{cursor:pointer;color:var(--soft);font-size:.9rem}
@media print{body{margin:0;max-width:none;color:#000;background:#fff;font-size:11pt}a{color:#000}
details::details-content{display:block;content-visibility:visible}details>summary{display:none}}
"""
_ALLOWED = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_ALLOWED}'; base-uri 'none'; form-action 'none'"
_NOTHING: Mapping[int, Sequence[str]] = {}
_NO_DIGESTS: Mapping[int, str] = {}


def to_html(
    papers: Iterable[Paper],
    options: ListOptions,
    keys: Mapping[int, str] | None = None,
    seen: Mapping[int, Sequence[str]] = _NOTHING,
    digests: Mapping[int, str] = _NO_DIGESTS,
) -> Iterator[str]:
    """The page as chunks, one for each paper; for the arguments see `to_markdown`.

    Its content policy lets no script, picture, frame or form in, and no style but its own; a tick in a box
    lasts as long as the page is open.
    """
    keys = keys or {}
    yield _head(options)
    if options.group is Grouping.NONE:
        yield "<ol>\n"
        for paper in papers:
            yield _item(paper, options, keys.get(paper.id, ""), seen.get(paper.id, ()))
        yield "</ol>\n"
    else:
        for heading, group in grouped(papers, options.group, digests):
            yield f"<h2>{_text(heading)} ({len(group):,})</h2>\n<ol>\n"
            for paper in group:
                yield _item(paper, options, keys.get(paper.id, ""), seen.get(paper.id, ()))
            yield "</ol>\n"
    yield "</main>\n</body>\n</html>\n"


def _head(options: ListOptions) -> str:
    title = _text(options.title)
    count = (
        "" if options.count is None else f"{options.count:,} {'paper' if options.count == 1 else 'papers'}, "
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="{_text(options.generator)}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{title}</h1>\n<p class="about">{count}{options.created:%Y-%m-%d}</p>\n'
    )


def _item(paper: Paper, options: ListOptions, key: str, seen: Sequence[str]) -> str:
    ticked = " checked" if paper.state is State.DONE else ""
    title = _text(paper.title) or "(no title)"
    lines = [
        f'<p class="title" dir="auto">{_linked(title, any_link(paper))}</p>',
        _byline(paper, key if options.keys is not KeyStyle.NONE else ""),
        _tags(paper),
        f'<p class="seen">Seen in: {_text("; ".join(seen))}</p>' if seen else "",
    ]
    if options.notes and paper.note.strip():
        lines.append(f'<div class="note" dir="auto">{escape(paper.note.strip())}</div>')
    if options.abstracts is not Abstracts.NONE and paper.abstract.strip():
        parts = (f'<p dir="auto">{escape(part)}</p>' for part in paragraphs(paper.abstract).split("\n\n"))
        opened = " open" if options.abstracts is Abstracts.QUOTE else ""
        lines.append(f"<details{opened}><summary>Abstract</summary>{''.join(parts)}</details>")
    box = f'<input type="checkbox"{ticked} aria-label="Read: {title}">'
    name = f' id="{escape(key)}"' if key else ""
    return f'<li class="paper"{name}>{box}<div>{"".join(filter(None, lines))}</div></li>\n'


def _linked(words: str, link: str) -> str:
    address = web_link(link)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{words}</a>' if address else words


def _byline(paper: Paper, key: str) -> str:
    year, _ = year_and_month(paper)
    stars = "★" * paper.rating + "☆" * (5 - paper.rating) if paper.rating else ""
    parts = [
        f"<bdi>{_text(byline(paper.authors))}</bdi>" if paper.authors else "",
        _text(paper.venue),
        str(year) if year is not None else "",
        stars,
        f"<code>{escape(key)}</code>" if key else "",
    ]
    words = " · ".join(filter(None, parts))
    return f'<p class="by">{words}</p>' if words else ""


def _tags(paper: Paper) -> str:
    tags = "".join(f'<span class="tag">{_text(tag)}</span>' for tag in paper.tags)
    return f"<p>{tags}</p>" if tags else ""


def escape(text: str) -> str:
    """`text` as HTML that turns no direction of what follows."""
    return escaped(undirected(text))


def _text(text: str) -> str:
    """`text` on one line, in which every sign is one to show."""
    return escape(one_line(text))
