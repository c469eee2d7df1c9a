"""Finds for each paper of a second reading the listing that the first reading made of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from desktop.papers.draft import Draft
from desktop.papers.text_keys import title_key
from desktop.store.listed import Listed

Key = tuple[str, str]


class Pairing:
    """Each listing is given away once: to what is read in the same place, or else is the same work.

    What neither place nor name tells apart waits until everything is read, then the text they share decides.
    """

    def __init__(self, listings: Sequence[Listed]) -> None:
        self._open = {each.listing: each for each in listings}
        spans = Counter((each.start, each.end) for each in listings)
        self._by_place = {
            (each.start, each.end): each.listing
            for each in listings
            if each.end > each.start and spans[each.start, each.end] == 1
        }
        self._by_key: dict[Key, list[int]] = defaultdict(list)
        for each in listings:
            for key in _keys(each.title, each.arxiv_id, each.doi, each.pmid):
                self._by_key[key].append(each.listing)

    @property
    def unpaired(self) -> list[Listed]:
        """Listings that nothing has been found for."""
        return list(self._open.values())

    def listing_of(self, draft: Draft) -> Listed | None:
        """The listing in the same place, or of the same work; None when neither is left."""
        found = self._open.get(self._by_place.get(draft.span, 0))
        if found is None:
            found = next(self._of_same_work(draft), None)
        return self._open.pop(found.listing) if found else None

    def _of_same_work(self, draft: Draft) -> Iterator[Listed]:
        for key in _keys(draft.title, draft.arxiv_id, draft.doi, draft.pmid):
            left = [self._open[listing] for listing in self._by_key.get(key, ()) if listing in self._open]
            yield from sorted(left, key=lambda each: abs(each.start - draft.span[0]))[:1]

    def by_overlap(self, drafts: Iterable[Draft]) -> list[tuple[Draft, Listed | None]]:
        """What waited, each with the open listing whose text it shares, in the order of the text."""
        waiting = sorted(self._open.values(), key=lambda each: each.start)
        pairs: list[tuple[Draft, Listed | None]] = []
        at = 0
        for draft in sorted(drafts, key=lambda each: each.span):
            while at < len(waiting) and waiting[at].end <= draft.span[0]:
                at += 1
            found = waiting[at] if at < len(waiting) and waiting[at].start < draft.span[1] else None
            if found is not None:
                at += 1
                del self._open[found.listing]
            pairs.append((draft, found))
        return pairs


def _keys(title: str, arxiv_id: str, doi: str, pmid: str) -> Iterator[Key]:
    """What a work is known by, the surest first."""
    values = (("arxiv_id", arxiv_id), ("doi", doi), ("pmid", pmid), ("title", title_key(title)))
    return ((kind, value) for kind, value in values if value)
