"""Feeds that others make of the paper pages: the abstract among summaries by machines and translations."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import LeftOver
from desktop.papers.draft import Draft
from desktop.papers.name import full

BUILT = "Sun, 01 Feb 2026 06:00:00 GMT"
ABSTRACT = "We study notebooks in twelve towns. Others (arXiv:1901.00001) saw less, as p < 0.05 shows."
SECTIONS = (
    "<p><strong>Authors:</strong> Ann Bee, C. Dee</p><h3>AI summary</h3><p>"
    "Abstract A machine wrote this. AI-generated summary</p>"
    "<h3>摘要</h3><p>我们研究十二个城镇的笔记本。我们研究十二个城镇的笔记本。</p><h3>Abstract</h3><p>{abstract}</p>"
)
WORDS = ("Blue", "Notebooks:", "A Study", "of", "Colour,", "Why?", "R&D", "x < y", "学习")
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(
        lambda words: f"On {' '.join(words)} Things"
    ),
    min_size=3,
    max_size=5,
)


def item(number, title, description=SECTIONS, day=BUILT):
    link = f"https://huggingface.co/papers/2601.{number:05}"
    return (
        f'<item><title><![CDATA[{title}]]></title><link>{link}</link><guid isPermaLink="true">{link}</guid>'
        f"<description><![CDATA[{description.format(abstract=escape(ABSTRACT))}]]></description>"
        f"<pubDate>{day}</pubDate></item>\n"
    )


def feed(items):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Hugging Face Papers</title>'
        f"<link>https://huggingface.co/papers</link><description>Daily</description><lastBuildDate>"
        f"{BUILT}</lastBuildDate>\n"
        f"{''.join(items)}</channel></rss>\n"
    )


def found_in(text):
    return list(read(Source(text.encode(), "feed.xml")))


@pytest.mark.parametrize(
    "description", [SECTIONS, "<p>{abstract}</p>", "{abstract}", "<h3>Abstract</h3>{abstract}"]
)
@settings(max_examples=8, deadline=None)
@given(titles=TITLES)
def test_every_entry_is_a_paper_with_its_own_abstract(description, titles):
    text = feed([item(number, title, description) for number, title in enumerate(titles)])
    facts, *drafts = found_in(text)
    assert (facts.kind, facts.source, facts.shown_on) == ("hugging-face-feed", "Hugging Face", "2026-02-01")
    assert [draft.title for draft in drafts] == titles
    for number, draft in enumerate(drafts):
        assert (draft.arxiv_id, draft.abstract) == (f"2601.{number:05}", ABSTRACT)
        assert draft.issued == ""  # the moment at which the feed was built
        assert f"2601.{number:05}" in text[slice(*draft.span)]
        if description == SECTIONS:
            assert [full(name) for name in draft.authors] == ["Ann Bee", "C. Dee"]
            assert draft.extra == {"summary (machine-written)": "A machine wrote this."}


@settings(max_examples=12, deadline=None)
@given(
    titles=TITLES,
    cut=st.floats(0, 1),
    bad=st.sampled_from(["]]>", "<", "\x00", "</item>", "<![CDATA[", "<!--"]),
)
def test_damage_within_an_entry_costs_no_other_entry(titles, cut, bad):
    text = feed([item(*each) for each in enumerate(titles)])
    start, end = found_in(text)[2].span
    at = start + 8 + int(cut * (end - start - 20))
    found = {each.title for each in found_in(f"{text[:at]}{bad}{text[at:]}") if isinstance(each, Draft)}
    assert {titles[0], *titles[2:]} <= found


def test_a_day_of_its_own_is_the_paper_s_and_news_are_left_over():
    news = "<item><title>We are hiring</title><link>https://example.org/jobs</link><pubDate>"
    news += f"{BUILT}</pubDate></item>"
    _, draft, left = found_in(feed([item(1, "On Blue", day="Wed, 28 Jan 2026 00:00:00 GMT"), news]))
    assert (draft.issued, isinstance(left, LeftOver), left.text) == ("2026-01-28", True, "We are hiring")
