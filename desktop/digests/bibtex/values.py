"""Works out the values of BibTeX fields: braces and quotes, "#" between parts, abbreviations and months."""

import re
from typing import NamedTuple

from desktop.limits import DEPTH, FIELD_CHARACTERS

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_BARE = re.compile(r"[^\s{}\"#,=]+")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_MISSING_COMMA = re.compile(r"[\s;]*(?P<name>[A-Za-z][\w:+-]*)\s*=\s*(?P<value>.*)", re.DOTALL)
TOO_LONG = "text longer than 1 MB after expansion"
TOO_DEEP = f"braces nested deeper than {DEPTH}"


class Value(NamedTuple):
    """A value in TeX without its outer braces, and what is to be said of it.

    `unknown`: abbreviations that the file does not define, which stand in `tex` as text. `fault`: why there
    is no value. `more`: a field that follows without a comma, name and raw value.
    """

    tex: str
    unknown: tuple[str, ...] = ()
    fault: str = ""
    more: tuple[str, str] | None = None


class Abbreviations:
    """The `@string` definitions so far; months are known from the beginning."""

    def __init__(self) -> None:
        self._known = {name[:3].lower(): name for name in _MONTHS}
        self._known |= {"sept": "September", "june": "June", "july": "July"}
        self._too_long: set[str] = set()

    def define(self, name: str, raw: str) -> Value:
        """Defines an abbreviation; a second definition replaces the first, as in BibTeX."""
        value = self.value(raw)
        if value.fault:
            self._too_long.add(name.lower())
        else:
            self._known[name.lower()] = value.tex
        return value

    def value(self, raw: str) -> Value:
        """The value that `raw`, what stands behind the equals sign, stands for."""
        raw = raw.strip()
        if (
            len(raw) > 1
            and raw[0] == "{"
            and raw[-1] == "}"
            and raw.find("{", 1) < 0
            and raw.find("}") == len(raw) - 1
        ):
            return Value(raw[1:-1])
        if len(raw) > 1 and raw[0] == '"' == raw[-1] and raw.find('"', 1) == len(raw) - 1 and "{" not in raw:
            return Value(raw[1:-1])
        if raw.isascii() and raw.isdecimal():
            return Value(raw)
        if _is_too_deep(raw):
            return Value("", fault=TOO_DEEP)
        return self._joined(raw)

    def _joined(self, raw: str) -> Value:
        parts: list[str] = []
        unknown: list[str] = []
        at = length = 0
        while at < len(raw):
            start = at
            part, at = self._part(raw, at, unknown)
            length += FIELD_CHARACTERS + 1 if self._too_long and part.lower() in self._too_long else len(part)
            if length > FIELD_CHARACTERS:
                return Value("", fault=TOO_LONG)
            parts.append(part)
            rest = raw[at:].lstrip()
            if rest.startswith("#"):
                at = len(raw) - len(rest) + 1
                continue
            found = _MISSING_COMMA.match(rest)
            more = (found["name"].lower(), found["value"]) if found else None
            if rest and not found:
                written = raw[start:at].strip()
                # Where a value is none by the rules, a word in it is no abbreviation either.
                parts[-1:] = [written if _BARE.match(written) else part, f" {rest}"]
            return Value("".join(parts), tuple(unknown), more=more)
        return Value("".join(parts), tuple(unknown))

    def _part(self, raw: str, at: int, unknown: list[str]) -> tuple[str, int]:
        """One part of a concatenation that begins at `at` or behind blanks, and where it ends."""
        at += len(raw[at:]) - len(raw[at:].lstrip())
        opening = raw[at : at + 1]
        if opening in {"{", '"'}:
            end = _closing(raw, at, opening)
            return raw[at + 1 : end], end + 1
        found = _BARE.match(raw, at)
        if not found:
            return raw[at:], len(raw)
        word = found.group()
        if word[0].isdecimal():
            return word, found.end()
        known = self._known.get(word.lower())
        if known is None:
            unknown.append(word)
        return known if known is not None else word, found.end()


def _closing(raw: str, at: int, opening: str) -> int:
    """Where the part that begins with a brace or a quotation mark at `at` is closed; the end if it is not.

    bibtexparser does not count braces behind a backslash, so they are not counted here either.
    """
    depth = 0
    if opening == "{":
        for found in _BRACE.finditer(raw, at):
            depth += {"{": 1, "}": -1}.get(found.group(), 0)
            if depth == 0:
                return found.start()
        return len(raw)
    if raw.rstrip()[-1:] == '"' and not re.search(r"\"\s*#", raw[at + 1 :]):
        return len(raw.rstrip()) - 1  # quotation marks inside are part of the text
    for found in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(raw, at + 1):
        mark = found.group()
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if mark == '"' and depth <= 0:
            return found.start()
    return len(raw)


def _is_too_deep(raw: str) -> bool:
    if raw.count("{") <= DEPTH:
        return False
    depth = 0
    for found in _BRACE.finditer(raw):
        depth += {"{": 1, "}": -1}.get(found.group(), 0)
        if depth > DEPTH + 1:
            return True
    return False
