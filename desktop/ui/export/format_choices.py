"""What each format lets a person choose, as plain values, and those choices as the options of the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.library.formats import Options

Value = bool | str
Choices = Mapping[str, Value]


class Box(NamedTuple):
    """Something that can be written or left out."""

    key: str
    words: str
    on: bool = False


class OneOf(NamedTuple):
    """One of a few ways, under a heading; the first is the usual one."""

    key: str
    heading: str
    ways: tuple[tuple[str, str], ...]
    as_radios: bool = False


class FormatChoices(NamedTuple):
    """A format: its name for the program and in the list, the ending of its files, what can be chosen, its order."""

    key: str
    words: str
    ending: str
    order: str
    boxes: tuple[Box, ...] = ()
    ways: tuple[OneOf, ...] = ()


def _words(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("ExportOptions", text))


_BY_KEY = _words("By citation key. Keys stay as they are once exported.")
_AS_SHOWN = _words("As the papers stand in the list.")
_CAPITALS = OneOf(
    "protection",
    _words("Capitals to keep"),
    (
        ("acronyms", _words("Acronyms and names")),
        ("all", _words("All capitals")),
        ("whole", _words("The whole title")),
        ("none", _words("None")),
    ),
)
_LINKS = OneOf(
    "link",
    _words("Links"),
    (("field", _words("As url")), ("note", _words("In the note")), ("none", _words("None"))),
)
_ASCII = ("ascii", _words("ASCII with TeX accents"))
_UNICODE = ("unicode", _words("Unicode"))
_GROUP = OneOf(
    "group",
    _words("Headings"),
    (
        ("none", _words("None")),
        ("queue", _words("By place in the queue")),
        ("state", _words("By state")),
        ("tag", _words("By tag")),
        ("digest", _words("By digest")),
        ("rating", _words("By rating")),
        ("year", _words("By year")),
    ),
)
_REFERENCE = (
    Box("abstract", _words("Abstract")),
    Box("note", _words("Note")),
    Box("keywords", _words("Keywords and tags")),
)
_BIBLIOGRAPHY = (
    Box("abstract", _words("Abstract")),
    Box("note", _words("Note")),
    Box("keywords", _words("Tags as keywords")),
    Box("arxiv_doi", _words("DOI of arXiv papers"), on=True),
    Box("arxiv_article", _words("arXiv papers as articles")),
)
_LIST = (
    Box("abstract", _words("Abstract")),
    Box("note", _words("Note"), on=True),
    Box("seen_in", _words("Where it was seen"), on=True),
)
FORMATS: tuple[FormatChoices, ...] = (
    FormatChoices(
        "bibtex",
        "BibTeX (.bib)",
        ".bib",
        _BY_KEY,
        _BIBLIOGRAPHY,
        (OneOf("text", _words("Text"), (_ASCII, _UNICODE), as_radios=True), _LINKS, _CAPITALS),
    ),
    FormatChoices(
        "biblatex",
        "BibLaTeX (.bib)",
        ".bib",
        _BY_KEY,
        _BIBLIOGRAPHY,
        (OneOf("text", _words("Text"), (_UNICODE, _ASCII), as_radios=True), _LINKS, _CAPITALS),
    ),
    FormatChoices(
        "markdown",
        _words("Markdown list (.md)"),
        ".md",
        _AS_SHOWN,
        (
            *_LIST,
            Box("callouts", _words("Abstracts that open")),
            Box("blocks", _words("Block identifiers"), on=True),
        ),
        (
            _GROUP,
            OneOf(
                "keys",
                _words("Citation keys"),
                (("pandoc", "[@key]"), ("wiki", "[[@key]]"), ("none", _words("None"))),
            ),
        ),
    ),
    FormatChoices("html", _words("Page for the browser (.html)"), ".html", _AS_SHOWN, _LIST, (_GROUP,)),
    FormatChoices(
        "csv",
        _words("Table (.csv)"),
        ".csv",
        _AS_SHOWN,
        (*_REFERENCE, Box("raw", _words("Formulas stay formulas (unsafe)"))),
    ),
    FormatChoices("ris", "RIS (.ris)", ".ris", _AS_SHOWN, _REFERENCE),
    FormatChoices("csl-json", "CSL-JSON (.json)", ".json", _AS_SHOWN, _REFERENCE),
    FormatChoices(
        "papertray",
        _words("Shared list (.papertray)"),
        ".papertray",
        _words("As the papers stand in the list. Notes, tags, ratings and lists are in it."),
    ),
)
BY_KEY = {form.key: form for form in FORMATS}
BIBLIOGRAPHIES = (BY_KEY["bibtex"], BY_KEY["biblatex"])
"""What a manuscript can be given."""


def usual(form: FormatChoices) -> dict[str, Value]:
    """What is chosen in a format that nobody has used yet."""
    return {box.key: box.on for box in form.boxes} | {ways.key: ways.ways[0][0] for ways in form.ways}


def remembered(form: FormatChoices, stored: object) -> dict[str, Value]:
    """The choices of a file of settings, as far as they can be understood."""
    chosen = usual(form)
    if not isinstance(stored, dict):
        return chosen
    for box in form.boxes:
        if isinstance(stored.get(box.key), bool):
            chosen[box.key] = stored[box.key]
    for ways in form.ways:
        if stored.get(ways.key) in dict(ways.ways):
            chosen[ways.key] = stored[ways.key]
    return chosen


def options_of(form: str, choices: Choices, title: str, pattern: str = "") -> Options:
    """The choices as the library's options; `title` is what a list says of itself."""
    from desktop.exports.bibtex_options import BibtexOptions, Link  # noqa: PLC0415
    from desktop.exports.capitals import Protection  # noqa: PLC0415
    from desktop.exports.grouping import Grouping  # noqa: PLC0415
    from desktop.exports.list_options import Abstracts, KeyStyle  # noqa: PLC0415
    from desktop.exports.reference_options import ReferenceOptions  # noqa: PLC0415
    from desktop.library.formats import Options  # noqa: PLC0415

    def on(key: str) -> bool:
        return choices.get(key) is True

    def word(key: str) -> str:
        return str(choices.get(key, dict(usual(BY_KEY[form])).get(key, "none")))

    shown = Abstracts.CALLOUT if on("callouts") else Abstracts.QUOTE
    return Options(
        title=title,
        scope=title,
        key_pattern=pattern,
        bibtex=BibtexOptions(
            abstract=on("abstract"),
            keywords=on("keywords"),
            note=on("note"),
            link=Link(word("link")),
            arxiv_doi=on("arxiv_doi"),
            arxiv_article=on("arxiv_article"),
            protection=Protection(word("protection")),
            unicode=word("text") == "unicode",
        ),
        reference=ReferenceOptions(on("abstract"), on("keywords"), on("note"), on("raw")),
        group=Grouping(word("group")),
        abstracts=shown if on("abstract") or on("callouts") else Abstracts.NONE,
        notes=on("note"),
        seen_in=on("seen_in"),
        keys=KeyStyle(word("keys") if form == "markdown" else "pandoc"),
        blocks=on("blocks"),
    )
