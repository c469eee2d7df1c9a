import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.maths import braces_match, pieces
from desktop.exports.tex_commands import MATHS_COMMANDS, TEXT_COMMANDS
from desktop.exports.tex_text import respelt, tex_text

OURS = {"textbackslash", "textbraceleft", "textbraceright", "textasciitilde", "textasciicircum", "textless"}
OURS |= {"textgreater", "textbar", "ldots", "aa", "AA", "i", "j", *"&%#_$", *"`'^~=.\"urHvdckb"}
HOSTILE = [
    r"\input{/etc/passwd}", r"\write18{rm -rf}", "$\\input{x}$", "$\\write18{ls}$", "$x^^5cinput{y}$", "%", "$a % b$",
    r"$\csname input\endcsname$", r"$\begin{input}{x}\end{input}$", r"$\href{javascript:alert(1)}{x}$", "}", "{",
    r"$\def\a{\a}\a$", r"$\text{\input{x}}$", "$}$", "$}{$", r"$\}$", r"\(\include{x}\)", "$$\\read16 x$$",
    "@book{x,", "$R_2$", r"$\alpha$",
    "αβ", "₁₀", "é", "ẽ̂", "$", "\\", "$α$", "^^5c", "~", "—", "中", "🤗", " ", "a", "\u0301",
]  # fmt: skip
SNIPPETS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=4), max_size=8).map("".join)
LATIN = "".join(map(chr, range(0xA1, 0x180))) + "ǍǎǐǑǒǓǔǕǖǗǘǙǚǛǜǦǧǨǩǪǫǴǵǸǹẼẽếềốứḥẓṣṭḍ"
NO_TEX = set("ĦħĸĿŀŦŧứ\xad")


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("Schrödinger’s “cat” – a — b…", r"Schr{\"o}dinger's ``cat'' -- a --- b\ldots{}"),
        ("50% & C#_x {a}", r"50\% \& C\#\_x \textbraceleft{}a\textbraceright{}"),
        (
            r"a\b ~ ^ < > |",
            r"a\textbackslash{}b \textasciitilde{} \textasciicircum{} \textless{} \textgreater{} \textbar{}",
        ),
        ("ø å ß ł İ ı í š ą ű ế", r"{\o} {\aa} {\ss} {\l} {\.I} {\i} {\'i} {\v s} {\k a} {\H u} {\'{\^e}}"),
        ("α-decay, Γ, αβ, ά", r"$\alpha$-decay, {$\Gamma$}, $\alpha\beta$, $\acute{\alpha}$"),
        ("H₂O, 10⁻¹⁰, x²", "H$_2$O, 10$^{-10}$, x$^2$"),
        ("≤ → ½ ° × ℝ", r"$\leq$ {\textrightarrow} {\textonehalf} {\textdegree} {\texttimes} {$\mathbb{R}$}"),
        ("oﬀice Ⅳ：x", "office IV:x"),
        ("from $5 to $10", r"from \$5 to \$10"),
        ("lone $ sign", r"lone \$ sign"),
        (r"$\pi_0$ and \(R_2\) and $$x$$", r"$\pi_0$ and $R_2$ and $x$"),
        ("$α+b$", r"$\alpha+b$"),
        ("$αx$", r"$\alpha x$"),
        ("α$x$", r"$\alpha${}$x$"),
        ("Cu$_2$O", "Cu$_2$O"),
        (r"$\{1,2\}$", r"$\{1,2\}$"),
        ("a\u00a0b\n c", "a b c"),
        ("x@schön", r"x{@}sch{\"o}n"),
        ("a@b@é c@d", r"a{@}b{@}{\'e} c@d"),
        ("", ""),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\u200db", "ab"),
        ("1\ufffd1", "1?1"),
        ("ʿAlī", r"`Al{\=\i}"),
        ("ǆ", r"d{\v z}"),
        ("𝒳-net 𝓍", r"{$\mathcal{X}$}-net $x$"),
    ],
)
def test_text_becomes_tex_that_prints_the_same(text, tex):
    assert tex_text(text) == tex


@pytest.mark.parametrize(
    "text", [snippet for snippet in HOSTILE if "\\" in snippet or "$}" in snippet or "%" in snippet]
)
def test_no_command_of_a_digest_survives_unless_it_draws_a_harmless_symbol(text):
    if text in {r"$\alpha$"}:
        assert tex_text(text) == text
    else:
        assert "$" not in tex_text(text).replace(r"\$", "")


@settings(deadline=None)
@given(SNIPPETS)
def test_any_text_gives_known_commands_matching_braces_and_paired_dollars(text):
    tex = tex_text(text)
    commands = set(re.findall(r"\\([A-Za-z]+|.)", tex))
    assert commands <= OURS | MATHS_COMMANDS | TEXT_COMMANDS
    assert braces_match(tex)
    assert tex.replace(r"\$", "").count("$") % 2 == 0
    assert not re.search(r"(?<!\\)[%#&]", tex)
    assert "^^" not in tex
    assert not re.search(r"@\w*[ \t]*[{(]", tex)
    assert tex.isascii()


@settings(deadline=None)
@given(st.text("αβγΓΩάώϊΰΑΟοςϑ " + LATIN.translate({ord(letter): None for letter in NO_TEX})))
def test_latin_and_greek_text_becomes_ascii(text):
    assert tex_text(text).isascii()


@settings(deadline=None)
@given(
    text=st.text(
        "abc XYZ0129.,:;!?()/+*=@&%#_{}\\^~<>|$"
        + LATIN.translate({ord(letter): None for letter in {*"±²³¹ŉĳĲſ¨¯´¸", *NO_TEX}})
    )
)
def test_latin_text_reads_back_as_itself(text, decoded):
    words = " ".join(unicodedata.normalize("NFC", text).replace("\xad", "").split())
    if any(piece.maths for piece in pieces(words)) or re.search("[?!]`", words):
        return
    assert decoded(tex_text(text)) == words


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("A 中文 🤗 study", "A ZhongWen :hugging: study"),
        ("Влияние света", "Vliyanie sveta"),
        ("Ελληνικά κείμενα", "Ellinika keimena"),
        ("TNFα and αβ cells", r"TNF$\alpha$ and $\alpha\beta$ cells"),
        ("$x_{中}$", r"$x_{\mbox{Zhong}}$"),
        ("a\ue000b", "a?b"),
        ("Thứ ơ Ħ", r"Th{\'u} o H"),
        ("§ 3 ¶ £ © † ‡", r"{\S} 3 {\P} {\pounds} {\copyright} {\dag} {\ddag}"),
    ],
)
def test_what_tex_has_no_name_for_is_spelt_in_latin_letters(text, tex):
    assert tex_text(text) == tex


def test_what_is_spelt_in_other_letters_is_told():
    assert respelt("A 中文 🤗 study") == {"中", "文", "🤗"}
    assert respelt("Schrödinger’s α – “β”") == frozenset()
    assert respelt("Γειά α") == {*"Γειά"}


@pytest.mark.parametrize("stretch", ["$", "$a", "\\(", "a ", "Aa-", "é", "²", "@", "e\u0301", "$$a"])
@pytest.mark.timeout(20)
def test_a_long_text_takes_time_in_proportion(stretch):
    assert tex_text(stretch * 100_000)
