from datetime import UTC, datetime, timedelta, timezone

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.exports.grouping import Grouping
from desktop.exports.list_options import Abstracts, ListOptions
from desktop.exports.markdown import to_markdown
from desktop.papers.state import State

CREATED = datetime(2026, 8, 21, 9, 30, tzinfo=timezone(timedelta(hours=2)))
GOLDEN = """\
---
title: "Reading list: Queue"
created: 2026-08-21T09:30:00
generator: Papertray
count: 2
scope: "state:queued"
tags: [reading-list, papers]
---
# Reading list: Queue

- [/] **[Attention Is All You Need](https://arxiv.org/abs/1706.03762)** - A. Vaswani, N. Shazeer and others (2017)\
 `[@vaswani2017attention]` #nlp/attention #to-read ★★★★☆ ^vaswani2017attention
    - Seen in: Hugging Face Aug 20 (\\#3); arXiv cs.CL
    - Note: compare with \\*Mamba\\*  
      \\- second line

      New paragraph
    > Abstract: The dominant models.
    >
    > 1\\. And more.
- [x] **Only a title** ✅ 2026-08-19 ^uid2
"""  # noqa: W291 - two blanks are Markdown's line break


def options(**chosen):
    return ListOptions(**({"title": "List", "created": CREATED} | chosen))


@pytest.fixture
def two_papers(make_paper):
    first = make_paper(
        "Attention Is All You Need", "Ashish Vaswani", "Noam Shazeer", "others", arxiv_id="1706.03762",
        state=State.READING, rating=4, tags=("nlp/attention", "to read"),
        note="compare with *Mamba*\n- second line\n\nNew paragraph\n",
        abstract="The dominant models.\n\n1. And more.",
    )  # fmt: skip
    first = first.model_copy(
        update={"authors": (*first.authors[:2], first.authors[2]._replace(literal="others"))}
    )
    finished = int(datetime(2026, 8, 18, 23, 0, tzinfo=UTC).timestamp() * 1000)
    return [first, make_paper("Only a title", id=2, state=State.DONE, finished_at=finished)]


def test_a_list_is_written_for_obsidian(two_papers):
    chosen = options(title="Reading list: Queue", scope="state:queued", abstracts=Abstracts.QUOTE, notes=True)
    seen = {1: ["Hugging Face Aug 20 (#3)", "arXiv cs.CL"]}
    assert "".join(to_markdown(two_papers, chosen, {1: "vaswani2017attention"}, seen)) == GOLDEN


def test_a_stream_of_papers_comes_out_one_by_one_in_its_order(make_paper):
    taken = []

    def stream():
        for at in range(3):
            taken.append(at)
            yield make_paper(f"Paper {at}", id=at)

    chunks = to_markdown(stream(), options(count=3))
    assert "count: 3\n" in next(chunks)
    assert next(chunks) == "# List\n\n"
    assert next(chunks).startswith("- [ ] **Paper 0**")
    assert taken == [0]
    assert [chunk[:15] for chunk in chunks] == ["- [ ] **Paper 1", "- [ ] **Paper 2"]


@pytest.mark.parametrize(
    ("state", "box"), [("inbox", " "), ("queued", " "), ("reading", "/"), ("done", "x"), ("dismissed", "-")]
)
def test_the_box_shows_the_state(make_paper, state, box):
    assert f"\n- [{box}] " in "".join(to_markdown([make_paper("T", state=State(state))], options()))


def test_an_abstract_can_be_a_callout(make_paper):
    text = "".join(
        to_markdown([make_paper("T", abstract="One.\n\nTwo.")], options(abstracts=Abstracts.CALLOUT))
    )
    assert text.endswith("    > [!abstract]- Abstract\n    > One.\n    >\n    > Two.\n")


def test_nothing_private_is_written_unless_asked_for(make_paper):
    text = "".join(to_markdown([make_paper("T", note="secret", abstract="long")], options()))
    assert "secret" not in text
    assert "long" not in text


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        (Grouping.STATE, ["Reading (1)", "Queue (2)", "Done (1)"]),
        (Grouping.YEAR, ["2024 (2)", "2017 (1)", "Year not known (1)"]),
        (Grouping.RATING, ["★★★★★ (1)", "★★☆☆☆ (1)", "Not rated (2)"]),
        (Grouping.TAG, ["a (2)", "b (1)", "No tag (1)"]),
    ],
)
def test_papers_are_grouped_each_under_one_heading(make_paper, group, headings):
    papers = [
        make_paper("P1", id=1, state=State.QUEUED, issued="2024", rating=5, tags=("a", "b")),
        make_paper("P2", id=2, state=State.DONE, arxiv_id="1706.03762", tags=("b",)),
        make_paper("P3", id=3, state=State.QUEUED, issued="--07-02", tags=("a",)),
        make_paper("P4", id=4, state=State.READING, issued="2024-02", rating=2),
    ]
    text = "".join(to_markdown(papers, options(group=group)))
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == headings
    assert text.count("^uid") == 4
    assert "\n\n\n" not in text


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        ListOptions(title="x", created=datetime(2026, 1, 1))  # noqa: DTZ001


TEXT = st.text("ab -#>[]()*_`<>!|~=%&;:{}'\"\\\n—é🤗^@.1", max_size=20)


@settings(deadline=None)
@given(titles=st.lists(TEXT, min_size=1, max_size=4), words=TEXT)
def test_other_programs_find_the_same_titles_and_one_task_for_each(make_paper, titles, words):
    papers = [
        make_paper(title, words, id=at, note=words, abstract=words, tags=(words,), url=f"https://a.b/{words}")
        for at, title in enumerate(titles)
    ]
    chosen = options(title=words, scope=words, abstracts=Abstracts.QUOTE, notes=True)
    text = "".join(to_markdown(papers, chosen, seen={0: [words]}))
    _, head, body = text.split("---\n", 2)
    assert yaml.safe_load(head)["count"] == len(papers)
    assert yaml.safe_load(head).get("scope", "") == words
    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(body)
    inlines = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inlines for child in token.children} | {token.type for token in tokens}
    assert not kinds & {
        "html_block",
        "html_inline",
        "code_block",
        "fence",
        "image",
        "em_open",
        "s_open",
        "hr",
    }
    items = [token for token in tokens if token.type == "list_item_open" and token.level == 1]
    assert len(items) == len(papers)
    shown = [strong(token.children) for token in inlines if token.content.startswith("[ ] ")]
    assert shown == [" ".join(title.split()) or "(no title)" for title in titles]


def strong(children):
    """The text in bold of a line."""
    kinds = [child.type for child in children]
    inside = children[kinds.index("strong_open") : kinds.index("strong_close")]
    return "".join(child.content for child in inside)


def test_titles_of_a_real_page_are_all_found_again(page_papers):
    body = "".join(to_markdown(page_papers, options(abstracts=Abstracts.QUOTE))).split("---\n", 2)[2]
    inlines = [token for token in MarkdownIt("commonmark").parse(body) if token.type == "inline"]
    shown = [strong(token.children) for token in inlines if token.content.startswith("[ ] ")]
    assert shown == [paper.title for paper in page_papers]
