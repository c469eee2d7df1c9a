"""Finds the ISBN or ISSN in what digests write into such fields, and only one whose check digit is right."""

import re

_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-])")
_ISSN = re.compile(r"(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])")


def isbn_in(text: str) -> str:
    """The first valid ISBN in `text` as it is written there (ISO 2108), "" when there is none."""
    return next((found for found in _ISBN.findall(text) if _is_isbn(found)), "")


def issn_in(text: str) -> str:
    """The first valid ISSN in `text` with its hyphen (ISO 3297), "" when there is none."""
    for found in _ISSN.findall(text):
        digits = found.replace("-", "").upper()
        if sum(_value(digit) * (8 - at) for at, digit in enumerate(digits)) % 11 == 0:
            return f"{digits[:4]}-{digits[4:]}"
    return ""


def _is_isbn(text: str) -> bool:
    digits = re.sub(r"[- ]", "", text).upper()
    if len(digits) == 10:
        return sum(_value(digit) * (10 - at) for at, digit in enumerate(digits)) % 11 == 0
    return (
        digits.isdecimal()
        and sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10 == 0
    )


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)
