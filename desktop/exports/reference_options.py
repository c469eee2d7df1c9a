"""What a person may choose when papers are written as RIS, CSL-JSON or CSV."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReferenceOptions:
    """What to write besides the plain record; `raw` leaves cells of a table as they are, formulas included."""

    abstract: bool = False
    keywords: bool = False
    note: bool = False
    raw: bool = False
