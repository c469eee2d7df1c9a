"""The records of an XML text are found by their tags, whatever stands around and between them."""

import time

import pytest

from desktop.digests.markup.stretches import end_of_last, root_tag_of, stretches_of, written_name


def found(text, *names):
    return [(text[each.start : each.end], each.whole) for each in stretches_of(text, names)]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (
            '<?xml version="1.0"?>\n<!DOCTYPE s PUBLIC "-//X//EN" "http://localhost/x.dtd">\n<s a="1>2"><r/>',
            '<s a="1>2">',
        ),
        ("<!-- <no> -->\n<m:s xmlns:m='u'>", "<m:s xmlns:m='u'>"),
        ("no markup", ""),
        ("", ""),
    ],
)
def test_the_root_tag_stands_behind_declarations_and_comments(text, tag):
    assert root_tag_of(text) == tag


def test_a_name_is_as_it_is_written():
    assert written_name('<m:mods version="3.7">') == "m:mods"
    assert written_name("words") == ""


def test_records_of_several_names_come_in_their_order_with_their_prefix():
    text = "<s><p:b>1</p:b><a>2</a><!-- <a>no</a> --><p:b>3</p:b><as>no</as></s>"
    assert [words for words, _ in found(text, "a", "b")] == ["<p:b>1</p:b>", "<a>2</a>", "<p:b>3</p:b>"]


def test_a_record_without_an_end_is_over_where_the_next_begins():
    assert found("<s><a>1<a>2</a></s>", "a") == [("<a>1", False), ("<a>2</a>", True)]


def test_a_text_is_whole_up_to_the_end_of_its_last_record():
    text = "<s><a>1</a >\n<a>2"
    assert text[: end_of_last(text, ("a", "b"))] == "<s><a>1</a >"
    assert end_of_last("<s><a>1", ("a",)) == 0


@pytest.mark.parametrize("piece", ["<a>", "</a>", "<a><!--", "<a><![CDATA[", '<a b="'])
def test_hostile_text_takes_no_longer_than_any_other(piece):
    started = time.process_time()
    sum(1 for _ in stretches_of(piece * 40_000, ("a",)))
    root_tag_of(piece * 40_000)
    assert time.process_time() - started < 4
