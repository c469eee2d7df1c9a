"""Formulas in plain letters and signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.maths_text import maths_text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("_2", "₂"),
        (r"\pi_0", "π₀"),
        ("x^{n+1}", "xⁿ⁺¹"),
        (r"99.7\%", "99.7%"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"\ell_1", "ℓ₁"),
        (r"O(\sqrt{n} \log n)", "O(√nlog n)"),
        (r"640\times 360", "640 × 360"),
        (r"W_\alpha", "W_α"),
        (r"\mathcal{L}_{a,c}", "L_(a,c)"),
        (r"20\,^\circ\mathrm{K}", "20 °K"),
        ("a<b", "a < b"),
        ("x_{i_2}", "x_i₂"),
    ],
)
def test_a_formula_is_written_in_letters_and_signs(inside, text):
    assert maths_text(inside) == text


@pytest.mark.parametrize("inside", [r"\frac{a}{b}", r"\tilde O(k)", "100 GeV excesses both well in"])
def test_what_needs_more_than_a_line_or_is_prose_has_no_such_form(inside):
    assert maths_text(inside) is None


@given(st.text(alphabet=r"ab1 {}^_\<>&;$", max_size=30))
def test_no_mark_of_html_is_left(inside):
    text = maths_text(inside)
    assert text is None or not any(mark in text for mark in ("<sub>", "</i>", "&lt;", "&amp;"))
