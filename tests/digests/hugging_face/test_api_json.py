"""The site's own JSON and what mirrors make of it: the paper's day, not the list's, and no summary by a machine."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft
from desktop.papers.name import full

ABSTRACT = "We study notebooks\nin twelve towns. Earlier work (arXiv:1901.00001) saw less."
WORDS = ("Blue", "Notebooks:", "A Study", "of", "Colour,", "Why?", "R&D", '"Quoted"', "学习", "\\alpha")
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(
        lambda words: f"On {' '.join(words)} Things"
    ),
    min_size=3,
    max_size=5,
)


def listing(number=1, title="On Blue\n  Notebooks", **more):
    paper = {
        "id": f"2606.{number:05}",
        "authors": [
            {"_id": "a", "name": "Ann Bee", "hidden": False},
            {"_id": "b", "name": "C. Dee", "hidden": True},
            {"_id": "c", "name": "Erik van Eff", "user": {"user": "eff", "fullname": "Somebody"}},
        ],
        "publishedAt": "2026-06-01T00:00:00.000Z",
        "submittedOnDailyAt": "2026-06-12T00:00:00.000Z",
        "submittedOnDailyBy": {"_id": "d", "fullname": "Fay Gee", "name": "fay"},
        "title": title,
        "summary": ABSTRACT,
        "upvotes": 12,
        "ai_summary": "A machine wrote this.",
        "ai_keywords": ["blue", "notebook"],
        "githubRepo": "https://github.com/blue/notebooks",
        "projectPage": "https://example.org/blue",
        "organization": {"name": "bluelab", "fullname": "Blue Lab"},
    }
    outer = {"publishedAt": "2026-05-31T20:00:00.000Z", "title": title, "summary": ABSTRACT, "numComments": 2}
    return {"paper": {**paper, **more}, **outer}


def found_in(value):
    text = value if isinstance(value, str) else json.dumps(value)
    return list(read(Source(text.encode(), "papers.json")))


def test_a_record_of_the_site_is_read_whole():
    facts, draft = found_in([listing()])
    assert (facts.kind, facts.source, facts.shown_on) == ("hugging-face-json", "Hugging Face", "2026-06-12")
    assert (draft.title, draft.abstract) == ("On Blue Notebooks", ABSTRACT.replace("\n", " "))
    assert (draft.arxiv_id, draft.url) == ("2606.00001", "https://huggingface.co/papers/2606.00001")
    assert [full(name) for name in draft.authors] == ["Ann Bee", "Erik van Eff"]
    assert (draft.issued, draft.upvotes, draft.submitter) == ("2026-06-01", 12, "Fay Gee")
    assert draft.links == ("https://github.com/blue/notebooks", "https://example.org/blue")
    assert draft.extra == {
        "organisation": "Blue Lab",
        "summary (machine-written)": "A machine wrote this.",
        "keywords (machine-written)": "blue; notebook",
    }


def test_before_2026_the_outer_day_was_that_of_the_list():
    old = listing(publishedAt="2024-06-01T00:00:00.000Z")
    del old["paper"]["submittedOnDailyAt"]
    facts, draft = found_in([{**old, "publishedAt": "2024-06-05T00:00:00.000Z"}])
    assert (facts.shown_on, draft.issued) == ("2024-06-05", "2024-06-01")


@pytest.mark.parametrize("votes", [0, 3, None])
def test_no_votes_are_a_count_too(votes):
    assert found_in([listing(upvotes=votes)])[1].upvotes == votes


def test_a_mirror_wraps_the_list_and_writes_names_as_text():
    paper = {
        "id": "2606.00001", "title": "On Blue", "authors": ["Ann Bee", "C. Dee"], "summary": ABSTRACT, "upvotes": 5,
        "publishedAt": "2026-06-01", "arxivUrl": "https://arxiv.org/abs/2606.00001",
    }  # fmt: skip
    facts, draft = found_in({"date": "2026-06-12", "count": 1, "papers": [paper]})
    assert (facts.kind, facts.shown_on) == ("hugging-face-json", "2026-06-12")
    assert [full(name) for name in draft.authors] == ["Ann Bee", "C. Dee"]
    assert (draft.arxiv_id, draft.issued, draft.url) == (
        "2606.00001",
        "2026-06-01",
        "https://arxiv.org/abs/2606.00001",
    )


def test_lists_that_are_named_by_their_days_are_read_one_after_the_other():
    first, second = (
        {"title": f"On {n}", "id": f"2606.0000{n}", "summary": ABSTRACT, "upvotes": 1} for n in (1, 2)
    )
    facts, draft = found_in({"2026-06-12": [first]})
    assert (facts.shown_on, draft.title) == ("2026-06-12", "On 1")
    facts, one, two = found_in({"2026-06-12": [first], "2026-06-13": [second]})
    assert (facts.shown_on, one.title, two.title) == ("", "On 1", "On 2")


def test_a_paper_without_arxiv_identifier_keeps_its_page():
    (draft,) = found_in([listing(id="my-own-paper")])[1:]
    assert (draft.arxiv_id, draft.url) == ("", "https://huggingface.co/papers/my-own-paper")


@settings(max_examples=20, deadline=None)
@given(titles=TITLES, indent=st.sampled_from([None, 2]), is_ascii=st.booleans())
def test_every_record_is_read_in_its_own_span(titles, indent, is_ascii):
    records = [listing(number, title) for number, title in enumerate(titles)]
    text = json.dumps(records, indent=indent, ensure_ascii=is_ascii)
    _, *drafts = found_in(text)
    assert [draft.title for draft in drafts] == titles
    assert [json.loads(text[slice(*draft.span)]) for draft in drafts] == records


@settings(max_examples=20, deadline=None)
@given(titles=TITLES, cut=st.floats(0, 1), bad=st.sampled_from(["\x07", "{", "}", '"', "]", ",,"]))
def test_damage_within_a_record_costs_no_record_before_it(titles, cut, bad):
    text = json.dumps([listing(number, title) for number, title in enumerate(titles)])
    start, end = found_in(text)[2].span
    at = start + 8 + int(cut * (end - start - 20))
    found = [each.title for each in found_in(f"{text[:at]}{bad}{text[at:]}") if isinstance(each, Draft)]
    assert found[0] == titles[0]
    assert titles[-1] in found


def test_a_file_that_is_cut_gives_its_whole_records():
    text = json.dumps([listing(number, f"On Thing {number}") for number in range(3)])
    found = found_in(text[: int(len(text) * 0.9)])
    assert [each.title for each in found if isinstance(each, Draft)] == ["On Thing 0", "On Thing 1"]


def test_a_mirror_may_put_what_is_about_the_paper_into_details(drafts_in):
    record = {
        "title": "Tea and Time",
        "paper_id": "2405.00001",
        "stars": "12",
        "details": {"title": "Tea and Time", "abstract": "We steep.", "authors": ["Ann Author", "Bo Berg"]},
        "link": "https://huggingface.co/papers/2405.00001",
    }
    (draft,) = drafts_in(json.dumps([record]))
    assert (draft.title, draft.arxiv_id, draft.abstract) == ("Tea and Time", "2405.00001", "We steep.")
    assert [name.family for name in draft.authors] == ["Author", "Berg"]
