"""Running text is no list of papers: manuals, licences, logs and letters are refused, digests never are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.prose.judging import are_odd_titles, is_odd_title
from desktop.errors import UnreadableInput

_MANUAL = """# kettle

## Installation

Fetch the newest kettle and run:

    make install

This puts the program into /usr/local/bin and its manual beside it. You need a compiler for it.

## Usage

```
kettle --boil 3
```

### Options

* `--boil` says how long the water is heated.
* `--keep` keeps it warm.

## License

See LICENSE for the text.
"""
_LOG = "".join(f"kettled[{number}]: status=boiling; minutes={number}\n" for number in range(40))
_LETTER = """Dear all,

the meeting of the tea group is moved to Thursday, since the kitchen is painted on Wednesday. Please
bring your own cups; there will be biscuits for everybody who comes before three.

best wishes,

the organisers
"""
_CHAPTERS = (
    "1 Introduction\n\n1.1 What a kettle is\n\n1.2 What it is not\n\n2 Installation\n\n2.1 Requirements\n"
)
_WORDS = st.lists(
    st.sampled_from(["kettle", "pouring", "warm", "water", "tea", "leaf", "steam"]), min_size=2, max_size=5
)
_TITLES = _WORDS.map(lambda words: " ".join(words).capitalize())
_ABSTRACT = "We look at the water that is poured from kettles. " * 8


@pytest.mark.parametrize(
    "text", [_MANUAL, _LOG, _LETTER, _CHAPTERS], ids=["manual", "log", "letter", "chapters"]
)
def test_running_text_is_refused_and_says_what_to_paste(found_in, text):
    with pytest.raises(UnreadableInput) as caught:
        found_in(text)
    assert "running text" in caught.value.reason or "no papers found" in caught.value.reason
    assert caught.value.advice


@given(st.lists(_TITLES, min_size=1, max_size=12, unique=True), st.sampled_from(["", _ABSTRACT.strip()]))
@settings(max_examples=40)
def test_titles_with_or_without_abstracts_are_never_taken_for_running_text(drafts_in, titles, abstract):
    between = f"\n\n{abstract}\n\n" if abstract else "\n"
    assert [draft.title for draft in drafts_in("".join(f"{title}{between}" for title in titles))] == titles


def test_a_list_of_titles_is_read_line_by_line_however_long_they_are(drafts_in):
    titles = [
        "Why the Water of a Kettle That Nobody Watches Boils in Half of the Time: A Study of Patience",
        "Cups and Saucers",
        "A Survey of Teapots",
        "On the Shape of Leaves in Cups That Were Left Alone over a Whole Week-end in the Library",
        "Steam and Its Uses",
    ]
    assert [draft.title for draft in drafts_in("\n".join(titles))] == titles


@pytest.mark.parametrize(
    "text",
    ["Installation", "## Usage of it", "2.3.1 Data types", "1 Introduction", "run `make install`", "See also:",
     "17, 0x5fd3", "Function boil_kettle", "Copyright 2020 The Kettle Team", "kettle --boil 3",
     "https://example.org/a page", "and then it is poured"],
)  # fmt: skip
def test_headings_and_lines_of_programs_are_odd(text):
    assert is_odd_title(text)


@pytest.mark.parametrize(
    "text",
    ["Tea and Time", "KETTLE-2: A Model of Everything That Boils", "2 Kettles 2 Hot", "3D Tea", "茶与时间",
     "Is Water All You Need?", "$O(n)$ Pouring for Large Cups"],
)  # fmt: skip
def test_titles_of_papers_are_not(text):
    assert not is_odd_title(text)


def test_one_odd_title_among_others_proves_nothing():
    assert not are_odd_titles(["Teapots", "Tea and Time", "Water and Steam", "On Cups of Tea"])
    assert are_odd_titles(["Install", "Usage", "Water and Steam", "On Cups of Tea", "Boiling It", "A Kettle"])


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("and then it is poured", ["and then it is poured"]),
        ("kettle --boil 3\n---\ntea: poured\n---\n", ["kettle --boil 3", "tea: poured"]),
    ],
)
def test_a_few_lines_are_read_in_doubt_whatever_they_are(drafts_in, text, titles):
    found = drafts_in(text)
    assert [draft.title for draft in found if draft.doubt] == titles


def test_a_short_summary_in_one_line_below_its_title_is_its_abstract(drafts_in):
    said = "We pour the water of {} cups into one pot, and look at what is left of the tea in them after an hour in "
    one, two = (f"{said.format(cups)} the kitchen, which is little of it." for cups in ("two", "three"))
    one, two = " ".join(one.split()), " ".join(two.split())
    found = drafts_in(f"Tea and Time\n{one}\n\nWater and Steam\n{two}\n")
    assert [(draft.title, draft.abstract) for draft in found] == [
        ("Tea and Time", one),
        ("Water and Steam", two),
    ]
