"""Takes texts, numbers and lists out of JSON values of any type: what is of another type is nothing."""

from typing import Any

_LIST_LENGTH = 10_000


def text_in(value: Any) -> str:
    """A string as it is, a whole number as its digits; "" for anything else (null, true, lists, objects)."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def number_in(value: Any) -> int | None:
    """A whole number, written as number or as digits ("12", "1,204"); None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    digits = value.strip().replace(",", "") if isinstance(value, str) else ""
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 18 else None


def list_in(value: Any) -> list[Any]:
    """A list as it is, an object or a non-empty text as the only element, [] for anything else."""
    if isinstance(value, list):
        return value[:_LIST_LENGTH]
    return [value] if isinstance(value, dict) or (isinstance(value, str) and value) else []


def texts_in(value: Any) -> list[str]:
    """The texts that are not empty in a list, or a text by itself."""
    return [text for each in list_in(value) if (text := text_in(each).strip())]


def field_in(value: Any, *path: str) -> Any:
    """What lies below the keys of `path` in nested objects, None when a step is missing."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def said_in(value: Any, *keys: str) -> str:
    """A text that is given as such, as the first of a list, or under one of `keys` of an object in it."""
    for each in list_in(value)[:1] or [value]:
        if isinstance(each, dict):
            return first_text(each, *keys)
        return text_in(each).strip()
    return ""


def first_text(value: Any, *keys: str) -> str:
    """The first text that is not empty under one of `keys`; of a list its first text."""
    for key in keys:
        found = texts_in(field_in(value, key)) or [text_in(field_in(value, key)).strip()]
        if found[0]:
            return found[0]
    return ""
