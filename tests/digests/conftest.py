"""Pages with known papers, and what is found in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft

HEADER = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\n"
    "byAK and the research community\n\nJul 2\n\n"
)
SENTENCE = "We measure how the colour of a notebook changes what is written in it. "


@pytest.fixture(scope="session")
def abstract() -> str:
    """Return an abstract of common length."""
    return SENTENCE * 5 + "The effect is small but holds in every season."


@pytest.fixture(scope="session")
def page() -> Callable[..., str]:
    """Return `page(*pairs, header=…)`: bare text of a page; a pair is (title, abstract), "" for neither."""

    def make(*pairs: tuple[str, str], header: str = HEADER) -> str:
        return header + "\n\n".join("\n\n".join(filter(None, pair)) for pair in pairs) + "\n"

    return make


@pytest.fixture(scope="session")
def found_in() -> Callable[..., list[Found]]:
    """Return `found_in(text or bytes, name)`: everything that is found, in order."""

    def found(text: str | bytes, name: str = "digest.txt") -> list[Found]:
        return list(read(Source(text if isinstance(text, bytes) else text.encode(), name)))

    return found


@pytest.fixture(scope="session")
def refused_or_found() -> Callable[[bytes], tuple[UnreadableInput | None, list[Found]]]:
    """Return `refused_or_found(data)`: the refusal or None, and what was found when there is none."""

    def outcome(data: bytes) -> tuple[UnreadableInput | None, list[Found]]:
        try:
            return None, list(read(Source(data, "digest.txt")))
        except UnreadableInput as error:
            return error, []

    return outcome


@pytest.fixture(scope="session")
def drafts_in(found_in: Callable[..., list[Found]]) -> Callable[..., list[Draft]]:
    """Return `drafts_in(text)`."""
    return lambda text: [found for found in found_in(text) if isinstance(found, Draft)]


@pytest.fixture(scope="session")
def facts_of(found_in: Callable[..., list[Found]]) -> Callable[..., DigestFacts]:
    """Return `facts_of(text)`: the facts of the only digest in it."""

    def facts(text: str | bytes) -> DigestFacts:
        (only,) = [found for found in found_in(text) if isinstance(found, DigestFacts)]
        return only

    return facts


@pytest.fixture(scope="session")
def rest_of(found_in: Callable[..., list[Found]]) -> Callable[..., list[Found]]:
    """Return `rest_of(text)`: the problems and left-overs."""
    return lambda text: [found for found in found_in(text) if isinstance(found, Problem | LeftOver)]


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of the digests that come with Papertray."""
    return Path(__file__).resolve().parents[2] / "resources" / "samples"
