"""Text without a known form: titles are found where they stand by themselves, and doubted."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.decoding import decoded
from desktop.digests.document import Document
from desktop.digests.prose.bylines import names_in
from desktop.digests.prose.title_abstract_pairs import looks_like, read
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name
from desktop.progress import no_progress


def test_titles_and_abstracts_in_turn_are_read_without_any_header(page, drafts_in, facts_of, abstract):
    text = page(("First Title", abstract), ("A Second One", abstract), header="")
    assert [(draft.title, draft.abstract) for draft in drafts_in(text)] == [
        ("First Title", abstract),
        ("A Second One", abstract),
    ]
    assert (facts_of(text).kind, facts_of(text).source) == ("text", "digest.txt")


def test_an_abstract_may_follow_its_title_without_an_empty_line(drafts_in, abstract):
    wrapped = textwrap.fill(abstract, 78)
    drafts = drafts_in(f"First Title\n{wrapped}\n\nA Second One\n{wrapped}\n")
    assert [(draft.title, draft.abstract) for draft in drafts] == [
        ("First Title", abstract),
        ("A Second One", abstract),
    ]


def test_a_list_of_titles_is_read_line_by_line_and_each_is_doubted(drafts_in):
    drafts = drafts_in("Notebooks and Slates\nPaper for Everyone\nA Third Thing\n")
    assert [draft.title for draft in drafts] == [
        "Notebooks and Slates",
        "Paper for Everyone",
        "A Third Thing",
    ]
    assert all("No abstract" in draft.doubt for draft in drafts)


def test_lines_under_a_title_that_only_name_the_paper_are_fields_of_it(drafts_in, abstract):
    (draft,) = drafts_in(
        f"First Title\nA. Author, B. van der Second and 李. Third\narXiv:2401.00001v2 [cs.CL]\n"
        f"doi:10.1000/ABC\nhttps://example.org/paper\n\n{abstract}\n"
    )
    assert draft.title == "First Title"
    assert draft.authors[:2] == (Name("Author", "A."), Name("Second", "B.", "van der"))
    assert (draft.arxiv_id, draft.arxiv_version, draft.doi) == ("2401.00001", 2, "10.1000/abc")
    assert (draft.url, draft.abstract) == ("https://example.org/paper", abstract)


def test_a_link_at_the_end_of_a_wrapped_abstract_stays_in_it(drafts_in, abstract):
    text = f"{textwrap.fill(abstract + ' All of it, and more, can be found at', 70)}\nhttps://example.org/{'x' * 60}"
    (draft,) = drafts_in(f"First Title\n\n{text}\n")
    assert draft.abstract.endswith("found at https://example.org/" + "x" * 60)
    assert draft.url == ""


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "/etc/hostname",
        "https://example.org/private?delete=1",
        "Dear all,\nplease find attached ...\n",
        '"just a string"',
        '[{"title": "A Title", "done": false}]',
        " \n\t\n",
        "2024\n\n17\n\n---\n",
    ],
)
def test_what_holds_no_titles_is_refused_with_what_can_be_read(found_in, text):
    with pytest.raises(UnreadableInput) as caught:
        found_in(text)
    assert caught.value.thing == "digest.txt"
    assert "Hugging Face pages" in caught.value.advice
    assert caught.value.reason


def test_a_title_longer_than_a_title_may_be_is_cut_and_says_so(drafts_in):
    long, short = drafts_in("W" * 12_000 + "\nA Good Paper\n")
    assert (len(long.title), long.title[-1]) == (2_000, "…")
    assert "cut at 2,000" in long.doubt
    assert short.title == "A Good Paper"


def test_a_line_over_a_megabyte_is_a_limit_that_is_named(found_in):
    with pytest.raises(UnreadableInput, match="longer than 1 MB") as caught:
        found_in("x" * 1_000_001)
    assert caught.value.place == "line 1"


@pytest.mark.parametrize(
    "text",
    [
        "10.1234/" + "(" * 60_000,
        "http://" + "a." * 40_000 + "é",
        "and " * 40_000 + "\n" + "A. B., " * 20_000,
        "Title" + " " * 100_000 + "x",
        "A. " * 50_000,
        "((a) " * 50_000,
        "\n" * 300_000 + "A Title",
        "a\u200b" * 100_000,
        "[" * 100_000,
        "A Title\n" * 4_000,
        "- " * 100_000,
        "…" * 100_000,
        "A,B;" * 50_000,
    ],
)
@pytest.mark.timeout(30)
def test_text_made_to_be_slow_is_not(refused_or_found, page, text):
    for document in (text, page((text, ""))):
        error, found = refused_or_found(document.encode())
        assert error.reason if error else found


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("A. Author", (Name("Author", "A."),)),
        (
            "Jane Roe, John Doe and Max Muster",
            (Name("Roe", "Jane"), Name("Doe", "John"), Name("Muster", "Max")),
        ),
        ("A. Roe; B. Doe et al.", (Name("Roe", "A."), Name("Doe", "B."), OTHERS)),
        ("J.-P. Roe & B. Doe", (Name("Roe", "J.-P."), Name("Doe", "B."))),
        ("Deep Learning", ()),
        ("Vision, Language and Action", ()),
        ("Large Models and Small Data", ()),
        ("We study A. Author and others.", ()),
        ("", ()),
        ("a. author", ()),
    ],
)
def test_a_line_of_names_is_told_from_a_title(line, names):
    assert names_in(line) == names


@given(st.text(max_size=300))
def test_the_last_resort_never_claims_more_than_a_possibility(head):
    assert looks_like(head) in {0.0, 0.1}


@pytest.mark.parametrize("mark", ["{}. ", "({}) ", "{}) ", "• "])
def test_the_number_or_bullet_of_an_item_is_no_part_of_its_title(drafts_in, abstract, mark):
    titles = ["Tea and Time", "$n$ Cups of Tea", "3D Kettles", "“Pots” and Pans"]
    text = "".join(f"{mark.format(n)}{title}\n\n{abstract}\n\n" for n, title in enumerate(titles, 1))
    assert [draft.title for draft in drafts_in(text)] == titles


def test_many_lines_are_read_while_they_come():
    text = "".join(f"Paper {number:07}\n\n" for number in range(90_000))
    began = time.process_time()
    found = read(Document(decoded(text.encode())), no_progress)
    drafts = (each for each in found if isinstance(each, Draft))
    assert [next(drafts).title for _ in range(3)] == ["Paper 0000000", "Paper 0000001", "Paper 0000002"]
    assert time.process_time() - began < 4


def test_more_lines_than_anybody_wrote_are_refused_at_once():
    text = "".join(f"Paper {number:07}\n" for number in range(300_000))
    began = time.process_time()
    with pytest.raises(LimitReached, match="300,000 lines, more than the 100,000") as caught:
        list(read(Document(decoded(text.encode())), no_progress))
    assert "Split it" in caught.value.advice
    assert time.process_time() - began < 2


def test_a_long_paragraph_of_titles_gives_each_of_them_once(drafts_in):
    titles = [f"On the Number {number} and What Follows" for number in range(2_500)]
    assert [draft.title for draft in drafts_in("\n".join(titles))] == titles


def test_news_of_a_project_with_its_addresses_at_the_end_are_refused(refused_or_found):
    text = (
        "2008-12-29  teapot -- Brewing for those who write\n\n"
        'The "teapot" project [1,2] aims at helping people who brew and write at the same time. It does so in two '
        "ways, the first of which is a kettle, and the second a book in which all kettles are described.\n\n"
        'The "teapot" project has released a larger kettle today [3]. It is the first that can be had for nothing, '
        "and many new lids have been added since the last one, which was sold in the shop of a friend of ours.\n\n"
        "[1] http://teapot.example.org/\n[2] http://example.org/projects/teapot/\n[3] http://example.org/kettle\n"
    )
    error, found = refused_or_found(text.encode())
    assert (error is not None, found) == (True, [])
