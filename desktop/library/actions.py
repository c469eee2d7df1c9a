"""The register of everything a user can do to the library; each action is one function over an open step."""

from collections.abc import Callable
from typing import TypeVar

Action = TypeVar("Action", bound=Callable[..., object])
ACTIONS: dict[str, Callable[..., object]] = {}
"""Name -> action. A property test has a rule for each of them, and fails for one that has none."""


def action(function: Action) -> Action:
    """Registers an action. Its first argument is the open step, which it gives a label and changes."""
    ACTIONS[function.__name__] = function
    return function


def papers_in_words(count: int) -> str:
    """How many papers, as labels and messages say it: "1 paper", "100,000 papers"."""
    return f"{count:,} paper" if count == 1 else f"{count:,} papers"
