"""The page of a day copied as bare text: titles without abstracts, each with who submitted it."""

import pytest

HEADER = (
    "Hugging Face\nModels\n\nGet trending papers in your email inbox!\n\nDaily Papers\n"
    "by AK and the research community\n\nDaily\nWeekly\nMonthly\n\nTrending Papers\nJul 24\n"
)
FIRST = "Submitted by\nsomeone\n52\nBlue Notebooks: A Study of Colour\nBlue Lab\n·\n12 authors\n6\n"
SECOND = "Submitted by\n@other\n-\nWhat Is Green?\n·\n3 authors\n1\n"
THIRD = "Submitted by third\n1.2k\nOn Red\n·\n1 authors\n"


def test_each_submission_is_a_paper(found_in):
    facts, first, second, third = found_in(HEADER + FIRST + SECOND + THIRD)
    assert (facts.kind, facts.shown_on) == ("hugging-face-page", "--07-24")
    assert [each.title for each in (first, second, third)] == [
        "Blue Notebooks: A Study of Colour", "What Is Green?", "On Red",
    ]  # fmt: skip
    assert [each.submitter for each in (first, second, third)] == ["someone", "other", "third"]
    assert [each.upvotes for each in (first, second, third)] == [52, None, None]
    assert first.extra == {"organisation": "Blue Lab", "author_count": "12"}
    assert second.extra == {"author_count": "3"}


def test_a_span_holds_its_card_and_nothing_else(found_in):
    text = HEADER + FIRST + SECOND + THIRD
    _, *drafts = found_in(text)
    assert [text[slice(*each.span)].strip() for each in drafts] == [
        FIRST.strip(),
        SECOND.strip(),
        THIRD.strip(),
    ]


@pytest.mark.parametrize("width", [70, 80])
def test_a_title_that_a_program_wrapped_is_whole(found_in, width):
    title = "A Very Long Title Which Goes On for So Many Words That No Terminal Shows It on One Line"
    at = title.rindex(" ", 0, width)
    card = f"Submitted by\nsomeone\n5\n{title[:at]}\n{title[at + 1 :]}\n12 authors\n"
    assert found_in(HEADER + card + SECOND)[1].title == title


def test_a_line_that_nothing_explains_is_left_over(found_in):
    found = found_in(HEADER + FIRST + "Some words that are no detail\n" + SECOND)
    assert [getattr(each, "text", "") for each in found[1:]] == ["", "Some words that are no detail", ""]


def test_a_card_without_title_is_left_over(found_in):
    _, first, second = found_in(HEADER + "Submitted by\nsomeone\n52\n" + SECOND)
    assert (first.text, second.title) == ("Submitted by\nsomeone\n52", "What Is Green?")
