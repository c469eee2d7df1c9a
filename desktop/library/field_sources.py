"""What each source says of a field of a paper: for a person who wants another one's words."""

import json
from typing import NamedTuple

from desktop.papers.changes import Scalar
from desktop.papers.fields import RECORD_FIELDS, YOU, digest_of, is_yours
from desktop.store.merged import appearances, record_of
from desktop.store.pages import Pages
from desktop.store.records import seen_in


class Said(NamedTuple):
    """What one source says: a digest by id and name, or a person (`YOU`, "").

    `is_kept` when the paper shows it, `is_picked` when a person chose that: nothing replaces it.
    """

    digest: int
    name: str
    value: Scalar
    is_kept: bool
    is_picked: bool = False


def said_of(pages: Pages, paper: int, field: str) -> list[Said]:
    """What is known of `field`, the source whose value the paper shows first; nothing for what is no field."""
    if field not in RECORD_FIELDS:
        return []
    fields, sources = record_of(pages.connection, paper)
    source = sources.get(field, YOU)
    kept, is_picked = digest_of(source), is_yours(source)
    names = {seen.digest_id: seen.name or seen.source for seen in seen_in(pages.connection, paper)}
    values = {kept: fields[field]} if fields[field] else {}
    for each in appearances(pages.connection, paper):
        found = json.loads(each.found) if each.found else {}
        if found.get(field) and each.digest != kept:
            values[each.digest] = found[field]
    return [
        Said(digest, names.get(digest, ""), value, digest == kept, digest == kept and is_picked)
        for digest, value in values.items()
    ]
