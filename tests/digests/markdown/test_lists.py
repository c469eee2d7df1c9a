"""Newsletters, awesome lists and generated tables: every paper of theirs, and nothing else that they link to."""

# ruff: noqa: E501 - what stands on one line there stands on one here

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft

OTHERS = (
    "\n- [Milk First](https://arxiv.org/abs/2001.00001)\n- [Sugar Last](https://arxiv.org/abs/2001.00002)\n"
)


def drafts_of(text):
    return [found for found in read(Source(text.encode(), "list.md")) if isinstance(found, Draft)]


@pytest.mark.parametrize(
    "item",
    [
        "- [Tea and Time](https://arxiv.org/abs/2405.00001) - Author et al., 2024. [[code]](https://github.com/tea/pot)",
        "- **Tea and Time** (ICML 2024) [[paper](https://arxiv.org/abs/2405.00001)] [[code](https://github.com/tea/pot)]",
        "- Tea and Time. *Ann Author, Bo Berg*. NeurIPS 2024. [[pdf]](https://arxiv.org/pdf/2405.00001.pdf) ![](https://img.example.org/x)",
        '* "Tea and Time", Ann Author, ACL 2024 [[Paper](https://arxiv.org/abs/2405.00001)]',
        "1. [2024/05] **[Tea and Time](https://arxiv.org/abs/2405.00001)**, Author et al. | [code](https://github.com/q/r)",
        "- (CVPR 2024) Tea and Time [[`arXiv`](https://arxiv.org/abs/2405.00001)] [[`Project`](https://tea.example.org)]",
        "- [arXiv 2024] [Tea and Time](https://arxiv.org/abs/2405.00001) [![Star](https://img.shields.io/x)](https://github.com/m/n)",
        "- `2024.05` Tea and Time, [paper](https://arxiv.org/abs/2405.00001), [code](https://github.com/s/t)",
        "- [ ] [Tea and Time](https://arxiv.org/abs/2405.00001)",
        "- 2024-05-10, **Tea and Time**, Ann Author et.al., Paper: [http://arxiv.org/abs/2405.00001](http://arxiv.org/abs/2405.00001)",
        "|**2024-05-10**|**Tea and Time**|Ann Author et.al.|[2405.00001](http://arxiv.org/abs/2405.00001)|null|",
        "| 1) **Tea and Time** - steeps; see [GPT](https://arxiv.org/abs/2303.08774) | [Paper](https://arxiv.org/abs/2405.00001), [Tweet](https://x.com/a/status/1) |",
        "| **Paper** | **Links** |\n| --- | --- |\n| 1) Tea and Time  steeps for long. <br>  ● it does | [Paper](https://arxiv.org/abs/2405.00001) |",
        "### [Tea and Time](https://arxiv.org/abs/2405.00001)\n\nIt steeps. [Read more](https://arxiv.org/abs/2405.00001)\n",
        "**[Tea and Time](https://arxiv.org/abs/2405.00001)**\n*Ann Author (Tea University)*\n\nIt builds on [Milk](https://arxiv.org/abs/1706.03762).\n",
    ],
)  # fmt: skip
def test_an_entry_of_any_style_gives_its_title_and_identifier(item):
    found = {draft.arxiv_id: draft.title for draft in drafts_of(f"# A List\n\n{item}\n{OTHERS}")}
    assert found == {"2405.00001": "Tea and Time", "2001.00001": "Milk First", "2001.00002": "Sugar Last"}


@pytest.mark.parametrize(
    "aside",
    [
        "- [Papers](#papers)",
        "- [Teapot](https://github.com/tea/pot) - a tool",
        "[![Awesome](https://awesome.example/badge.svg)](https://awesome.example)",
        "Unsubscribe [here](https://news.example.com/unsub)",
        "```\n- [Code](https://arxiv.org/abs/2405.00009)\n```",
        "<!-- - [Hidden](https://arxiv.org/abs/2405.00009) -->",
    ],
)
def test_what_links_to_no_paper_is_none(aside):
    assert [draft.title for draft in drafts_of(f"# A List\n\n{aside}\n{OTHERS}")] == [
        "Milk First",
        "Sugar Last",
    ]


def test_columns_are_known_by_their_names():
    (draft,) = drafts_of(
        "| Title | Venue | Date | Authors | Link |\n|---|:-:|---|---|---|\n"
        "| Tea \\| Time | CVPR | 2024-02-01 | Ann Author, Bo Berg | [pdf](https://arxiv.org/pdf/2405.00001) |\n"
    )
    assert (draft.title, draft.venue, draft.issued) == ("Tea | Time", "CVPR", "2024-02-01")
    assert [name.family for name in draft.authors] == ["Author", "Berg"]


WORDS = st.text(alphabet="abc déÉñΩ漢字", min_size=3, max_size=30).map(
    lambda text: "Tea on " + " ".join(text.split()) + "x"
)
FORMS = [
    "- [%s](https://arxiv.org/abs/%s)\n",
    "* **%s** [[paper](https://arxiv.org/abs/%s)]\n\n",
    "| **%s** | [pdf](https://arxiv.org/pdf/%s) |\n",
    "1. [%s](https://arxiv.org/abs/%s), 2024. [code](https://github.com/tea/pot)\n",
]


@settings(max_examples=40)
@given(
    st.lists(WORDS, min_size=3, max_size=6),
    st.sampled_from(FORMS),
    st.sampled_from(
        [
            "",
            "words of nobody\n\n",
            "- [cut](https://\n",
            "\n| half a row\n\n",
            "\n## A Section\n\n",
        ]
    ),
)
def test_what_is_written_as_a_list_is_read_back_from_its_span(titles, form, between):
    entries = [form % (title, f"2405.{number:05}") for number, title in enumerate(titles, 1)]
    text = "# A List\n\n" + between.join(entries)
    drafts = drafts_of(text)
    assert [(draft.title, draft.arxiv_id) for draft in drafts] == [
        (title, f"2405.{number:05}") for number, title in enumerate(titles, 1)
    ]
    for draft in drafts:
        assert draft.title in text[slice(*draft.span)]
        assert draft.arxiv_id in text[slice(*draft.span)]


def test_a_folded_part_is_about_the_paper_that_it_shows():
    text = """# Papers of Today

<details>
<summary><b>1. Tea and Time: A Study of Steeping</b> ⭐ 3</summary>

<br/>

**👥 Authors:** Ann Author, Bo Berg, TeaFan99

**🔗 Links:** [🤗 HuggingFace](https://huggingface.co/papers/2405.00001) • [📄 arXiv](https://arxiv.org/abs/2405.00001)

> We steep tea for a while ...

</details>

<details>
<summary><b>2. Milk Before Anything Else</b> ⭐ 1.2k</summary>

**🔗 Links:** [🤗 HuggingFace](https://huggingface.co/papers/2405.00002) • [📄 arXiv](https://arxiv.org/abs/2405.00002)

</details>
"""
    first, second = drafts_of(text)
    assert (first.title, first.arxiv_id) == ("Tea and Time: A Study of Steeping", "2405.00001")
    assert [name.family for name in first.authors] == ["Author", "Berg", ""]
    assert (second.title, second.arxiv_id) == ("Milk Before Anything Else", "2405.00002")


def test_paragraphs_below_a_title_that_only_name_people_or_link_to_it_again_belong_to_it():
    paper = """**[{title}](https://huggingface.co/papers/{number})**

*Ann Author, Bo Berg, Cy Court et al. (7 authors)*

🏢 Tea University

What it says in one sentence.

[🎓 arXiv](https://arxiv.org/abs/{number}) • [💻 code](https://github.com/tea/{number})

---

"""
    text = "## Trending\n\n" + "".join(
        paper.format(title=title, number=number)
        for title, number in (("Tea and Time", "2405.00001"), ("Milk\n  First", "2405.00002"))
    )
    first, second = drafts_of(text)
    assert (first.title, first.arxiv_id, second.title, second.arxiv_id) == (
        "Tea and Time",
        "2405.00001",
        "Milk First",
        "2405.00002",
    )
    assert [name.family for name in first.authors] == ["Author", "Berg", "Court", ""]
    assert "https://github.com/tea/2405.00001" in first.links


@pytest.mark.parametrize("label", ["**Authors**:", "**Authors:**", "Authors:", "👥 *Author*:", "- Authors:"])
def test_two_people_behind_a_label_are_the_authors(label):
    text = f"## 1. Tea and Time ([2405.00001](https://huggingface.co/papers/2405.00001))\n{label} Ann Author, Bo Berg\n{OTHERS}"
    draft = next(each for each in drafts_of(text) if each.title == "Tea and Time")
    assert [name.family for name in draft.authors] == ["Author", "Berg"]


@pytest.mark.parametrize(
    "item",
    [
        "- **[34]** *Tea and Time* — [arXiv:2405.00001](https://arxiv.org/pdf/2405.00001).",
        "1. *Tea and Time in Water* [pdf](https://arxiv.org/abs/2405.00001), NeurIPS 2024",
        "1. __Ann Author__, Bo Berg, Cy Court, Di Dell, \"***Tea and Time in Water***\", TEA 2024 (__TEA 2024__). [[Paper](https://arxiv.org/abs/2405.00001)]",
        "1. A. Author, B.-C. Berg, C. Court. Tea and Time in Water. *TEA 2024*. [paper](https://arxiv.org/abs/2405.00001)",
        "1. [Author et al., 2024] Author, A., Berg, B. et al. (2024). Tea and Time in Water. https://arxiv.org/abs/2405.00001",
        "#### **Title:**\n          Tea and Time in Water\n - **Authors:** Ann Author, Bo Berg\n - **Arxiv link:** https://arxiv.org/abs/2405.00001\n - **Pdf link:** https://arxiv.org/pdf/2405.00001\n - **Abstract**\n It steeps.",
        "### Title: Tea and Time in Water\n* **Authors:** Ann Author\n* **Link:** https://arxiv.org/abs/2405.00001",
    ],
)  # fmt: skip
def test_titles_stand_behind_numbers_people_and_labels(item):
    found = {draft.arxiv_id: draft.title for draft in drafts_of(f"# A List\n\n{item}\n\n# More\n{OTHERS}")}
    assert found["2405.00001"].removesuffix(" in Water") == "Tea and Time"
    assert len(found) == 3


def test_a_title_that_begins_like_a_name_is_no_name():
    text = "1. Deep RL: A Survey of Tea [pdf](https://arxiv.org/abs/2405.00001)\n2. Tea, Milk, and Sugar: What Comes First [pdf](https://arxiv.org/abs/2405.00002)\n"
    assert [draft.title for draft in drafts_of(text + OTHERS)][:2] == [
        "Deep RL: A Survey of Tea",
        "Tea, Milk, and Sugar: What Comes First",
    ]


def test_what_is_labelled_as_abstract_below_a_title_is_the_abstract():
    text = "## Title: Tea and Time\n- **Link:** https://arxiv.org/abs/2405.00001\n- **Abstract:** It steeps, *slowly*.\n"
    assert [draft.abstract for draft in drafts_of(f"{text}\n# More\n{OTHERS}")][:1] == ["It steeps, slowly."]


@pytest.mark.parametrize(
    "text",
    [
        "Name|Year|Links\n-|-|-\nTea and Time|2024|[paper](https://arxiv.org/abs/2405.00001)\n[Milk First](#milk)|2020|[paper](https://arxiv.org/abs/2001.00001)\nSugar Last|2020|[paper](https://arxiv.org/abs/2001.00002)\n",
        "**[TEA-2024]**\n[Tea and Time](https://arxiv.org/abs/2405.00001).\n<br>\n**Authors:** Ann Author\n\n**[TEA-W-2020]**\n[Milk First](https://arxiv.org/abs/2001.00001).\n<br>\n\n**[TEA-2020]**\n[Sugar Last](https://arxiv.org/abs/2001.00002).\n",
    ],
    ids=["table without outer bars", "paragraphs"],
)  # fmt: skip
def test_lists_without_bullets_are_known(text):
    assert [draft.title for draft in drafts_of(f"# A List\n\n{text}")] == [
        "Tea and Time",
        "Milk First",
        "Sugar Last",
    ]


@pytest.mark.parametrize(
    "item", ["- {title} ({link})", "{n}. {title}: {link}", "* {title} [{link}]", "• {title} — {link}"]
)
def test_plain_items_with_bare_addresses_are_a_list(item):
    titles = [
        "Why Tea Tastes of Patience",
        "How Cups Shape the Flavour of Waiting",
        "Kettles: A Survey",
        "Steam",
    ]
    items = [
        item.format(n=n, title=title, link=f"https://arxiv.org/abs/2401.0000{n}")
        for n, title in enumerate(titles, 1)
    ]
    drafts = drafts_of("Tea Weekly #12\n\nHello readers, this is what we read.\n\n" + "\n".join(items) + "\n")
    assert [(draft.title, draft.arxiv_id) for draft in drafts] == [
        (title, f"2401.0000{n}") for n, title in enumerate(titles, 1)
    ]
