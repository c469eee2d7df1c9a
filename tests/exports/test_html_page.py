import base64
import hashlib
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from desktop.exports.grouping import Grouping
from desktop.exports.html_page import to_html
from desktop.exports.list_options import Abstracts, KeyStyle, ListOptions
from desktop.papers.name import Name
from desktop.papers.paper import Paper
from desktop.papers.state import State

WHEN = datetime(2026, 8, 21, 9, 30, tzinfo=UTC)
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><style>*{display:none}</style>",
    "</label></li></ol>", "<!--", "&lt;b&gt;", "javascript:alert(1)", "\u202egnp.exe", "]]>", "<base href=//x>",
]  # fmt: skip


def options(**chosen):
    usual = {"title": "Reading list", "created": WHEN, "notes": True, "abstracts": Abstracts.QUOTE}
    return ListOptions(**(usual | chosen))


def page_of(*papers, keys=None, seen=None, **chosen):
    text = "".join(to_html(papers, options(**chosen), keys or {}, seen or {}))
    return text, html.document_fromstring(text)


def paper(**fields):
    return Paper(**({"id": 1, "uid": "u1", "title": "A title"} | fields))


def test_the_policy_lets_nothing_in_but_the_style_of_the_page():
    text, page = page_of(paper())
    (style,) = page.iter("style")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert not page.xpath("//script | //link | //img | //iframe | //form | //*[@style] | //*[@src]")
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile):
    where = paper(
        title=hostile, authors=(Name(literal=hostile),), venue=hostile, note=hostile, abstract=hostile,
        tags=(hostile,), url="https://example.org/a",
    )  # fmt: skip
    _, plain = page_of(paper(title="a", authors=(Name(literal="a"),), venue="a", note="a", abstract="a",
                             tags=("a",), url="https://example.org/a"), title="a", seen={1: ["a"]})  # fmt: skip
    _, page = page_of(where, title=hostile, seen={1: [hostile]})
    assert [each.tag for each in page.iter()] == [each.tag for each in plain.iter()]
    assert all(link.startswith("https://example.org/") for link in page.xpath("//a/@href"))
    shown = hostile.replace("\u202e", "")
    assert page.xpath("string(//p[@class='title'])") == shown
    assert page.xpath("string(//div[@class='note'])") == shown


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_keeps_the_page_in_shape(text):
    _, page = page_of(paper(title=text, note=text, abstract=text, tags=(text,)))
    assert len(page.xpath("//ol/li[@class='paper']/label/input[@type='checkbox']")) == 1
    assert not page.xpath("//script")


def test_only_a_link_that_may_be_opened_is_one():
    assert not page_of(paper(url="javascript:alert(1)"))[1].xpath("//a")
    _, page = page_of(paper(arxiv_id="1706.03762"))
    assert page.xpath("//a/@href") == ["https://arxiv.org/abs/1706.03762"]
    assert page.xpath("//a/@rel") == ["noopener noreferrer"]


def test_done_papers_are_ticked_and_each_box_says_what_it_is_for():
    papers = [paper(id=at, uid=f"u{at}", title=f"Title {at}", state=state) for at, state in enumerate(State)]
    _, page = page_of(*papers, count=len(papers))
    ticked = page.xpath("//li[.//input[@checked]]//p[@class='title']/text()")
    assert ticked == [f"Title {list(State).index(State.DONE)}"]
    assert page.xpath("//input/@aria-label") == [f"Read: {each.title}" for each in papers]
    assert page.xpath("string(//p[@class='tally'])") == f" of {len(papers)} read"


def test_a_paper_shows_what_is_known_of_it():
    known = paper(
        authors=(Name("Author", "Ann"), Name("Writer", "Bob")), venue="Letters", issued="2024-02", rating=4,
        state=State.DONE, finished_at=int(datetime(2026, 8, 19, tzinfo=UTC).timestamp() * 1000),
        tags=("nlp", "to discuss"), note="First.\nSecond.", abstract="One.\n\nTwo.",
    )  # fmt: skip
    _, page = page_of(known, keys={1: "author2024title"}, seen={1: ["a digest", "another"]})
    words = re.sub(r"\s+", " ", page.xpath("string(//p[@class='by'])"))
    assert words == "A. Author and B. Writer · Letters · 2024 · ★★★★☆ · Done 2026-08-19 · author2024title"
    assert page.xpath("//span[@class='tag']/text()") == ["nlp", "to discuss"]
    assert page.xpath("string(//p[@class='seen'])") == "Seen in: a digest; another"
    assert page.xpath("//details/p/text()") == ["One.", "Two."]
    assert page.xpath("//li/@id") == ["author2024title"]


def test_what_was_not_asked_for_is_not_shown():
    _, page = page_of(paper(note="Mine", abstract="Long"), notes=False, abstracts=Abstracts.NONE)
    assert not page.xpath("//div[@class='note'] | //details")


def test_an_abstract_is_open_or_behind_a_word_as_asked():
    assert page_of(paper(abstract="Long"))[1].xpath("//details[@open]")
    _, page = page_of(paper(abstract="Long"), abstracts=Abstracts.CALLOUT)
    assert page.xpath("//details[not(@open)]/summary/text()") == ["Abstract"]


def test_maths_is_set_where_that_is_simple_and_stays_as_typed_where_it_is_not():
    _, page = page_of(paper(title=r"Costs $5 or $R_2$", abstract=r"Of $\alpha<1$ and $\frac{1}{2}$."))
    assert page.xpath("string(//p[@class='title'])") == "Costs $5 or R2"
    assert page.xpath("//p[@class='title']//sub/text()") == ["2"]
    assert page.xpath("string(//details/p)") == r"Of α < 1 and $\frac{1}{2}$."


def test_groups_have_headings_with_their_numbers():
    years = ("2024", "2020", "2024")
    papers = [paper(id=at, uid=f"u{at}", title=f"T{at}", issued=year) for at, year in enumerate(years)]
    _, page = page_of(*papers, group=Grouping.YEAR)
    assert [heading.text_content() for heading in page.iter("h2")] == ["2024 2", "2020 1"]
    assert [len(group.findall("li")) for group in page.iter("ol")] == [2, 1]


def test_a_key_may_be_left_out():
    text = "".join(to_html([paper()], options(keys=KeyStyle.NONE), {1: "author2024"}))
    assert not list(html.document_fromstring(text).iter("code"))
    _, page = page_of(paper(), keys={1: "author2024"})
    assert page.xpath("//code/text()") == ["author2024"]
