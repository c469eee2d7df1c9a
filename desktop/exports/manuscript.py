r"""Finds what a manuscript cites: the keys in `\cite` and its kin in TeX, those that LaTeX noted in an .aux file."""

import re
from typing import NamedTuple

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_NOT_READ = re.compile(
    r"\\begin\{(verbatim\*?|lstlisting|comment|minted|Verbatim)\}.*?(?:\\end\{\1\}|\Z)"
    r"|\\iffalse\b.*?(?:\\fi\b|\Z)|\\verb\*?([^\sA-Za-z])[^\n]*?\2",
    re.DOTALL,
)
# natbib, biblatex, apacite, jurabib and the rest name their commands so that "cite" is in it.
_CITES = re.compile(
    r"\\(?!bibcite|citestyle|citereset|citesetup|citename|citedash|citepunct|[A-Za-z]*(?:Declare|new)[A-Za-z]*Cite)"
    r"[A-Za-z]{0,20}[cC]it(?:e|es|ing)(?:[A-Za-z]{0,20})\*?(?P<groups>(?:\s{0,3}(?:\[[^\]\[]{0,500}\]|\([^()]{0,500}\)))*"
    r"\s{0,3}\{[^{}]{0,5000}\}(?:(?:\s{0,3}\[[^\]\[]{0,500}\]){0,2}\s{0,3}\{[^{}]{0,5000}\}){0,50})"
)
_GROUP = re.compile(r"\{([^{}]*)\}")
_NOTED = re.compile(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?)\{([^{}]{1,5000})\}")
_FILES = re.compile(r"\\(?:bibliography|addbibresource|bibdata)(?:\[[^\]]*\])?\{([^{}]{1,1000})\}")
_PARTS = re.compile(r"\\(?:input|include|subfile|@input)\s*\{([^{}\n]{1,500})\}")
_KEY = re.compile(r"[^\s{},\\\"#%~=()]{1,200}\Z")


class Citations(NamedTuple):
    r"""The keys that are cited, in the order of their first places, and whether all there are (`\nocite{*}`).

    `bibliographies` are the names of the .bib files that are asked for, `parts` those of further files.
    """

    keys: tuple[str, ...]
    everything: bool = False
    bibliographies: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def citations_in(text: str, *, is_aux: bool = False) -> Citations:
    """What a .tex file, or with `is_aux` an .aux file, cites. Comments and verbatim text cite nothing."""
    if not is_aux:
        text = _NOT_READ.sub(" ", _COMMENT.sub(r"\1", text))
    groups = _noted(text) if is_aux else _written(text)
    keys = [key.strip() for group in groups for key in group.split(",")]
    files = (name.strip() for group in _FILES.findall(text) for name in group.split(","))
    return Citations(
        tuple(dict.fromkeys(key for key in keys if _KEY.match(key) and key != "*")),
        "*" in keys,
        tuple(dict.fromkeys(_with_ending(name) for name in files if name and not name.endswith("-blx"))),
        tuple(dict.fromkeys(name.strip() for name in _PARTS.findall(text))),
    )


def _noted(text: str) -> list[str]:
    return _NOTED.findall(text)


def _written(text: str) -> list[str]:
    r"""The key lists in the order they stand; `\cites[…]{a}[…]{b}` has several, `\citetext{…}` words."""
    found = []
    for match in _CITES.finditer(text):
        groups = _GROUP.findall(match["groups"])
        name = text[match.start() + 1 : match.start("groups")].rstrip("*")
        found += groups if name.lower().endswith("cites") else groups[:1]
    return found


def _with_ending(name: str) -> str:
    return name if name.endswith(".bib") else f"{name}.bib"
