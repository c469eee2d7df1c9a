"""Writes papers as CSV for spreadsheets: in one cell one value, and no cell that a program would calculate."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from desktop.exports.derivation import issued, own_link
from desktop.exports.reference_options import ReferenceOptions
from desktop.papers.name import OTHERS, full
from desktop.papers.paper import Paper

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes a file without one for the old encoding of the country."""
_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # full-width forms start formulas in East Asian Excel
_MARK = "'"


def _people(paper: Paper) -> str:
    return "; ".join("et al." if name == OTHERS else full(name).replace(";", ",") for name in paper.authors)


def _day(moment: int | None) -> str:
    return "" if not moment else f"{datetime.fromtimestamp(moment / 1000, UTC).astimezone():%Y-%m-%d}"


_Column = Callable[[Paper], str | int]
_ALWAYS: dict[str, _Column] = {
    "Title": lambda paper: paper.title,
    "Authors": _people,
    "Date": issued,
    "Venue": lambda paper: paper.venue,
    "Type": lambda paper: paper.type,
    "Volume": lambda paper: paper.volume,
    "Issue": lambda paper: paper.issue,
    "Pages": lambda paper: paper.pages,
    "Publisher": lambda paper: paper.publisher,
    "DOI": lambda paper: paper.doi,
    "arXiv": lambda paper: paper.arxiv_id,
    "PMID": lambda paper: paper.pmid,
    "URL": own_link,
    "State": lambda paper: paper.state.value,
    "Rating": lambda paper: paper.rating or "",
    "Added": lambda paper: _day(paper.added_at),
    "Finished": lambda paper: _day(paper.finished_at),
}


def to_csv(
    papers: Iterable[Paper], keys: Mapping[int, str], options: ReferenceOptions | None = None
) -> Iterator[str]:
    """A heading and a row for each paper in the order given, as RFC 4180 has it, after a byte order mark.

    A cell that would be calculated ("=cmd…", owasp.org/www-community/attacks/CSV_Injection) begins with an
    apostrophe, unless `options.raw`.
    """
    options = options or ReferenceOptions()
    columns = {"Key": lambda paper: keys.get(paper.id, ""), **_ALWAYS, **_chosen(options)}
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    before = BYTE_ORDER_MARK
    for paper in papers:
        values = (column(paper) for column in columns.values())
        writer.writerow(value if options.raw else safe_cell(value) for value in values)
        yield before + buffer.getvalue()
        before = ""
        buffer.seek(0)
        buffer.truncate()
    yield before + buffer.getvalue()


def _chosen(options: ReferenceOptions) -> dict[str, _Column]:
    found: dict[str, _Column] = {}
    if options.keywords:
        found["Keywords"] = lambda paper: "; ".join(word.replace(";", ",") for word in paper.keywords)
        found["Tags"] = lambda paper: "; ".join(word.replace(";", ",") for word in paper.tags)
    if options.note:
        found["Note"] = lambda paper: paper.note
    if options.abstract:
        found["Abstract"] = lambda paper: paper.abstract
    return found


def safe_cell(value: str | int) -> str | int:
    """`value` so that a spreadsheet shows it and calculates nothing."""
    return _MARK + value if isinstance(value, str) and value.lstrip(" ").startswith(_STARTS) else value
