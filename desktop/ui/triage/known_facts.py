"""What is known of a paper: why it is here, where it was seen, what was kept like it, what the person made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.papers.state import State
from desktop.ui.details.shown_text import visible_line
from desktop.ui.table.row_words import STATE_WORDS, reason_words
from desktop.ui.table.view_words import papers_words

if TYPE_CHECKING:
    from desktop.papers.interests import Reasons


def tr(text: str) -> str:
    """The translation of a fact."""
    return QCoreApplication.translate("Triage", text)


_MOST_NAMES = 6


def known_facts(
    seen: Sequence[str],
    kept: Mapping[str, int],
    reasons: Reasons | None,
    state: State,
    tags: Sequence[str] = (),
    lists: Sequence[str] = (),
) -> list[str]:
    """Each fact in words, the one that explains most first.

    `seen` are the digests it appeared in, the newest first; `kept` how many kept papers have a watch word that
    this one has, too. `tags` and `lists` are those of the paper, by name.
    """
    facts = []
    told = reason_words(reasons)[0] if reasons else ""
    if told:
        facts.append(told[:1].upper() + told[1:])
    if len(seen) == 2:
        facts.append(tr("Also in {digest}").format(digest=seen[1]))
    elif len(seen) > 2:
        facts.append(tr("Also in {digest}, and {n} more").format(digest=seen[1], n=len(seen) - 2))
    best = max(kept, key=lambda word: (kept[word], word), default="")
    if best and kept[best]:
        facts.append(tr("You kept {papers} about {word}").format(papers=papers_words(kept[best]), word=best))
    if tags:
        facts.append(tr("Tagged {tags}").format(tags=_named(tags)))
    if lists:
        words = tr("In the list {lists}") if len(lists) == 1 else tr("In the lists {lists}")
        facts.append(words.format(lists=_named(lists)))
    if state is not State.INBOX:
        facts.append(tr("Decided: {state}").format(state=tr(STATE_WORDS[state.value])))
    return facts


def _named(names: Sequence[str]) -> str:
    """The names in one line, as many as a glance takes in."""
    more = [tr("{n} more").format(n=len(names) - _MOST_NAMES)] if len(names) > _MOST_NAMES else []
    return ", ".join([*map(visible_line, names[:_MOST_NAMES]), *more])
