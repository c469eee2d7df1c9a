"""Writes a reading list as one page for the browser: nothing is loaded, nothing runs, and it prints well."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from html import escape as escaped

from desktop.exports.derivation import any_link, year_and_month
from desktop.exports.grouping import Grouping, grouped
from desktop.exports.list_options import Abstracts, KeyStyle, ListOptions
from desktop.exports.maths import pieces
from desktop.exports.maths_html import maths_html
from desktop.papers.cleaning import one_line, paragraphs, undirected
from desktop.papers.identifiers import web_link
from desktop.papers.name import byline
from desktop.papers.paper import Paper
from desktop.papers.state import State

_STYLE = """
:root{color-scheme:light dark;--ink:#1b2326;--soft:#566267;--line:#dfe4e5;--link:#0c6570;--tint:#eef4f4;--ground:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9ea;--soft:#a3aeb2;--line:#343d40;--link:#76ccd4;--tint:#232c2f;
--ground:#171d1f}}
body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);max-width:44rem;
margin:3rem auto;padding:0 1.25rem;counter-reset:read}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:2.25rem 0 .5rem}
h2 small{font-weight:400;color:var(--soft);margin-left:.35rem}
p{margin:0}.about,.by,.seen,.tally{color:var(--soft);font-size:.875rem}
.about{margin-bottom:1.25rem}.tally{border-top:1px solid var(--line);padding-top:.75rem;margin-top:1rem}
ol{list-style:none;margin:0;padding:0}
li.paper{display:flex;align-items:flex-start;gap:.5rem;padding:.75rem 0;border-top:1px solid var(--line)}
li.paper>div{min-width:0;overflow-wrap:anywhere}
.tick{flex:none;padding:.2rem .5rem .5rem;margin-left:-.5rem;cursor:pointer}
.tick input{width:1.1rem;height:1.1rem;margin:0;vertical-align:top;accent-color:var(--link);cursor:pointer}
.tick input:checked{counter-increment:read}.tally::before{content:counter(read)}
.paper:has(input:checked) .title{opacity:.6}
.title{font-weight:600;line-height:1.35}a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
sub,sup{font-size:.75em;line-height:0}
.by code{font-size:.8125rem}.stars{color:var(--ink);letter-spacing:.05em}
.tags{margin:.3rem 0 .1rem}.tag{display:inline-block;background:var(--tint);border-radius:.25rem;padding:0 .4rem;
margin:0 .3rem .2rem 0;font-size:.8125rem}
.note{background:var(--tint);border-radius:.35rem;padding:.5rem .75rem;margin:.5rem 0 .25rem;white-space:pre-line}
details{margin:.25rem 0 0;font-size:.9375rem}details p{margin:.35rem 0}
summary{cursor:pointer;color:var(--soft);font-size:.875rem}
@media print{@page{margin:18mm}:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--tint:#fff;
--ground:#fff}body{margin:0;padding:0;max-width:none;font-size:10pt;orphans:3;widows:3}
h2,.head{break-inside:avoid}h2,.head:not(:last-child){break-after:avoid}
.paper:has(input:checked) .title{opacity:1}
.note{border:1px solid var(--line);break-inside:avoid}.tag{border:1px solid var(--line)}
.title a::after{content:" " attr(href);font-weight:400;font-size:.8em;color:var(--soft);unicode-bidi:isolate}
details::details-content{display:block;content-visibility:visible}summary{display:none}.tally{display:none}}
"""
_ALLOWED = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_ALLOWED}'; base-uri 'none'; form-action 'none'"
_STANDING = {State.READING: "Reading", State.DISMISSED: "Dismissed"}
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
            yield f"<h2>{_text(heading)} <small>{len(group):,}</small></h2>\n<ol>\n"
            for paper in group:
                yield _item(paper, options, keys.get(paper.id, ""), seen.get(paper.id, ()))
            yield "</ol>\n"
    yield f'<p class="tally">{_of(options.count)} read</p>\n</main>\n</body>\n</html>\n'


def _of(count: int | None) -> str:
    """What stands behind the number of ticked boxes, which the style counts."""
    return "" if count is None else f" of {count:,}"


def _head(options: ListOptions) -> str:
    title = _text(options.title)
    count = (
        "" if options.count is None else f"{options.count:,} {'paper' if options.count == 1 else 'papers'} · "
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="{_text(options.generator)}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1 dir="auto">{title}</h1>\n<p class="about">{count}{options.created:%Y-%m-%d}</p>\n'
    )


def _item(paper: Paper, options: ListOptions, key: str, seen: Sequence[str]) -> str:
    ticked = " checked" if paper.state is State.DONE else ""
    title = _text(paper.title) or "(no title)"
    head = (
        f'<p class="title" dir="auto">{_linked(_with_maths(paper.title, title), any_link(paper))}</p>',
        _byline(paper, key if options.keys is not KeyStyle.NONE else "", options.created.tzinfo),
        f'<p class="seen">Seen in: {_text("; ".join(seen))}</p>' if seen else "",
        _tags(paper),
    )
    below = (_note(paper) if options.notes else "", _abstract(paper, options.abstracts))
    box = f'<label class="tick"><input type="checkbox"{ticked} aria-label="Read: {title}"></label>'
    name = f' id="{escape(key)}"' if key else ""
    return (
        f'<li class="paper"{name}>{box}<div><div class="head">{"".join(head)}</div>'
        f"{''.join(below)}</div></li>\n"
    )


def _note(paper: Paper) -> str:
    note = escape(paper.note.strip())
    return f'<div class="note" dir="auto">{note}</div>' if note else ""


def _abstract(paper: Paper, shown: Abstracts) -> str:
    """The abstract behind a word to click on, which as a quotation is open from the start; printed it is always."""
    if shown is Abstracts.NONE or not paper.abstract.strip():
        return ""
    parts = (
        f'<p dir="auto">{_with_maths(part, escape(part))}</p>'
        for part in paragraphs(paper.abstract).split("\n\n")
    )
    opened = " open" if shown is Abstracts.QUOTE else ""
    return f"<details{opened}><summary>Abstract</summary>{''.join(parts)}</details>"


def _linked(words: str, link: str) -> str:
    address = web_link(link)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{words}</a>' if address else words


def _byline(paper: Paper, key: str, zone: tzinfo | None) -> str:
    year, _ = year_and_month(paper)
    stars = "★" * paper.rating + "☆" * (5 - paper.rating) if paper.rating else ""
    parts = [
        f"<bdi>{_text(byline(paper.authors))}</bdi>" if paper.authors else "",
        f"<bdi>{_text(paper.venue)}</bdi>" if paper.venue.strip() else "",
        str(year) if year is not None else "",
        f'<span class="stars" aria-label="{paper.rating} of 5 stars">{stars}</span>' if stars else "",
        _standing(paper, zone),
        f"<code>{escape(key)}</code>" if key else "",
    ]
    words = " · ".join(filter(None, parts))
    return f'<p class="by">{words}</p>' if words else ""


def _standing(paper: Paper, zone: tzinfo | None) -> str:
    """What a tick does not tell of a paper: that it is being read, was dismissed, and when it was done."""
    if paper.state is State.DONE and paper.finished_at is not None:
        return f"Done {datetime.fromtimestamp(paper.finished_at / 1000, zone):%Y-%m-%d}"
    return _STANDING.get(paper.state, "")


def _tags(paper: Paper) -> str:
    tags = "".join(f'<span class="tag">{_text(tag)}</span>' for tag in paper.tags)
    return f'<p class="tags">{tags}</p>' if tags else ""


def _with_maths(text: str, plain: str) -> str:
    """`text` on one line with simple maths set as such; `plain` is what it is without any."""
    if "$" not in text and "\\" not in text:
        return plain
    return "".join(
        _maths(piece.text) if piece.maths else escape(piece.text) for piece in pieces(one_line(text))
    )


def _maths(inside: str) -> str:
    found = maths_html(undirected(inside))
    return escape(f"${inside}$") if found is None else found


def escape(text: str) -> str:
    """`text` as HTML that turns no direction of what follows."""
    return escaped(undirected(text))


def _text(text: str) -> str:
    """`text` on one line, in which every sign is one to show."""
    return escape(one_line(text))
