"""Feeds of arXiv of every age, and answers of its search: what each entry says of its own paper."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import full

ABSTRACT = "We study notebooks. Earlier work (arXiv:1901.00001, 10.1000/1) is wrong for 5% of $x < y$ & more."
WORDS = (
    "Blue",
    "Notebooks:",
    "A Study",
    "of",
    "Colour,",
    "Why?",
    "(II)",
    "$x < y$",
    "R&D",
    '"Quoted"',
    "naïve",
)
PAPERS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map(
                lambda words: f"On {' '.join(words)} Things"
            ),
            "authors": st.lists(
                st.sampled_from(["Ann Bee", "C. D. Eff", "J. van der Kay", "Karl Gee Jr."]),
                min_size=1,
                max_size=4,
                unique=True,
            ),
            "version": st.integers(1, 9),
            "kind": st.sampled_from(["new", "cross", "replace", "replace-cross"]),
            "categories": st.sampled_from([["cs.CL"], ["cs.CL", "stat.ML"], ["math.CO", "hep-th", "05C10"]]),
        }
    ),
    min_size=1,
    max_size=4,
)


def identifier(number):
    return f"2508.{number:05}"


def rss_2(papers):
    head = (
        "<?xml version='1.0' encoding='UTF-8'?>\n<rss xmlns:arxiv=\"http://arxiv.org/schemas/atom\" "
        'xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.CL updates on arXiv.org</title>'
        "<link>http://rss.arxiv.org/rss/cs.CL</link><lastBuildDate>Wed, 20 Aug 2025 04:00:11 +0000</lastBuildDate>"
        "<pubDate>Wed, 20 Aug 2025 00:00:00 -0400</pubDate><skipDays><day>Sunday</day></skipDays>\n"
    )
    items = (
        f"<item><title>{escape(paper['title'])}</title><link>https://arxiv.org/abs/{identifier(number)}</link>"
        f"<description>arXiv:{identifier(number)}v{paper['version']} Announce Type: {paper['kind']} \n"
        f"Abstract: {escape(ABSTRACT)}</description>"
        f'<guid isPermaLink="false">oai:arXiv.org:{identifier(number)}v{paper["version"]}</guid>'
        + "".join(f"<category>{name}</category>" for name in paper["categories"])
        + "<pubDate>Wed, 20 Aug 2025 00:00:00 -0400</pubDate>"
        f"<arxiv:announce_type>{paper['kind']}</arxiv:announce_type><dc:rights>http://example.org/l</dc:rights>"
        f"<dc:creator>{', '.join(paper['authors'])}</dc:creator></item>\n"
        for number, paper in enumerate(papers)
    )
    return f"{head}{''.join(items)}</channel></rss>\n"


def atom(papers):
    head = (
        "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns:arxiv=\"http://arxiv.org/schemas/atom\" "
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom">'
        "<id>http://rss.arxiv.org/atom/cs.CL</id><title>cs.CL updates on arXiv.org</title>"
        "<updated>2025-08-20T04:00:11.123456+00:00</updated>\n"
    )
    entries = (
        f"<entry><id>oai:arXiv.org:{identifier(number)}v{paper['version']}</id><title>{escape(paper['title'])}</title>"
        f"<updated>2025-08-20T04:00:11.123456+00:00</updated>"
        f'<link href="https://arxiv.org/abs/{identifier(number)}" rel="alternate" type="text/html"/>'
        f"<summary>arXiv:{identifier(number)}v{paper['version']} Announce Type: {paper['kind']} \n"
        f"Abstract: {escape(ABSTRACT)}</summary>"
        + "".join(f'<category term="{name}"/>' for name in paper["categories"])
        + "<published>2025-08-20T00:00:00-04:00</published>"
        f"<arxiv:announce_type>{paper['kind']}</arxiv:announce_type>"
        f"<dc:creator>{', '.join(paper['authors'])}</dc:creator></entry>\n"
        for number, paper in enumerate(papers)
    )
    return f"{head}{''.join(entries)}</feed>\n"


FORMS = [rss_2, atom]
STATUSES = {"new": "new", "cross": "cross", "replace": "replaced", "replace-cross": "replaced"}


def found_in(text):
    return list(read(Source(text.encode())))


def drafts_in(text):
    return [found for found in found_in(text) if isinstance(found, Draft)]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=20, deadline=None)
@given(papers=PAPERS)
def test_every_entry_is_read_with_its_own_fields(form, papers):
    text = form(papers)
    facts, *drafts = found_in(text)
    assert (facts.kind, facts.source, facts.shown_on) == ("arxiv-feed", "arXiv cs.CL", "2025-08-20")
    assert [draft.title for draft in drafts] == [paper["title"] for paper in papers]
    for number, (draft, paper) in enumerate(zip(drafts, papers, strict=True)):
        assert (draft.arxiv_id, draft.arxiv_version) == (identifier(number), paper["version"])
        assert draft.abstract == ABSTRACT
        assert [full(name) for name in draft.authors] == paper["authors"]
        assert draft.status == STATUSES[paper["kind"]]
        assert draft.issued == ("2025-08-20" if paper["kind"] == "new" else "")
        assert draft.categories == tuple(name for name in paper["categories"] if name[0].isalpha())
        assert draft.extra == ({"classes": "05C10"} if "05C10" in paper["categories"] else {})
        assert (draft.doi, draft.url) == ("", f"https://arxiv.org/abs/{identifier(number)}")
        assert identifier(number) in text[slice(*draft.span)]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=15, deadline=None)
@given(
    papers=PAPERS.filter(lambda papers: len(papers) >= 3),
    cut=st.floats(0, 1),
    bad=st.sampled_from(["<", "&", "</x>", "\x00", "<!--", "<![CDATA["]),
)
def test_damage_within_an_entry_costs_no_other_entry(form, papers, cut, bad):
    text = form(papers)
    start, end = drafts_in(text)[1].span
    at = start + 8 + int(cut * (end - start - 20))
    titles = {draft.title for draft in drafts_in(f"{text[:at]}{bad}{text[at:]}")}
    assert {paper["title"] for paper in (papers[0], *papers[2:])} <= titles


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=10, deadline=None)
@given(papers=PAPERS, cut=st.floats(0.3, 1))
def test_a_feed_that_is_cut_gives_its_whole_entries(form, papers, cut):
    text = form(papers)
    spans = [(draft.title, draft.span[1]) for draft in drafts_in(text)]
    end = spans[0][1] + int(cut * (len(text) - spans[0][1]))
    whole = [title for title, stop in spans if stop <= end]
    assert [draft.title for draft in drafts_in(text[:end])][: len(whole)] == whole


@pytest.mark.parametrize("form", FORMS)
def test_a_day_without_papers_is_no_failure(form):
    (facts,) = found_in(form([]))
    assert (facts.kind, facts.is_empty) == ("arxiv-feed", True)


OLD = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://arxiv.org/">
<title>cs.CL updates on arXiv.org</title>
<link>http://arxiv.org/</link>
<description rdf:parseType="Literal">Computer Science -- Computation and Language (cs.CL) updates</description>
<dc:date>2023-01-05T20:30:00-05:00</dc:date>
<items><rdf:Seq><rdf:li rdf:resource="http://arxiv.org/abs/2301.00001" /></rdf:Seq></items>
</channel>
<item rdf:about="http://arxiv.org/abs/2301.00001">
<title>On Blue Notebooks. (arXiv:2301.00001v1 [cs.CL])</title>
<link>http://arxiv.org/abs/2301.00001</link>
<description rdf:parseType="Literal">&lt;p&gt;We study blue. See arXiv:1901.00001.&lt;/p&gt;</description>
<dc:creator> &lt;a href="http://arxiv.org/find/cs/1/au:+Bee_A"&gt;Ann Bee&lt;/a&gt;,
 &lt;a href="http://x"&gt;C. Dee&lt;/a&gt;</dc:creator>
</item>
<item rdf:about="http://arxiv.org/abs/2212.00002">
<title>What Is Green? (arXiv:2212.00002v3 [math.CO] UPDATED)</title>
<link>http://arxiv.org/abs/2212.00002</link>
<description rdf:parseType="Literal">&lt;p&gt;We study green.&lt;/p&gt;</description>
<dc:creator> &lt;a href="http://x"&gt;E. Eff&lt;/a&gt; (1) ((1) Somewhere University)</dc:creator>
</item>
<item rdf:about="http://arxiv.org/abs/hep-th/9901001">
<title>On Red (arXiv:hep-th/9901001v2 CROSS LISTED)</title>
<link>http://arxiv.org/abs/hep-th/9901001</link>
<description rdf:parseType="Literal">&lt;p&gt;We study red.&lt;/p&gt;</description>
<dc:creator>G. Gee</dc:creator>
</item>
</rdf:RDF>
"""


def test_feeds_from_before_2024_say_in_the_title_what_a_paper_is():
    facts, first, second, third = found_in(OLD)
    assert (facts.source, facts.shown_on) == ("arXiv cs.CL", "2023-01-05")
    assert (first.title, first.arxiv_id, first.arxiv_version) == ("On Blue Notebooks", "2301.00001", 1)
    assert (first.status, first.categories) == ("new", ("cs.CL",))
    assert [full(name) for name in first.authors] == ["Ann Bee", "C. Dee"]
    assert first.abstract == "We study blue. See arXiv:1901.00001."
    assert (second.title, second.arxiv_version, second.status) == ("What Is Green?", 3, "replaced")
    assert [full(name) for name in second.authors] == ["E. Eff"]
    assert (third.title, third.arxiv_id, third.status) == ("On Red", "hep-th/9901001", "cross")


SEARCH = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?search_query%3Dall%3Ablue" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=all:blue AND cat:cs.CL&amp;id_list=&amp;start=0</title>
  <id>http://arxiv.org/api/abc</id>
  <updated>2026-06-12T00:00:00-04:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">2</opensearch:totalResults>
  <entry>
    <id>http://arxiv.org/abs/2606.13677v2</id>
    <updated>2026-06-11T17:59:59Z</updated>
    <published>2026-06-01T17:59:59Z</published>
    <title>On Blue
  Notebooks and $\\alpha$</title>
    <summary>  We study blue,
as M\\"uller (10.1000/9) did.
</summary>
    <author><name>Ann Bee</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Here, There</arxiv:affiliation></author>
    <author><name>L. M\\"uller</name></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages</arxiv:comment>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">J. Blue 1 (2026) 2</arxiv:journal_ref>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/ABC.1</arxiv:doi>
    <link href="http://arxiv.org/abs/2606.13677v2" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/2606.13677v2" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="68T50" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
</feed>
"""


def test_an_answer_of_the_search_tells_the_first_day_the_version_and_what_was_asked():
    facts, draft = found_in(SEARCH)
    assert (facts.source, facts.query, facts.captured_on) == ("arXiv", "all:blue AND cat:cs.CL", "2026-06-12")
    assert (draft.title, draft.abstract) == (
        "On Blue Notebooks and $\\alpha$",
        "We study blue, as Müller (10.1000/9) did.",
    )
    assert (draft.arxiv_id, draft.arxiv_version, draft.doi) == ("2606.13677", 2, "10.1000/abc.1")
    assert (draft.issued, draft.status, draft.venue, draft.comment) == (
        "2026-06-01",
        "",
        "J. Blue 1 (2026) 2",
        "12 pages",
    )
    assert [full(name) for name in draft.authors] == ["Ann Bee", "L. Müller"]
    assert draft.categories == ("cs.CL", "cs.AI")
    assert draft.extra == {"classes": "68T50", "revised": "2026-06-11"}


def test_an_error_of_the_search_is_no_paper():
    text = SEARCH.replace("http://arxiv.org/abs/2606.13677v2</id>", "http://arxiv.org/api/errors#bad</id>")
    found = list(found_in(text.replace("</feed>", SEARCH[SEARCH.index("  <entry>") :])))
    assert [type(each) for each in found] == [DigestFacts, Problem, Draft]
    assert "error" in found[1].reason


def test_an_unread_namespace_costs_nothing():
    text = rss_2(
        [
            {
                "title": "On Blue Things",
                "authors": ["Ann Bee"],
                "version": 1,
                "kind": "new",
                "categories": ["cs.CL"],
            }
        ]
    )
    (draft,) = drafts_in(text.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', ""))
    assert (draft.title, [full(name) for name in draft.authors]) == ("On Blue Things", ["Ann Bee"])
