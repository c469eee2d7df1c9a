"""Pages saved as HTML: the data that the site puts into them, and the cards of those who show them again."""

import json
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft
from desktop.papers.name import full

ABSTRACT = (
    "We study notebooks in twelve towns & villages. Others (arXiv:1901.00001) saw less, as p < 0.05 shows."
)
WORDS = ("Blue", "Notebooks:", "A Study", "of", "Colour,", "Why?", "R&D", '"Quoted"', "it's", "学习", "x < y")
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(
        lambda words: f"On {' '.join(words)} Things"
    ),
    min_size=3,
    max_size=5,
    unique=True,
)


def record(number, title):
    paper = {
        "id": f"2606.{number:05}", "title": title, "summary": ABSTRACT, "upvotes": number,
        "authors": [{"name": "Ann Bee"}],
        "publishedAt": "2026-06-01T00:00:00.000Z", "submittedOnDailyBy": {"fullname": "Fay Gee"},
    }  # fmt: skip
    return {"paper": paper, "title": title, "summary": ABSTRACT, "publishedAt": "2026-05-31T20:00:00.000Z"}


def site_page(titles):
    papers = [record(*each) for each in enumerate(titles)]
    props = {"dailyPapers": papers, "dateString": "2026-06-12", "periodType": "day"}
    cards = "".join(
        f'<article><h3><a href="/papers/2606.{number:05}">{escape(title)}</a></h3></article>'
        for number, title in enumerate(titles)
    )
    return (
        "<!doctype html><html><head><title>Daily Papers - Hugging Face</title></head><body>"
        '<div class="SVELTE_HYDRATER contents" data-target="MainHeader" data-props="{&quot;user&quot;:null}"></div>'
        f'<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="{escape(json.dumps(props))}">'
        f"{cards}</div></body></html>"
    )


def rendering(titles):
    cards = "".join(
        f'<div class="paper-card"><div class="rank">#{number + 1}</div><h2 class="title">'
        f'<a href="https://huggingface.co/'
        f'papers/2606.{number:05}">{escape(title)}</a></h2><p class="abstract">{escape(ABSTRACT)}</p>'
        f'<div><span>⬆ {number}</span> <a href="https://arxiv.org/abs/2606.{number:05}">arXiv</a> '
        f'<a href="https://huggingface.co/papers/2606.{number:05}">HF</a></div></div>\n'
        for number, title in enumerate(titles)
    )
    return (
        "<!DOCTYPE html><html><head><title>HF Daily Papers 2026-06-12</title><style>.a{b:c}</style></head><body>"
        f"<header><h1>Hugging Face Daily Papers</h1><p>{len(titles)} papers</p></header><main>{cards}</main>"
        '<footer><a href="https://huggingface.co/papers">Source</a></footer></body></html>'
    )


def found_in(text):
    return list(read(Source(text.encode(), "page.html")))


@settings(max_examples=15, deadline=None)
@given(titles=TITLES)
def test_the_data_of_the_site_say_all_and_cards_beside_them_nothing_more(titles):
    text = site_page(titles)
    facts, *drafts = found_in(text)
    assert (facts.kind, facts.shown_on) == ("hugging-face-html", "2026-06-12")
    assert [draft.title for draft in drafts] == titles
    for number, draft in enumerate(drafts):
        assert (draft.arxiv_id, draft.abstract, draft.upvotes) == (f"2606.{number:05}", ABSTRACT, number)
        assert (draft.issued, draft.submitter) == ("2026-06-01", "Fay Gee")
        assert [full(name) for name in draft.authors] == ["Ann Bee"]
        raw = text[slice(*draft.span)]
        assert raw.startswith("{&quot;paper&quot;")
        assert raw.count(f"2606.{number:05}") == 1


@settings(max_examples=15, deadline=None)
@given(titles=TITLES)
def test_a_page_that_somebody_else_made_of_it_is_read_card_by_card(titles):
    text = rendering(titles)
    _, *drafts = found_in(text)
    assert [draft.title for draft in drafts] == titles
    for number, draft in enumerate(drafts):
        assert (draft.arxiv_id, draft.abstract) == (f"2606.{number:05}", ABSTRACT)
        assert draft.issued == ""
        assert f"2606.{number:05}" in text[slice(*draft.span)]


@pytest.mark.parametrize("form", [site_page, rendering])
@settings(max_examples=12, deadline=None)
@given(titles=TITLES, cut=st.floats(0, 1), bad=st.sampled_from(["<", "&", "</x>", "\x00", "<b>", "</div>"]))
def test_damage_within_a_paper_does_not_cost_the_first(form, titles, cut, bad):
    text = form(titles)
    start, end = [each for each in found_in(text) if isinstance(each, Draft)][1].span
    at = start + 30 + int(cut * (end - start - 60))
    found = {each.title for each in found_in(f"{text[:at]}{bad}{text[at:]}") if isinstance(each, Draft)}
    assert {titles[0], *titles[2:]} <= found


def test_a_page_that_is_cut_within_its_data_gives_what_is_whole():
    text = site_page(["On One", "On Two", "On Three"])
    found = found_in(text[: text.index("On Three")])
    assert [each.title for each in found if isinstance(each, Draft)][:2] == ["On One", "On Two"]
