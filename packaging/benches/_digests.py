"""Digests of generated papers for benchmarks: JSON lines as arXiv gives them away, and BibTeX.

Made-up words throughout; the same seed gives the same text. With TeX, as many fields have it as in arXiv's own
records: four abstracts of ten, one author list of six, one title of twenty-five.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from _libraries import drafts

from desktop.papers.draft import Draft
from desktop.papers.name import full, inverted

ABSTRACTS, AUTHORS, TITLES = 0.4, 0.17, 0.04
"""Shares of fields with TeX in them."""
_MATHS = (
    "$\\alpha_{%d}$",
    "$O(n^{%d} \\log n)$",
    "$\\mathbb{R}^{%d}$",
    "$%d \\times 10^{-3}$",
    "${\\cal L}_{%d}$",
)
_PROSE = ("{\\em word%d}", "\\textit{word%d}", 'na\\"{\\i}ve%d', "a~%d\\%%", "``word%d''")
_ACCENTS = ('M\\"uller%d', "Dvo\\v{r}%d", "Garc\\'{\\i}a%d", "Na\\~na%d", "{\\O}sten%d")


def write_json_lines(path: Path, papers: int, *, tex: bool) -> Path:
    """A file of `papers` records, one a line, if it is not there yet."""
    if not path.exists():
        chance = random.Random(3)
        with path.open("w", encoding="utf-8") as file:
            for number, draft in enumerate(drafts(papers)):
                file.write(json.dumps(_record(chance, number, draft, tex=tex)) + "\n")
    return path


def bibtex(papers: int) -> str:
    """Entries as reference managers write them, abstracts and TeX among them."""
    chance = random.Random(5)
    return "\n".join(_entries(chance, papers))


def _record(chance: random.Random, number: int, draft: Draft, *, tex: bool) -> dict[str, object]:
    names = [full(name) for name in draft.authors]
    parsed = [[name.family, name.given, ""] for name in draft.authors]
    title, abstract = draft.title, draft.abstract
    if tex and chance.random() < AUTHORS:
        family = chance.choice(_ACCENTS) % number
        names[0], parsed[0] = f"Ann {family}", [family, "Ann", ""]
    if tex and chance.random() < TITLES:
        title = _with(chance, title, _MATHS, number)
    if tex and chance.random() < ABSTRACTS:
        for _ in range(chance.randint(1, 5)):
            abstract = _with(
                chance, abstract, chance.choice((_MATHS, _MATHS, _PROSE)), chance.randrange(10**6)
            )
    year, serial = 7 + number // 120_000, number % 120_000
    return {
        "id": f"{year:02}{serial // 10_000 + 1:02}.{serial % 10_000 + 1:04}", "submitter": names[0],
        "authors": ", ".join(names), "title": title, "comments": f"{number % 40 + 5} pages", "journal-ref": None,
        "doi": None, "report-no": None, "categories": "cs.CL cs.LG", "license": None, "abstract": f"  {abstract}\n",
        "versions": [{"version": "v1", "created": f"Mon, {number % 28 + 1} Jun 20{year:02} 19:18:42 GMT"}],
        "update_date": f"20{year:02}-11-26", "authors_parsed": parsed,
    }  # fmt: skip


def _with(chance: random.Random, text: str, forms: tuple[str, ...], number: int) -> str:
    """`text` with one of the forms in the place of a word."""
    words = text.split(" ")
    words[chance.randrange(len(words))] = chance.choice(forms) % number
    return " ".join(words)


def _entries(chance: random.Random, papers: int) -> Iterator[str]:
    for number, draft in enumerate(drafts(papers)):
        abstract, title = draft.abstract.replace("%", ""), draft.title
        if chance.random() < ABSTRACTS:
            abstract = _with(chance, abstract, _MATHS, chance.randrange(10**6))
        if chance.random() < TITLES:
            title = _with(chance, title, _MATHS, number)
        authors = " and ".join(inverted(name) for name in draft.authors)
        yield (
            f"@article{{key{number},\n  title = {{{{{title}}}}},\n  author = {{{authors}}},\n"
            f"  year = {{{draft.issued}}},\n  journal = {{Journal of {draft.title.split(' ')[0]}}},\n"
            f"  doi = {{10.1000/{number}}},\n  abstract = {{{abstract}}},\n}}\n"
        )
