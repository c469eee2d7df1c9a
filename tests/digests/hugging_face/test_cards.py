"""Pages saved with their links: cards of four kinds of savers give the same papers."""

import json

import pytest

PAPER = "https://huggingface.co/papers/"
LOGIN = "https://huggingface.co/login?next=%2Fpapers%2F"
HEADER = "Get trending papers in your email inbox!\n\n# Daily Papers\n\nby AK and the research community\n\nOct 2\n\n"
FRONT = "---\nurl: https://huggingface.co/papers?q=blue%20notebooks\nretrieved: 2026-10-02\n---\n"


@pytest.fixture(scope="session")
def saved(abstract):
    """Two cards as a Markdown saver, a text browser and a note tool write them."""
    wrapped = abstract.replace(" in it. ", " in it.\\\\\n")
    return {
        "markdown": (
            f"{FRONT}{HEADER}[52]({LOGIN}2606.00683)\n\n### [A First\\  Title]({PAPER}2606.00683)\n\n"
            f"[{wrapped}]({PAPER}2606.00683)\n\n"
            "[![lab](https://example.org/a.png)Blue Lab](https://huggingface.co/blue-lab)\n\n·\n\n"
            f"May 29[6]({PAPER}2606.00683#community)\n\n"
            f"[-]({LOGIN}2502.20581)\n\n### [Second \\[Best\\]]({PAPER}2502.20581)\n\n"
            f"[{abstract}]({PAPER}2502.20581)\n\n"
            f"[- ![](https://example.org/b.svg)\\\\\n- 3 authors]({PAPER}2502.20581)\n\n·\n\nFeb 27, 2025\n"
        ),
        "text browser": (
            f"{FRONT}{HEADER}[52][1]\n\n### [A First Title][2]\n\n[\n{abstract}\n][2]\n\n"
            "[Blue Lab][5]\n\n·\n\nMay 29\n\n"
            f"[-][3]\n\n### [Second [Best]][4]\n\n[\n\n{abstract}\n\n][4]\n\n3 authors\n\n·\n\nFeb 27, 2025\n\n"
            f"[1]: {LOGIN}2606.00683\n[2]: {PAPER}2606.00683\n[3]: {LOGIN}2502.20581\n[4]: {PAPER}2502.20581\n"
            "[5]: https://huggingface.co/blue-lab\n"
        ),
        "note tool": (
            f"{FRONT}{HEADER}52\n{LOGIN}2606.00683\nA First Title\n{PAPER}2606.00683\n{abstract}\n{PAPER}2606.00683\n"
            f"Blue Lab\nhttps://huggingface.co/blue-lab\n·\nMay 29\n6\n{PAPER}2606.00683#community\n"
            f"-\n{LOGIN}2502.20581\nSecond [Best]\n{PAPER}2502.20581\n{abstract}\n{PAPER}2502.20581\n"
            f"3 authors\n{PAPER}2502.20581\n·\nFeb 27, 2025\n"
        ),
    }


@pytest.mark.parametrize("kind", ["markdown", "text browser", "note tool"])
def test_every_kind_of_saver_gives_the_same_papers(saved, kind, found_in, abstract):
    facts, first, second = found_in(saved[kind])
    assert (facts.shown_on, facts.captured_on, facts.query) == ("2026-10-02", "2026-10-02", "blue notebooks")
    assert (first.title, first.abstract) == ("A First Title", abstract)
    assert (first.arxiv_id, first.url) == ("2606.00683", PAPER + "2606.00683")
    assert (first.upvotes, first.issued, first.extra) == (52, "2026-05-29", {"organisation": "Blue Lab"})
    assert (second.title, second.abstract) == ("Second [Best]", abstract)
    assert (second.upvotes, second.issued, second.extra) == (None, "2025-02-27", {"author_count": "3"})


@pytest.mark.parametrize("kind", ["markdown", "text browser", "note tool"])
def test_cards_lie_one_after_the_other_and_leave_nothing_out(saved, kind, found_in):
    text = saved[kind]
    _, first, second = found_in(text)
    between = text[first.span[1] : second.span[0]]
    assert between.strip() == ""
    assert text[: first.span[0]].rstrip().endswith("Oct 2")
    rest = text[second.span[1] :].strip()
    assert rest == "" or rest.startswith("[1]: ")


def test_a_day_without_year_is_in_the_year_of_the_identifier_when_the_months_agree(drafts_in, abstract):
    def issued(paper, day):
        card = f"### [A Title]({PAPER}{paper})\n\n[{abstract}]({PAPER}{paper})\n\n·\n\n{day}\n\n"
        return drafts_in(HEADER + card)[0].issued

    assert issued("2502.20581", "Feb 27") == "2025-02-27"
    assert issued("2503.00001", "Feb 28") == "2025-02-28"
    assert issued("2501.00001", "Dec 31") == "2024-12-31"
    assert issued("2502.20581", "Aug 1") == ""


def test_headings_without_links_are_cards_and_cards_printed_twice_are_one(drafts_in, abstract):
    card = (
        "### A Notebook That Is Wrapped\n  Over Two Lines\n\n"
        f"{abstract}\n- 8 authors\n[LINK: GitHub 11.3k](https://github.com/x/y)\n\n"
    )
    other = f"### Another One\n\n{abstract} It ends with (0, 1] and [2].\n[LINK: GitHub 476](https://github.com/x/z)\n\n"
    text = "**URL:** https://example.org\n\n## Trending Papers\n\n## by AK and the research community\n\n"
    first, second = drafts_in(text + card * 2 + other * 2)
    assert (first.title, first.abstract) == ("A Notebook That Is Wrapped Over Two Lines", abstract)
    assert (first.links, first.extra, first.upvotes) == (
        ("https://github.com/x/y",),
        {"author_count": "8"},
        None,
    )
    assert (second.title, second.links) == ("Another One", ("https://github.com/x/z",))
    assert second.abstract.endswith("It ends with (0, 1] and [2].")


def test_links_of_other_schemes_and_of_the_site_are_not_kept(drafts_in, abstract):
    text = f"{HEADER}### A Title\n\n{abstract}\n\n[Code](javascript:alert(1)) [More](https://huggingface.co/models)\n"
    assert drafts_in(text)[0].links == ()


@pytest.mark.parametrize(
    ("name", "count"), [("hf_search_firecrawl.md", 7), ("hf_trending_duplicated_cards.md", 6)]
)
def test_real_pages_give_all_titles_and_identifiers(shared, found_in, name, count):
    folder = shared / "digests"
    expected = json.loads((folder / "expected" / f"hf_page_text__{name}.json").read_text())
    _, *drafts = found_in((folder / "hf_page_text" / name).read_bytes())
    assert [draft.title for draft in drafts] == expected["titles"]
    assert [draft.arxiv_id for draft in drafts if draft.arxiv_id] == expected["ids"]
    assert len(drafts) == count
    assert all(len(draft.abstract) > 100 for draft in drafts)
