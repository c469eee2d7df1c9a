"""Pages saved as bare text: every paper with its own abstract, and not a letter unaccounted for."""

import textwrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.digests.hugging_face.text import header_end
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, LeftOver

LONG = (
    "Learning to Sort Letters, Parcels and Postcards by Smell, by Weight and by the Time at Which They Come, "
)
WORDS = [
    "A",
    "Über",
    "notebooks",
    "of-the",
    "Paper:",
    "Slates,",
    "why?",
    "$\\pi_0$",
    "3.5",
    "(Part",
    "II)",
    "学习",
    "Deep",
]
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(
        lambda words: f"On {' '.join(words)} Things"
    ),
    min_size=1,
    max_size=6,
)
PIECES = st.lists(
    st.sampled_from(
        [
            "A Title That Could Be Any",
            "Does It Ask? A Second Title",
            "Oct 3",
            "12",
            "-",
            "·",
            "7 authors",
            "Submitted by",
            "someone",
            "new",
            "Subscribe",
            "byAK and the research community",
            "One sentence that is rather long and ends with a full stop, as abstracts do all the time. " * 4,
            "a line without any end, and no stop either",
            "https://example.org/x",
            "Daily Papers",
            "…",
        ]
    ),
    max_size=14,
)


HEADER = (
    "Get trending papers in your email inbox!\n\nSubscribe\n\nbyAK and the research community\n\nJul 2\n\n"
)


def test_titles_and_abstracts_are_paired_in_order(page, drafts_in, abstract):
    drafts = drafts_in(page(("First Title", abstract), ("A Second One", abstract + " And more.")))
    assert [(draft.title, draft.position) for draft in drafts] == [("First Title", 1), ("A Second One", 2)]
    assert [draft.abstract for draft in drafts] == [abstract, abstract + " And more."]
    assert not any(draft.doubt for draft in drafts)


def test_the_page_is_described_by_its_header(page, facts_of, abstract):
    facts = facts_of(page(("First Title", abstract)))
    assert (facts.kind, facts.source, facts.shown_on) == ("hugging-face-page", "Hugging Face", "--07-02")
    assert facts.encoding == "utf-8"


def test_each_paper_knows_its_place(page, drafts_in, abstract):
    text = page(("First Title", abstract), ("A Second One", abstract))
    first, second = drafts_in(text)
    assert (first.place, second.place) == ("lines 11 to 13", "lines 15 to 17")
    start, end = second.span
    assert text[start:end] == f"A Second One\n\n{abstract}"


def test_the_day_of_the_page_is_no_papers_date(page, drafts_in, abstract):
    (draft,) = drafts_in(page(("First Title", abstract)))
    assert draft.issued == ""


def test_what_an_abstract_cites_or_links_is_not_the_paper(page, drafts_in, abstract):
    text = f"{abstract} We follow arXiv:2001.99999 and doi 10.1000/182, see https://example.org/code."
    (draft,) = drafts_in(page(("First Title", text)))
    assert draft.abstract == text
    assert (draft.arxiv_id, draft.doi, draft.url, draft.links) == ("", "", "", ())


@pytest.mark.parametrize(
    "title",
    [
        "Are Notebooks Alive?",
        "What Is Paper? A Survey of Sheets",
        'The "Blue" Notebook: A Study',
        "Steering with $\\pi_0$ at Night",
        "notebooks: lower case and a colon",
        "Kettle",
        "Part 3.3, On Notebooks vs. Slates",
        LONG * 2,
    ],
)
def test_any_kind_of_title_is_one(page, drafts_in, abstract, title):
    drafts = drafts_in(page(("Before It", abstract), (title.strip(), abstract), ("After It", abstract)))
    assert [draft.title for draft in drafts] == ["Before It", title.strip(), "After It"]


def test_a_short_abstract_is_one(page, drafts_in, abstract):
    drafts = drafts_in(page(("Before It", "Notebooks are bound and slates are not."), ("After It", abstract)))
    assert [draft.title for draft in drafts] == ["Before It", "After It"]


def test_a_title_without_abstract_is_kept_with_a_doubt(page, drafts_in, abstract):
    first, alone, last = drafts_in(page(("Before It", abstract), ("All Alone", ""), ("After It", abstract)))
    assert (alone.title, alone.abstract) == ("All Alone", "")
    assert "No abstract" in alone.doubt
    assert (first.abstract, last.abstract) == (abstract, abstract)


def test_a_second_paragraph_continues_the_abstract(page, drafts_in, abstract):
    first, last = drafts_in(page(("Before It", f"{abstract}\n\n{abstract}"), ("After It", abstract)))
    assert first.abstract == f"{abstract}\n\n{abstract}"
    assert "Several paragraphs" in first.doubt
    assert last.abstract == abstract


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n\n\n", "\n\u00a0\n", "\n\u200b\n"])
def test_line_ends_and_blank_lines_of_any_kind_change_nothing(page, found_in, abstract, newline, mark, gap):
    pairs = (("First Title", abstract), ("A Second One", abstract))
    text = page(*pairs).replace("\n\n", gap).replace("\n", "  " + newline)
    drafts = found_in(mark + text.encode())[1:]
    assert [(draft.title, draft.abstract) for draft in drafts] == list(pairs)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_lines_are_joined(page, drafts_in, abstract, width):
    title = LONG.rstrip(", ")
    text = page((textwrap.fill(title, width), textwrap.fill(abstract, width)), ("A Second One", abstract))
    assert [(draft.title, draft.abstract) for draft in drafts_in(text)] == [
        (title, abstract),
        ("A Second One", abstract),
    ]


def test_a_word_that_was_broken_at_its_hyphen_is_whole_again(page, drafts_in, abstract):
    (draft,) = drafts_in(page(("State-of-the-\nArt Notebooks for pre-\nand Postwar Writers", abstract)))
    assert draft.title == "State-of-the-Art Notebooks for pre- and Postwar Writers"


def test_a_page_without_empty_lines_is_read_line_by_line(page, drafts_in, abstract):
    text = page(("First Title", abstract), ("A Second One", abstract)).replace("\n\n", "\n")
    assert [draft.title for draft in drafts_in(text)] == ["First Title", "A Second One"]


def test_search_words_in_the_header_are_no_paper(page, drafts_in, abstract):
    header = HEADER.replace("Subscribe", "blue notebooks")
    assert [draft.title for draft in drafts_in(page(("First Title", abstract), header=header))] == [
        "First Title"
    ]


def test_a_header_without_day_ends_with_its_last_line(page, drafts_in, facts_of, abstract):
    header = (
        "Get trending papers in your email inbox!\n\nTrending Papers\n\nby AK and the research community\n\n"
    )
    text = page(("First Title", abstract), header=header)
    assert [draft.title for draft in drafts_in(text)] == ["First Title"]
    assert facts_of(text).shown_on == ""


def test_a_page_that_is_only_a_header_has_no_papers(page, found_in):
    with pytest.raises(UnreadableInput, match="no papers found"):
        found_in(page())


@pytest.mark.parametrize(
    ("before", "shown_on"),
    [
        (
            "---\nurl: https://huggingface.co/papers?q=blue+notebooks\nretrieved: 2026-07-03\n---\n",
            "2026-07-02",
        ),
        ("URL: https://huggingface.co/papers/date/2025-07-02\n\n", "2025-07-02"),
        ("Captured (UTC): 2026-01-05\n\n", "--07-02"),
        ("retrieved: 9999-12-31\n\n", "--07-02"),
        ("retrieved: 2026-99-99\n\n", "--07-02"),
    ],
)
def test_the_year_is_told_only_by_an_address_or_a_day_of_saving_near_it(
    page, facts_of, abstract, before, shown_on
):
    text = before + page(("First Title", abstract))
    assert facts_of(text).shown_on == shown_on


def test_the_query_is_read_from_the_address(page, facts_of, abstract):
    text = "url: https://huggingface.co/papers?q=blue%20note+books\n\n" + page(("First Title", abstract))
    assert facts_of(text).query == "blue note books"


def test_details_of_cards_belong_to_their_paper(page, drafts_in, abstract):
    text = page(
        ("Submitted by\n\nsomeone\n\n52\n\nFirst Title", abstract),
        ("Blue Lab\n\n·\n\nMay 29, 2024\n\n6\n\n173\n\nA Second One", abstract),
        ("8 authors\n\n·\n\nMay 30", ""),
    )
    first, second = drafts_in(text)
    assert (first.title, first.upvotes, first.submitter, first.issued) == (
        "First Title",
        52,
        "someone",
        "2024-05-29",
    )
    assert first.extra == {"organisation": "Blue Lab"}
    assert (second.title, second.upvotes, second.extra) == ("A Second One", 173, {"author_count": "8"})
    assert second.issued == ""


def test_a_card_that_is_printed_twice_is_one_paper(page, drafts_in, abstract):
    pair = ("First Title", abstract)
    text = page(pair, pair, ("A Second One", abstract))
    first, second = drafts_in(text)
    assert text[slice(*first.span)] == "\n\n".join(pair + pair)
    assert (second.title, second.position) == ("A Second One", 2)


def uncovered(text, found):
    """The letters of `text` outside the header and outside every span."""
    letters = list(text)
    letters[: header_end(text)] = " " * header_end(text)
    for each in found:
        if not isinstance(each, DigestFacts):
            start, end = each.span
            letters[start:end] = " " * (end - start)
    return "".join(letters).split()


@given(pieces=PIECES, newline=st.sampled_from(["\n", "\r\n"]))
def test_every_letter_is_in_the_header_a_paper_or_a_left_over(page, found_in, pieces, newline):
    text = page(*((piece, "") for piece in pieces))
    try:
        found = found_in(text.replace("\n", newline))
    except UnreadableInput:
        assume(False)
    assert uncovered(text, found) == []
    spans = [each.span for each in found if not isinstance(each, DigestFacts)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(titles=TITLES, wrap=st.sampled_from([0, 66, 80]))
def test_reading_again_what_was_read_gives_the_same(page, drafts_in, abstract, titles, wrap):
    text = page(*((title, textwrap.fill(abstract, wrap) if wrap else abstract) for title in titles))
    assert len(drafts_in(text)) == len(
        [title for at, title in enumerate(titles) if titles[at - 1 : at] != [title]]
    )
    once = [(draft.title, draft.abstract) for draft in drafts_in(text)]
    again = [(draft.title, draft.abstract) for draft in drafts_in(page(*once))]
    assert once == again


@pytest.mark.parametrize(
    "pager", ["Previous\n1\n2\n3\nNext", "Previous 1 2 … 99 Next", "← Previous Week\nWeek 46\nNext Week →"]
)
def test_what_turns_pages_is_no_paper(page, drafts_in, abstract, pager):
    text = page(("First Title", abstract), ("Week After Week", abstract)) + f"\n\n{pager}\n"
    assert [draft.title for draft in drafts_in(text)] == ["First Title", "Week After Week"]


def test_left_over_text_is_told_with_its_place(page, rest_of, abstract):
    text = page(("Best regards,", ""), ("First Title", abstract))
    (rest,) = rest_of(text)
    assert isinstance(rest, LeftOver)
    assert (rest.text, rest.place) == ("Best regards,", "line 11")


def test_the_sample_holds_twelve_papers(samples, found_in):
    facts, *drafts = found_in((samples / "hugging-face-page.txt").read_bytes())
    assert facts.shown_on == "--09-14"
    assert len(drafts) == 12
    assert all(80 <= len(draft.abstract.split()) <= 200 and not draft.doubt for draft in drafts)


def test_the_real_page_gives_its_66_papers(shared, found_in):
    data = (shared / "digests" / "hf_page_text" / "hf_papers_page_jul_2.txt").read_bytes()
    facts, *drafts = found_in(data)
    assert facts.shown_on == "--07-02"
    assert len(drafts) == 66
    assert not any(draft.doubt or draft.arxiv_id or draft.issued for draft in drafts)
    assert drafts[60].place == "lines 251 to 253"
    assert Source(data).thing == "pasted text"
