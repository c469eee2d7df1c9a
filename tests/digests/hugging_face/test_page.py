"""A page of cards gives the same papers, whichever program saved it: browsers, scrapers, note tools, Pandoc."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.hugging_face.masking import masked
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft

SITE = "https://huggingface.co"
BANNER = "new\n\nGet trending papers in your email inbox once a day!\n\nGet trending papers in your email inbox!\n\n"
SENTENCES = (
    "We measure how the colour of a notebook changes what is written in it, over four seasons.",
    "Earlier work such as arXiv:1901.00001 and https://arxiv.org/abs/1902.00002 looked at one season only.",
    "The effect is small but holds (p < 0.05, interval (0, 1]) in every season.",
    "Our data are at https://example.org/notebooks and $x_i$ stays as it is.",
)
TITLE_WORDS = (
    "Blue", "Notebooks:", "A", "Study", "of", "Colour", "Why?", "(Part", "II)", "3.5", "GLUE", "$O(n^2)$", "学习",
)  # fmt: skip
CARDS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(TITLE_WORDS), min_size=2, max_size=14).map(
                lambda words: f"On {' '.join(words)} Things"
            ),
            "abstract": st.permutations(SENTENCES).map(" ".join),
            "votes": st.none() | st.integers(0, 4000),
            "day": st.sampled_from(["May 29, 2024", "Feb 2, 2025", "Oct 26, 2023"]),
            "by": st.sampled_from(["Blue Lab", "Green & Red", "12 authors", "1 authors"]),
        }
    ),
    min_size=1,
    max_size=4,
)


def identifier(number):
    return f"2606.{number:05}"


def links(number, site=SITE):
    page = f"{site}/papers/{identifier(number)}"
    return page, f"{site}/login?next=%2Fpapers%2F{identifier(number)}"


def note_tool(cards):
    text = f"# Daily Papers - Hugging Face\n\nModels\n\n{SITE}/models\n\n{BANNER}Subscribe\n\n"
    text += f"{SITE}/login?next=%2Fpapers\n\nDaily Papers\n\nby \n\nAK\n\n{SITE}/akhaliq\n\n"
    text += " and the research community\n\nDaily\n\nMar 25\n\n"
    for number, card in enumerate(cards):
        page, login = links(number)
        by = card["by"]
        by = f"[\n\n{by}]({page})" if "author" in by else f" \n\n{page}\n\n {by}\n\n{SITE}/blue-lab"
        text += (
            f" [-] {votes(card)}\n\n{login}\n\n{card['title']}\n\n{page}\n\n{card['abstract']}\n\n{page}\n\n"
        )
        text += f"{by}\n\n·\n\n{card['day']} \n\n2\n\n{page}#community\n\n"
    return text


def text_browser(cards):
    addresses = []

    def link(text, address):
        addresses.append(address)
        return f"[{text}][{len(addresses)}]"

    text = f"{link('Models', f'{SITE}/models')}\n{BANNER}{link('Subscribe', SITE)}\n\n# Daily Papers\n\n"
    text += f"## by{link('AK', f'{SITE}/akhaliq')} and the research community\n* Daily\n* Weekly\n\nJun 29\n"
    for number, card in enumerate(cards):
        page, login = links(number)
        by = card["by"]
        by = link(f"\n* {by}\n", page) if "author" in by else link(f"[lab] {by}", f"{SITE}/blue-lab")
        abstract = link("\n\n" + _wrapped(card["abstract"], 110) + "\n\n", page)
        text += link("\n" + votes(card) + "\n", login)
        text += f"\n\n### {link(card['title'], page)}\n\n{abstract}\n{by}\n·\n{card['day']} "
        text += link(" 6", page + "#community") + "\n"
    return text + "\n" + "".join(f"[{number}]: {each}\n" for number, each in enumerate(addresses, 1))


def numbers_first(cards):
    addresses = [SITE]

    def link(text, address):
        addresses.append(address)
        return f"[{len(addresses)}]{text}"

    text = f"   #[1]alternate\n   {link('Models', f'{SITE}/models')}\n   new\n\n   {BANNER.strip()}\n\n"
    text += f"Daily Papers\n\nby{link('AK', f'{SITE}/akhaliq')} and the research community\n\n   Jul 25\n"
    for number, card in enumerate(cards):
        page, login = links(number)
        text += f"   {link(votes(card), login)}\n\n{_wrapped(link(card['title'], page), 70)}\n\n"
        text += textwrap.indent(_wrapped(link(card["abstract"], page), 70), "   ")
        by = f"\n     * {card['by']}" if "author" in card["by"] else f" {card['by']}"
        text += f"\n   {link(by, page if 'author' in by else f'{SITE}/blue-lab')}\n   ·\n   {card['day']}\n"
    listed = "\n".join(f"   {number}. {each}" for number, each in enumerate(addresses, 1))
    return f"{text}\nReferences\n\n   Visible links:\n{listed}\n"


def relative_links(cards):
    return _markdown(cards, "", "* [Models](/models)\n\n", "")


def scraper(cards):
    head = f"Title: Daily Papers - Hugging Face\n\nURL Source: {SITE}/papers\n\nMarkdown Content:\n"
    return _markdown(cards, SITE, f"{head}*   [Models]({SITE}/models)\n\n", "")


def pandoc(cards):
    return _markdown(cards, SITE, "::: {.container}\n", "{.line-clamp-3 .text-sm}")


def html2text(cards):
    return "\n\n".join(
        _wrapped(part, 78) if part.startswith(("###  [", "[ We", "[ Ear", "[ The", "[ Our")) else part
        for part in _markdown(cards, "", "", "")
        .replace("### [", "###  [ ")
        .replace("\n\n[", "\n\n[ ")
        .split("\n\n")
    )


def _markdown(cards, site, head, attributes):
    text = f"{head}{BANNER}[Subscribe]({site}/login?next=%2Fpapers)\n\n# Daily Papers\n\n"
    text += f"## by [![]({site}/front/a.png)AK]({site}/akhaliq) and the research community\n\n- Daily\n\nJul 25\n\n"
    for number, card in enumerate(cards):
        page, login = links(number, site)
        by = card["by"]
        by = (
            f"[* ![]({site}/a.svg)\n* {by}]({page})"
            if "author" in by
            else f"[![lab]({site}/b.png)\n{by}]({site}/blue-lab)"
        )
        text += f"[{votes(card)}]({login}){attributes}\n\n### [{card['title']}]({page}){attributes}\n\n"
        text += f"[{card['abstract']}]({page}){attributes}\n\n{by}{attributes}\n\n·\n\n{card['day']}\n\n"
    return text


def trending(cards):
    """Each card twice, with stand-ins for pictures and anchors, votes behind the abstract."""
    text = f"# A Saved Page\n\n- URL: {SITE}/papers/trending\n\n## Extracted Text\n\n{BANNER}# Trending Papers\n\n"
    text += (
        f"## by[[Image: none] AK]({SITE}/akhaliq) and the research community\n\n-\n\n-\n\nTrending Papers\n\n"
    )
    for number, card in enumerate(cards):
        page, login = links(number)
        for published in ("Published on ", ""):
            text += f"[[Image: none]]({page})\n\nSubmitted by\n\n[Image: none]\n\nsomeone\n\n"
            text += (
                f'<a id="part-{number}"></a>\n\n### [{card["title"]}]({page})\n\n\n{card["abstract"]}\n\n\n'
            )
            by = card["by"]
            by = (
                f"-\n\n- [Image: none]\n\n- {by}\n\n"
                if "author" in by
                else f"[[Image: lab] {by}]({SITE}/blue-lab) "
            )
            text += f"{by}· {published}{card['day']}\n\n\n[Upvote\n\n{votes(card)}]({login})\n\n"
            text += f"[GitHub 3.2k](https://github.com/lab/x) [arXiv Page](https://arxiv.org/abs/{identifier(number)})\n\n\n"
    return text


def votes(card):
    return "-" if card["votes"] is None else str(card["votes"])


def _wrapped(text, width):
    return textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)


SAVERS = [note_tool, text_browser, numbers_first, relative_links, scraper, pandoc, html2text, trending]


def drafts_of(text):
    return [found for found in read(Source(text.encode())) if isinstance(found, Draft)]


@pytest.mark.parametrize("saver", SAVERS)
@settings(max_examples=12, deadline=None)
@given(cards=CARDS)
def test_what_a_program_saved_is_read_back(saver, cards):
    text = saver(cards)
    drafts = drafts_of(text)
    assert [draft.title for draft in drafts] == [card["title"] for card in cards]
    assert [draft.abstract for draft in drafts] == [card["abstract"] for card in cards]
    assert [draft.arxiv_id for draft in drafts] == [identifier(number) for number in range(len(cards))]
    assert [draft.upvotes for draft in drafts] == [card["votes"] for card in cards]
    assert [draft.issued[:4] for draft in drafts] == [card["day"][-4:] for card in cards]
    for draft, card in zip(drafts, cards, strict=True):
        name = "author_count" if "author" in card["by"] else "organisation"
        assert draft.extra == {name: card["by"].removesuffix(" authors")}
        assert draft.authors == ()
        raw = " ".join(text[slice(*draft.span)].split())
        assert card["title"].split()[-2] in raw
        assert card["abstract"][-20:].split()[-1] in raw


@pytest.mark.parametrize("saver", SAVERS)
@settings(max_examples=8, deadline=None)
@given(cards=CARDS.filter(lambda cards: len(cards) >= 3), seed=st.integers(0, 10_000))
def test_damage_within_a_card_costs_no_other_card(saver, cards, seed):
    text = saver(cards)
    hit = text.index(cards[1]["abstract"][:12], drafts_of(text)[1].span[0])
    at = hit + seed % 60
    found = {draft.title for draft in drafts_of(f"{text[:at]}](x {text[at + seed % 40 :]}")}
    others = {card["title"] for card in (cards[0], *cards[2:])}
    assert others <= found


@pytest.mark.parametrize("saver", SAVERS)
def test_the_day_and_nothing_else_is_taken_from_the_banner(saver):
    card = {
        "title": "On Blue Things",
        "abstract": " ".join(SENTENCES),
        "votes": 3,
        "day": "May 29, 2024",
        "by": "Blue Lab",
    }
    (facts, *drafts) = list(read(Source(saver([card]).encode())))
    assert isinstance(facts, DigestFacts)
    assert facts.kind == "hugging-face-page"
    assert facts.shown_on in {"--03-25", "--06-29", "--07-25", ""}
    assert len(drafts) == 1


def test_who_submitted_a_paper_is_kept_and_copies_of_a_card_are_one():
    card = {
        "title": "On Blue Things",
        "abstract": " ".join(SENTENCES),
        "votes": 3,
        "day": "May 29, 2024",
        "by": "Blue Lab",
    }
    drafts = drafts_of(trending([card, {**card, "title": "On Green Things"}]))
    assert [draft.submitter for draft in drafts] == ["someone", "someone"]
    assert [draft.links for draft in drafts] == [("https://github.com/lab/x",)] * 2


def test_numbers_whose_addresses_were_lost_still_part_the_cards():
    card = {
        "title": "On Blue Things",
        "abstract": " ".join(SENTENCES),
        "votes": 3,
        "day": "May 29, 2024",
        "by": "Blue Lab",
    }
    text = text_browser([card, {**card, "title": "On Green Things", "by": "3 authors"}])
    drafts = drafts_of(text[: text.index("\n[1]: ")])
    assert [(draft.title, draft.abstract, draft.arxiv_id) for draft in drafts] == [
        ("On Blue Things", card["abstract"], ""),
        ("On Green Things", card["abstract"], ""),
    ]
    assert drafts[0].extra == {"organisation": "Blue Lab"}


def test_the_day_in_the_address_of_a_page_counts_more_than_a_link_to_the_day_before():
    text = f"---\nurl: {SITE}/papers/date/2026-07-24\n---\n{BANNER}# Daily Papers\n\n"
    text += f"## by AK and the research community\n\n[Jul 23]({SITE}/papers/date/2026-07-23)\n\nJul 24\n\n"
    text += f"### [On Blue Things]({SITE}/papers/2607.00001)\n\n[2]({SITE}/papers/2607.00001#community)\n"
    facts, draft = read(Source(text.encode()))
    assert facts.shown_on == "2026-07-24"
    assert (draft.title, draft.abstract, draft.upvotes) == ("On Blue Things", "", None)


@given(
    st.lists(
        st.sampled_from(
            ["![a](b)", "[Image: x]", "{.c}", "](", "::: d\n", "[1]", "x", "\n", "```", '<a id="q"></a>']
        )
    )
)
def test_masking_keeps_every_offset_and_line(parts):
    text = "".join(parts)
    assert len(masked(text)) == len(text)
    assert [at for at, letter in enumerate(masked(text)) if letter == "\n"] == [
        at for at, letter in enumerate(text) if letter == "\n"
    ]
    assert set(masked(text)) <= set(text) | {" "}
