"""Mails, chats and notes that name papers: each paper is found, nothing is glued from several, prose is refused."""

import textwrap
import time

import pytest

from desktop.digests.messages import papers
from desktop.papers.digest import LeftOver
from desktop.papers.name import full

ONE, TWO, THREE = (
    "Notebooks Are All You Write",
    "Kettles: A Study of Waiting in Turn",
    "Paper for Deep Readers",
)
LINKS = tuple(f"https://arxiv.org/abs/2401.0000{number}" for number in (1, 2, 3))
NUMBERS = ["2401.00001", "2401.00002", "2401.00003"]
PAIRS = tuple(zip((ONE, TWO, THREE), LINKS, strict=True))
ALL = list(zip((ONE, TWO, THREE), NUMBERS, strict=True))


def said(drafts):
    return [(draft.title, draft.arxiv_id or draft.doi) for draft in drafts]


@pytest.mark.parametrize(
    "opening", ["Hi, please read…\n\n", "Dear all,\nthese are for Monday:\n", "See also:\n", ""]
)
@pytest.mark.parametrize(
    "closing", ["\nCheers,\nAnn", "Best, Ann\n", "\n-- \nAnn Bee\nInstitute of Paper\n+49 30 123\n"]
)
@pytest.mark.parametrize(
    "form",
    [
        "{title}\n{link}\n",
        "{title}\n{link}\n\n",
        "{link}\n{title}\n\n",
        "{title} ({link})\n",
        "“{title}” — {link}\n",
        "{title}: {link}\n",
        "{link} {title}\n",
        "* {title}\n  {link}\n",
        "- {title} {link}\n",
        "1. {title} - {link}\n\n",
    ],
)
def test_titles_and_links_are_read_among_greetings(drafts_in, opening, closing, form):
    text = opening + "".join(form.format(title=title, link=link) for title, link in PAIRS) + closing
    assert said(drafts_in(text)) == ALL


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_mail_may_name_one_paper_or_more(drafts_in, count):
    pairs = "\n".join(f"{title}\n{link}\n" for title, link in PAIRS[:count])
    text = (
        f"Hi Bob,\n\nI found this on the train. Please tell me what you make of it.\n\n{pairs}\nBest,\nAnn\n"
    )
    assert said(drafts_in(text)) == ALL[:count]


@pytest.mark.parametrize("heading", ["Papers for Monday", "Reading list:", "Three on paper and on ink"])
@pytest.mark.parametrize("form", ["- {title} ({link})\n", "• {title} {link}\n", "* [{title}]({link})\n"])
def test_bullets_may_stand_below_a_heading(drafts_in, heading, form):
    text = f"{heading}\n" + "".join(form.format(title=title, link=link) for title, link in PAIRS)
    assert said(drafts_in(text)) == ALL


def test_what_is_quoted_and_wrapped_comes_back_whole(drafts_in):
    long = "Kettles, Pots and Cups: A Long Study of What Is Written While Somebody Waits for the Water"
    lines = f"Hi,\nthree papers:\n\n{ONE}\n{LINKS[0]}\n\n{textwrap.fill(long, 60)}\n{LINKS[1]}\n".split("\n")
    text = "\n".join(f"> {line}".rstrip() for line in lines) + "\n\nThanks, I will read them.\nBob\n"
    assert said(drafts_in(text)) == [(ONE, NUMBERS[0]), (long, NUMBERS[1])]


def test_lines_of_a_chat_are_read_without_time_and_name(drafts_in):
    text = (
        f"[10:31] Ann: {LINKS[0]}\n[10:32] Bob: nice, this one too\n"
        f"[10:33] Bob: {TWO} {LINKS[1]}\n[10:40] Ann: thanks!\n"
    )
    assert said(drafts_in(text)) == [("", NUMBERS[0]), (TWO, NUMBERS[1])]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n- "])
@pytest.mark.parametrize(
    "second",
    [
        "Dee A, Eff B. Cups of many colours. Journal of Tea. 2019;1:41-86.",
        "Dee, A., & Eff, B. (2019). Cups of many colours. Journal of Tea.",
        "Cups of many colours (Dee and Eff, 2019)",
    ],
)
def test_links_references_and_dois_in_turn_are_a_paper_each(drafts_in, gap, second):
    lines = (LINKS[0], f"Bee et al., {ONE}, 2017", second, "10.1000/tea.1")
    found = drafts_in(gap.lstrip("\n") + gap.join(lines) + "\n")
    assert said(found) == [("", NUMBERS[0]), (ONE, ""), ("Cups of many colours", ""), ("", "10.1000/tea.1")]
    assert [draft.issued for draft in found] == ["", "2017", "2019", ""]
    assert [draft.abstract for draft in found] == [""] * 4
    assert all(draft.doubt for draft in found)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"{LINKS[0]}\n{ONE}\n{LINKS[1]}\n", ["", ""]),
        (f"Group of Paper\n{LINKS[0]}\n{LINKS[1]}\n", ["", ""]),
        (f"{ONE}\n{LINKS[0]}\n\nGroup of Paper\n{LINKS[1]}\n10.1000/tea.1\n", [ONE, "", ""]),
    ],
)
def test_a_title_that_may_belong_to_either_of_two_links_is_given_to_neither(found_in, text, titles):
    found = found_in(f"Hi all,\n{text}Best, Ann\n")[1:]
    assert [each.title for each in found if hasattr(each, "title")] == titles
    assert sum(isinstance(each, LeftOver) for each in found) == 1


def test_authors_below_a_title_and_a_second_link_belong_to_it(drafts_in):
    text = (
        f"Hi Bob,\n\n{ONE}\nAnn Bee, Carl Dee, Eve Eff\n{LINKS[0]}\n{LINKS[0].replace('abs', 'pdf')}\n\nAnn\n"
    )
    (draft,) = drafts_in(text)
    assert (draft.title, [full(name) for name in draft.authors]) == (ONE, ["Ann Bee", "Carl Dee", "Eve Eff"])
    assert draft.doubt == papers.BESIDE


def test_a_reference_above_its_only_link_is_one_paper(drafts_in):
    text = f"Hi Bob,\n\nBee and Dee, {ONE}, ICML 2017\n{LINKS[0]}\n\nDee et al., {TWO}, 2018\n10.1000/tea.1\n"
    assert said(drafts_in(text)) == [(ONE, NUMBERS[0]), (TWO, "10.1000/tea.1")]


def test_a_reference_beside_its_link_gives_more_than_a_title(drafts_in):
    (draft,) = drafts_in(f"Hi Bob,\nBee et al., {ONE}, ICML 2017, {LINKS[0]}\nBest, Ann\n")
    assert (draft.title, draft.arxiv_id, draft.issued, draft.venue) == (ONE, NUMBERS[0], "2017", "ICML")


def test_comments_are_left_over_and_greetings_are_not(found_in):
    text = f"Hi all,\n\nI met the authors of both in the train and we had tea.\n\n{ONE}\n{LINKS[0]}\n\nCheers, Ann\n"
    left = [each.text for each in found_in(text) if isinstance(each, LeftOver)]
    assert left == ["I met the authors of both in the train and we had tea."]


def test_every_draft_can_be_read_back_from_its_span(drafts_in):
    text = "Hi all,\n\n" + "\n".join(f"> {title}\n> {link}\n" for title, link in PAIRS)
    for draft in drafts_in(text):
        assert draft.title in text[slice(*draft.span)]
        assert draft.arxiv_id in text[slice(*draft.span)]


SENTENCE = (
    "The kettle was cold again, so we asked the people of the kitchen who said it would be warm by noon. "
)
RUNNING = {
    "mentions in a letter": (
        f"Hi Bob,\n\nI have now brewed the tea that was described in\n{LINKS[0]} and it tastes well. The\n"
        f"colours of the second ({LINKS[1]}) could not\nbe reached, though. We should talk on Monday.\n\n"
        f"{SENTENCE}Let us hope so.\n\n{SENTENCE}\n\nBest,\nAnn\n"
    ),
    "a manual": (
        "Install\n\nRun the script as the manual describes it.\n\nUsage\n\nThe kettle follows Bee et al.\n\n"
        f"{LINKS[0]}\n\nLicence\n\nThis kettle is free. You can give it away and mend it as you like.\n\n"
        "Contact\n\nWrite to the list of the kettle.\n"
    ),
    "news": f"{SENTENCE * 5}\n\n{SENTENCE * 6}\n\n{LINKS[0]}\n\n{SENTENCE * 5}\n",
    "a log": "".join(f"2024-05-01 10:00:0{n} INFO fetched the page {LINKS[0]}{n}\n" for n in range(9)),
}


@pytest.mark.parametrize("name", RUNNING)
def test_a_text_that_only_mentions_papers_is_no_message(refused_or_found, name):
    assert papers.looks_like(RUNNING[name]) == 0.0
    error, found = refused_or_found(RUNNING[name].encode())
    assert (error is not None, found) == (True, [])


def test_titles_with_links_and_abstracts_are_left_to_their_reader(abstract, facts_of, page):
    text = page(*((f"{title}\n{link}", abstract) for title, link in PAIRS), header="")
    assert facts_of(text).kind == "text"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\n".join(LINKS), "identifiers"),
        ("# Papers\n\n" + "".join(f"- [{title}]({link})\n" for title, link in PAIRS), "markdown-list"),
    ],
)
def test_what_a_surer_reader_knows_is_left_to_it(facts_of, text, kind):
    assert facts_of(text).kind == kind


@pytest.mark.parametrize(
    "piece", ["Bee, A., ", "Bee et al., ", "“", "> ", "10:31 ", "[10:31] A", "- ", "Bee and "]
)
def test_hostile_messages_are_looked_at_in_no_time(piece):
    started = time.process_time()
    for text in (piece * (60_000 // len(piece)), (piece * 40 + "\n") * (60_000 // (40 * len(piece)))):
        assert papers.looks_like(f"{LINKS[0]}\n{text}") in {0.0, papers.SUREST}
    assert time.process_time() - started < 4
