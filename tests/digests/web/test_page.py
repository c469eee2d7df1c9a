"""Saved pages of the sites that list papers: one draft a paper, by the title that stands beside its link."""

# ruff: noqa: E501 - what stands on one line there stands on one here

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.draft import Draft

SUMMARY = "We boil water in kettles of all colours and find that the colour does not matter to the tea. " * 3


def drafts_of(body):
    text = f"<!doctype html><html><head><title>A Page</title></head><body>{body}</body></html>"
    return [found for found in read(Source(text.encode(), "page.html")) if isinstance(found, Draft)]


ARXIV = """<h3>New submissions (showing 2 of 2 entries)</h3><dl>
<dt><a name="item1">[1]</a> <a href="/abs/2405.00001" id="2405.00001">arXiv:2405.00001</a> [<a href="/pdf/2405.00001">pdf</a>]</dt>
<dd><div class="list-title"><span class="descriptor">Title:</span> First Tea</div><div class="list-authors"><a href="x">Ann Author</a></div></dd>
<dt><a name="item2">[2]</a> <a href="/abs/2405.00002">arXiv:2405.00002</a></dt>
<dd><div class="list-title"><span class="descriptor">Title:</span> Second Tea</div></dd></dl>"""
ANTHOLOGY = f"""<h2>Proceedings of the Meeting on Tea</h2>
<p><a href="https://aclanthology.org/2022.acl-long.1.pdf">pdf</a> <a href="#">bib</a> <strong><a href="/2022.acl-long.1/">First <span>T</span>ea</a></strong></p>
<div class="card abstract-collapse">{SUMMARY}</div>
<p><a href="https://aclanthology.org/2022.acl-long.2.pdf">pdf</a> <strong><a href="/2022.acl-long.2/">Second Tea</a></strong></p>"""
PMLR = """<h2>Volume 1</h2><div class="paper"><p class="title">First Tea</p><p><span class="authors">Ann&nbsp;Author, Bo&nbsp;Berg</span></p>
<p>[<a href="https://proceedings.mlr.press/v1/tea1a.html">abs</a>][<a href="http://proceedings.mlr.press/v1/tea1a/tea1a.pdf">Download PDF</a>]</p></div>
<div class="paper"><p class="title">Second Tea</p><p>[<a href="https://proceedings.mlr.press/v1/tea1b.html">abs</a>]</p></div>"""
NEURIPS = """<ul><li><a href="https://proceedings.neurips.cc/paper/2020/hash/0004d0b59e19461ff126e3a08a814c33-Abstract.html">First Tea</a>
<a href="https://proceedings.neurips.cc/paper/2020/file/0004d0b59e19461ff126e3a08a814c33-Paper.pdf">Paper</a></li>
<li><a href="https://proceedings.neurips.cc/paper/2020/hash/00482b9bed15a272730fcb590ffebddd-Abstract.html">Second Tea</a></li></ul>"""
OPENREVIEW = """<ul><li><h4><a href="https://openreview.net/forum?id=AbCdEfGhI">First Tea</a><a href="https://openreview.net/pdf?id=AbCdEfGhI"></a></h4></li>
<li><h4><a href="https://openreview.net/forum?id=ZbCdEfGhI">Second Tea</a></h4></li></ul>"""
DBLP = """<ul><li><nav><a href="https://doi.org/10.1000/tea.1"></a></nav><cite><span itemprop="author">Ann Author</span>: <span class="title">First Tea</span>
<a href="https://dblp.org/db/x"><span>J. Teatime</span></a></cite></li>
<li><nav><a href="https://doi.org/10.1000/tea.2"></a></nav><cite><span itemprop="author">Bo Berg</span>: <span class="title">Second Tea</span></cite></li></ul>"""
PERSONAL = """<h1>Ann Author</h1><h2>Publications</h2><ul><li><b>First Tea</b><br>A. Author<br>[<a href="https://arxiv.org/abs/2301.00001">paper</a>]
[<a href="https://github.com/tea/pot">code</a>]</li><li>Ann Author. <a href="https://arxiv.org/abs/2301.00002">Second Tea</a>. 2022.</li></ul>"""


@pytest.mark.parametrize("body", [ARXIV, ANTHOLOGY, PMLR, NEURIPS, OPENREVIEW, DBLP, PERSONAL])
def test_a_listing_gives_each_paper_once_under_its_own_title(body):
    assert [draft.title for draft in drafts_of(body)] == ["First Tea", "Second Tea"]


def test_identifiers_come_from_the_links_of_the_card():
    assert [draft.arxiv_id for draft in drafts_of(ARXIV)] == ["2405.00001", "2405.00002"]
    assert [draft.doi for draft in drafts_of(DBLP)] == ["10.1000/tea.1", "10.1000/tea.2"]


def test_names_that_are_marked_as_authors_count_and_no_journal_is_one():
    assert [[name.family for name in draft.authors] for draft in drafts_of(DBLP)] == [["Author"], ["Berg"]]


def test_an_abstract_that_is_folded_up_beside_its_card_belongs_to_it():
    first, second = drafts_of(ANTHOLOGY)
    assert first.abstract == SUMMARY.strip()
    assert second.abstract == ""


def test_the_page_of_one_paper_is_that_paper_and_none_that_it_cites():
    page = (
        '<html><head><meta name="citation_title" content="First Tea"><meta name="citation_author" content="Author, Ann">'
        '<meta name="citation_arxiv_id" content="2405.00001"></head><body><a href="https://arxiv.org/abs/1706.03762">[1]</a>'
        "</body></html>"
    )
    (draft,) = (each for each in read(Source(page.encode(), "page.html")) if isinstance(each, Draft))
    assert (draft.title, draft.arxiv_id) == ("First Tea", "2405.00001")


@pytest.mark.parametrize(
    "body", ["<p>404 not found</p>", "<form><input type=password></form>Sign in", "<p></p>"]
)
def test_a_page_without_papers_says_what_to_do(body):
    with pytest.raises(UnreadableInput) as caught:
        drafts_of(body)
    assert caught.value.advice


WORDS = st.text(alphabet="abc déÉñΩ漢字", min_size=3, max_size=30).map(
    lambda text: "Tea on " + " ".join(text.split()) + "x"
)


@settings(max_examples=40)
@given(
    st.lists(WORDS, min_size=2, max_size=6),
    st.sampled_from(
        [
            '<li><a href="https://arxiv.org/abs/%s">%s</a></li>\n',
            '<div><h3><a href="https://arxiv.org/abs/%s">%s</a></h3><p>words</p></div>',
            '<tr><td><a href="https://arxiv.org/pdf/%s.pdf">%s</a></td></tr>',
        ]
    ),
    st.sampled_from(["", "<p>some <b>unclosed", "<div></span></p>", "<!-- > -->", "&nosuch; < >"]),
)
def test_what_is_written_as_a_list_is_read_back_whatever_stands_between(titles, form, damage):
    body = damage.join(form % (f"2405.{number:05}", title) for number, title in enumerate(titles, 1))
    drafts = drafts_of(f"<table>{body}</table>" if form.startswith("<tr") else body)
    assert [(draft.title, draft.arxiv_id) for draft in drafts] == [
        (title, f"2405.{number:05}") for number, title in enumerate(titles, 1)
    ]


def test_a_page_of_google_scholar_says_in_which_form_it_found_a_paper_and_when_it_came_out():
    (draft,) = drafts_of(
        '<div class="gs_r"><h3 class="gs_rt"><span>[PDF][PDF]</span> <a href="https://arxiv.org/abs/2405.00001">Tea</a></h3>'
        '<div class="gs_a">A Bee, C Dee - Journal of Tea, 2024 - tea.example.org</div><div class="gs_rs">We ...</div></div>'
    )
    assert (draft.title, draft.issued, draft.venue) == ("Tea", "2024", "Journal of Tea")
    assert [name.family for name in draft.authors] == ["Bee", "Dee"]


def test_a_title_in_quotation_marks_stands_behind_its_authors():
    item = '<li>{}, <i>J. Tea</i> 2023. <a href="https://doi.org/10.1000/{}">doi</a></li>'
    items = item.format('E. Eff: "Pouring Tea"', 1) + item.format('A. Bee, C. Dee. On "Tea" and Milk', 2)
    assert [draft.title for draft in drafts_of(f"<ul>{items}</ul>")] == ["Pouring Tea", 'On "Tea" and Milk']
