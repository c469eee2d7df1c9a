"""JATS: what stands before the text of an article tells of it; what the text cites does not."""

import pytest

from desktop.digests.jats.articles import looks_like
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft
from desktop.papers.name import Name

ARTICLE = """<article xmlns:mml="http://www.w3.org/1998/Math/MathML" article-type="research-article"><front>
<journal-meta><journal-title-group><journal-title>Journal of tea</journal-title></journal-title-group>
<issn>1234-5678</issn><publisher><publisher-name>Leaf Press</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="pmid">123</article-id><article-id pub-id-type="pmc">99</article-id>
<article-id pub-id-type="doi">10.1000/tea</article-id><title-group><article-title>The colour of <italic>tea</italic>
<xref ref-type="fn">*</xref></article-title>
<subtitle>A study</subtitle></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>van Bee</surname><given-names>Ann</given-names></name>
<xref ref-type="aff">1</xref></contrib><contrib contrib-type="author"><collab>Tea Group</collab></contrib>
<contrib contrib-type="editor"><name><surname>Eff</surname><given-names>E.</given-names></name></contrib>
</contrib-group>
<pub-date pub-type="ppub"><year>2024</year></pub-date><pub-date pub-type="epub"><day>3</day><month>6</month>
<year>2024</year></pub-date><volume>7</volume><issue>2</issue><fpage>1</fpage><lpage>9</lpage>
<abstract><title>Abstract</title><sec><title>Aim</title><p>We wait
<inline-formula>
<alternatives><mml:math>
<mml:mi>t</mml:mi></mml:math><tex-math>$t$</tex-math></alternatives></inline-formula> minutes.</p></sec></abstract>
<abstract abstract-type="teaser"><p>Tea!</p></abstract>
<kwd-group><kwd>waiting</kwd></kwd-group></article-meta></front>
<body><p>As in 10.9999/cited.</p></body><back><ref-list><ref><element-citation><article-title>Cited</article-title>
<pub-id pub-id-type="doi">10.9999/cited</pub-id></element-citation></ref></ref-list></back></article>
"""


def drafts_in(text):
    return [each for each in read(Source(text.encode(), "tea.xml")) if isinstance(each, Draft)]


@pytest.mark.parametrize("frame", ["{}", "<?xml version='1.0'?>\n<pmc-articleset>{}</pmc-articleset>"])
def test_an_article_is_read_alone_and_in_a_set(frame):
    (draft,) = drafts_in(frame.format(ARTICLE))
    assert draft.title == "The colour of tea: A study"
    assert draft.authors == (Name("Bee", "Ann", "van"), Name(literal="Tea Group"))
    assert (draft.doi, draft.pmid, draft.extra["pmcid"]) == ("10.1000/tea", "123", "PMC99")
    assert (draft.venue, draft.volume, draft.issue, draft.pages) == ("Journal of tea", "7", "2", "1-9")
    assert (draft.issued, draft.publisher, draft.type) == ("2024-06-03", "Leaf Press", "article-journal")
    assert (draft.abstract, draft.keywords) == ("Aim: We wait t minutes.", ("waiting",))
    assert draft.extra["other abstract"] == "Tea!"


def test_an_abstract_may_be_bare_text():
    start, end = ARTICLE.index("<abstract>"), ARTICLE.index("<abstract abstract-type")
    (draft,) = drafts_in(f"{ARTICLE[:start]}<abstract>We <bold>wait</bold>.</abstract>{ARTICLE[end:]}")
    assert draft.abstract == "We wait."


def test_damage_costs_one_article():
    texts = [ARTICLE.replace("colour", f"colour {number}") for number in range(3)]
    texts[1] = texts[1].replace("<title-group>", "<title-group")
    titles = [draft.title for draft in drafts_in(f"<set>{''.join(texts)}</set>")]
    assert (titles[0], titles[-1]) == ("The colour 0 of tea: A study", "The colour 2 of tea: A study")


@pytest.mark.parametrize("text", ["", "<html><article><h1>Tea</h1></article></html>", "article-meta"])
def test_other_texts_are_not_jats(text):
    assert looks_like(text) == 0
