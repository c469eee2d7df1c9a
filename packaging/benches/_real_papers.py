"""The papers of the real digests that lie beside the checkout, read as Papertray reads them."""

from pathlib import Path

from desktop.digests.reading import read
from desktop.digests.source import source_of
from desktop.errors import PapertrayError
from desktop.papers.draft import Draft
from desktop.papers.name import full
from desktop.papers.text_keys import title_key
from desktop.progress import no_progress
from desktop.search.document import SearchDocument

DIGESTS = Path(__file__).resolve().parents[3] / "shared" / "digests"


def real_papers() -> list[SearchDocument]:
    """Each paper once, by its title; none where there are no real digests."""
    found: dict[str, SearchDocument] = {}
    for path in sorted(DIGESTS.glob("*/*")):
        if path.parent.name == "expected" or not path.is_file():
            continue
        try:
            drafts = [item for item in read(source_of(path), no_progress) if isinstance(item, Draft)]
        except PapertrayError:
            continue
        for draft in drafts:
            key = title_key(draft.title)
            if len(key) > 10 and key not in found:
                authors = ", ".join(full(name) for name in draft.authors)
                found[key] = SearchDocument(len(found) + 1, draft.title, authors, draft.abstract)
    return list(found.values())
