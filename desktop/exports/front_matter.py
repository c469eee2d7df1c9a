"""Writes the YAML block at the head of a Markdown file: flat, and nothing in a value can end it."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 /-]*[A-Za-z0-9])?\Z")
_YAML_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
# Line ends to YAML 1.1 that JSON leaves as they are, and what YAML takes for unprintable.
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

Value = str | int | date | datetime | Sequence[str]


def front_matter(values: Mapping[str, Value]) -> str:
    """The block with its `---` lines; keys as given, empty strings and empty lists left out.

    A `datetime` is written without its offset, as Obsidian's properties want it, in the time zone it carries.
    """
    lines = [f"{key}: {_value(value)}\n" for key, value in values.items() if value or value == 0]
    return f"---\n{''.join(lines)}---\n"


def _value(value: Value) -> str:
    if isinstance(value, str):
        return yaml_text(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return f"[{', '.join(map(yaml_text, value))}]"


def yaml_text(text: str) -> str:
    """`text` as a YAML scalar: plain words as they are, all else in double quotes with JSON's escapes."""
    if _PLAIN.match(text) and text.lower() not in _YAML_WORDS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)
