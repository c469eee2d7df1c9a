"""The papers that a page says it is about: one that it describes for indexes, or those of its own data."""

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.markup.parsing import Page
from desktop.digests.web.linked_data import articles_in
from desktop.digests.web.page_metadata import abstract_of, paper_of_page, with_address
from desktop.papers.draft import Draft


def own_papers(document: Document, page: Page) -> list[Draft]:
    """The paper of a page, or the papers that its data lists; [] where the page only links to some.

    What a paper cites, and what a site recommends beside it, is none of them.
    """
    address, whole = document.envelope.address, (0, len(document.text))
    if fields := paper_of_page(page.root, address):
        return [draft_of(**fields, span=whole)]
    articles = articles_in(page.root)
    if len(articles) != 1:
        return [draft_of(**fields, span=page.span(script)) for fields, script in articles]
    ((fields, _),) = articles
    fields["abstract"] = fields["abstract"] or abstract_of(page.root)
    return [draft_of(**with_address(fields, page.root, fields["url"] or address), span=whole)]
