"""What was chosen on the command line for an export, as the options that the library knows."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from desktop.errors import UsageError

if TYPE_CHECKING:
    from desktop.library.formats import Format, Options

Choice = TypeVar("Choice", bound=StrEnum)


class Chosen(NamedTuple):
    """The options of the command export as they were given."""

    abstract: bool = False
    note: bool = False
    keywords: bool = False
    link: str = "field"
    protect: str = "acronyms"
    arxiv_article: bool = False
    arxiv_doi: bool = True
    unicode: bool | None = None
    group: str = "none"
    callouts: bool = False
    raw: bool = False
    key_pattern: str = ""


def format_named(name: str, output: Path | None) -> "Format":
    """The format that was named, or told by the ending of the file; raises UsageError."""
    from desktop.library.formats import EXTENSIONS, Format

    if not name and output is not None:
        by_ending = {ending: form for form, ending in reversed(EXTENSIONS.items())}
        name = by_ending.get(output.suffix.lower(), "")
    try:
        return Format(name.lower())
    except ValueError:
        known = ", ".join(form.value for form in Format).replace(", papertray", " or papertray")
        reason = f"“{name}” is none" if name else "none was named"
        raise UsageError("format", reason, f"Say --format {known}.") from None


def options_of(chosen: Chosen, form: "Format", title: str = "", scope: str = "") -> "Options":
    """The options for `form`; raises UsageError for a word that names no choice."""
    from desktop.exports.bibtex_options import BibtexOptions, Link
    from desktop.exports.capitals import Protection
    from desktop.exports.grouping import Grouping
    from desktop.exports.key_patterns import shapes_of
    from desktop.exports.list_options import Abstracts
    from desktop.exports.reference_options import ReferenceOptions
    from desktop.library.formats import BIBLIOGRAPHIES, Options

    if chosen.key_pattern:
        shapes_of(chosen.key_pattern)
    shown = Abstracts.CALLOUT if chosen.callouts else Abstracts.QUOTE
    return Options(
        title=title or "Reading list",
        scope=scope,
        key_pattern=chosen.key_pattern,
        bibtex=BibtexOptions(
            abstract=chosen.abstract,
            keywords=chosen.keywords,
            note=chosen.note and form in BIBLIOGRAPHIES,
            link=_choice(Link, chosen.link, "--link"),
            arxiv_doi=chosen.arxiv_doi,
            arxiv_article=chosen.arxiv_article,
            protection=_choice(Protection, chosen.protect, "--protect"),
            unicode=chosen.unicode,
        ),
        reference=ReferenceOptions(chosen.abstract, chosen.keywords, chosen.note, chosen.raw),
        group=_choice(Grouping, chosen.group, "--group"),
        abstracts=shown if chosen.abstract or chosen.callouts else Abstracts.NONE,
    )


def _choice(kind: type[Choice], word: str, option: str) -> Choice:
    try:
        return kind(word.lower())
    except ValueError:
        known = ", ".join(each.value for each in kind)
        raise UsageError(option, f"“{word}” is none of its choices", f"Say one of {known}.") from None
