"""Alerts of Google Scholar in any language, as mails, saved pages and forwarded text: every result, nothing else."""

import base64
import html
import quopri
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.scholar.byline import byline_fields
from desktop.digests.source import Source
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, full

STYLE = "<style>body{margin:0} .gse_alrt_title{text-decoration:none} .gse_alrt_sni+div{color:red}</style>"
WORDS = (
    "Blue",
    "Notebooks:",
    "a Study",
    "of",
    "Colour,",
    "why?",
    "R&D",
    "(II)",
    "naïve",
    "<b>Green</b>",
    "p < 0.05",
)
RESULTS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map(
                lambda words: f"On {' '.join(words)} Things"
            ),
            "label": st.sampled_from(["", "", "[PDF]", "[HTML]", "[BOOK]", "[CITATION]", "[图书]"]),
            "authors": st.lists(
                st.sampled_from(["A Bee", "CD Eff", "J van der Kay"]), min_size=1, max_size=3, unique=True
            ),
            "is_cut": st.booleans(),
            "venue": st.sampled_from(
                ["Journal of Notebooks", "Proceedings of the 3rd …", "", "arXiv preprint arXiv:2401.00007"]
            ),
            "year": st.sampled_from(["2019", "2026", ""]),
            "link": st.sampled_from(
                [
                    "https://example.org/a?b=1&c=2",
                    "https://arxiv.org/pdf/2401.00007",
                    "https://doi.org/10.1000/abc",
                    "https://www.nature.com/articles/s41586-1",
                ]
            ),
        }
    ),
    min_size=1,
    max_size=4,
)


def page(results, *, host="scholar.google.com", follow="new articles written by", save="Save"):
    body = f'<html><head>{STYLE}</head><body><div style="font-family:arial"><h3 style="margin:0"></h3>'
    body += "".join(result(number, each, host, save) for number, each in enumerate(results))
    body += f"<p>This message was sent by Google Scholar because you’re following {follow} "
    body += f'<a href="https://{host}/citations?hl=en&user=abcDEF">A. Bee</a>.</p>'
    return f'{body}<a href="https://{host}/scholar_alerts?view_op=list_alerts">List</a></div></body></html>'


def result(number, each, host, save):
    quoted = quote(each["link"], safe="")
    link = f"https://{host}/scholar_url?url={quoted}&hl=en&sa=X&d={number}"
    if each["label"] == "[CITATION]":
        link = f"https://{host}/scholar?oi=bibs&hl=en&cluster={number}"
    label = f'<span style="font-size:11px"><b>{each["label"]}</b></span> ' if each["label"] else ""
    title = html.escape(each["title"], quote=False).replace("&lt;b&gt;", "<b>").replace("&lt;/b&gt;", "</b>")
    text = f'<h3 style="font-weight:normal">{label}<a href="{html.escape(link)}" class="gse_alrt_title" '
    text += f'style="color:#1a0dab">{title}</a></h3>'
    text += f'<div style="color:#006621;line-height:18px">{html.escape(byline(each))}</div>'
    if each["label"] != "[CITATION]":
        text += '<div class="gse_alrt_sni" style="line-height:17px">We study notebooks, see <br>\n'
        text += "arXiv:1901.00001 and 10.1000/9 …</div>"
    text += f'<div><a href="https://{host}/citations?update_op=email_library_add&citsig=x">{save}</a> '
    return f'{text}<a href="https://{host}/scholar_share?hl=en&url={quoted}">Twitter</a></div><br>'


def byline(each):
    names = ", ".join(each["authors"]) + ("…" if each["is_cut"] else "")
    return f"{names}\xa0- " + ", ".join(filter(None, (each["venue"], each["year"])))


def mail(text, subject="A. Bee - new articles", encoding="quoted-printable"):
    body = base64.encodebytes(text.encode()) if encoding == "base64" else quopri.encodestring(text.encode())
    head = (
        "From: Google Scholar Alerts <scholaralerts-noreply@google.com>\nTo: me@example.org\n"
        f"Subject: {subject}\nDate: Fri, 05 Jun 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
        f"Content-Type: text/html; charset=UTF-8\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    return head.encode() + body


def saved(results):
    return page(results).encode()


def sent(results):
    return mail(page(results))


def sent_in_base64(results):
    return mail(page(results, host="scholar.google.co.jp"), encoding="base64")


def shown_in_a_mail_program(results):
    """Mail programs put words of their own before class names and take styles out."""
    text = page(results).replace('class="gse_', 'class="m_12345gse_').replace(STYLE, "")
    return f'<html><body><blockquote class="gmail_quote">{text}</blockquote></body></html>'.encode()


FORMS = [saved, sent, sent_in_base64, shown_in_a_mail_program]


def found_in(data):
    return list(read(Source(data, "alert.eml")))


def drafts_in(data):
    return [found for found in found_in(data) if isinstance(found, Draft)]


def plain(title):
    return title.replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=15, deadline=None)
@given(results=RESULTS)
def test_every_result_is_a_paper_with_its_own_fields(form, results):
    drafts = drafts_in(form(results))
    assert [draft.title for draft in drafts] == [plain(each["title"]) for each in results]
    for draft, each in zip(drafts, results, strict=True):
        names = [full(name) for name in draft.authors if name != OTHERS]
        assert (names, OTHERS in draft.authors) == (each["authors"], each["is_cut"])
        assert (draft.issued, draft.abstract) == (each["year"], "")
        is_citation = each["label"] == "[CITATION]"
        assert draft.url == ("" if is_citation else each["link"])
        assert ("snippet" in draft.extra) is not is_citation
        is_arxiv = "arXiv" in each["venue"] or ("arxiv" in each["link"] and not is_citation)
        assert draft.arxiv_id == ("2401.00007" if is_arxiv else "")
        assert draft.doi == ("10.1000/abc" if "doi.org" in each["link"] and not is_citation else "")
        assert draft.type == ("book" if each["label"] in {"[BOOK]", "[图书]"} else "")
        assert draft.venue == ("" if "…" in each["venue"] else each["venue"])


@settings(max_examples=15, deadline=None)
@given(results=RESULTS)
def test_a_span_holds_the_result_it_was_read_from(results):
    text = saved(results).decode()
    for draft, each in zip(drafts_in(saved(results)), results, strict=True):
        raw = text[slice(*draft.span)]
        assert raw.startswith("<h3")
        assert raw.count("gse_alrt_title") == 1
        assert html.escape(byline(each)) in raw


@settings(max_examples=20, deadline=None)
@given(
    results=RESULTS.filter(lambda results: len(results) >= 3),
    cut=st.floats(0, 1),
    bad=st.sampled_from(["<", "</div>", "\x00", '"', "</h3>", "<p", "&"]),
)
def test_damage_within_a_result_costs_no_other_result(results, cut, bad):
    text = saved(results).decode()
    spans = [draft.span for draft in drafts_in(text.encode())]
    start, end = spans[1]
    at = start + 20 + int(cut * (end - start - 40))
    titles = {draft.title for draft in drafts_in(f"{text[:at]}{bad}{text[at:]}".encode())}
    assert plain(results[0]["title"]) in titles
    assert {plain(each["title"]) for each in results[3:]} <= titles


RESULT = {
    "title": "On Blue Notebooks", "label": "", "authors": ["A Bee"], "is_cut": True, "venue": "Journal of Notebooks",
    "year": "2026", "link": "https://example.org/blue",
}  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "query"),
    [
        ("A. Bee - new articles", "A. Bee - new articles"),
        ("=?UTF-8?Q?A._Bee_=E2=80=93_neue_Artikel?=", "A. Bee – neue Artikel"),
        (
            "=?UTF-8?B?" + base64.b64encode("「青い手帳」 - 新しい検索結果".encode()).decode() + "?=",
            "「青い手帳」 - 新しい検索結果",
        ),
        ('Fwd: "blue notebooks" - new results', '"blue notebooks" - new results'),
        ("Re: Fwd: 5 new citations to articles by A. Bee", "5 new citations to articles by A. Bee"),
    ],
)
def test_the_subject_says_what_the_alert_is_for_in_any_language(subject, query):
    facts, draft = found_in(mail(page([RESULT], save="Speichern", follow="neue Artikel von"), subject))
    assert (facts.kind, facts.source, facts.query) == ("scholar-alert", "Google Scholar", query)
    assert (facts.captured_on, facts.shown_on) == ("2026-06-05", "")
    assert draft.title == "On Blue Notebooks"


def test_a_page_without_mail_names_whom_it_follows():
    assert found_in(saved([RESULT]))[0].query == "A. Bee"


def test_a_link_that_is_quoted_twice_is_the_page_itself():
    text = page([RESULT]).replace(
        quote(RESULT["link"], safe=""), quote(quote(RESULT["link"], safe=""), safe="")
    )
    assert drafts_in(text.encode())[0].url == RESULT["link"]


@pytest.mark.parametrize("quoted", ["", "> "])
def test_an_alert_that_was_forwarded_as_text_gives_its_results(quoted):
    target = quote("https://arxiv.org/pdf/2401.00007", safe="")
    link = f"https://scholar.google.com/scholar_url?url={target}&hl=en&sa=X"
    lines = (
        "---------- Forwarded message ---------",
        "From: Google Scholar Alerts <scholaralerts-noreply@google.com>",
        "Subject: A. Bee - new articles",
        "",
        f"[PDF] On Blue Notebooks <{link}>",
        "A Bee, C Dee… - arXiv preprint arXiv:2401.00007, 2026",
        "We study notebooks and find that blue ones …",
        "[image: Save]",
        "<https://scholar.google.com/citations?update_op=email_library_add&citsig=x>",
        "",
        f"On Green Notebooks <{link.replace('2401.00007', '2401.00008')}>",
        "E Eff - Journal of Notebooks, 2025",
        "Green ones are read less often …",
    )
    _, first, second = found_in("\n".join(quoted + line for line in lines).encode())
    assert (first.title, first.arxiv_id, first.issued) == ("On Blue Notebooks", "2401.00007", "2026")
    assert (second.title, second.arxiv_id, second.venue) == (
        "On Green Notebooks",
        "2401.00008",
        "Journal of Notebooks",
    )
    assert [full(name) for name in first.authors if name != OTHERS] == ["A Bee", "C Dee"]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("A Bee - 2023 - Tea University Press", {"issued": "2023"}),
        ("A Bee - Journal of Tea - Milk, 2024 - Elsevier", {"issued": "2024", "venue": "Journal of Tea - Milk"}),
        ("A Bee - Journal of Tea, 2024 - tea.example.org", {"issued": "2024", "venue": "Journal of Tea"}),
        ("A Bee - Tea 2000 - Milk", {"venue": "Tea"}),
    ],
)  # fmt: skip
def test_a_publisher_behind_the_year_is_no_venue(byline, expected):
    fields = byline_fields(byline)
    assert {name: fields.get(name, "") for name in expected} == expected


def test_links_of_google_scholar_on_a_list_that_someone_made_are_no_alert():
    link = "https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2401.0000{}&hl=en&sa=T"
    item = "1. [arXiv 2024] **On Tea Number {0}**. [[pdf]({1})] [[code](https://github.com/x/tea)]\n"
    facts, *drafts = found_in("".join(item.format(n, link.format(n)) for n in (1, 2, 3)).encode())
    assert facts.kind == "markdown-list"
    assert [(draft.title, draft.authors) for draft in drafts] == [
        (f"On Tea Number {n}", ()) for n in (1, 2, 3)
    ]


def test_marks_of_markdown_are_no_part_of_a_title_or_snippet():
    link = "http://scholar.google.com/scholar_url?url=https://tea.example.org/{}&hl=en&oi=scholaralrt"
    result = "### **[PDF]** [An **Old** Pot]({})\nA Bee, C Dee - Journal of Tea, 2020\n> We study pots …\n\n"
    _, first, second = found_in("".join(result.format(link.format(n)) for n in (1, 2)).encode())
    assert (first.title, first.extra["snippet"]) == ("An Old Pot", "We study pots …")
    assert second.venue == "Journal of Tea"
