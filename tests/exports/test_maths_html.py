import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from desktop.exports.maths import is_harmless
from desktop.exports.maths_html import maths_html
from desktop.exports.tex_commands import MATHS_COMMANDS


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\pi_0", "<i>π</i><sub>0</sub>"),
        ("O(n^2)", "<i>O</i>(<i>n</i><sup>2</sup>)"),
        ("10^{-3}", "10<sup>−3</sup>"),
        (r"T_\mathrm{c}", "<i>T</i><sub>c</sub>"),
        (r"\mathbb{R}^d", "ℝ<sup><i>d</i></sup>"),
        ("a<b", "<i>a</i> &lt; <i>b</i>"),
        (r"\log n", "log <i>n</i>"),
        (r"\sqrt{n}", "√<i>n</i>"),
        (r"\sqrt{n+1}", "√(<i>n</i>+1)"),
        (r"\hat{x}", "<i>x\u0302</i>"),
        (r"\{x\}", "{<i>x</i>}"),
        (r"\Gamma", "Γ"),
    ],
)
def test_simple_maths_has_its_indices_and_signs(tex, shown):
    assert maths_html(tex) == shown


@pytest.mark.parametrize(
    "tex", [r"\frac{1}{2}", r"\overbrace{x}", "_", "x^", r"\mathbb{12}", r"\hat{ab}", "{" * 200]
)
def test_what_has_no_simple_form_is_left_alone(tex):
    assert maths_html(tex) is None


PARTS = st.sampled_from(
    [
        *(f"\\{name} " if name.isalpha() else f"\\{name}" for name in sorted(MATHS_COMMANDS)),
        *"{}_^<>&\"'ab12 -[]α",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PARTS, max_size=12).map("".join))
def test_any_harmless_maths_becomes_a_few_kinds_of_elements_or_nothing(tex):
    shown = maths_html(tex)
    if shown is None or not is_harmless(tex):
        return
    found = html.fragment_fromstring(f"<p>{shown}</p>")
    assert {each.tag for each in found.iter()} <= {"p", "i", "b", "sub", "sup"}
    assert found.text_content() == unescape(re.sub(r"</?(?:i|b|sub|sup)>", "", shown))
