"""TeX becomes Unicode: what exports write is undone, what nobody knows stays, nothing takes long."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.fields.tex import decoded_tex, unescaped_tex
from desktop.exports.bibtex_names import bibtex_name
from desktop.exports.capitals import Protection, title_tex
from desktop.exports.tex_text import tex_text
from desktop.papers.cleaning import one_line
from desktop.papers.name import Name


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r'{\"o} \"o \"{o} {\"{o}} \"{\i} \v{c} \v c \c{c} {\aa} \ss{} \o', "ö ö ö ö ï č č ç å ß ø"),
        (r"Ho\v{r}ej\v{s}\'{\i} \'\i {\'E}cole na\"ive {\'{\^a}} \H{o} \k{a}", "Hořejší í École naïve ấ ő ą"),
        (r"5\% \& 100% \#1 a\_b \$5 \{x\}", "5% & 100% #1 a_b $5 {x}"),
        (r"\textless{}b\textgreater{} \textbar{} \textasciicircum{} \textasciitilde{}x", "<b> | ^ ~x"),
        (r"\textbraceleft{}a\textbraceright{} \textbackslash{}input \textperiodcentered{}", r"{a} \input ·"),
        ("1--2 --- ``q'' ?`x a~b", "1–2 — “q” ¿x a b"),
        ("~100 samples, http://x.org/~ann, 5~nm", "~100 samples, http://x.org/~ann, 5 nm"),
        (r"{The} {\em old} \emph{new} \textbf{b}ook {{GPT}}-4", "The old new book GPT-4"),
        (r"10\textsuperscript{th} CO\textsubscript{2} \mkbibquote{De \emph{Motu}}", "10th CO2 “De Motu”"),
        (r"Cu$_2$O {$\Gamma$} $x \leq {y}_{--}$ \(a~b\)", r"Cu$_2$O $\Gamma$ $x \leq {y}_{--}$ \(a~b\)"),
        (r"\url{http://a_b.org/%7E} \href{http://a}{text}", "http://a_b.org/%7E text"),
        (r"\ensuremath{\alpha_{2}}x", r"$\alpha_{2}$x"),
        (r"\alpha-helix, 3 \times 4 and 5 \ldots{} 6", "α-helix, 3 ×4 and 5 … 6"),
        (r"The \TeX book, \LaTeX{} and {\BibTeX}ing", r"The \TeX book, \LaTeX and \BibTeX ing"),
        (r"\input{/etc/passwd} \write18{id}", r"\input /etc/passwd \write 18id"),
        (r"don\'t, \"quoted\"", "don't, \"quoted\""),
        ("a\\\\b", "a b"),
        ("x\\", "x"),
        ("plain words, 100% of them", "plain words, 100% of them"),
    ],
)  # fmt: skip
def test_tex_becomes_text(tex, text):
    assert one_line(decoded_tex(tex)) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"10.1000/a\_b", "10.1000/a_b"),
        (r"10.1000/{a\_b}", "10.1000/a_b"),
        (r"http://x.org/\~{}ann/\%20?a=1\&b=\#2", "http://x.org/~ann/%20?a=1&b=#2"),
        (r"\url{http://x.org/{\textasciitilde}ann}", "http://x.org/~ann"),
        (r"http://x.org/{\_}{\textunderscore}y", "http://x.org/__y"),
        ("https://x.org/plain_~%20", "https://x.org/plain_~%20"),
    ],
)
def test_identifiers_lose_their_escapes_and_nothing_else(tex, text):
    assert unescaped_tex(tex) == text


# What the writer says with a sign of its own; its quotes, hyphens and blanks of other kinds become plain ones.
LETTERS = st.sampled_from(
    "abcXYZ 019.,:;!?()[]*+=/@#%&_^<>|~\\\"'-éèüñçøåßÅØœŁžőąğıİțŞ–—“”…§©£°µ€™«»¿¡†·½¸þÐ"
)


@settings(max_examples=300)
@given(st.text(LETTERS, max_size=40), st.sampled_from([None, *Protection]))
def test_what_the_writer_writes_is_read_back(text, protection):
    text = one_line(text)
    tex = tex_text(text) if protection is None else title_tex(text, protection)
    expected = unicodedata.normalize("NFC", text)
    for pair, sign in (("---", "—"), ("--", "–"), ("''", "”"), ("``", "“"), ("!`", "¡"), ("?`", "¿")):
        expected = expected.replace(pair, sign)
    if not any(mark in text for mark in ("--", "''", "-–", "–-", "–", "—", "'”", "”'", "“", "”")):
        assert one_line(decoded_tex(tex)) == expected


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_reading_and_writing_again_changes_nothing_more(text):
    once = one_line(decoded_tex(tex_text(one_line(text))))
    again = one_line(decoded_tex(tex_text(once)))
    assert one_line(decoded_tex(tex_text(again))) == again


@given(st.text(LETTERS, min_size=1, max_size=20))
def test_groups_that_the_writer_put_in_braces_keep_their_words(text):
    # Signs of TeX in a name are written as something plain, dashes and quotes as the reader understands them.
    name = one_line("".join(letter for letter in text if letter not in "{}\\~^`‘ʿʻ-–—'“”¸"))
    if name:
        assert one_line(decoded_tex(bibtex_name(Name(literal=name)))) == name


HOSTILE = ["{", r'\"{', r"\(", "$a", "$$a", r"\enquote{", r"\ensuremath{", "\\", r"\a ", r"\v ", "~", r"\url{", "-",
           r"\href{x", r"\'{\'{\'{", "{\\\"o}", r"\c{\c", "\\(\\[", "`"]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_time_in_proportion(piece):
    started = time.process_time()
    decoded_tex(piece * (200_000 // len(piece)))
    unescaped_tex(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 4


def test_a_hundred_thousand_unknown_commands_are_kept_in_time():
    words = [
        f"\\qqq{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676 % 26)}" for n in range(17_576)
    ]
    assert decoded_tex("".join(words)) == "".join(words)


@given(st.text(alphabet="\\{}$'\"`^~=.cvkuHdbr ()[]aoiIß\n-?!", max_size=60))
def test_no_text_raises(text):
    assert isinstance(decoded_tex(text) + unescaped_tex(text), str)
