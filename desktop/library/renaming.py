"""What follows when a tag or a list gets another name: saved searches ask for it by the new one."""

from typing import Literal

from desktop.papers.text_keys import name_key
from desktop.search.renaming import with_name
from desktop.store.step import Step


def rename_in_searches(step: Step, asked: Literal["tag", "list"], old: str, new: str) -> None:
    """Writes the new name into every saved search that asks for the old one, as part of the same step."""
    queries = step.now_in.saved_queries()
    renamed = ((row, with_name(query, asked, old, new, name_key)) for row, query in queries.items())
    step.put_each("search", "query", renamed)
