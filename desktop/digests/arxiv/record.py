"""One record of an arXiv announcement while it is read line by line: fields first, then the abstract."""

from dataclasses import dataclass, field

from desktop.digests.arxiv.fields import field_name, replaced_on
from desktop.papers.identifiers import Arxiv

_LAST_FIELDS = frozenset(
    {
        "authors",
        "comments",
        "categories",
        "doi",
        "journal",
        "report number",
        "MSC class",
        "ACM class",
        "license",
    }
)
"""Behind one of these an empty line may be all that is left of the line between header and abstract."""
_PARAGRAPH_INDENT = 2
_FEW_LINES = 4


@dataclass
class Record:
    """The span of a record, its identifier, its raw fields by name, the raw lines of its abstract.

    `status` is "new", "cross", "replaced", "" when nothing tells; `revised` the day of the replacement; `whole`
    tells whether a line that ends a record came after it, `is_marked` whether one parts header and abstract.
    """

    start: int
    end: int
    status: str = "new"
    identifier: Arxiv | None = None
    fields: dict[str, str] = field(default_factory=dict)
    abstract: list[str] = field(default_factory=list)
    revised: str = ""
    whole: bool = False
    is_marked: bool = True
    in_header: bool = True
    _field: str = ""
    _indent: int = 0
    _after_blank: bool = False

    @property
    def is_paper(self) -> bool:
        """Whether it names one."""
        return bool(self.fields.get("title") or (self.identifier and self.fields))

    def add(self, line: str, end: int) -> None:
        """Take in the next line, which ends at `end`."""
        if not line.strip():
            self._after_blank = True
            if self.abstract:
                self.abstract.append("")
            return
        self.end = end
        if self.in_header:
            self.in_header = self._takes(line)
        if not self.in_header:
            self.abstract.append(line)
        self._after_blank = False

    def abstract_text(self) -> str:
        """The abstract with empty lines between paragraphs, which begin with blanks in a mailing."""
        lines = [line for line in self.abstract if line.strip()]
        if len(lines) < _FEW_LINES or len(self.abstract) < 2 * len(lines) - 1:
            lines = self.abstract  # else an empty line behind every line parts nothing
        indents = [_indent_of(line) for line in lines if line.strip()]
        start = min(indents, default=0) + _PARAGRAPH_INDENT
        if sum(indent >= start for indent in indents) * 2 > len(indents):
            return "\n".join(lines)
        return "\n".join(f"\n{line}" if _indent_of(line) >= start else line for line in lines)

    def _takes(self, line: str) -> bool:
        """Take a line of the header; False for one that begins the abstract instead."""
        if (day := replaced_on(line)) is not None and "title" not in self.fields:
            self.status, self.revised, self._field = "replaced", day, ""
            return True
        name, at = field_name(line)
        if name and not (self._field and _indent_of(line) >= self._indent + _PARAGRAPH_INDENT):
            self._indent = _indent_of(line)
            self._field = name if name not in self.fields else ""
            self.fields.setdefault(name, line[at:].strip())
            return True
        if (
            not self.is_marked
            and self._after_blank
            and self._field in _LAST_FIELDS
            and "title" in self.fields
        ):
            return False
        if self._field:
            self.fields[self._field] = f"{self.fields[self._field]} {line.strip()}".strip()
        return True


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())
