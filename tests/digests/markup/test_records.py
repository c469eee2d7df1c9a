"""An XML text is read record by record: damage, depth and length cost one record, never the others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.decoding import decoded
from desktop.digests.document import Document
from desktop.digests.markup.records import RECORD_CHARACTERS, drafts_in, each_at, words_at
from desktop.errors import UnreadableInput
from desktop.papers.digest import Problem
from desktop.papers.draft import Draft

HEAD = '<?xml version="1.0"?>\n<set xmlns:m="http://localhost/m">\n'


def fill(reference, element):
    reference.title = words_at(element, "{*}title")
    reference.add("keywords", each_at(element, "{*}word"))


def read(text, **more):
    document = Document(decoded(text.encode()), "set.xml", **more)
    return list(drafts_in(document, ("paper",), fill))


def titles(found):
    return [each.title for each in found if isinstance(each, Draft)]


def problems(found):
    return [(each.place, each.reason) for each in found if isinstance(each, Problem)]


def papers(*inner):
    return HEAD + "".join(f"<paper>{each}</paper>\n" for each in inner) + "</set>\n"


def test_a_record_is_a_draft_with_its_span_and_lines():
    text = papers("<title>One <i>two</i></title>", "<title>Three</title><word>a</word><word>b</word>")
    one, three = read(text)
    assert (one.title, one.place) == ("One two", "line 3")
    assert text[slice(*three.span)] == "<paper><title>Three</title><word>a</word><word>b</word></paper>"
    assert three.keywords == ("a", "b")


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<titel>Two</titel>", "this record has neither a title nor an identifier"),
        ("<titel>Two</title>", "this record is not well-formed XML"),
        ("<a>" * 101 + "</a>" * 101, "this record is nested deeper than 100"),
        ("<a>" * 5_000, "this record is nested deeper than 100"),
        ("x" * RECORD_CHARACTERS, "this record is longer than 5 MB"),
    ],
)
def test_what_cannot_be_read_costs_itself(inner, reason):
    found = read(papers("<title>One</title>", inner, "<title>Three</title>"))
    assert titles(found) == ["One", "Three"]
    assert problems(found) == [("line 4", reason)]


def test_a_damaged_record_with_a_title_is_doubtful():
    found = read(papers("<title>One</title><word>", "<title>Two</title>"))
    assert [(each.title, bool(each.doubt)) for each in found] == [("One", True), ("Two", False)]


def test_prefixes_that_nothing_explains_and_entities_of_html_are_no_damage():
    (one,) = read(papers("<title>A&nbsp;&eacute; &amp; B & C <q:x>d</q:x></title>"))
    assert (one.title, one.doubt) == ("A é & B & C d", "")


def test_a_text_that_ends_within_a_record_or_between_two_says_so():
    text = papers("<title>One</title>", "<title>Two</title><word>a</word>", "<title>Three</title>")
    within = read(text[: text.index("a</word>")])
    assert titles(within) == ["One", "Two"]
    assert within[-1].doubt
    between = read(text[: text.index("\n<paper><title>Three")])
    assert titles(between) == ["One", "Two"]
    assert problems(between) == [("line 4", "the file ends early, records may be missing")]
    assert not problems(read(text[: text.index("\n<paper><title>Three")], goes_on=True))


def test_a_single_record_may_be_the_root():
    (one,) = read('<paper xmlns="u"><title>One</title></paper>')
    assert (one.title, one.place) == ("One", "record 1")


def test_declarations_are_refused_and_a_named_dtd_is_borne():
    (one,) = read(
        '<!DOCTYPE set SYSTEM "http://localhost:1/set.dtd">' + papers("<title>One</title>").partition("\n")[2]
    )
    assert one.title == "One"
    with pytest.raises(UnreadableInput, match="DTD"):
        read('<!DOCTYPE set [<!ENTITY a "b">]>' + papers("<title>&a;</title>").partition("\n")[2])


@settings(max_examples=60)
@given(st.lists(st.text("ab <>&'\"]é\n", min_size=1).filter(str.strip), min_size=1, max_size=5), st.data())
def test_one_record_out_of_several_is_damaged_and_the_others_are_found(words, data):
    escaped = [each.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for each in words]
    inner = [f"<title>{each}</title>" for each in escaped]
    expected = [" ".join(each.split()) for each in words]
    assert titles(read(papers(*inner))) == expected
    at = data.draw(st.integers(0, len(inner) - 1))
    cut = data.draw(st.integers(1, len("<title>") - 1))
    inner[at] = inner[at][cut:]
    found = titles(read(papers(*inner)))
    assert found[:at] == expected[:at]
    assert found[len(found) - (len(words) - at - 1) :] == expected[at + 1 :]
