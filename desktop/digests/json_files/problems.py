"""Says in words what is wrong with a stretch or a record of JSON."""

from desktop.digests.document import Document
from desktop.digests.json_files.records import ENDS_EARLY, Fault, Record
from desktop.papers.digest import Problem

_CUT = "Save it again: what follows is missing. What was whole has been read."
_DAMAGED = "What is around it has been read: mend this place, or save it again."


def problem_of_fault(fault: Fault, document: Document) -> Problem:
    """A stretch that is no JSON, with line and column of where it goes wrong."""
    line = document.line(fault.at)
    column = fault.at - document.text.rfind("\n", 0, fault.at)
    return Problem(
        file=document.name,
        place=f"line {line}, column {column}",
        reason=fault.reason,
        advice=_CUT if fault.reason == ENDS_EARLY else _DAMAGED,
        span=(fault.start, fault.end),
    )


def unreadable_record(record: Record, number: int) -> Problem:
    """A record, counted from 1, that names no paper."""
    return Problem(
        file="",
        place=f"record {number}",
        reason="this record has neither a title nor an identifier",
        advice="It is kept with the digest: add the paper by hand if it is one.",
        span=(record.start, record.end),
    )
