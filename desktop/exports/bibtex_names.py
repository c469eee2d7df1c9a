"""Writes authors for BibTeX: "von Last, Jr, First" parts, joined by " and ", groups in braces."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from desktop.exports.romanization import UNSPELT, is_caseless, name_in_latin, without_greek_words
from desktop.exports.tex_text import spelt, tex_text
from desktop.papers.name import OTHERS, Name, full

# biber makes initials of their commands that TeX does not survive; nobody is called so.
_NO_SIGNS = str.maketrans("{}\\~^`‘ʿʻ", "()/-" + 5 * "'")
_WORD_AND = re.compile(r"\band\b", re.IGNORECASE)
# Most names: nothing in them that TeX or BibTeX would read otherwise.
_WORDS = r"(?:(?!And\b)[A-Z][a-z]*+\.?(?:[ -](?=[A-Z]))?)++"
_ORDINARY = re.compile(rf"{_WORDS}(?<![.]), {_WORDS}\Z")
_COMMAND = re.compile(r"\\(?:([&%#_$])|([A-Za-z]+)\{\})")
# "family=" is biblatex's other way to write names (manual, 3.6.2).
_EQUALS = re.compile(r"(?<!\\)=")
_MATHS = re.compile(r"\{?(?<!\\)\$((?:[^$\\]|\\.)+)\$\}?")
_BLANK = re.compile(r"(\\[A-Za-z]+ )| ")
"""A blank; the one behind a command ends its name, and belongs to it: a mark before { } would stand on nothing."""
# BibTeX's label of a paper with one author: three letters, of which a backslash is one inside braces.
_BREAKS_LABEL = re.compile(r"(?:[{}]*[^{}\\]){0,2}[{}]*\\")


def bibtex_names(names: Iterable[Name], *, to_ascii: bool = True) -> str:
    """The value of an author field, "" when there is nobody; `OTHERS` becomes "and others"."""
    written = ["others" if name == OTHERS else bibtex_name(name, to_ascii=to_ascii) for name in names]
    known = [name for name in written if name]
    return "" if known == ["others"] else " and ".join(known)


def bibtex_name(name: Name, *, to_ascii: bool = True) -> str:
    """One name, which BibTeX takes apart again into the same parts.

    Without a given name the whole is one unit in braces: BibTeX would look for a first name in it.
    """
    if to_ascii and not "".join(name).isascii():
        name = in_latin(name)
    if not (name.literal or name.particle or name.suffix):
        written = f"{name.family}, {name.given}"
        if _ORDINARY.match(written):
            return written
    if name.literal or not (name.family and name.given):
        return _unit(full(name), to_ascii)
    suffix, given = name.suffix, name.given
    if suffix or "," in name.family:
        # biber counts the commas inside of braces as well, and skips an entry with more than two in a name.
        suffix, given = suffix.replace(",", " "), given.replace(",", " ")
    family, suffix, given = (_part(part, to_ascii) for part in (name.family, suffix, given))
    if not name.particle and name.family[:1].islower() and " " in name.family:
        family = _unit(name.family, to_ascii)
    last = f"{_part(name.particle, to_ascii)} {family}" if name.particle else family
    if last.count(",") + bool(suffix) > 1:
        last = last.replace("{,}", "").replace(",", "")
    return f"{last}, {suffix}, {given}" if suffix else f"{last}, {given}"


def in_latin(name: Name) -> Name:
    """`name` with Latin letters for all that TeX has no name for, and for Greek, which it would print as maths."""
    family, given, particle, suffix = map(_in_latin, name[:-1])
    return Name(family, given, particle, suffix, _words_in_latin(name.literal))


def respelt_in(name: Name) -> frozenset[str]:
    """The letters of `name` that `in_latin` writes as others."""
    before = "".join(name)
    return frozenset() if before.isascii() else frozenset(before) - frozenset("".join(in_latin(name)))


@lru_cache(maxsize=8192)
def _in_latin(part: str) -> str:
    return part if part.isascii() else _words_in_latin(name_in_latin(part))


def _words_in_latin(text: str) -> str:
    """Words of scripts without capitals begin with one here, so that none reads as a "von"."""
    if text.isascii():
        return text
    found = []
    for word in unicodedata.normalize("NFC", text).split(" "):
        latin = spelt(without_greek_words(word))
        found.append(latin[:1].upper() + latin[1:] if is_caseless(word) else latin)
    return " ".join(found).strip() or UNSPELT


@lru_cache(maxsize=8192)  # given names and frequent families come again and again
def _part(text: str, to_ascii: bool) -> str:
    """A part of a name, as a unit when a comma or the word "and" in it would end it."""
    return _unit(text, to_ascii) if "," in text or _WORD_AND.search(text) else _name_tex(text, to_ascii)


def _unit(text: str, to_ascii: bool) -> str:
    """`text` in one piece: in braces, or with its blanks in braces where a label would cut a command in two."""
    tex = _name_tex(text, to_ascii)
    if not _BREAKS_LABEL.match(tex):
        return f"{{{tex}}}" if tex else ""
    return _BLANK.sub(lambda found: found[1] or "{ }", tex).replace(",", "{,}")


def _name_tex(text: str, to_ascii: bool) -> str:
    r"""`text` as TeX in which each command stands in braces (`{\&}`): BibTeX then counts it as one letter."""
    tex = tex_text(text.translate(_NO_SIGNS), to_ascii=to_ascii)
    if "=" in tex:
        tex = _EQUALS.sub("{=}", tex)
    if "\\" not in tex and "$" not in tex:
        return tex
    tex = _COMMAND.sub(lambda found: f"{{\\{found[1] or found[2]}}}", tex)
    return _MATHS.sub(r"{\\ensuremath{\1}}", tex)
