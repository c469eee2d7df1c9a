"""Takes back what `exports/markdown_text.py` does to a text: escapes of Markdown outside of maths."""

import re

from desktop.papers.cleaning import one_line

_ESCAPED_OR_MATHS = re.compile(r"\\(?P<sign>[!-/:-@\[-`{-~])|\$(?:[^$\\\n]|\\.)+\$")


def unescaped(words: str) -> str:
    """One line of escaped Markdown as the text that it shows; maths stays as it stands between its dollars."""
    if "\\" not in words:
        return one_line(words)
    return one_line(_ESCAPED_OR_MATHS.sub(lambda found: found["sign"] or found[0], words))
