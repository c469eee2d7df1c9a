import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.exports.markdown_text import markdown_address, markdown_line, markdown_tag, markdown_text
from desktop.papers.cleaning import one_line

TRICKY = st.lists(
    st.sampled_from(
        [
            "[x](javascript:alert(1))", "<script>", "<!--", "**", "__", "`", "``", "~~", "==", "%%", "&lt;", "&#60;",
            "#tag", "^id", "[[link]]", "![](x)", "|", "\\", "\\\\", "$x$", "$a_b*c*$", "$a<b$", "$[0,1)$", "$`$", "$",
            "@key", "1. ", "- ", "+ ", "> ", "---", "===", "# ", "<http://a.b>", "\n", " ", "a", "*", "_",
            "$a[1](b)$",
        ]
    )
    | st.text(max_size=3),
    max_size=8,
).map("".join)  # fmt: skip


def read(markdown):
    """The text that a viewer with maths shows for one line of Markdown, and the kinds of tokens it found."""
    parser = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    parser.inline.ruler.before("escape", "maths", _maths)
    tokens = [child for token in parser.parse(markdown) for child in token.children or [token]]
    return "".join(token.content for token in tokens), {token.type for token in tokens}


def _maths(state, silent):
    found = re.compile(r"(?<!\\)\$(?=\S)((?:[^$\\]|\\.)+?)(?<=\S)\$(?!\d)").match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("text", "", 0).content = found.group().replace("< ", "<")
    state.pos = found.end()
    return True


def plain(text):
    """Maths may be spelt in several ways, with blanks inside its marks and before an index."""
    text = re.sub(r"_\{([A-Za-z0-9])\}", r"_\1", re.sub(r"\\ast ?", "*", text))
    text = re.sub(r"(?:\{\})? *_", "_", text)
    return re.sub(r" *(?:\$|\\[()])+ *", "$", text.replace("< ", "<"))


@settings(deadline=None)
@given(TRICKY)
def test_markdown_shows_exactly_the_text_and_nothing_else(text):
    shown, kinds = read("x " + markdown_text(text) + " x")
    assert plain(shown) == plain(f"x {one_line(text)} x")
    assert kinds <= {"text", "text_special", "paragraph_open", "paragraph_close", "inline"}


@settings(deadline=None)
@given(TRICKY)
def test_a_line_that_starts_with_the_text_is_a_paragraph_too(text):
    line = markdown_line(text)
    shown, kinds = read(line)
    assert plain(shown) == plain(one_line(text))
    assert kinds <= {"text", "text_special", "paragraph_open", "paragraph_close", "inline"}


@settings(deadline=None)
@given(TRICKY)
def test_without_maths_a_viewer_still_finds_no_html_code_or_link(text):
    tokens = MarkdownIt("commonmark").parse(f"**[{markdown_text(text)}](https://a.b)** x")
    kinds = [child.type for token in tokens for child in token.children or [token]]
    assert not {"html_inline", "html_block", "code_inline", "image", "autolink"} & set(kinds)
    assert kinds.count("link_open") == 1


@settings(deadline=None)
@given(st.lists(st.sampled_from(
    ["$", "_", "{2}", "\\theta", "*", "^", "a", " ", "$_2$", "$_{2}$", "$T_\\mathrm{c}$", "$a^*$", "O", "(", "\\_"]
)).map("".join))  # fmt: skip
def test_without_maths_a_viewer_sees_no_emphasis_in_it(text):
    (inline,) = MarkdownIt("commonmark").parse(f"x {markdown_text(text)} x")[1:-1]
    assert not {child.type for child in inline.children} & {"em_open", "strong_open"}


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("A *b* [c] <d>", r"A \*b\* \[c\] \<d\>"),
        ("$\\pi_0$ costs $5 or $6", r"$\pi_0$ costs \$5 or \$6"),
        (r"Cu$_{2}$O at $T_\mathrm{c}$", r"Cu$_2$O at $T _\mathrm{c}$"),
        (r"$_\oplus$ or $_\oplus$, $a^*b^*$", r"${} _\oplus$ or ${} _\oplus$, $a^\ast b^\ast$"),
        ("C# and #tag", r"C\# and \#tag"),
        ("$a<b$", "$a< b$"),
        ("$[0,1)$", r"\$\[0,1)\$"),
        ("AT&T &amp; B&B", r"AT&T \&amp; B&B"),
        ("100%, %%x%%, a==b", r"100%, \%\%x\%\%, a\=\=b"),
        ("mAP@50 by @me", r"mAP@50 by \@me"),
    ],
)
def test_only_what_has_a_meaning_is_escaped(text, markdown):
    assert markdown_text(text) == markdown


@pytest.mark.parametrize(
    ("line", "markdown"),
    [("- a", r"\- a"), ("12. b", r"12\. b"), ("1) c", r"1\) c"), ("> d", r"\> d"), ("a - b", "a - b")],
)
def test_a_line_that_looks_like_a_list_stays_a_line(line, markdown):
    assert markdown_line(line) == markdown


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1706.03762"),
        ("https://en.wikipedia.org/wiki/A_(b)", "https://en.wikipedia.org/wiki/A_%28b%29"),
        ("http://a.b/?x=1&copy;=2", "http://a.b/?x=1&amp;copy;=2"),
        ("http://a.b/ä<b>", "http://a.b/%C3%A4%3Cb%3E"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_only_web_links_become_addresses_and_nothing_ends_them(link, address):
    assert markdown_address(link) == address


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("to read", "#to-read"), ("nlp/long context", "#nlp/long-context"), ("2024", "#_2024"), ("C++ & co", "#C-co"),
        ("日本", "#日本"),
        ("_1_", "#_1"), ("a_b_", "#a_b"), ("_a_/b", "#a-/b"), ("]]<b>", "#b"), ("!!", ""), ("", ""),
    ],
)  # fmt: skip
def test_tags_are_written_as_obsidian_reads_them(tag, written):
    assert markdown_tag(tag) == written
