from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.papertray import reading_list
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.exports.derivation import any_link, year_and_month
from desktop.exports.grouping import Grouping, grouped
from desktop.exports.list_options import Abstracts, KeyStyle, ListOptions
from desktop.exports.markdown import to_markdown
from desktop.papers.cleaning import one_line
from desktop.papers.digest import DigestFacts, LeftOver
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name, short
from desktop.papers.paper import Paper
from desktop.papers.state import State

CREATED = datetime(2026, 8, 21, 9, 30, tzinfo=UTC)
WORDS = st.text(
    st.sampled_from("abcXYZ019äłñ漢\\`*_[]()<>|$~#^&%=@-+:.!?'\"★✅"), min_size=1, max_size=8
).filter(lambda word: any(map(str.isalpha, word)))
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
MATHS = st.sampled_from(["", "$O(n^2)$ ", "$[0,1)$ ", "$x_1$ and $x_2$ ", r"$\alpha\{a\}$ "])
NAMES = st.tuples(
    st.sampled_from(["Author", "Čapek", "O'Hara", "Smith-Jones", "García Márquez", "Ng"]),
    st.sampled_from(["Ann", "J. R.", "Jean-Luc", "Élodie", "X."]),
    st.sampled_from(["", "", "van", "de la"]),
    st.sampled_from(["", "", "Jr.", "III"]),
).map(lambda parts: Name(*parts))
GROUPS = st.sampled_from(["DeepSeek-AI", "Plato", "Department of Health and Human Services"]).map(
    lambda words: Name(literal=words)
)


@st.composite
def papers(draw, number):
    authors = draw(st.lists(st.one_of(NAMES, NAMES, GROUPS), max_size=5, unique=True))
    return Paper(
        id=number,
        uid=f"uid{number}",
        title=draw(MATHS) + draw(LINES),
        authors=(*authors, *draw(st.sampled_from([(), (), (OTHERS,)]))),
        issued=draw(st.sampled_from(["", "2020", "2019-05-01"])),
        arxiv_id=draw(st.sampled_from(["", "2001.00001", "hep-th/9901001"])),
        doi=draw(st.sampled_from(["", "10.1000/a_b(c)"])),
        url=draw(st.sampled_from(["", "", "https://example.org/a_b?c=%20~d#e&amp;f"])),
        abstract="\n\n".join(draw(st.lists(LINES, max_size=3))),
        note="\n".join(draw(st.lists(st.one_of(LINES, st.just("")), max_size=4))),
        tags=tuple(draw(st.lists(st.sampled_from(["nlp/long", "to read", "2024"]), unique=True))),
        rating=draw(st.integers(0, 5)),
        state=draw(st.sampled_from(list(State))),
        finished_at=draw(st.sampled_from([None, 1_700_000_000_000])),
    )


LISTS = st.integers(0, 4).flatmap(lambda count: st.tuples(*(papers(number + 1) for number in range(count))))
OPTIONS = st.builds(
    ListOptions,
    LINES,
    st.just(CREATED),
    scope=st.sampled_from(["", 'by:"ann bee"']),
    group=st.sampled_from(list(Grouping)),
    abstracts=st.sampled_from(list(Abstracts)),
    notes=st.booleans(),
    keys=st.sampled_from(list(KeyStyle)),
    blocks=st.booleans(),
)
KEYS = {1: "author2020a", 3: "čapek:2019"}
SEEN = {1: ("Hugging Face Aug 20 (#3)", "arXiv cs.CL")}


def read_of(text):
    return list(read(Source(text.encode(), "list.md")))


def joined(text):
    """The words of a text, whatever its lines."""
    return " ".join(one_line(line) for line in text.split("\n") if one_line(line))


@settings(max_examples=60, deadline=None)
@given(papers=LISTS, options=OPTIONS)
def test_a_list_that_was_exported_is_read_back_whole(papers, options):
    found = read_of("".join(to_markdown(papers, options, KEYS, SEEN)))
    facts, *drafts = found
    assert facts.kind == "reading-list"
    assert facts.source == one_line(options.title)
    assert facts.query == one_line(options.scope)
    assert all(isinstance(each, Draft) for each in drafts)
    ordered = [paper for _, group in grouped(papers, options.group) for paper in group]
    for paper, draft in zip(ordered, drafts, strict=True):
        check(paper, draft, options)


def check(paper, draft, options):
    """Assert that a draft says of a paper what its list holds."""
    assert draft.title == one_line(paper.title)
    named = [short(name) for name in paper.authors if name != OTHERS]
    is_cut = bool(named) and (len(named) > 3 or OTHERS in paper.authors)
    assert [short(name) for name in draft.authors] == ([*named[:2], "others"] if is_cut else named)
    assert draft.issued == str(year_and_month(paper)[0] or "")
    assert unquote(draft.url) == unquote(any_link(paper))
    assert draft.arxiv_id == (paper.arxiv_id if "arxiv.org" in draft.url else "")
    assert draft.doi == (paper.doi if "doi.org" in draft.url else "")
    assert draft.citation_key == (KEYS.get(paper.id, "") if options.keys is not KeyStyle.NONE else "")
    shown = options.abstracts is not Abstracts.NONE
    assert draft.abstract == (paper.abstract if shown else "")
    assert joined(draft.extra.get("note", "")) == (joined(paper.note) if options.notes else "")
    assert draft.extra.get("seen in", "") == "; ".join(SEEN.get(paper.id, ()))
    assert draft.extra.get("rating", "").count("★") == paper.rating
    assert draft.extra.get("state", "inbox") == {State.QUEUED: "inbox"}.get(paper.state, paper.state.value)


LIST = """\
- [ ] **[Why tea tastes so](https://arxiv.org/abs/2401.00001)** - A. Bee and 4 others (2024) `[@bee2024]` ^bee2024
    - Note: for the group
- [x] **A second pot** `[@eff2020]` #tea #slow/pots ★★★☆☆ ✅ 2026-08-19 ^eff2020
"""


def test_without_front_matter_a_list_is_known_by_the_form_of_its_tasks(drafts_in):
    first, second = drafts_in("# From Ann\n\n" + LIST)
    assert first.authors == (Name("Bee", "A."), OTHERS)
    assert first.extra == {"note": "for the group"}
    assert (second.title, second.issued, second.url) == ("A second pot", "", "")
    assert second.extra == {
        "state": "done",
        "tags": "tea, slow/pots",
        "rating": "★★★☆☆",
        "finished": "2026-08-19",
    }


def test_what_a_digest_says_of_the_users_own_is_no_field(drafts_in):
    for draft in drafts_in(LIST):
        assert not draft.keywords
        assert not draft.comment


def test_lines_that_a_person_added_are_read_or_left_over(found_in):
    link = "[Pots of clay and their makers](https://arxiv.org/abs/2402.00002)"
    added = f"Ask Karl about these.\n\n- [ ] {link} by A. Bee\n"
    found = found_in("---\ngenerator: Papertray\n---\n# Tea\n\n" + LIST + "\n" + added)
    assert [each.title for each in found if isinstance(each, Draft)] == [
        "Why tea tastes so",
        "A second pot",
        "Pots of clay and their makers",
    ]
    assert [each.text for each in found if isinstance(each, LeftOver)] == ["Ask Karl about these."]
    spans = [each.span for each in found if not isinstance(each, DigestFacts)]
    assert spans == sorted(spans)


def test_words_and_points_that_were_added_to_a_task_are_a_note(drafts_in):
    (draft,) = drafts_in(
        "- [/] **A second pot** - E. Eff (2020) 📅 2026-12-01 soon `[@eff2020]` ^eff2020\n"
        "\t- ask Karl\n\n\t  about clay\n\t> quoted by Karl\n"
    )
    assert draft.extra["note"] == "📅 2026-12-01 soon\n\nask Karl\n\nabout clay\n\nquoted by Karl"
    assert draft.authors == (Name("Eff", "E."),)


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] **[Why tea](https://arxiv.org/abs/2401.00001)** - A. Bee, 2024\n" * 3,
        "- **A second pot** see `[@eff2020]`\n",
        "---\ntitle: Tea\ngenerator: Pandoc\n---\n- [Why tea](https://arxiv.org/abs/2401.00001)\n",
    ],
)
def test_lists_of_others_are_not_taken_for_our_own(text):
    assert reading_list.looks_like(text) == 0.0


def test_an_empty_list_is_whole(facts_of):
    text = "".join(to_markdown([], ListOptions("Nothing yet", CREATED)))
    assert facts_of(text).is_empty


def test_a_paper_that_nothing_names_is_left_over(found_in):
    papers = [Paper(id=1, uid="u", title=""), Paper(id=2, uid="v", title="Tea")]
    _, left, draft = found_in("".join(to_markdown(papers, ListOptions("One", CREATED))))
    assert (left.text, draft.title) == ("- [ ] **(no title)** ^u", "Tea")
