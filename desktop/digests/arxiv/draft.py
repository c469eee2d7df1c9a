"""Makes a draft of what arXiv says about a paper, whether a mail, a feed or a snapshot says it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from desktop.digests.arxiv.fields import day_sent
from desktop.digests.arxiv.names import arxiv_names
from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.tex import decoded_tex
from desktop.papers.draft import Draft
from desktop.papers.identifiers import Arxiv, doi_of

CATEGORY = re.compile(r"[a-z][a-z-]{1,12}(?:\.[A-Za-z-]{2,12})?\Z")
_NAMED_CATEGORY = re.compile(r"\(([a-z][a-z-]{1,12}(?:\.[A-Za-z-]{2,12})?)\)")
_WITHDRAWN = re.compile(
    r"\bwithdrawn\b(?! from\b)|\bwithdraw(?:al|ing)?\b.{0,40}\b(?:paper|article|manuscript|submission)\b",
    re.IGNORECASE,
)
_WITHDRAWN_ABSTRACT = re.compile(
    r"\W{0,3}(?:(?:this|the) (?:\w+ ){0,3}?(?:paper|article|manuscript|submission|work|preprint|note|version)s? "
    r"(?:\w+ ){0,3}?(?:has|have|is|was|been) (?:been )?(?:\w+ )?withdrawn|(?:paper |article )?withdrawn\b)",
    re.IGNORECASE,
)
_NOTICE_CHARACTERS = 300
_ADDRESS = re.compile(r"\s*<[^<>\s]{1,200}>?|\s*\S+@\S+")
_KEPT = ("report number", "MSC class", "ACM class", "license", "subject class", "proxy")
"""Fields that have no place of their own in a draft."""
_LATEST_VERSION = 10_000


def arxiv_draft(
    fields: Mapping[str, str], abstract: str, found: Arxiv | None, status: str, **more: Any
) -> Draft:
    """The draft of a record: raw `fields` by the names of `arxiv_fields.field_name`, the raw `abstract`.

    `status` is what the announcement calls it; a paper that says so itself is "withdrawn". `more` are other
    fields of Draft; `authors`, `issued` and `categories` among them overrule the raw ones.
    """
    comment = text_of_tex(fields.get("comments", ""))
    abstract = text_of_tex(abstract)
    said: dict[str, Any] = {
        "comment": comment,
        "status": "withdrawn" if _is_withdrawn(comment, abstract) else status,
        "venue": text_of_tex(fields.get("journal", "")),
        "doi": doi_of(doi) if (doi := fields.get("doi", "")) else "",
        "extra": {name: text_of_tex(value) for name in _KEPT if (value := fields.get(name))}
        | more.pop("extra", {}),
    }
    if found:
        version = found.version or 0
        said["arxiv_id"], said["url"] = found.identifier, f"https://arxiv.org/abs/{found.identifier}"
        said["arxiv_version"] = version if 0 < version <= _LATEST_VERSION else None
    if sender := fields.get("from", ""):
        sender = text_of_tex(sender)
        said["submitter"] = _ADDRESS.sub("", sender).strip(' "') if "@" in sender or "<" in sender else sender
    said["authors"] = more.pop("authors", None) or arxiv_names(fields.get("authors", ""))
    said["categories"] = more.pop("categories", None) or categories_in(fields.get("categories", ""))
    if "issued" not in more and status != "replaced":
        said["issued"] = day_sent(fields.get("date", ""))
    return draft_of(text_of_tex(fields.get("title", "")), abstract, **said, **more)


def text_of_tex(text: str) -> str:
    """`text` with its TeX decoded; most texts have none, which is told in no time."""
    return decoded_tex(text) if has_tex(text) else text


def has_tex(text: str) -> bool:
    """Whether `text` may hold TeX; told sign by sign, which takes less time than a pattern."""
    return (
        "\\" in text
        or "{" in text
        or "~" in text
        or "--" in text
        or "''" in text
        or ("`" in text and ("``" in text or "?`" in text or "!`" in text))
    )


@lru_cache(maxsize=4096)  # there are some hundred of them, in always the same orders
def categories_in(text: str) -> tuple[str, ...]:
    """Category codes in `text`: "cs.CL math.CO", "cs.CL; cs.AI" or "Computation and Language (cs.CL)"."""
    named: Iterable[str] = _NAMED_CATEGORY.findall(text) if "(" in text else ()
    codes = named or (part for part in re.split(r"[\s,;]+", text) if CATEGORY.match(part))
    return tuple(dict.fromkeys(codes))


def _is_withdrawn(comment: str, abstract: str) -> bool:
    if "ithdr" not in comment and "ithdr" not in abstract[:_NOTICE_CHARACTERS] and "ITHDR" not in comment:
        return False
    return bool(_WITHDRAWN.search(comment) or _WITHDRAWN_ABSTRACT.match(abstract))
