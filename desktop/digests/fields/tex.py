r"""Turns TeX into Unicode text: accents and signs become letters, maths in dollars stays as it is written."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from desktop.digests.fields.tex_letters import accented, sign

_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,400}+\}){0,400}+\}){0,400}+\}"
_LETTER = r"\\(?:[ijoOlL]|ae|AE|oe|OE)(?![A-Za-z])"
_IN_ACCENT = rf"(?:[^{{}}\\]|\\[\"'`^~=.]|\\[uvHcdbrk](?![A-Za-z])|{_LETTER})"
_TOKEN = re.compile(
    r"(?P<maths>\$\$[^$]{1,1000}+\$\$|\$(?:[^$\\]|\\.){1,1000}+\$"
    r"|\\\((?:[^\\]|\\[^()]){1,1000}+\\\)|\\\[(?:[^\\]|\\[^\[\]]){1,1000}+\\\])"
    r"|\\(?P<verbatim>(?:url|path|nolinkurl|doi))\s*\{(?P<link>[^{}]{0,2000}+)\}"
    r"|\\href\s*\{[^{}]{0,2000}+\}"
    r"|\\ensuremath\s*\{(?P<ensured>(?:[^{}]|\{[^{}]{0,200}+\}){0,500}+)\}"
    rf"|\\(?P<quote>enquote|mkbibquote)\*?\s*(?P<quoted>{_GROUP})"
    rf"|(?P<accent>\\(?:[\"'`^~=.]|(?:[uvHtcdbrkG]|textcommabelow)(?![A-Za-z]))\s*(?:\{{ \}}(?=[^\W\d_]))?"
    rf"(?:\{{(?:{_IN_ACCENT}|\{{(?:{_IN_ACCENT}|\{{{_IN_ACCENT}{{0,9}}+\}}){{0,9}}+\}}){{0,9}}+\}}|{_LETTER}|[^\W\d_]))"
    r"|\\(?P<word>[A-Za-z]+)\*?(?P<after>\s*\{\}|[ \t]*\n?[ \t]*)"
    r"|\\(?P<escaped>[^A-Za-z]|\Z)"
    r"|(?P<brace>[{}]+)"
    r"|(?P<tie>~)"
    r"|(?P<ligature>---?|``|''|[?!]`)",
    re.DOTALL,
)
_BEGINS = re.compile(r"[$\\{}~`'?!-]")
"""What every token begins with."""
_TELLS_TEX = re.compile(r"[\\{}~]|--|``|''|[?!]`")
# Commands that change how their argument looks, or where the line breaks, and say nothing themselves.
_SILENT = frozenset(
    """
    emph textbf textit textsl textsc texttt textrm textsf textmd textup textnormal textsuperscript textsubscript
    em it bf sl sc tt rm sf upshape itshape scshape bfseries itshape slshape mdseries normalfont rmfamily sffamily
    ttfamily tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge mbox hbox fbox makebox text
    underline uline sout MakeUppercase MakeLowercase uppercase lowercase protect relax noindent centering nocase
    mkbibemph mkbibbold mkbibitalic mkbibparens bibstring autocap textcite leavevmode unskip ignorespaces null
    nohyphens allowbreak nobreak BibUnpunct unspace addspace bibinitperiod mathrm mathbf mathit mathsf mathcal
    """.split()  # noqa: SIM905 - a list of words is read as one
)
_ESCAPED = {"\\": " ", " ": " ", "\n": " ", "\t": " ", ",": " ", ";": " ", ":": " ", ">": " "}
_NOTHING = frozenset("!/-@")
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡"}
_JOINED = re.compile(r"\{|[{}]*\w")
_LEVELS = 4
_CACHED_CHARACTERS = 400


def decoded_tex(text: str) -> str:
    r"""`text` without TeX: `{\"o}` is "ö", `\&` is "&", `\emph{x}` and `{X}` are what stands in their braces.

    Maths between dollars, `\(` or `\[` stays as it is, and so does a command that is neither a letter nor a
    sign nor an emphasis (`\input{x}`, `\TeX`): nothing that was written is lost. A percent sign is one, not
    a comment. Takes time in proportion to the text, whatever stands in it.
    """
    if not _TELLS_TEX.search(text):
        return text
    return _short(text) if len(text) <= _CACHED_CHARACTERS else _decoded(text)


def unescaped_tex(text: str) -> str:
    r"""An identifier or a link whose special characters were escaped for TeX: `10.1000/a\_b`, `{\%}`."""
    if "\\" not in text and "{" not in text:
        return text
    text = re.sub(r"\\(?:text)?(?:ascii)?tilde\s*(?:\{\s*\}|(?![a-z]))|\\~\s*\{\s*\}|\$\\sim\$", "~", text)
    text = re.sub(r"\\(?:url|path|nolinkurl|doi|href|texttt)\s*(?=\{)", "", text)
    text = re.sub(r"\{?\\textunderscore\s*(?:\{\})?\}?", "_", text)
    return re.sub(r"\\([_%&#$~{}/-])", r"\1", text).replace("{", "").replace("}", "")


@lru_cache(maxsize=8192)  # names and venues come again and again
def _short(text: str) -> str:
    return _decoded(text)


def _decoded(text: str, level: int = 0) -> str:
    parts: list[str] = []
    at = 0
    for found in _tokens(text):
        parts.append(text[at : found.start()])
        at = found.end()
        parts.append(_token(found, text, level))
    parts.append(text[at:])
    return unicodedata.normalize("NFC", "".join(parts))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    # To go from sign to sign takes a fifth of the time of trying every kind of token at every letter.
    begins, match = _BEGINS.search, _TOKEN.match
    at = 0
    while sign_at := begins(text, at):
        found = match(text, sign_at.start())
        if found:
            yield found
        at = found.end() if found else sign_at.end()


def _token(found: re.Match[str], text: str, level: int) -> str:
    kind = found.lastgroup
    if kind == "accent":
        return accented(found.group())
    if kind == "after":
        return _word(found, text)
    if kind == "escaped":
        mark = found["escaped"]
        return _ESCAPED.get(mark, "" if mark in _NOTHING else mark)
    if kind == "tie":
        return _tie(found, text)
    if kind == "ligature":
        return _LIGATURES[found.group()]
    if kind == "quoted":
        inner = found["quoted"][1:-1]
        return f"“{_decoded(inner, level + 1) if level < _LEVELS else inner}”"
    return {"maths": found.group(), "link": found["link"], "ensured": f"${found['ensured']}$"}.get(
        kind or ""
    ) or ""


def _word(found: re.Match[str], text: str) -> str:
    """What a command of letters stands for; one that is not known stays as it is."""
    word = found["word"]
    if word in _SILENT:
        return ""
    known = sign(word)
    if known is not None:
        return known
    return f"\\{word}{' ' if _parts_words(found, text) else ''}"


def _parts_words(found: re.Match[str], text: str) -> bool:
    """Whether a blank has to stand behind a command that is kept: it ended by one, or by a brace only."""
    return bool(found["after"].strip(" \t\n") == "" and found["after"]) or bool(
        _JOINED.match(text, found.end())
    )


def _tie(found: re.Match[str], text: str) -> str:
    """A tilde between words is a blank; behind a blank or in a path people mean the sign."""
    at = found.start()
    follows = text[at + 1 : at + 2].strip()
    return "~" if follows and (at == 0 or text[at - 1] in " \n/~") else " "
