"""Says in words why a search found a paper."""

from desktop.papers.condition import Condition
from desktop.search.document import SearchDocument
from desktop.search.explaining import in_words, reasons
from desktop.search.highlights import Matched
from desktop.search.query import parse
from desktop.store.pages import Pages
from desktop.store.search_text import search_texts


def why_found(pages: Pages, paper: int, query: str, matched: Matched) -> str:
    """The words that match and the conditions of the query: "title: graph; conditions: rating 4.."."""
    text = next(search_texts(pages.connection, [paper]), None)
    if text is None:
        return ""
    said = in_words(reasons(SearchDocument(*text), matched))
    conditions = {each for alternative in parse(query).alternatives for each in alternative.conditions}
    met = ", ".join(sorted(_in_words(each) for each in conditions))
    return "; ".join(filter(None, (said, f"conditions: {met}" if met else "")))


def _in_words(condition: Condition) -> str:
    sign = "not " if condition.negated else ""
    if condition.text:
        return f"{sign}{condition.asked} {condition.text}"
    if condition.low is not None and condition.low == condition.high:
        return f"{sign}{condition.asked} {condition.low}"
    if condition.asked == "added":
        return f"{sign}added in the time asked for"
    low, high = ("" if bound is None else str(bound) for bound in (condition.low, condition.high))
    return f"{sign}{condition.asked} {low}..{high}"
