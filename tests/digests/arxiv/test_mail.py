"""Mailings of arXiv give every paper with its own fields, however they were sent on, quoted, wrapped or cut."""

import html
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, full

RULE = "-" * 78
CROSS_RULE = "%-" * 39
REPLACED_RULE = "%%--" * 19
END_RULE = "%%%---" * 13
PREAMBLE = (
    "Send any comments regarding submissions directly to submitter.\n" + RULE + "\n"
    "Archives at http://arxiv.org/\nTo unsubscribe, e-mail To: cs@arXiv.org, Subject: cancel\n" + RULE + "\n"
    " Submissions to:\nComputation and Language\nMachine Learning\n"
    " received from  Fri 12 Jul 19 18:00:00 GMT  to  Mon 15 Jul 19 18:00:00 GMT\n" + RULE + "\n" + RULE + "\n"
)
SUBJECT = "cs daily Subj-class mailing 80028 1"
SENTENCES = (
    "We measure how the colour of a notebook changes what is written in it.",
    "Conclusions: blue is read again more often than green, by 34.5% of all readers.",
    "Title: words may stand at the start of a line and mean nothing, see arXiv:1901.00001 for others.",
    "Earlier work (arXiv:1902.00002v3, hep-th/9901001) looked at $x_i \\le 3$ only.",
)
AUTHORS = st.lists(
    st.sampled_from(["Ann Bee", "C. D. Eff", "Karl Gee Jr.", "J. van der Kay", 'Lor\\\'{e}n M\\"uller']),
    min_size=1, max_size=5, unique=True,
)  # fmt: skip
TITLES = st.lists(
    st.sampled_from(
        ["Blue", "Notebooks:", "A Study", "of", "the Colour", "and its Effects,", "Why?", "(II)", "$O(n)$"]
    ),
    min_size=2,
    max_size=12,
).map(lambda words: f"On {' '.join(words)} Things")
PAPERS = st.lists(
    st.fixed_dictionaries(
        {
            "title": TITLES,
            "authors": AUTHORS,
            "categories": st.sampled_from(["cs.CL", "cs.CL cs.LG stat.ML", "math.CO"]),
            "abstract": st.permutations(SENTENCES).map(" ".join),
            "kind": st.sampled_from(["new", "new", "cross", "replaced"]),
        },
        optional={
            "comments": st.sampled_from(
                ["12 pages, 3 figures", "Accepted at a workshop; arXiv admin note: text overlap"]
            ),
            "doi": st.just("10.1000/182.34"),
            "journal": st.just("Journal of Notebooks 12 (2019) 34-56"),
        },
    ),
    min_size=1,
    max_size=4,
)


def identifier(number):
    return f"1907.{number:05}"


def record(number, paper):
    lines = ["\\\\", f"arXiv:{identifier(number)}{' (*cross-listing*)' if paper['kind'] == 'cross' else ''}"]
    if paper["kind"] == "replaced":
        lines += ["replaced with revised version Sun, 7 Jul 2019 11:43:55 GMT   (380kb)"]
    else:
        lines += ["Date: Fri, 5 Jul 2019 20:43:30 GMT   (223kb,D)"]
    fields = {
        "Title": paper["title"],
        "Authors": ", ".join(paper["authors"]),
        "Categories": paper["categories"],
        "Comments": paper.get("comments"),
        "DOI": paper.get("doi"),
        "Journal-ref": paper.get("journal"),
    }
    lines += [
        "",
        *(_wrapped(f"{name}: {value}", "", "  ") for name, value in fields.items() if value),
        "\\\\",
    ]
    if paper["kind"] != "replaced":
        lines += [_wrapped(paper["abstract"], "  ", "")]
    return "\n".join([*lines, f"\\\\ ( https://arxiv.org/abs/{identifier(number)} ,  223kb)", RULE, ""])


def _wrapped(text, first, following):
    return textwrap.fill(
        text,
        78,
        initial_indent=first,
        subsequent_indent=following,
        break_on_hyphens=False,
        break_long_words=False,
    )


def mailing(papers):
    """The records in the order of their kinds, as a mailing has them; the papers come back in that order."""
    numbered = list(enumerate(papers))
    parts = {
        kind: [each for each in numbered if each[1]["kind"] == kind] for kind in ("new", "cross", "replaced")
    }
    rules = {
        "new": "",
        "cross": CROSS_RULE + "\n" + RULE + "\n",
        "replaced": REPLACED_RULE + "\n" + RULE + "\n",
    }
    text = PREAMBLE
    for kind, each in parts.items():
        text += (rules[kind] if each else "") + "".join(record(number, paper) for number, paper in each)
    ordered = [each for kind in parts for each in parts[kind]]
    return f"{text}{END_RULE}\nFor subscribe options, see http://arxiv.org/help/subscribe\n", ordered


# -- how people get them -----------------------------------------------------------------------------------


def pasted(text):
    return text


def sent(text):
    head = f"From: no-reply@arXiv.org (send mail ONLY to cs)\nTo: rabble@arXiv.org\nSubject: {SUBJECT}\n"
    head += "Date: Tue, 16 Jul 2019 00:28:20 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    return (head + text).replace("\n", "\r\n")


def quoted(text):
    return "On Tue, 16 Jul 2019, somebody wrote:\n\n" + textwrap.indent(text, "> ", lambda line: True)


def quoted_twice(text):
    return textwrap.indent(text, ">> ", lambda line: True)


def forwarded(text):
    head = "Look at the second one!\n\n---------- Forwarded message ---------\nFrom: <no-reply@arxiv.org>\n"
    return f"{head}Date: Tue, Jul 16, 2019 at 2:28 AM\nSubject: {SUBJECT}\nTo: <cs@arxiv.org>\n\n\n{text}"


def without_indents(text):
    return "\n".join(line.strip() for line in text.split("\n"))


def with_doubled_lines(text):
    return text.replace("\n", "\n\n")


def with_hard_blanks(text):
    return text.replace("  ", " \xa0")


def with_single_backslashes(text):
    return text.replace("\n\\\\\n", "\n\\\n").replace("\n\\\\ (", "\n\\ (")


def with_marked_links(text):
    return text.replace("( https://arxiv.org", "( <https://arxiv.org").replace(" ,  223kb)", "> ,  223kb)")


def in_a_page(text):
    return f"<html><body><pre>{html.escape(text)}</pre></body></html>"


def in_a_mail_as_page(text):
    body = html.escape(text).replace("  ", "&nbsp; ").replace("\n", "<br>\n")
    head = f"From: a@example.org\nTo: b@example.org\nSubject: Fwd: {SUBJECT}\nMIME-Version: 1.0\n"
    head += "Date: Tue, 16 Jul 2019 00:28:20 +0000\nContent-Type: text/html; charset=utf-8\n\n"
    return f'{head}<html><body><div dir="ltr">Seen?<div class="gmail_quote">{body}</div></div></body></html>'


FORMS = [
    pasted, sent, quoted, quoted_twice, forwarded, without_indents, with_doubled_lines, with_hard_blanks,
    with_single_backslashes, with_marked_links, in_a_page, in_a_mail_as_page,
]  # fmt: skip


def found_in(text):
    return list(read(Source(text.encode())))


def drafts_in(text):
    return [found for found in found_in(text) if isinstance(found, Draft)]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=10, deadline=None)
@given(papers=PAPERS)
def test_every_paper_is_read_with_its_own_fields(form, papers):
    text, expected = mailing(papers)
    found = found_in(form(text))
    drafts = [each for each in found if isinstance(each, Draft)]
    assert [draft.arxiv_id for draft in drafts] == [identifier(number) for number, _ in expected]
    for draft, (number, paper) in zip(drafts, expected, strict=True):
        assert draft.title == paper["title"]
        assert [full(name) for name in draft.authors] == [
            name.replace("\\'{e}", "é").replace('\\"u', "ü") for name in paper["authors"]
        ]
        assert draft.abstract == ("" if paper["kind"] == "replaced" else paper["abstract"])
        assert draft.categories == tuple(paper["categories"].split())
        assert (draft.doi, draft.venue) == (paper.get("doi", ""), paper.get("journal", ""))
        assert draft.comment == paper.get("comments", "")
        assert draft.status == paper["kind"]
        assert draft.issued == ("" if paper["kind"] == "replaced" else "2019-07-05")
        assert draft.extra == ({"revised": "2019-07-07"} if paper["kind"] == "replaced" else {})
        assert draft.url == f"https://arxiv.org/abs/{identifier(number)}"
    assert not [each for each in found if isinstance(each, Problem)]


@pytest.mark.parametrize("form", [pasted, quoted, forwarded, without_indents, with_doubled_lines])
@settings(max_examples=8, deadline=None)
@given(papers=PAPERS)
def test_a_span_holds_the_record_it_was_read_from(form, papers):
    text = form(mailing(papers)[0])
    for draft in drafts_in(text):
        raw = text[slice(*draft.span)]
        assert f"arXiv:{draft.arxiv_id}" in raw
        assert draft.title.split()[-2] in raw
        assert raw.count("Categories:") == 1


@pytest.mark.parametrize("form", [pasted, quoted, without_indents])
@settings(max_examples=15, deadline=None)
@given(papers=PAPERS.filter(lambda papers: len(papers) >= 3), cut=st.floats(0, 1), length=st.integers(1, 60))
def test_damage_within_a_record_costs_no_other_record(form, papers, cut, length):
    text, expected = mailing(papers)
    hit = record(*expected[1]).partition("\\\\\narXiv")[2]
    start = text.index(hit)
    at = start + 12 + int(cut * (len(hit) - 120 - length))
    damaged = form(text[:at] + "\x07§" + text[at + length :].replace("", "", 0))
    titles = {draft.title for draft in drafts_in(damaged)}
    assert {paper["title"] for number, paper in (expected[0], *expected[2:])} <= titles


@settings(max_examples=20, deadline=None)
@given(papers=PAPERS, cut=st.floats(0, 1))
def test_a_mailing_that_is_cut_gives_all_its_whole_records(papers, cut):
    text, expected = mailing(papers)
    end = text.index("\\\\\narXiv") + int(cut * (text.rindex(END_RULE) - text.index("\\\\\narXiv")))
    # All that a record says stands before its last line, of which only the beginning is needed.
    lengths = ((text.index(each := record(*pair)) + each.rindex("\\\\ (") + 4, pair[1]) for pair in expected)
    whole = [paper["title"] for stop, paper in lengths if stop <= end]
    if whole:
        drafts = drafts_in(text[:end])
        assert [draft.title for draft in drafts][: len(whole)] == whole
        assert len(drafts) <= len(whole) + 1
        assert all(draft.doubt for draft in drafts[len(whole) :])


def test_the_facts_of_a_mailing_are_its_archive_its_classes_and_its_day():
    paper = {
        "title": "On Blue Things",
        "authors": ["Ann Bee"],
        "categories": "cs.CL",
        "abstract": "Short.",
        "kind": "new",
    }
    text, _ = mailing([paper])
    (facts, *_) = found_in(sent(text))
    assert (facts.kind, facts.source, facts.query) == (
        "arxiv-mail",
        "arXiv cs",
        "Computation and Language; Machine Learning",
    )
    assert (facts.captured_on, facts.shown_on) == ("2019-07-16", "")
    (facts, *_) = found_in(pasted(text))
    assert (facts.source, facts.shown_on, facts.captured_on) == ("arXiv cs", "2019-07-15", "")


def test_a_paper_that_is_new_here_and_a_cross_list_there_is_one():
    paper = {
        "title": "On Blue Things",
        "authors": ["Ann Bee"],
        "categories": "cs.CL",
        "abstract": "Short.",
        "kind": "new",
    }
    text = PREAMBLE + record(1, paper) + record(2, {**paper, "title": "On Green"}) + CROSS_RULE + "\n"
    text += record(1, {**paper, "kind": "cross", "categories": "cs.CL stat.ML"}) + END_RULE
    drafts = drafts_in(text)
    assert sorted(draft.title for draft in drafts) == ["On Blue Things", "On Green"]
    (blue,) = [draft for draft in drafts if draft.title == "On Blue Things"]
    assert (blue.status, blue.categories) == ("new", ("cs.CL", "stat.ML"))


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"comments": "This paper has been withdrawn by the authors"}, "withdrawn"),
        ({"comments": "Withdrawn: an error in Lemma 3"}, "withdrawn"),
        ({"abstract": "This paper has been withdrawn by the author due to a crucial error."}, "withdrawn"),
        ({"abstract": "We study when consumers have withdrawn from a market."}, "new"),
        ({"comments": "12 pages, none withdrawn from the first version"}, "new"),
    ],
)
def test_a_withdrawn_paper_is_one_that_says_so_of_itself(fields, status):
    paper = {
        "title": "On Blue Things",
        "authors": ["Ann Bee"],
        "categories": "cs.CL",
        "abstract": "Short.",
        "kind": "new",
    }
    assert drafts_in(mailing([{**paper, **fields}])[0])[0].status == status


def test_mailings_of_the_last_century_have_papers_with_a_sender():
    text = (
        "\\\\\nPaper: hep-th/9901001\nFrom: Ann Bee <bee@example.org>\n"
        "Date: Fri, 1 Jan 1999 10:00:00 GMT   (12kb)\n\n"
        "Title: On Blue Strings\nAuthor: Ann Bee (Somewhere U.) and C. Dee\nComments: 12 pages, latex\n"
        "Subj-class: Mathematical Physics\nJournal-ref: J. Blue 12 (1999) 3\n\\\\\n  We study strings.\n"
        "\\\\ ( http://arXiv.org/abs/hep-th/9901001 , 12kb)\n" + RULE + "\n"
        "\\\\\nPaper (*cross-listing*): gr-qc/9901002\nFrom: C. Dee <dee@example.org>\n"
        "Date: Fri, 1 Jan 1999 11:00:00 GMT   (9kb)\n\n"
        "Title: On Green Holes\nAuthors: C. Dee\n\\\\\n  We study holes.\n"
        "\\\\ ( http://arXiv.org/abs/gr-qc/9901002 , 9kb)\n" + RULE + "\n"
    )
    first, second = drafts_in(text)
    assert (first.arxiv_id, first.title, first.issued) == ("hep-th/9901001", "On Blue Strings", "1999-01-01")
    assert ([full(name) for name in first.authors], first.submitter) == (["Ann Bee", "C. Dee"], "Ann Bee")
    assert (first.venue, first.extra) == ("J. Blue 12 (1999) 3", {"subject class": "Mathematical Physics"})
    assert (second.arxiv_id, second.status) == ("gr-qc/9901002", "cross")


def test_authors_that_go_on_are_marked_as_not_complete():
    paper = {"title": "On Blue", "authors": ["Ann Bee", "C. Dee", "et al. (201 additional authors not shown)"],
             "categories": "cs.CL", "abstract": "Short.", "kind": "new"}  # fmt: skip
    (draft,) = drafts_in(mailing([paper])[0])
    assert [full(name) for name in draft.authors[:-1]] == ["Ann Bee", "C. Dee"]
    assert draft.authors[-1] == OTHERS


def test_words_that_a_person_wrote_above_a_mailing_are_left_over():
    paper = {
        "title": "On Blue",
        "authors": ["Ann Bee"],
        "categories": "cs.CL",
        "abstract": "Short.",
        "kind": "new",
    }
    note = "I think that the second of these papers contradicts what we wrote in March, please have a look at it.\n\n"
    found = found_in(note + mailing([paper])[0])
    assert [each.text.strip() for each in found if isinstance(each, LeftOver)] == [note.strip()]
    assert isinstance(found[0], DigestFacts)
