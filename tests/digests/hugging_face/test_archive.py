"""Archives in Markdown tables: titles that wrap, names of accounts among authors, summaries by a machine."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, full

HEAD = "\n\n## Papers for 2024-10-02\n\n| Title | Authors | Summary |\n|-------|---------|---------|\n"
SUMMARY = "This paper studies notebooks and cites arXiv:1901.00001. a) What is it? It is blue. b) ..."
WORDS = ("Blue", "Notebooks:", "A Study", "of", "Colour,", "Why?", "(II)", "R&D", "$O(n)$")
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(
        lambda words: f"On {' '.join(words)} Things"
    ),
    min_size=3,
    max_size=5,
)


def row(number, title, authors="Ann Bee, C. Dee, blue-reader"):
    identifier = f"2409.{number:05}"
    links = f"[arXiv](https://arxiv.org/abs/{identifier}) or "
    links += f"[HuggingFace](https://huggingface.co/papers/{identifier})"
    return f"| {title} (Read more on {links})| {authors} | {SUMMARY} |\n"


def found_in(text):
    return list(read(Source(text.encode(), "archive.md")))


@settings(max_examples=20, deadline=None)
@given(titles=TITLES, wraps=st.booleans())
def test_every_row_is_a_paper(titles, wraps):
    written = [title.replace(" ", "\n  ", 1) if wraps else title for title in titles]
    text = HEAD + "".join(row(*each) for each in enumerate(written))
    facts, *drafts = found_in(text)
    assert (facts.kind, facts.shown_on) == ("hugging-face-archive", "2024-10-02")
    assert [draft.title for draft in drafts] == titles
    for number, draft in enumerate(drafts):
        assert (draft.arxiv_id, draft.url) == (
            f"2409.{number:05}",
            f"https://huggingface.co/papers/2409.{number:05}",
        )
        assert (draft.abstract, draft.issued) == ("", "")
        assert draft.extra == {"summary (machine-written)": SUMMARY}
        assert [full(name) for name in draft.authors if name != OTHERS] == ["Ann Bee", "C. Dee"]
        assert draft.authors[-1] == OTHERS
        assert text[slice(*draft.span)].count("(Read more on") == 1


@settings(max_examples=15, deadline=None)
@given(titles=TITLES, cut=st.floats(0, 1), bad=st.sampled_from(["|", "\n", "](", "[", "\x00", "`", "\\"]))
def test_damage_within_a_row_costs_no_other_row(titles, cut, bad):
    rows = [row(*each) for each in enumerate(titles)]
    at = 3 + int(cut * (len(rows[1]) - 6))
    rows[1] = f"{rows[1][:at]}{bad}{rows[1][at:]}"
    found = {each.title for each in found_in(HEAD + "".join(rows)) if isinstance(each, Draft)}
    assert {titles[0], *titles[2:]} <= found


def test_an_archive_of_several_days_has_no_day():
    text = HEAD + row(1, "On Blue") + HEAD.replace("02", "03") + row(2, "On Green")
    facts, first, second = found_in(text)
    assert (facts.shown_on, first.title, second.title) == ("", "On Blue", "On Green")
