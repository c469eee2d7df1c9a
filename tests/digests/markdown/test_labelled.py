"""Notes about papers, whose lines say by a label what they are."""

# ruff: noqa: E501 - what stands on one line there stands on one here

import pytest

from desktop.digests.markdown.labelled import is_section_name
from desktop.papers.name import Name

NOTE = """\
# A Survey on Tea in Large Notebooks

## Metadata

- **Authors**: Ann Bee, Karl van Gee.
- **Affiliations**: Institute of Tea
- **Year**: 2024
- **Venue**: Transactions on Tea
- **arXiv**: https://arxiv.org/abs/2401.00007

## Abstract

We measure how the colour of tea changes what is written.

## Notes

See [another one](https://example.org).
"""


def test_a_note_is_the_paper_of_its_heading_with_what_its_labels_say(drafts_in):
    (draft,) = drafts_in(NOTE)
    assert draft.title == "A Survey on Tea in Large Notebooks"
    assert draft.authors == (Name("Bee", "Ann"), Name("Gee", "Karl", "van"))
    assert (draft.issued, draft.venue, draft.arxiv_id) == ("2024", "Transactions on Tea", "2401.00007")
    assert draft.abstract == "We measure how the colour of tea changes what is written."


def test_a_label_gives_the_title_before_any_heading(drafts_in):
    text = "# TiTea\n\n## Paper\n- **Title**: Long Tea in Short Pots\n- **arXiv**: https://arxiv.org/abs/2401.00007\n"
    assert [draft.title for draft in drafts_in(text)] == ["Long Tea in Short Pots"]
    text = "## **Paper Title**: Long Tea in Short Pots\n- **Authors**: Ann Bee\n- **arXiv**: https://arxiv.org/abs/2401.00007\n"
    assert [draft.title for draft in drafts_in(text)] == ["Long Tea in Short Pots"]


@pytest.mark.parametrize(
    ("authors", "year"), [("作者", "年份"), ("저자", "발표연도"), ("Autoren", "Jahr"), ("Auteurs", "Année")]
)
def test_labels_in_other_languages_are_understood(drafts_in, authors, year):
    entry = "### {0}. Tea Number {0}\n- **arXiv**: https://arxiv.org/abs/2401.0000{0}\n- **{1}**: Ann Bee, Karl Gee\n- **{2}**: 2024\n\n"
    drafts = drafts_in("# Tea\n\n" + "".join(entry.format(n, authors, year) for n in (1, 2)))
    assert [(draft.title, len(draft.authors), draft.issued) for draft in drafts] == [
        ("Tea Number 1", 2, "2024"),
        ("Tea Number 2", 2, "2024"),
    ]


def test_links_of_a_note_may_stand_in_a_line_of_their_own(drafts_in):
    text = (
        "# Long Tea in Short Pots\n\n**Authors:** Ann Bee, Karl Gee\n\n**Date:** 2026-01-22 | **Categories:** cs.CV\n\n"
        "[PDF](https://arxiv.org/pdf/2601.16073v1) | [AlphaXiv](https://alphaxiv.org/abs/2601.16073v1)\n"
    )
    (draft,) = drafts_in(text)
    assert (draft.title, draft.issued, draft.arxiv_id) == (
        "Long Tea in Short Pots",
        "2026-01-22",
        "2601.16073",
    )


def test_names_behind_a_label_end_where_the_venue_of_google_scholar_begins(drafts_in):
    entry = "### [{0}] Tea Number {0}\n\n**链接**: https://arxiv.org/pdf/2401.0000{0}\n**作者**: A Bee, K Gee - arXiv preprint, 2024\n\n"
    drafts = drafts_in("".join(entry.format(n) for n in (1, 2, 3)))
    assert [len(draft.authors) for draft in drafts] == [2, 2, 2]


def test_a_title_goes_on_in_the_next_line_of_its_item(drafts_in):
    text = "- Bee, A., & Gee, K. (2025). Long tea in\n  short pots. *Teapot*.\n  https://doi.org/10.1000/tea.{}\n"
    first, *_ = drafts_in("".join(text.format(n) for n in (1, 2, 3)))
    assert (first.title, first.issued, first.doi) == ("Long tea in short pots", "2025", "10.1000/tea.1")


def test_links_in_the_words_of_their_pages_lose_what_pages_add(drafts_in):
    items = "- [[2401.0000{0}] Tea Number {0}](https://arxiv.org/abs/2401.0000{0})\n"
    items += "- [Paper page - Milk Number {0}](https://huggingface.co/papers/2402.0000{0})\n"
    assert [draft.title for draft in drafts_in("".join(items.format(n) for n in (1, 2)))] == [
        "Tea Number 1", "Milk Number 1", "Tea Number 2", "Milk Number 2",
    ]  # fmt: skip


def test_parts_of_a_note_are_told_from_titles():
    assert is_section_name("1. Basic information")
    assert is_section_name("Metadata")
    assert not is_section_name("Metadata of tea")


def test_rows_of_links_to_one_paper_are_one_entry_to_be_completed(drafts_in):
    rows = "| Resource | URL |\n|---|---|\n| **Paper** | https://arxiv.org/abs/2401.00007 |\n"
    rows += "| **PDF** | https://arxiv.org/pdf/2401.00007v1 |\n| **DOI** | https://doi.org/10.48550/arxiv.2401.00007 |\n"
    assert [draft.arxiv_id for draft in drafts_in(rows)] == ["2401.00007"]
