"""Newsletters whose links stand by number at their end."""

import pytest

from desktop.digests.markdown.definitions import definitions_in, without_definitions
from desktop.digests.markdown.lists import looks_like
from desktop.errors import UnreadableInput
from desktop.papers.name import OTHERS, Name

MAIL = """\
The Tea Weekly #12

Blue Notebooks and What Is
Written in Them [1]
Ann Bee, Karl Gee and 4 others
We measure how colour changes writing.

GREEN NOTEBOOKS ARE READ LESS OFTEN (3 MINUTE READ) [2]

A follow-up on the paper of Bee [1] and on pens [3]; see also our own page [4].

On the Colour of Pens [3] is a classic. Read it.

Tea Pots for Sale [4]

Links:
------
[1] https://arxiv.org/abs/2401.00007
[2] https://arxiv.org/abs/2401.00008?utm_source=mail
[3] https://doi.org/10.1000/pens.1
[4] https://example.org/shop
"""
MARKDOWN = """\
# Tea Weekly

- [Blue Notebooks and What Is Written in Them][1] by Ann Bee and 4 others
- **Green Notebooks Are Read Less Often** ([paper][2], [code][3])
- Pens: a Study of Colour [4]
- [A Shortcut to Tea]

[1]: https://arxiv.org/abs/2401.00007
[2]: https://arxiv.org/abs/2401.00008
[3]: https://github.com/tea/pens
[4]: https://doi.org/10.1000/pens.1 "Pens"
[A Shortcut to Tea]: https://arxiv.org/abs/2401.00009
"""
BROWSER = """\
   * [1]Blue Notebooks and What Is Written in Them
   * [2]Green Notebooks Are Read Less Often

References

   1. https://arxiv.org/abs/2401.00007
   2. https://arxiv.org/abs/2401.00008
   3. mailto:tea@example.org
"""


def test_titles_take_the_links_that_stand_at_the_end_of_a_mail(drafts_in):
    first, second = drafts_in(MAIL)
    assert (first.title, first.arxiv_id) == ("Blue Notebooks and What Is Written in Them", "2401.00007")
    assert first.authors == (Name("Bee", "Ann"), Name("Gee", "Karl"), OTHERS)
    assert first.comment == "We measure how colour changes writing."
    assert (second.title, second.arxiv_id) == ("GREEN NOTEBOOKS ARE READ LESS OFTEN", "2401.00008")
    assert second.authors == ()


def test_markdown_may_name_its_links_instead_of_writing_them(drafts_in):
    first, second, third, fourth = drafts_in(MARKDOWN)
    assert (first.title, first.arxiv_id) == ("Blue Notebooks and What Is Written in Them", "2401.00007")
    assert first.authors == (Name("Bee", "Ann"), OTHERS)
    assert (second.title, second.arxiv_id) == ("Green Notebooks Are Read Less Often", "2401.00008")
    assert second.links == ("https://github.com/tea/pens",)
    assert (third.title, third.doi) == ("Pens: a Study of Colour", "10.1000/pens.1")
    assert (fourth.title, fourth.arxiv_id) == ("A Shortcut to Tea", "2401.00009")


def test_text_browsers_write_the_number_before_the_words(drafts_in):
    assert [(draft.title, draft.arxiv_id) for draft in drafts_in(BROWSER)] == [
        ("Blue Notebooks and What Is Written in Them", "2401.00007"),
        ("Green Notebooks Are Read Less Often", "2401.00008"),
    ]


def test_an_item_may_be_counted_by_the_number_of_its_link(drafts_in):
    text = "[1] Blue Notebooks and Tea\n\n[2] Green Notebooks and Milk\n\n\n[1] https://arxiv.org/abs/2401.00007\n"
    text += "[2] https://arxiv.org/abs/2401.00008\n"
    assert [(draft.title, draft.arxiv_id) for draft in drafts_in(text)] == [
        ("Blue Notebooks and Tea", "2401.00007"),
        ("Green Notebooks and Milk", "2401.00008"),
    ]


def test_a_number_that_nothing_refers_to_is_an_entry_and_no_definition():
    text = "[1] https://arxiv.org/abs/2401.00007\n[2] https://arxiv.org/abs/2401.00008\n"
    assert definitions_in(text) == {}
    assert without_definitions(text) == text


def test_lines_that_define_are_blanked_and_nothing_moves():
    blanked = without_definitions(MAIL)
    assert len(blanked) == len(MAIL)
    assert "https" not in blanked
    assert blanked.startswith(MAIL[: MAIL.index("[1] https")])


def test_mentions_in_running_text_alone_are_no_list(drafts_in):
    text = "We read two papers [1], and liked the second one [2] more than the first. " * 9
    text += "\n\n[1] https://arxiv.org/abs/2401.00007\n[2] https://arxiv.org/abs/2401.00008\n"
    assert looks_like(text) == 0.0
    with pytest.raises(UnreadableInput):
        drafts_in(text)
