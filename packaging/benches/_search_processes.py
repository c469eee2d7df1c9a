"""Programs run for the search benchmark: their environment, what they answer, and what they are asked."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from _search_peers import FOUND

_ANSWERED_WITHIN = 120
_SETTINGS = ("FZF_", "PAPIS_", "COBIB_", "CALIBRE_", "PAPERTRAY_", "XDG_")


def answer_of(
    command: Sequence[str],
    environment: Mapping[str, str],
    text: str = "",
    within: float = _ANSWERED_WITHIN,
) -> str:
    """What a program answers; to find nothing is an error for some, so that their codes tell nothing."""
    answer = subprocess.run(
        command, input=text, capture_output=True, env=environment, text=True, timeout=within, check=False
    )
    return answer.stdout


def environment_of(home: Path) -> dict[str, str]:
    """The environment of a program that shall read and write below `home` alone."""
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(home))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}
    return {**inherited, **places}


def best(numbers: Iterable[str]) -> list[int]:
    """The first ids that a program names."""
    return [int(number) for number in numbers if number.isdecimal()][:FOUND]


def one_line(text: str) -> str:
    """`text` with one blank for each run of white space."""
    return " ".join(text.split())


def words_of(text: str) -> list[str]:
    """Each word once, without the signs that a query language might take for its own."""
    return list(dict.fromkeys(re.findall(r"\w+", text)))
