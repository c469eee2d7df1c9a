"""Papers to export, and TeX read back by a library that is not ours."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from desktop.papers.name import Name, name_of
from desktop.papers.paper import Paper

_UNKNOWN_TO_PYLATEXENC = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textperiodcentered": "·",
    "P": "¶",
    "S": "§",
    "pounds": "£",
    "copyright": "©",
}


@pytest.fixture(scope="session")
def make_paper() -> Callable[..., Paper]:
    """Return `make_paper(title, *authors, **fields)`; authors as names or as text, the id 1 by default."""

    def make(title: str, *authors: str | Name, **fields: Any) -> Paper:
        names = tuple(author if isinstance(author, Name) else name_of(author) for author in authors)
        number = fields.setdefault("id", 1)
        fields.setdefault("uid", f"uid{number}")
        return Paper(title=title, authors=names, **fields)

    return make


@pytest.fixture(scope="session")
def decoded() -> Callable[[str], str]:
    """Return `decoded(tex) -> text`: what pylatexenc reads; maths stays between its dollars."""
    context = get_default_latex_context_db()
    context.add_context_category(
        "ascii",
        macros=[MacroTextSpec(name, text) for name, text in _UNKNOWN_TO_PYLATEXENC.items()],
        prepend=True,
    )
    reader = LatexNodes2Text(latex_context=context, keep_comments=True, math_mode="verbatim")
    return lambda tex: str(reader.latex_to_text(tex)).replace("\u00a0", " ")


@pytest.fixture(scope="session")
def page_papers(shared: Path, make_paper: Callable[..., Paper]) -> list[Paper]:
    """Return the papers of a real page of which only titles and abstracts are known."""
    page = shared / "digests" / "hf_page_text" / "hf_papers_page_jul_2.txt"
    lines = [line for line in page.read_text("utf-8").splitlines() if line.strip()]
    listed = lines[lines.index("Jul 2") + 1 :]
    pairs = list(zip(listed[::2], listed[1::2], strict=False))
    return [
        make_paper(title, id=at, abstract=abstract) for at, (title, abstract) in enumerate(pairs, start=1)
    ]
