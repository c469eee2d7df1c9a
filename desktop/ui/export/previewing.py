"""Makes the preview of an export: its beginning, what its papers lack, and which entries that concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.ui.export.format_choices import Value, options_of

if TYPE_CHECKING:
    from desktop.exports.report import Missing
    from desktop.library.manuscripts import Cited
    from desktop.progress import Progress
    from desktop.store.pages import Pages

PREVIEWED = 200
"""Entries that are shown."""
CHECKED = 1_000
"""Papers that are looked through for what is missing before an export; the export itself counts them all."""


class Preview(NamedTuple):
    """The text of the first `shown` papers, the keys of entries that lack something, sentences with their papers.

    `left_out` counts the papers that will not be written: a bibliography has no entry for one without a title.
    """

    text: str
    shown: int
    warned: frozenset[str]
    facts: list[tuple[str, Sequence[int]]]
    left_out: int


def preview_of(
    pages: Pages,
    ids: Sequence[int],
    form: str,
    choices: Mapping[str, Value],
    title: str,
    pattern: str,
    job: Progress,
) -> Preview:
    """The preview of an export of `ids`; a background job, which `job` may cancel."""
    from desktop.exports.report import sentences  # noqa: PLC0415
    from desktop.library.citing import citation_keys  # noqa: PLC0415
    from desktop.library.exporting import left_out, missing_for  # noqa: PLC0415
    from desktop.library.formats import Format, text_of  # noqa: PLC0415
    from desktop.store.records import papers_in_brief  # noqa: PLC0415

    options = options_of(form, choices, title, pattern)
    shown = list(ids[:PREVIEWED])
    keys = citation_keys(pages, shown, pattern).all
    lacking = missing_for(Format(form), options)
    for done, paper in enumerate(papers_in_brief(pages.connection, ids[:CHECKED])):
        job.step(done, len(ids))
        lacking.count(paper)
    text = "".join(text_of(pages, shown, Format(form), keys, options))
    warned = {
        keys[paper] for name in ("authors", "title") for paper in lacking.without[name] if paper in keys
    }
    facts = zip(sentences(lacking), lists_of(lacking), strict=True)
    return Preview(text, len(shown), frozenset(warned), list(facts), left_out(lacking))


def preview_of_cited(
    pages: Pages, cited: Cited, form: str, choices: Mapping[str, Value], title: str, job: Progress
) -> Preview:
    """The preview of the bibliography of a manuscript."""
    from desktop.exports.report import sentences  # noqa: PLC0415
    from desktop.library.exporting import left_out, missing_for  # noqa: PLC0415
    from desktop.library.formats import Format  # noqa: PLC0415
    from desktop.library.manuscripts import bibliography  # noqa: PLC0415

    options = options_of(form, choices, title)
    keys = sorted(cited.here, key=str.lower)[:PREVIEWED]
    job.step(0, len(cited.here))
    shown = replace(cited, here={key: cited.here[key] for key in keys})
    lacking = missing_for(Format(form), options)
    text = "".join(bibliography(pages, shown, Format(form), options, lacking))
    without = {paper for name in ("authors", "title") for paper in lacking.without[name]}
    warned = frozenset(key for key, paper in shown.here.items() if paper in without)
    facts = list(zip(sentences(lacking), lists_of(lacking), strict=True))
    return Preview(text, len(keys), warned, facts, left_out(lacking))


def lists_of(lacking: Missing) -> list[Sequence[int]]:
    """The papers behind each sentence of a report, in the order of the sentences."""
    return [papers for papers in (*lacking.without.values(), lacking.letters_in) if papers]
