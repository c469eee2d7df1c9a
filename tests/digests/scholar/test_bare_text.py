import pytest

from desktop.digests.scholar.bare_text import bare_sureness
from desktop.papers.name import OTHERS, Name

ALERT = """\
[PDF] On blue notebooks and what is
written in them
AB Bee, C van Dee… - arXiv preprint arXiv:2401.00007, 2026
We study notebooks and find that blue ones are read more often than any other, in each
season of the year and in each of the twelve …

Save

Twitter
[HTML] Green notebooks
E Eff, F Gee-Aitch - Journal of Notebooks, 2025 - Notebook Press
Green ones are read less often …

This message was sent by Google Scholar because you're following new articles written by A. Bee.

List alerts
Cancel alert
"""
PAGE = """\
Articles
About 1,230 results (0.05 sec)
Any time
Since 2026
[PDF] example.org
On blue notebooks and what is written in them
AB Bee, C van Dee… - Proceedings of the 12th Notebook …, 2019 - example.org
… We study notebooks and find that blue ones are read more often than any
other, in each season …
Save Cite Cited by 12 Related articles All 4 versions
[BOOK] Green notebooks
E Eff - 2001 - books.example.com
Green ones are read less often.
☆ Save Cited by 7
Notebooks for everyone?
王伟, 李明 - 笔记本学报, 2020 - journal.example.cn
Save Cite View as HTML
"""


def test_an_alert_without_links_gives_its_results(found_in):
    facts, first, second = found_in(ALERT)
    assert (facts.kind, facts.source) == ("scholar-alert", "Google Scholar")
    assert first.title == "On blue notebooks and what is written in them"
    assert first.authors == (Name("Bee", "AB"), Name("Dee", "C", "van"), OTHERS)
    assert (first.arxiv_id, first.issued) == ("2401.00007", "2026")
    assert first.extra["snippet"].startswith("We study notebooks")
    assert first.extra["snippet"].endswith("of the twelve …")
    assert (second.title, second.venue, second.issued) == ("Green notebooks", "Journal of Notebooks", "2025")
    assert second.extra == {"snippet": "Green ones are read less often …"}
    assert (second.abstract, second.url) == ("", "")


def test_a_page_of_results_gives_each_of_them(drafts_in):
    first, second, third = drafts_in(PAGE)
    assert (first.title, first.issued, first.venue) == (
        "On blue notebooks and what is written in them",
        "2019",
        "",
    )
    assert first.extra["venue (cut)"] == "Proceedings of the 12th Notebook …"
    assert first.extra["snippet"].endswith("in each season …")
    assert (second.title, second.type, second.issued, second.venue) == ("Green notebooks", "book", "2001", "")
    assert (third.title, third.venue) == ("Notebooks for everyone?", "笔记本学报")


def test_blank_lines_between_all_lines_change_nothing(drafts_in):
    titles = [draft.title for draft in drafts_in(PAGE)]
    assert [draft.title for draft in drafts_in(PAGE.replace("\n", "\n\n"))] == titles


def test_two_results_are_known_without_any_button(drafts_in):
    text = "On blue notebooks\nA Bee - Journal of Notebooks, 2024\nGreen notebooks\nC Dee - Journal of Paper, 2020\n"
    assert [draft.title for draft in drafts_in(text)] == ["On blue notebooks", "Green notebooks"]


@pytest.mark.parametrize(
    "text",
    [
        "On blue notebooks\nA Bee - Journal of Notebooks, 2024\nand more of this\n",
        "News of the day\nby A Bee - 3 May 2024\nSave\n",
        "- On blue notebooks\nA Bee - Journal of Notebooks, 2024\n- Green\nC Dee - Paper, 2020\n",
        "Save\nA Bee - Journal of Notebooks, 2024\nCited by 3\nC Dee - Paper, 2020\n",
        "How to search Google Scholar\nType words. - Wait.\n" * 5,
    ],
)
def test_other_texts_are_no_results(text):
    assert bare_sureness(text) == 0.0
