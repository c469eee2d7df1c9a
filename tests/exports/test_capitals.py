import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.capitals import Protection, is_title_case, title_tex
from desktop.exports.maths import braces_match
from desktop.exports.title_words import words


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("LoRA: Low-Rank Adaptation of Models", "{LoRA}: Low-Rank Adaptation of Models"),
        ("Learning with GPT-4 and NeRF in 3D", "Learning with {GPT}-4 and {NeRF} in 3{D}"),
        ("S40RTS: a model", "{S40RTS}: a model"),
        ("Vitamin D and iPhone use", "Vitamin {D} and {iPhone} use"),
        ("A study of Gaussian processes", "A study of {Gaussian} processes"),
        ("On sets. A remark on Cantor sums", "On sets. A remark on {Cantor} sums"),
        ("A walk: A story", "A walk: A story"),
        ("What I saw", "What {I} saw"),
        ("Towards A Unified Theory", "Towards A Unified Theory"),
        ("ATTENTION IS ALL YOU NEED", "ATTENTION IS ALL YOU NEED"),
        ("GPT-4", "{GPT}-4"),
        ("Flow $R_2$ over $x_1$", "Flow {$R_2$} over $x_1$"),
        ("$\\pi_0$: A Flow Model", "$\\pi_0$: A Flow Model"),
        ("Γ-convergence", "{$\\Gamma$}-convergence"),
        ("ÉCOLE études", "{{\\'E}COLE} {\\'e}tudes"),
        ("mAP@K of schön", '{mAP@K} of sch{\\"o}n'),
        ("R&D today", "{R}\\&{D} today"),
    ],
)
def test_capitals_that_would_be_lost_are_protected(title, tex):
    assert title_tex(title) == tex


@pytest.mark.parametrize(
    ("protection", "tex"),
    [
        (Protection.NONE, "The LoRA Method for $R_2$"),
        (Protection.ACRONYMS, "The {LoRA} Method for {$R_2$}"),
        (Protection.ALL, "{The} {LoRA} {Method} for {$R_2$}"),
        (Protection.WHOLE, "{The LoRA Method for $R_2$}"),
    ],
)
def test_a_person_chooses_how_much_is_protected(protection, tex):
    assert title_tex("The LoRA Method for $R_2$", protection) == tex


def test_a_whole_title_never_becomes_one_of_bibtexs_special_characters():
    assert title_tex("\\Alpha", Protection.WHOLE) == r"{{}\textbackslash{}Alpha}"


def test_words_of_a_persons_list_are_always_protected():
    assert (
        title_tex("The Bayes Rule in biology", keep={"Bayes", "biology"}) == "The {Bayes} Rule in {biology}"
    )


@settings(deadline=None)
@given(st.text(), st.sampled_from(Protection))
def test_braces_match_whatever_the_title(title, protection):
    assert braces_match(title_tex(title, protection))


@settings(deadline=None)
@given(title=st.text("aäbB CΓ12-: &_@"), protection=st.sampled_from(Protection))
def test_protection_changes_nothing_but_braces(title, protection, decoded):
    def bare(tex):
        return decoded(
            re.sub(r"[{}]|\$\\Gamma\$", "", tex.replace('{\\"a}', "ä").replace(r"\textasciicircum{}", ""))
        )

    assert bare(title_tex(title, protection)) == bare(title_tex(title, Protection.NONE))


def test_the_case_of_each_title_of_a_real_page_is_told(page_papers):
    sentences = [paper.title for paper in page_papers if not is_title_case(words(paper.title))]
    assert len(page_papers) == 66
    assert [title.split()[0] for title in sentences] == [
        "Expanding", "Overlooked", "Why", "One", "ThinkSum:", "MechGPT,",
    ]  # fmt: skip
