"""Groups the papers of a view by topic: reads their texts, and leaves the grouping to `papers.topics`."""

from collections import Counter
from collections.abc import Sequence

from desktop.papers.topics import Topic, topics
from desktop.progress import Progress, no_progress
from desktop.search.words import terms_in_order
from desktop.store.pages import Pages
from desktop.store.search_text import search_texts

MOST = 5_000
"""So many papers are grouped, the first in the order given; nobody goes through more of them at once."""
_IN_TITLE = 3
"""A word of a title says as much as one that stands three times in an abstract."""
_TOLD_EVERY = 200


def grouped_by_topic(
    pages: Pages, ids: Sequence[int], progress: Progress = no_progress, *, by_place: bool = False
) -> list[Topic]:
    """The papers `ids` in groups; within each they keep their order. Raises Cancelled.

    The largest group comes first, with `by_place` the one whose papers stand first on average; then the papers
    that fit into none, and those beyond MOST.
    """
    looked_at = ids[:MOST]
    counted: list[tuple[int, Counter[str]]] = []
    place = {paper: at for at, paper in enumerate(looked_at)}
    for done, text in enumerate(search_texts(pages.connection, looked_at)):
        if done % _TOLD_EVERY == 0:
            progress.step(done, len(looked_at))
        counted.append((text.id, _counted(text.title, text.abstract)))
    counted.sort(key=lambda each: place[each[0]])
    found = topics(counted, lambda: progress.step(len(looked_at), len(looked_at)))
    named, rest = [each for each in found if each.words], [each for each in found if not each.words]
    if by_place:
        named.sort(key=lambda topic: sum(place[paper] for paper in topic.papers) / len(topic.papers))
    left = (*(paper for topic in rest for paper in topic.papers), *ids[MOST:])
    return [*named, Topic((), left)] if left else named


def _counted(title: str, abstract: str) -> Counter[str]:
    counted = Counter(terms_in_order(abstract))
    for word in terms_in_order(title):
        counted[word] += _IN_TITLE
    return counted
