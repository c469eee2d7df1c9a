"""Alerts by mail are read by the rules of their senders: identifiers come from links and labels, never from text."""

from base64 import urlsafe_b64encode
from urllib.parse import quote

import pytest

from desktop.digests.alerts.mail import looks_like
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name

TITLES = ("The colour of tea in cups of several makes", "Waiting for tea changes what is written")


def mail(sender, html, subject="What's new for tea"):
    return (
        f"From: {sender}\nSubject: {subject}\nDate: Tue, 2 Jul 2024 08:00:00 +0000\nMIME-Version: 1.0\n"
        f"Content-Type: text/html; charset=utf-8\n\n<html><body>{html}<p><a href='https://example.org/stop'>Unsubscribe"
        "</a></p></body></html>\n"
    )


def found_in(text, name="alert.eml"):
    return list(read(Source(text.encode(), name)))


def drafts_in(text):
    facts, *found = found_in(text)
    assert isinstance(facts, DigestFacts)
    assert all(isinstance(each, Draft) for each in found)
    return found


def docsum(number, title, names="Bee AC, van Dee C Jr, et al.", more=""):
    return (
        f'<table><tr><td>1.</td><td><a class="docsum-title" ref="article_id={number}" '
        f"href='https://go.example.org/{number}'><b>{title}.</b></a><div>{names}</div>"
        f"<div>J Tea. 2024 Jun 3;7(2):11-9. doi: 10.1000/tea.{number}. Epub 2024 May 1."
        f"</div><div>PMID: {number}</div>{more}</td></tr></table>"
    )


def test_an_alert_of_my_ncbi_is_read():
    html = docsum(101, TITLES[0]) + docsum(102, TITLES[1], "Eff G.")
    facts, one, two = found_in(mail("My NCBI <efback@ncbi.nlm.nih.gov>", html))
    assert (facts.source, facts.query, facts.captured_on) == ("PubMed", "What's new for tea", "2024-07-02")
    assert (one.title, one.pmid, one.doi) == (TITLES[0], "101", "10.1000/tea.101")
    assert one.authors == (Name("Bee", "AC"), Name("Dee", "C", "van", "Jr"), OTHERS)
    assert (one.venue, one.issued, one.volume, one.issue, one.pages) == (
        "J Tea",
        "2024-06-03",
        "7",
        "2",
        "11-9",
    )
    assert (two.title, two.pmid, two.authors) == (TITLES[1], "102", (Name("Eff", "G"),))


def test_a_result_whose_number_is_lost_is_not_taken_for_the_next_one():
    lost = (
        docsum(101, TITLES[0])
        .replace('ref="article_id=101" ', "")
        .replace("/101'", "/'")
        .replace("</table>", "")
    )
    one, two = drafts_in(mail("My NCBI <efback@ncbi.nlm.nih.gov>", lost + docsum(102, TITLES[1])))
    assert (one.title, one.pmid, one.url) == (TITLES[0], "", "")
    assert (two.title, two.pmid, two.doi) == (TITLES[1], "102", "10.1000/tea.102")


def test_a_saved_result_list_of_pubmed_is_read_by_its_classes():
    result = (
        '<article class="full-docsum"><div class="docsum-content"><a class="docsum-title" href="/{0}/" '
        'data-article-id="{0}">{1}.</a><div class="full-citation"><span class="docsum-authors '
        'full-authors">Bee AC, Dee C.</span>'
        '<span class="docsum-authors short-authors">Bee AC, et al.</span><span class="docsum-journal-citation '
        'full-journal-citation">J Tea. 2024;7:1-2. doi: 10.1000/{0}.</span><span>PMID: <span '
        'class="docsum-pmid">{0}</span></span></div><div class="docsum-snippet"><div>We wait.'
        "</div></div></div></article>"
    )
    results = "".join(result.format(number, title) for number, title in enumerate(TITLES, 101))
    one, two = drafts_in(f"<!DOCTYPE html><html><body>{results}</body></html>")
    assert (one.title, one.url, one.doi) == (TITLES[0], "https://pubmed.ncbi.nlm.nih.gov/101/", "10.1000/101")
    assert (one.authors, one.abstract, one.extra["snippet"]) == (
        (Name("Bee", "AC"), Name("Dee", "C")),
        "",
        "We wait.",
    )
    assert two.pmid == "102"


def test_an_alert_of_nature_hides_its_targets():
    def link(article):
        inner = urlsafe_b64encode(
            f"target={quote(f'https://www.nature.com/articles/{article}', safe='')}".encode()
        ).decode()
        return f"https://click.example.org/r/?id=1&_L54AD1F204_={inner.rstrip('=')}"

    html = "".join(
        f'<tr><td><a href="{link(f"s41586-024-0000{at}-1")}">{title}</a><p>A. Bee, C. Dee</p></td></tr>'
        for at, title in enumerate(TITLES)
    )
    html += f'<tr><td><a href="{link("d")}x">{"Jobs"}</a></td></tr>'.replace("articles", "jobs")
    one, two, *_ = drafts_in(mail("Nature@e-alert.nature.com", f"<table>{html}</table>"))
    assert (one.title, one.doi) == (TITLES[0], "10.1038/s41586-024-00000-1")
    assert (two.title, two.doi) == (TITLES[1], "10.1038/s41586-024-00001-1")


def test_a_table_of_contents_of_nature_states_dois_beside_its_links():
    html = "".join(
        f'<tr><td><a href="http://links.ealert.nature.com/ctt?m=1&amp;r={at}">{title}</a><br>A. Bee &amp; C. Dee<br>'
        f"doi:10.1038/s41586-024-0000{at}-1</td></tr>"
        for at, title in enumerate(TITLES)
    )
    one, two = drafts_in(mail("ealert@nature.com", f"<table>{html}</table>"))
    assert [(each.title, each.doi) for each in (one, two)] == [
        (title, f"10.1038/s41586-024-0000{at}-1") for at, title in enumerate(TITLES)
    ]


def test_an_alert_of_semantic_scholar_names_its_papers_by_their_links():
    link = "https://www.semanticscholar.org/paper/Tea/"
    html = "".join(
        f'<div><a class="paper-link" href="{link}{str(at) * 40}?utm_source=alert">{title}</a><div class="authors">'
        f'A. Bee, C. Dee</div><a href="{link}{str(at) * 40}?x=1">Read paper</a></div>'
        for at, title in enumerate(TITLES, 1)
    )
    one, two = drafts_in(mail("do-not-reply@semanticscholar.org", html))
    assert [each.title for each in (one, two)] == list(TITLES)
    assert one.url == f"https://www.semanticscholar.org/paper/{'1' * 40}"


def test_an_alert_of_science_ends_its_entries_with_read_more():
    html = '<img src="https://www.science.org/logo.png"><table>' + "".join(
        f"<tr><td><h3>{title}</h3><p>By A. Bee</p><a href='https://click.aaas.sciencepubs.org/?qs={at}'>Read More</a>"
        "</td></tr>"
        for at, title in enumerate(TITLES)
    )
    found = drafts_in(mail("alerts@aaas.sciencepubs.org", f"{html}</table>"))
    assert [each.title for each in found] == list(TITLES)


def test_an_alert_of_biorxiv_is_a_page_with_links_to_papers():
    html = "".join(
        f'<p><a href="http://www.biorxiv.org/cgi/content/abstract/2024.06.0{at}.123456v1?ct">{title}</a></p>'
        for at, title in enumerate(TITLES, 1)
    )
    found = drafts_in(mail("cshljnls-mailer@alerts.highwire.org", html))
    assert [each.title for each in found] == list(TITLES)


@pytest.mark.parametrize("text", ["", "<p>docsum-title</p>", "<a href='https://science.org'>Science</a>"])
def test_other_pages_are_no_alerts(text):
    assert looks_like(text) == 0
