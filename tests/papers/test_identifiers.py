"""What names a paper beyond doubt is found where it stands as a whole, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.identifiers import (
    Arxiv,
    arxiv_month,
    arxiv_of,
    doi_of,
    host_of,
    pmid_of,
    web_link,
    without_sentence_end,
)

NEW = st.builds("{:02}{:02}.{:05}".format, st.integers(15, 40), st.integers(1, 12), st.integers(0, 99_999))
OLD = st.builds(
    "{}/{:02}{:02}{:03}".format,
    st.sampled_from(["math.GT", "hep-th", "cs.CL", "solv-int", "cond-mat", "astro-ph"]),
    st.sampled_from([*range(91, 100), *range(8)]),
    st.integers(1, 12),
    st.integers(0, 999),
)
FORMS = st.sampled_from(
    ["{}", " {} ", "arXiv:{}", "arxiv: {}", "oai:arXiv.org:{}", "https://arxiv.org/abs/{}", "http://www.arxiv.org/pdf/{}",
     "https://arxiv.org/pdf/{}.pdf", "https://export.arxiv.org/html/{}/", "https://arxiv.org/abs/{}?context=cs#top",
     "https://doi.org/10.48550/arXiv.{}", "10.48550/arxiv.{}", "doi:10.48550/ARXIV.{}", "{} [cs.CL]"]
)  # fmt: skip


@given(st.one_of(NEW, OLD), st.one_of(st.none(), st.integers(1, 99)), FORMS)
def test_an_identifier_is_found_in_every_form_with_or_without_its_version(identifier, version, form):
    written = form.format(identifier if version is None else f"{identifier}v{version}")
    assert arxiv_of(written) == Arxiv(identifier, version)


@given(
    NEW,
    st.sampled_from(
        ["https://huggingface.co/papers/{}", "https://www.alphaxiv.org/abs/{}", "https://hf.co/papers/{}/"]
    ),
)
def test_pages_that_are_about_one_paper_name_it(identifier, form):
    assert arxiv_of(form.format(identifier)) == Arxiv(identifier)


def test_identifiers_up_to_2014_have_four_digits():
    assert arxiv_of("0704.0001v1") == Arxiv("0704.0001", 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In 2004.11967 we showed",
        "2004.11967 is a sentence that begins with a number",
        "see arXiv:2004.11967",
        "see 10.48550/arXiv.2412.03565",
        "2013.11967",  # there is no month 13
        "2000.11967",
        "2004.119",
        "2004.119678",
        "12004.11967",
        "v2004.11967",
        "２００４.11967",  # digits of another script
        "hep-th/99010011",
        "10.1000/182",
        "https://example.org/abs/2004.11967",
        "https://arxiv.org.example.org/abs/2004.11967",
        "https://arxiv.org/list/cs.CL/recent",
        "https://huggingface.co/papers/date/2025-07-02",
        "https://doi.org/10.1000/10.48550/arXiv.2412.03565",
        "http://[half an address",
        "https://[::1",
    ],
)
def test_what_is_not_an_identifier_as_a_whole_is_none(text):
    assert arxiv_of(text) is None


@given(
    st.text(max_size=60), st.sampled_from(["", "http://", "https://arxiv.org/", "arxiv:", "10.48550/arxiv."])
)
def test_no_text_is_too_odd_to_be_looked_at(text, start):
    arxiv_of(start + text)
    doi_of(start + text)
    pmid_of(start + text)
    host_of(start + text)
    assert web_link(start + text) in {"", (start + text).strip()}


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/ABC.Def", "10.1000/abc.def"),
        ("doi:10.1000/182.", "10.1000/182"),
        ("(see 10.1000/182).", "10.1000/182"),
        ("10.1016/S0140-6736(20)30183-5", "10.1016/s0140-6736(20)30183-5"),
        ("(10.1016/S0140-6736(20)30183-5)", "10.1016/s0140-6736(20)30183-5"),
        ("https://doi.org/10.1000%2F182", "10.1000/182"),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815)17:15",
        ),
        ("10.1000", ""),
        ("version 10.5/3", ""),
        ("", ""),
    ],
)
def test_a_doi_is_found_without_the_sentence_around_it(text, doi):
    assert doi_of(text) == doi


@given(st.from_regex(r"10\.[0-9]{4,9}/[a-z0-9._;()/:-]{1,20}[a-z0-9]", fullmatch=True))
def test_a_doi_found_is_found_again_as_the_same(text):
    assert doi_of(doi_of(text)) == doi_of(text)


@pytest.mark.parametrize(
    ("text", "pmid"),
    [("PMID: 123", "123"), (" 123456789 ", "123456789"), ("pmid123", "123"), ("1234567890", ""), ("in 123", ""),
     ("١٢٣", ""), ("", "")],
)  # fmt: skip
def test_a_pubmed_number_stands_alone(text, pmid):
    assert pmid_of(text) == pmid


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "file:///etc/passwd", "//example.org/a", "http://", "ftp://example.org/a", "example.org",
     "https://exa mple.org", "http://[::1", "data:text/html,x", "HTTP:example.org", "\\\\server\\share", ""],
)  # fmt: skip
def test_only_addresses_of_the_web_are_links(text):
    assert web_link(text) == ""


def test_a_link_is_left_as_it_was_written():
    assert web_link(" HTTPS://Example.org/A?b=c#d ") == "HTTPS://Example.org/A?b=c#d"


def test_the_host_is_the_one_a_browser_would_go_to():
    assert host_of("https://www.Example.org/a") == "example.org"
    assert host_of("https://arxiv.org@evil.example/abs") == "evil.example"
    assert host_of("https://evil.example:443/arxiv.org") == "evil.example"
    assert host_of("not a link") == ""


@pytest.mark.parametrize(
    ("text", "without"),
    [("end).", "end"), ("f(x)", "f(x)"), ("[1]", "[1]"), ("a]]", "a"), ("...", ""), ("a'", "a"), ("", "")],
)
def test_a_sentence_ends_outside_of_what_stands_in_it(text, without):
    assert without_sentence_end(text) == without


@pytest.mark.parametrize(
    ("identifier", "month"),
    [("1706.03762", "2017-06"), ("hep-th/9901001", "1999-01"), ("cs/0102003", "2001-02"), ("0704.0001", "2007-04"),
     ("math/9201001", "1992-01")],
)  # fmt: skip
def test_an_identifier_tells_the_month_of_its_first_version(identifier, month):
    assert arxiv_month(identifier) == month
