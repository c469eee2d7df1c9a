"""Writes papers as BibTeX or BibLaTeX: sorted, aligned, nothing invented."""

from collections.abc import Iterable, Iterator, Mapping

from desktop.exports.bibtex_options import BibtexOptions
from desktop.exports.entry_fields import entry_fields, entry_type
from desktop.exports.sorting_keys import SortingKeys
from desktop.papers.paper import Paper


def to_bibtex(
    papers: Iterable[Paper], keys: Mapping[int, str], options: BibtexOptions | None = None
) -> Iterator[str]:
    """The entries of `papers`, one text each, sorted by citation key; `keys` has one for each paper's id.

    Who has very many papers takes them in the order of `in_key_order` and streams `entries`. A paper without a title
    is left out.
    """
    yield from entries(sorted(papers, key=lambda paper: _order(keys[paper.id])), keys, options)


def entries(
    papers: Iterable[Paper], keys: Mapping[int, str], options: BibtexOptions | None = None
) -> Iterator[str]:
    """As `to_bibtex`, in the order in which the papers come, and holding none of them."""
    options = options or BibtexOptions()
    sorting_keys = SortingKeys()
    yield from _apart(_entry(paper, keys[paper.id], options, sorting_keys) for paper in papers)


def in_key_order(keys: Mapping[int, str]) -> list[int]:
    """The ids of the papers in `keys` in the order of their entries in a file."""
    return sorted(keys, key=lambda paper_id: _order(keys[paper_id]))


def _order(key: str) -> tuple[str, str]:
    return key.lower(), key


def _apart(texts: Iterable[str]) -> Iterator[str]:
    blank = ""
    for text in filter(None, texts):
        yield blank + text
        blank = "\n"


def _entry(paper: Paper, key: str, options: BibtexOptions, sorting_keys: SortingKeys) -> str:
    if not paper.title.strip():
        return ""
    dialect = options.dialect
    kind = entry_type(paper, dialect)
    fields = entry_fields(paper, key, kind, options, sorting_keys)
    width = dialect.width
    lines = [f"  {name:<{width}} = {fields[name]}" for name in dialect.order if name in fields]
    is_article = options.arxiv_article and kind is dialect.preprint and paper.arxiv_id
    # Classic BibTeX has no field for other keys of an entry; what stands outside of entries it skips.
    formerly = "" if "ids" in dialect.order or not paper.former_keys else _formerly(paper)
    name = "article" if is_article else kind.name
    return f"{formerly}@{name}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _formerly(paper: Paper) -> str:
    return f"% formerly: {', '.join(paper.former_keys)}\n"
