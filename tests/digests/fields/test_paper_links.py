"""A link names the paper it leads to, also behind redirects that carry its address, and never another one."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.fields.paper_links import paper_link

PAPER = "https://arxiv.org/abs/2401.00001"


@pytest.mark.parametrize(
    "link",
    [
        f"https://click.example.org/c/12?user=7&u={quote(PAPER, safe='')}&x=1",
        f"https://eur01.safelinks.protection.outlook.com/?url={quote(PAPER, safe='')}&data=05%7C01",
        f"https://urldefense.com/v3/__{PAPER}__;!!AbC!dEf$",
        f"https://www.google.com/url?q={PAPER}&sa=D",
        f"https://login.proxy.example.org/login?url={PAPER}",
        f"https://go.example.org/?to={quote(quote(PAPER, safe=''), safe='')}",
        f"https://a.example.org/?u={quote(f'https://b.example.org/?v={quote(PAPER)}', safe='')}",
    ],
)
def test_a_redirect_that_carries_the_address_of_a_paper_leads_to_it(link):
    found = paper_link(link)
    assert found is not None
    assert (found.url, found.arxiv_id) == (PAPER, "2401.00001")


@pytest.mark.parametrize(
    "link",
    [
        "https://click.example.org/c/12?u=https%3A%2F%2Fshop.example.org%2F1",
        "https://click.example.org/abs/2401.00001",
        "https://arxiv.org/list/cs.CL/new",
        "https://click.example.org/?u=arxiv.org/abs/2401.00001",
        "https://click.example.org/?u=https%3A%2F%2F",
    ],
)
def test_other_links_lead_to_no_paper(link):
    assert paper_link(link) is None


@given(st.text(alphabet="htps:/?=&%3A2Fu.arxivog_;", max_size=80))
def test_no_address_raises(rest):
    found = paper_link(f"https://{rest}")
    assert found is None or found.key
