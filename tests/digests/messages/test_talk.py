"""What people say around papers is told from titles."""

import pytest

from desktop.digests.messages.talk import may_be_title, unquoted


@pytest.mark.parametrize(
    "text",
    [
        "Notebooks Are All You Write",
        "Notebooks are all you write",
        "Best Practices for Brewing Tea",
        "We Are What We Brew",
        "Attention Please: Bells in Offices",
        "This Is Not a Kettle",
        "What Do Kettles Learn?",
        "茶与时间的研究",
    ],
)
def test_titles_may_begin_as_talk_does(text):
    assert may_be_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hi all",
        "Best regards",
        "Viele Grüße",
        "Check this out",
        "I found these in the train",
        "This one is about tea",
        "Could you please read it",
        "We should talk about this on Monday.",
        "Papers for Monday",
        "See also:",
        "On Mon, 3 Jun 2024 at 10:12, Ann Bee wrote:",
        "2024-05-01 10:00:00 Fetched the page",
        "Ann",
    ],
)
def test_talk_is_no_title(text):
    assert not may_be_title(text)


@pytest.mark.parametrize("title", ['"A Title"', "“A Title”", "«A Title»", "A Title"])
def test_quotation_marks_around_a_title_are_no_part_of_it(title):
    assert unquoted(title) == "A Title"


def test_quotation_marks_within_a_title_stay():
    assert unquoted("“Pots” and “Pans”") == "“Pots” and “Pans”"
