"""The nodes of an RDF text are found in linear time, whatever is open, lost or hostile."""

import time

import pytest

from desktop.digests.zotero.nodes import about_of, nodes_of


def nodes(text):
    return [(text[each.start : each.end], each.whole, each.tag) for each in nodes_of(text, 0)]


def test_nodes_hold_nodes_of_their_own_name_and_values_about_something():
    text = '<a rdf:about="1"><p><a rdf:about="2"><q/></a></p></a><!-- <b/> --><b x="/b>"><![CDATA[</b>]]></b>'
    assert nodes(text) == [
        ('<a rdf:about="1"><p><a rdf:about="2"><q/></a></p></a>', True, "a"),
        ('<b x="/b>"><![CDATA[</b>]]></b>', True, "b"),
    ]


def test_an_end_tag_too_many_is_left_out_and_a_lost_one_is_closed_by_the_next_outside():
    assert nodes("<a></p>1</a><b><p>2</b><c>3") == [
        ("<a></p>1</a>", True, "a"),
        ("<b><p>2</b>", True, "b"),
        ("<c>3", False, "c"),
    ]


def test_what_a_node_is_about_stands_in_its_tag():
    assert about_of(" rdf:about='#1'") == about_of('<bib:Memo rdf:about="#1">') == "#1"
    assert about_of("<bib:Memo>") == ""


@pytest.mark.parametrize("piece", ["<a>", "</a>", "<a></b>", "<!--", "<![CDATA[", '<a b="', '<a rdf:about="'])
def test_hostile_text_takes_no_longer_than_any_other(piece):
    started = time.process_time()
    sum(1 for _ in nodes_of(piece * 40_000, 0))
    assert time.process_time() - started < 4
