"""Counts what a set of papers lacks for a bibliography, so that an export can say so instead of inventing it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from desktop.exports.bibtex_names import respelt_in
from desktop.exports.derivation import any_link, year_and_month
from desktop.exports.tex_text import respelt
from desktop.papers.paper import Paper

_LACKS: dict[str, Callable[[Paper], bool]] = {
    "title": lambda paper: not paper.title.strip(),
    "authors": lambda paper: not paper.authors,
    "year": lambda paper: year_and_month(paper)[0] is None,
    "link": lambda paper: not any_link(paper),
}
_DERIVED: dict[str, Callable[[Paper], bool]] = {
    "year": lambda paper: paper.year is None and year_and_month(paper)[0] is not None,
}
_DETAILS = (
    "series", "edition", "chapter", "organization", "address", "location", "subtitle", "booksubtitle", "type",
    "howpublished",
)  # fmt: skip
_WORDS = {
    "title": "no title",
    "authors": "no authors",
    "year": "no year",
    "link": "no link",
}


@dataclass
class Missing:
    """Which papers lack what: ids by "title", "authors", "year" and "link", in the order they came.

    `derived` holds, by field, the ids whose value an arXiv identifier told; `letters` what TeX has no name
    for, so that it is spelt in Latin letters, and `letters_in` the ids of the papers where it stands. `tex` is
    set for 7-bit BibTeX: only then letters are looked for; `needs_title` where a paper without a title is left out.
    """

    tex: bool = False
    needs_title: bool = False
    total: int = 0
    without: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in _LACKS})
    derived: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in _DERIVED})
    letters: set[str] = field(default_factory=set)
    letters_in: list[int] = field(default_factory=list)

    def watch(self, papers: Iterable[Paper]) -> Iterator[Paper]:
        """The same papers, counted as they pass: an export needs no second look at the library."""
        for paper in papers:
            self.count(paper)
            yield paper

    def count(self, paper: Paper) -> None:
        """Take note of one paper."""
        self.total += 1
        for name, lacks in _LACKS.items():
            if lacks(paper):
                self.without[name].append(paper.id)
        for name, is_derived in _DERIVED.items():
            if is_derived(paper):
                self.derived[name].append(paper.id)
        if self.tex:
            self._count_letters(paper)

    def _count_letters(self, paper: Paper) -> None:
        extra = [paper.extra[name] for name in _DETAILS if name in paper.extra] if paper.extra else ()
        texts = (paper.title, paper.venue, paper.publisher, *extra)
        if all(map(str.isascii, texts)) and all(map(str.isascii, chain.from_iterable(paper.authors))):
            return
        found = frozenset[str]().union(*map(respelt, texts), *map(respelt_in, paper.authors))
        if found:
            self.letters |= found
            self.letters_in.append(paper.id)


def missing(papers: Iterable[Paper], *, tex: bool = False) -> Missing:
    """What `papers` lack; `tex` also looks for letters that TeX has no name for."""
    found = Missing(tex=tex, needs_title=tex)
    for paper in papers:
        found.count(paper)
    return found


def sentences(found: Missing) -> list[str]:
    """What is missing in words, the worst first: "66 of 66 have no authors"; empty when nothing is."""
    said = []
    for name, words in _WORDS.items():
        count = len(found.without[name])
        if count:
            left_out = name == "title" and found.needs_title  # an entry without a title is none
            end = f" and {'is' if count == 1 else 'are'} left out" if left_out else ""
            said.append(f"{_of(count, found.total)} {words}{end}")
    if found.letters_in:
        letters = f"letters that become Latin ones: {_sample(found.letters)}"
        said.append(f"{_of(len(found.letters_in), found.total)} {letters}")
    return said


def _of(count: int, total: int) -> str:
    return f"{count:,} of {total:,} {'has' if count == 1 else 'have'}"


def _sample(letters: set[str]) -> str:
    shown = sorted(letters)[:8]
    return " ".join(shown) + (" …" if len(letters) > len(shown) else "")
