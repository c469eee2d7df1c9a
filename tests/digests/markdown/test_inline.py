from desktop.digests.markdown.inline import plain


def test_an_escaped_caret_is_a_caret_and_an_accent_of_tex_is_none():
    assert plain(r"Part-A\^2 Net, x\^, \^o") == r"Part-A^2 Net, x^, \^o"
