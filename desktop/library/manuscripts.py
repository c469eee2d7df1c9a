"""The bibliography of one manuscript: exactly what it cites, under the keys by which it cites."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from desktop.errors import UnreadableInput
from desktop.exports.bibtex import to_bibtex
from desktop.exports.dialect import BIBLATEX, BIBTEX
from desktop.exports.manuscript import citations_in
from desktop.exports.report import Missing, sentences
from desktop.exports.writing import write_atomically
from desktop.library.exporting import Exported, missing_for
from desktop.library.formats import Format, Options
from desktop.papers.paper import Paper
from desktop.progress import Progress, no_progress
from desktop.store import records
from desktop.store.pages import Pages

_LARGEST = 20_000_000
_PARTS = 200
_AT_ONCE = 5_000
_NEAR = 3
_FAR = 0.4
"""Keys that differ in more than this share of their letters are not near."""


@dataclass
class Cited:
    """What a manuscript cites: `here` maps each key, as the manuscript writes it, to its paper.

    `unknown` maps each other key to the nearest ones of the library. `files` are all that was read; `target` the
    bibliography that the manuscript asks for, None when it names none.
    """

    here: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, list[str]] = field(default_factory=dict)
    everything: bool = False
    files: list[Path] = field(default_factory=list)
    target: Path | None = None

    @property
    def manuscript(self) -> Path:
        """The file that was asked about."""
        return self.files[0]

    @property
    def papers(self) -> list[int]:
        """The papers that are cited, each once."""
        return list(dict.fromkeys(self.here.values()))

    @property
    def total(self) -> int:
        """How many keys are cited."""
        return len(self.here) + len(self.unknown)

    def in_words(self) -> str:
        """Such as "cites 41 keys, 38 here, 3 unknown (nearest: …)"."""
        words = f"cites {self.total:,} {'key' if self.total == 1 else 'keys'}, {len(self.here):,} here"
        if not self.unknown:
            return words
        shown = [
            f"{key}: {', '.join(near) if near else 'nothing near'}"
            for key, near in islice(self.unknown.items(), 10)
        ]
        more = f"; {len(self.unknown) - 10:,} more" if len(self.unknown) > 10 else ""
        return f"{words}, {len(self.unknown):,} unknown (nearest: {'; '.join(shown)}{more})"


def cited_by(pages: Pages, manuscript: Path, progress: Progress = no_progress) -> Cited:
    """What the .tex or .aux file `manuscript` cites, the files that it includes among it.

    Raises UnreadableInput for a file that cannot be read.
    """
    found = Cited()
    keys: dict[str, None] = {}
    waiting = [manuscript]
    for path in waiting:
        is_aux = path.suffix.lower() == ".aux"
        citations = citations_in(_text(path, must_be_there=path == manuscript), is_aux=is_aux)
        found.files.append(path)
        found.everything |= citations.everything
        keys |= dict.fromkeys(citations.keys)
        if citations.bibliographies and found.target is None:
            found.target = manuscript.parent / citations.bibliographies[0]
        for name in citations.parts:
            part = _part(manuscript, name, ".aux" if is_aux else ".tex")
            if part is not None and part not in waiting and len(waiting) < _PARTS:
                waiting.append(part)
    _look_up(pages, found, list(keys), progress)
    return found


def _part(manuscript: Path, name: str, ending: str) -> Path | None:
    """The file that a manuscript includes, when it lies in the manuscript's folder or below."""
    path = manuscript.parent / (name if name.endswith(ending) else name + ending)
    folder = manuscript.parent.resolve()
    try:
        return path if path.resolve().is_relative_to(folder) and path.is_file() else None
    except OSError:
        return None


def _text(path: Path, *, must_be_there: bool) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableInput(str(path), "is too large for a manuscript", "Name the .aux file instead.")
        return path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        if not must_be_there:
            return ""
        reason = error.strerror or "cannot be read"
        raise UnreadableInput(str(path), reason.lower(), "Check the name of the file.") from error


def _look_up(pages: Pages, found: Cited, keys: Sequence[str], progress: Progress) -> None:
    known = records.papers_by_key(pages.connection)
    lower = {key.lower(): paper for key, paper in known.items()}
    for key in keys:
        paper = known.get(key) or lower.get(key.lower())
        if paper:
            found.here[key] = paper
        else:
            found.unknown[key] = []
    every = list(known)
    for done, key in enumerate(found.unknown, 1):
        found.unknown[key] = nearest(key, every)
        progress.step(done, len(found.unknown))
    if found.everything:
        cited = set(found.here.values())
        found.here |= {key: paper for key, paper in known.items() if paper not in cited}


def nearest(key: str, keys: Sequence[str]) -> list[str]:
    """The keys with the fewest letters changed, in a portion at a time: other threads must get their turn."""
    best: list[tuple[float, str]] = []
    most = max(2, int(len(key) * _FAR))
    for start in range(0, len(keys), _AT_ONCE):
        portion = keys[start : start + _AT_ONCE]
        found = process.extract(
            key.lower(), portion, scorer=OSA.distance, processor=str.lower, limit=_NEAR, score_cutoff=most
        )
        best = sorted([*best, *((distance, name) for name, distance, _ in found)])[:_NEAR]
    return [name for _, name in best]


def write_cited(
    pages: Pages,
    cited: Cited,
    target: Path,
    form: Format = Format.BIBTEX,
    options: Options | None = None,
    progress: Progress = no_progress,
) -> Exported:
    """Writes exactly the papers that are cited, each under the key by which it is; whole or not at all."""
    options = options or Options()
    lacking = missing_for(form, options)
    written = write_atomically(target, bibliography(pages, cited, form, options, lacking), progress)
    return Exported(target, len(cited.here), written, tuple(sentences(lacking)), lacking)


def bibliography(
    pages: Pages, cited: Cited, form: Format, options: Options, lacking: Missing | None = None
) -> Iterator[str]:
    """The entries of the papers that are cited, sorted by key."""
    found = {paper.id: paper for paper in records.papers(pages.connection, list(set(cited.here.values())))}
    if lacking is not None:
        for paper in found.values():
            lacking.count(paper)
    papers = [
        _as_cited(found[paper], number, key)
        for number, (key, paper) in enumerate(cited.here.items())
        if paper in found
    ]
    dialect = BIBLATEX if form is Format.BIBLATEX else BIBTEX
    keys = {paper.id: paper.citation_key for paper in papers}
    return to_bibtex(papers, keys, replace(options.bibtex, dialect=dialect))


def _as_cited(paper: Paper, number: int, key: str) -> Paper:
    """A paper may be cited under two of its keys: then there are two entries, and neither names the other."""
    return paper.model_copy(update={"id": number, "citation_key": key, "former_keys": ()})
