"""Feeds of publishers and preprint servers, each with its own habits: papers with their own fields, no news."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import full

NAMES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
ABSTRACT = "We study notebooks in 12 towns. Earlier work (10.1000/cited, arXiv:1901.00001) saw 5% less."


def rss_1(title, items, about=""):
    listed = "".join(f'<rdf:li rdf:resource="https://example.org/{number}"/>' for number in range(len(items)))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns="http://purl.org/rss/1.0/" {NAMES}>\n'
        f'<channel rdf:about="https://example.org/"><title>{title}</title><link>https://example.org/</link>{about}'
        f"<items><rdf:Seq>{listed}</rdf:Seq></items></channel>\n"
        + "\n".join(
            f'<item rdf:about="https://example.org/{number}">{item}</item>'
            for number, item in enumerate(items)
        )
        + "\n</rdf:RDF>\n"
    )


def rss_2(title, items, about=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {NAMES}><channel><title>{title}</title>'
        f"<link>https://example.org/</link><description>Latest</description>{about}\n"
        + "\n".join(f"<item>{item}</item>" for item in items)
        + "\n</channel></rss>\n"
    )


def found_in(text):
    return list(read(Source(text.encode())))


def only_in(text):
    facts, draft = found_in(text)
    assert isinstance(draft, Draft)
    return facts, draft


def names_of(draft):
    return [full(name) for name in draft.authors]


def test_biorxiv():
    text = rss_1(
        "bioRxiv Subject Collection: Plant Biology",
        [
            "<title><![CDATA[On <i>Blue</i> Leaves]]></title>"
            "<link>https://www.biorxiv.org/content/10.1101/2026.01.02.743294v2?rss=1</link>"
            f"<description><![CDATA[{ABSTRACT}]]></description>"
            "<dc:creator><![CDATA[Bee, A. B., Dee, C., The Leaf Consortium,]]></dc:creator><dc:date>"
            "2026-01-03</dc:date>"
            "<dc:identifier>doi:10.1101/2026.01.02.743294</dc:identifier><dc:title>"
            "<![CDATA[On Blue Leaves]]></dc:title>"
            "<dc:publisher>Cold Spring Harbor Laboratory</dc:publisher>"
            "<prism:publicationDate>2026-01-03</prism:publicationDate><prism:section></prism:section>"
        ],
        "<prism:publicationName>bioRxiv</prism:publicationName>",
    )
    facts, draft = only_in(text)
    assert (facts.kind, facts.source) == ("journal-feed", "bioRxiv Subject Collection: Plant Biology")
    assert (draft.title, draft.abstract, draft.doi) == (
        "On Blue Leaves",
        ABSTRACT,
        "10.1101/2026.01.02.743294",
    )
    assert names_of(draft) == ["A. B. Bee", "C. Dee", "Leaf Consortium"]
    assert (draft.issued, draft.venue, draft.publisher) == (
        "2026-01-03",
        "bioRxiv",
        "Cold Spring Harbor Laboratory",
    )


def test_nature():
    item = (
        "<title><![CDATA[On Blue Cells]]></title><link>https://www.nature.com/articles/s41586-026-00001-1</link>"
        "<content:encoded><![CDATA[<p>"
        'Nature, Published online: 03 January 2026; <a href="https://www.nature.com/articles/'
        's41586-026-00001-1">doi:10.1038/s41586-026-00001-1</a></p>'
        "Blue cells are read more often than green ones.]]>"
        "</content:encoded><dc:title><![CDATA[On Blue Cells]]></dc:title><dc:creator>"
        "<![CDATA[Ann Bee]]></dc:creator>"
        "<dc:creator><![CDATA[C. Dee]]></dc:creator><dc:identifier>doi:10.1038/s41586-026-00001-1</dc:identifier>"
        "<dc:source>Nature, Published online: 2026-01-03; | doi:10.1038/s41586-026-00001-1</dc:source>"
        "<dc:date>2026-01-03</dc:date><prism:publicationName>Nature</prism:publicationName>"
        "<prism:doi>10.1038/s41586-026-00001-1</prism:doi><prism:url>"
        "https://www.nature.com/articles/s41586-026-00001-1</prism:url>"
    )
    facts, draft = only_in(rss_1("Nature", [item]))
    assert (facts.source, draft.title, draft.doi) == ("Nature", "On Blue Cells", "10.1038/s41586-026-00001-1")
    assert draft.abstract == "Blue cells are read more often than green ones."
    assert (names_of(draft), draft.issued, draft.venue) == (["Ann Bee", "C. Dee"], "2026-01-03", "Nature")


def test_elsevier():
    item = (
        "<title><![CDATA[On Blue Steel]]></title><link>"
        "https://www.sciencedirect.com/science/article/pii/S000000012600001X?dgcid=rss_sd_all</link>"
        "<guid>https://www.sciencedirect.com/science/article/pii/S000000012600001X</guid>"
        "<description><![CDATA[<p>Publication date: March 2026</p><p><b>Source:</b>"
        " Journal of Blue Things, Volume 12</p>"
        "<p>Author(s): Ann Bee, C. Dee</p>]]></description>"
    )
    facts, draft = only_in(rss_2("ScienceDirect Publication: Journal of Blue Things", [item]))
    assert (facts.source, draft.title, draft.abstract) == ("Journal of Blue Things", "On Blue Steel", "")
    assert (draft.venue, draft.volume, draft.issued) == ("Journal of Blue Things", "12", "2026-03")
    assert names_of(draft) == ["Ann Bee", "C. Dee"]
    assert draft.url == "https://www.sciencedirect.com/science/article/pii/S000000012600001X"


def test_atypon_as_science_pnas_acm_and_taylor_and_francis_use_it():
    item = (
        "<title>On Blue &amp;amp; Green Tables</title><dc:title>On Blue &amp; Green Tables</dc:title>"
        "<link>https://dl.acm.org/doi/abs/10.1145/3700000.3700001?af=R</link>"
        "<description>"
        "ACM Transactions on Tables, Volume 12, Issue 3, Page 1-20, March 2026. &lt;br/&gt;</description>"
        f"<content:encoded>"
        f"ACM Transactions on Tables, Volume 12, Issue 3, Page 1-20, March 2026. "
        f"&lt;br/&gt;{escape(ABSTRACT)}</content:encoded>"
        "<dc:creator>Ann Bee</dc:creator><dc:creator>C. Dee</dc:creator><dc:identifier>"
        "doi:10.1145/3700000.3700001</dc:identifier>"
        "<dc:source>ACM Transactions on Tables</dc:source><dc:date>2026-03-02T08:00:00Z</dc:date>"
        "<prism:publicationName>ACM Transactions on Tables</prism:publicationName><prism:volume>12</prism:volume>"
        "<prism:number>3</prism:number><prism:startingPage>1</prism:startingPage><prism:endingPage>"
        "20</prism:endingPage>"
        "<prism:coverDate>2026-03-31T07:00:00Z</prism:coverDate>"
    )
    _, draft = only_in(rss_1("ACM Transactions on Tables: Table of Contents", [item]))
    assert (draft.title, draft.abstract) == ("On Blue & Green Tables", ABSTRACT)
    assert (draft.doi, draft.venue) == ("10.1145/3700000.3700001", "ACM Transactions on Tables")
    assert (draft.volume, draft.issue, draft.pages) == ("12", "3", "1–20")
    assert (names_of(draft), draft.issued) == (["Ann Bee", "C. Dee"], "2026-03-31")


def test_ieee():
    item = (
        "<title><![CDATA[On Blue Waves]]></title><link>http://ieeexplore.ieee.org/document/10000001</link>"
        f"<description><![CDATA[{ABSTRACT}]]></description><pubDate>2026-01-03T00:00:00</pubDate>"
        "<guid>http://ieeexplore.ieee.org/document/10000001</guid><volume>12</volume><issue>3</issue>"
        "<startPage>1</startPage><endPage>9</endPage><authors><![CDATA[Ann Bee;C. Dee;Erik Eff]]></authors>"
    )
    _, draft = only_in(rss_2("IEEE Transactions on Waves - new TOC", [item]))
    assert (draft.title, draft.abstract, draft.pages) == ("On Blue Waves", ABSTRACT, "1–9")
    assert (draft.volume, draft.issue, draft.issued) == ("12", "3", "2026-01-03")
    assert names_of(draft) == ["Ann Bee", "C. Dee", "Erik Eff"]


def test_springer():
    item = (
        "<title>On Blue Graphs</title><link>https://link.springer.com/article/10.1007/s00453-026-00001-1</link>"
        "<description>&lt;h3&gt;Abstract&lt;/h3&gt; &lt;p&gt;We study graphs.&lt;/p&gt;</description>"
        "<pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate><guid>doi:10.1007/s00453-026-00001-1</guid>"
    )
    _, draft = only_in(rss_2("Algorithmica", [item], "<pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate>"))
    assert (draft.doi, draft.abstract, draft.issued) == (
        "10.1007/s00453-026-00001-1",
        "We study graphs.",
        "2026-01-03",
    )


def test_wiley_oxford_and_plos():
    wiley = (
        "<title>On Blue Soil</title><link>https://onlinelibrary.wiley.com/doi/10.1002/abc.1?af=R</link>"
        "<guid>10.1002/abc.1</guid><pubDate>Sat, 03 Jan 2026 00:00:00 -0800</pubDate>"
        "<description>Soil Journal, EarlyView. &lt;br/&gt;</description>"
        f"<content:encoded>&lt;h2&gt;ABSTRACT&lt;/h2&gt;&lt;p&gt;{escape(ABSTRACT)}&lt;/p&gt;</content:encoded>"
        "<dc:creator>\nAnn Bee, \nC. Dee\n</dc:creator><category>RESEARCH ARTICLE</category>"
        "<prism:doi>10.1002/abc.1</prism:doi><prism:publicationName>Soil Journal</prism:publicationName>"
    )
    _, draft = only_in(rss_2("Wiley: Soil Journal: Table of Contents", [wiley]))
    assert (draft.title, draft.abstract, draft.doi) == ("On Blue Soil", ABSTRACT, "10.1002/abc.1")
    assert (names_of(draft), draft.venue) == (["Ann Bee", "C. Dee"], "Soil Journal")
    oxford = (
        "<title>On Blue Stars</title><link>https://academic.oup.com/mnras/article/1/2/3/4?rss=1</link>"
        "<pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate>"
        f"<description>"
        f'&lt;span class="paragraphSection"&gt;&lt;div '
        f'class="boxTitle"&gt;Abstract&lt;/div&gt;{escape(ABSTRACT)}&lt;/span&gt;</description>'
        "<prism:volume>1</prism:volume><prism:doi>10.1093/mnras/stz001</prism:doi>"
        "<guid>http://academic.oup.com/mnras/article/1/2/3/4</guid>"
    )
    _, draft = only_in(rss_2("Stars Current Issue", [oxford]))
    assert (draft.abstract, draft.doi) == (ABSTRACT, "10.1093/mnras/stz001")
    plos = (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>PLOS ONE</title>'
        "<id>https://journals.plos.org/</id><updated>2026-01-04T00:00:00Z</updated>"
        "<entry><title>On Blue Mice</title>"
        '<link rel="alternate" '
        'href="https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0300001" title="On Blue Mice"/>'
        '<link rel="related" type="application/pdf" '
        'href="https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0300001&amp;type=printable"/>'
        "<author><name>Ann Bee</name></author><author><name>C. Dee</name></author>"
        "<id>10.1371/journal.pone.0300001</id><updated>2026-01-03T14:00:00Z</updated><published>"
        "2026-01-03T14:00:00Z</published>"
        f'<content type="html">&lt;p&gt;by Ann Bee, C. Dee&lt;/p&gt; {escape(ABSTRACT)}</content></entry></feed>'
    )
    _, draft = only_in(plos)
    assert (draft.title, draft.abstract, draft.doi) == (
        "On Blue Mice",
        ABSTRACT,
        "10.1371/journal.pone.0300001",
    )
    assert (names_of(draft), draft.issued) == (["Ann Bee", "C. Dee"], "2026-01-03")


def test_mdpi_and_copernicus():
    mdpi = (
        "<title>Sensors, Vol. 26, Pages 12: On Blue Sensors</title><link>"
        "https://www.mdpi.com/1424-8220/26/1/12</link>"
        f"<description>"
        f"&lt;p&gt;&lt;b&gt;Sensors, Vol. 26, Pages 12: On Blue "
        f"Sensors&lt;/b&gt;&lt;/p&gt;\n\t&lt;p&gt;Sensors &lt;a "
        f'href="https://www.mdpi.com/1424-8220/26/1/12"&gt;doi: '
        f"10.3390/s26010012&lt;/a&gt;&lt;/p&gt;\n\t&lt;p&gt;Authors:\n\t\tAnn Bee\n\t\tC. "
        f"Dee\n\t\t&lt;/p&gt;\n\t&lt;p&gt;{escape(ABSTRACT)}&lt;/p&gt;</description>"
        "<content:encoded></content:encoded><dc:title>On Blue Sensors</dc:title><dc:creator>"
        "Ann Bee</dc:creator><dc:creator>C. Dee</dc:creator>"
        "<dc:identifier>doi: 10.3390/s26010012</dc:identifier><dc:source>Sensors</dc:source>"
        "<dc:date>2026-01-03</dc:date>"
        "<prism:publicationName>Sensors</prism:publicationName><prism:volume>26</prism:volume>"
        "<prism:number>1</prism:number>"
    )
    _, draft = only_in(rss_1("Sensors", [mdpi]))
    assert (draft.title, draft.abstract, draft.doi) == ("On Blue Sensors", ABSTRACT, "10.3390/s26010012")
    copernicus = (
        "<title>On Blue Clouds</title><link>https://doi.org/10.5194/acp-26-1-2026</link>"
        "<description>&lt;b&gt;On Blue Clouds&lt;/b&gt;&lt;br&gt;\n Ann Bee, C. Dee, and E. Eff&lt;br&gt;\n"
        " Atmos. Chem. Phys., 26, 1&amp;#8211;20, https://doi.org/10.5194/acp-26-1-2026, 2026&lt;br&gt;\n"
        f" {escape(ABSTRACT)}</description><pubDate>Sat, 03 Jan 2026 00:00:00 +0100</pubDate>"
        "<guid>https://doi.org/10.5194/acp-26-1-2026</guid>"
    )
    _, draft = only_in(rss_2("ACP - recent papers", [copernicus]))
    assert (draft.title, draft.abstract, draft.doi) == ("On Blue Clouds", ABSTRACT, "10.5194/acp-26-1-2026")
    assert names_of(draft) == ["Ann Bee", "C. Dee", "E. Eff"]


def test_jmlr_and_openreview():
    jmlr = (
        "<title>On Blue Learning</title><link>http://jmlr.org/papers/v26/24-0001.html</link>"
        "<pdf>http://jmlr.org/papers/volume26/24-0001/24-0001.pdf</pdf><description>We learn blue.</description>"
        "<author>Ann Bee, C. Dee</author><pubDate>2026</pubDate>"
    )
    _, draft = only_in(rss_2("JMLR", [jmlr]))
    assert (draft.title, draft.url, draft.issued) == (
        "On Blue Learning",
        "http://jmlr.org/papers/v26/24-0001.html",
        "2026",
    )
    assert names_of(draft) == ["Ann Bee", "C. Dee"]
    review = "<title>On Blue Reviews</title><link>https://openreview.net/forum?id=abcDEF1234</link>"
    review += "<description>We review.</description>"
    _, draft = only_in(rss_2("TMLR", [review]))
    assert (draft.title, draft.url) == ("On Blue Reviews", "https://openreview.net/forum?id=abcDEF1234")


WORDS = ["Blue", "Leaves:", "$x < y$", "R&D", "why?", "naïve", "“Cells”"]
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(
        lambda words: f"On {' '.join(words)} Things"
    ),
    min_size=3, max_size=5,
)  # fmt: skip


def items_of(titles):
    return [
        f"<title>{escape(title)}</title><link>https://doi.org/10.1000/{number}</link>"
        f"<description>{escape(ABSTRACT)}</description><dc:creator>Ann Bee</dc:creator><dc:date>"
        f"2026-01-0{number + 1}</dc:date>"
        for number, title in enumerate(titles)
    ]


@pytest.mark.parametrize("form", [rss_1, rss_2])
@settings(max_examples=15, deadline=None)
@given(titles=TITLES)
def test_every_entry_is_read_from_its_own_span(form, titles):
    text = form("Journal of Blue Things", items_of(titles))
    _, *drafts = found_in(text)
    assert [draft.title for draft in drafts] == titles
    for number, draft in enumerate(drafts):
        assert (draft.doi, draft.issued, draft.abstract) == (
            f"10.1000/{number}",
            f"2026-01-0{number + 1}",
            ABSTRACT,
        )
        assert f"https://doi.org/10.1000/{number}" in text[slice(*draft.span)]
        assert text[slice(*draft.span)].count("<title>") == 1


@pytest.mark.parametrize("form", [rss_1, rss_2])
@settings(max_examples=15, deadline=None)
@given(
    titles=TITLES,
    cut=st.floats(0, 1),
    bad=st.sampled_from(["<", "&", "</x>", "\x00", "<!--", "<![CDATA[", "<item>"]),
)
def test_damage_within_an_entry_costs_no_other_entry(form, titles, cut, bad):
    text = form("Journal of Blue Things", items_of(titles))
    start, end = [each for each in found_in(text) if isinstance(each, Draft)][1].span
    at = start + 8 + int(cut * (end - start - 20))
    found = found_in(f"{text[:at]}{bad}{text[at:]}")
    assert {titles[0], *titles[2:]} <= {each.title for each in found if isinstance(each, Draft)}


def test_news_are_no_papers():
    items = [
        f"<title>We moved to a new office, part {number}</title><link>https://example.org/blog/{number}</link>"
        "<description>Our new office is blue.</description><pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate>"
        for number in range(3)
    ]
    with pytest.raises(UnreadableInput, match="news"):
        found_in(rss_2("Our blog", items, "<generator>https://wordpress.org/?v=6</generator>"))


def test_the_day_on_which_a_feed_was_built_is_no_paper_s():
    built = "Sat, 03 Jan 2026 10:00:00 GMT"
    item = f"<title>On Blue</title><link>https://doi.org/10.1000/1</link><pubDate>{built}</pubDate>"
    facts, draft = only_in(rss_2("Journal", [item], f"<lastBuildDate>{built}</lastBuildDate>"))
    assert (facts.shown_on, draft.issued) == ("2026-01-03", "")


def test_an_empty_feed_and_one_that_is_cut_are_told_apart():
    (facts,) = found_in(rss_2("Journal of Blue Things", []))
    assert (isinstance(facts, DigestFacts), facts.is_empty) == (True, True)
    text = rss_2("Journal of Blue Things", items_of(["On One", "On Two"]))
    _, first, problem = found_in(text[: text.index("<item>", text.index("<item>") + 1)])
    assert (first.title, isinstance(problem, Problem)) == ("On One", True)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/news/we-moved",
        "https://blog.example.org/1",
        "https://example.org/2026/01/we-moved/",
    ],
)
def test_a_single_entry_is_news_where_its_address_says_so(link):
    item = f"<title>We moved to a new office</title><link>{link}</link><description>It is blue.</description>"
    with pytest.raises(UnreadableInput, match="news"):
        found_in(rss_2("Our office", [item]))
    elsewhere = item.replace(link, "https://example.org/12")
    assert len([each for each in found_in(rss_2("Our office", [elsewhere])) if isinstance(each, Draft)]) == 1


@pytest.mark.parametrize("number", [4, 20])
def test_several_entries_of_which_none_shows_a_sign_of_a_paper_are_news(number):
    items = [
        f"<title>Kettle {n} is on sale</title><link>https://shop.example.org/{n}</link><author>Ann Bee</author>"
        for n in range(number)
    ]
    with pytest.raises(UnreadableInput, match="news"):
        found_in(rss_2("Kettles", items))
    paper = "<title>On Blue</title><link>https://doi.org/10.1000/1</link>"
    drafts = [each for each in found_in(rss_2("Kettles", [*items, paper])) if isinstance(each, Draft)]
    assert len(drafts) == number + 1
