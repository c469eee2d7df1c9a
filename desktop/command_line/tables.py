"""Rows for people: aligned and cut to the width of a terminal, whole and separated by tabs for a pipe."""

import shutil
import sys
from collections.abc import Iterable, Sequence

from desktop.command_line.printing import write

_GAP = "  "


def write_rows(rows: Iterable[Sequence[str]]) -> None:
    """Writes rows of equally many cells; on a terminal the last cell is cut where the line ends."""
    if sys.stdout.isatty():
        write(_aligned(list(rows), shutil.get_terminal_size().columns))
    else:
        write("".join("\t".join(row) + "\n" for row in rows))


def _aligned(rows: Sequence[Sequence[str]], width: int) -> str:
    """The rows as lines of at most `width` cells; a Chinese letter takes two of them."""
    from rich.cells import cell_len, set_cell_size

    if not rows:
        return ""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)][:-1]
    left = max(1, width - sum(widths) - len(_GAP) * len(widths))
    lines = []
    for *cells, last in rows:
        cut = last if cell_len(last) <= left else set_cell_size(last, left - 1) + "…"
        padded = [set_cell_size(cell, size) for cell, size in zip(cells, widths, strict=True)]
        lines.append(_GAP.join([*padded, cut]).rstrip() + "\n")
    return "".join(lines)
