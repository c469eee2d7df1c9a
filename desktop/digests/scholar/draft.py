"""Makes a draft of one result of a Google Scholar alert; its snippet is a part of the text, never the abstract."""

import re
from typing import Any

from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.scholar.byline import byline_fields
from desktop.digests.scholar.links import target_of
from desktop.papers.draft import Draft
from desktop.papers.snippet import SNIPPET

_LABEL = re.compile(r"\A(?:\[[^\[\]\s]{1,20}\]\s*)+(?=\S)")
_BOOK = re.compile(
    r"\[(?:BOOK|B|BUCH|LIBRO|LIVRE|LIVRO|图书|圖書|書籍|도서|KNIHA|BOEK|KSIĄŻKA|КНИГА)\]", re.IGNORECASE
)
_CUT = re.compile(r"(?:…|\.\.\.)\s*\Z")
_TITLE_IS_CUT = "The alert gives only the beginning of this title: please check."


def scholar_draft(
    *, title: str, label: str, link: str, byline: str, snippet: str, span: tuple[int, int]
) -> Draft:
    """The draft of a result: `label` is what stands before its title ("[PDF]"), `link` the link as it is given."""
    found = _LABEL.match(title)
    label, title = (f"{label} {found[0]}", title[found.end() :]) if found else (label, title)
    fields: dict[str, Any] = {"url": target_of(link)}
    if named := paper_link(fields["url"]) if fields["url"] else None:
        fields |= {name: value for name, value in named.fields().items() if name != "url"}
    said = byline_fields(byline)
    extra = said.pop("extra", {}) | ({SNIPPET: snippet} if snippet else {})
    if said.get("arxiv_id") and said["arxiv_id"] != fields.get("arxiv_id"):
        # The line below the title names the paper; the link may lead to one that a site shows beside it.
        fields.pop("arxiv_version", None)
    return draft_of(
        title,
        "",
        _TITLE_IS_CUT if _CUT.search(title) else "",
        **fields | said,
        extra=extra,
        type="book" if _BOOK.search(label) else "",
        span=span,
    )
