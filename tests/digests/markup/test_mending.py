"""Damaged tags are mended without a letter of the text between them being lost or joined to another."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.markup.mending import with_sound_tags
from desktop.digests.markup.parsing import fragment_of, xml_of


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("<t>tea<ups of tea</t>", "<t>tea&lt;ups of tea</t>"),
        ("<t>tea<a href=s of tea</t>", "<t>tea&lt;a href=s of tea</t>"),
        ("<t>a<><>b</t>", "<t>a&lt;>&lt;>b</t>"),
        ('<n type="given"x>Ann</n>', '<n type="given">Ann</n>'),
        ("<n a='1' b=2 c='3'>Ann</n>", "<n a='1'>Ann</n>"),
        ("<n typez 12,,/>", "<n/>"),
        ("<n>Ann</n given>", "<n>Ann</n>"),
        ("<t>how ]]>we wait</t>", "<t>how ]]&gt;we wait</t>"),
        ("<t><![CDATA[ a < b ]]></t>", "<t><![CDATA[ a < b ]]></t>"),
        ("<t><![CDATA[ a </t>", "<t>&lt;![CDATA[ a </t>"),
        ("<t><!-- a < b -->tea</t>", "<t><!-- a < b -->tea</t>"),
        ("<t><!-- tea</t>", "<t>&lt;!-- tea</t>"),
        ("<r><t>of</b> tea</t></r>", "<r><t>of tea</t></r>"),
        ("<r><t>tea</tt><y>1</y></r>", "<r><t>tea</t><y>1</y></r>"),
        ("<r><t>tea<y>1</y></r>", "<r><t>tea<y>1</y></t></r>"),
        ("<r><t>tea", "<r><t>tea</t></r>"),
    ],
)
def test_a_damaged_tag_is_mended_in_one_way(damaged, sound):
    assert with_sound_tags(damaged) == sound


WORDS = st.text(alphabet="ab é", min_size=1, max_size=8)
TAGS = st.sampled_from(["", "<i>x</i>", '<i a="1>2" b=\'"\'/>', "<!-- < -->", "<![CDATA[<&>]]>"])


@settings(max_examples=30)
@given(st.lists(st.tuples(WORDS, TAGS), max_size=6))
def test_what_is_sound_stays_as_it_is(pieces):
    xml = "<r>" + "".join(f"{words}{tag}" for words, tag in pieces) + "</r>"
    assert with_sound_tags(xml) == xml
    xml_of(xml, "sound.xml")


SCRAPS = st.sampled_from(["<", ">", "</", '"', "tea", " cup=", "<i", "</i>", "]]>", "&amp;", "</b >"])


@settings(max_examples=40)
@given(st.lists(SCRAPS, max_size=12))
def test_no_word_is_lost_but_those_inside_of_tags(scraps):
    text = "".join(scraps)
    found = fragment_of(f"<t>{text}</t>", "<r>")
    assert found is not None
    assert "".join(found.element.itertext()).count("tea") >= re.sub(r"<[^<>]*>", "", text).count("tea")


@pytest.mark.parametrize(
    "piece", ["<!--", "<![CDATA[", "<a b='", "<a ", "</", '<a b="1" ', "<", "]]>", "<a>", "<a></b>"]
)
def test_much_damage_takes_time_that_grows_with_the_text_alone(piece):
    began = time.process_time()
    with_sound_tags(piece * 20_000)
    assert time.process_time() - began < 4
