"""Turns what the Hugging Face site and its mirrors say about a paper in JSON into a draft."""

from datetime import date
from typing import Any

from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.name_lists import limited_names, names_of
from desktop.digests.json_files.values import field_in, first_text, list_in, number_in, text_in, texts_in
from desktop.papers.cleaning import one_line, paragraphs
from desktop.papers.draft import Draft
from desktop.papers.identifiers import Arxiv, arxiv_month, arxiv_of, web_link
from desktop.papers.name import Name

_PAPER_PAGE = "https://huggingface.co/papers/"
_IDENTIFIERS = ("id", "arxiv_id", "arxivId", "arxiv", "paper_id", "paperId")
_LINKS = (
    "arxivUrl",
    "arxiv_url",
    "url",
    "link",
    "hf_url",
    "hfUrl",
    "paper_url",
    "abs_url",
    "pdf",
    "pdf_url",
    "arxivPdfUrl",
)
_ABSTRACT = ("abstract", "summary")
_DAY = ("publishedAt", "published_at", "published", "publishedDate", "published_date", "date")
_ELSEWHERE = (
    "githubRepo", "github", "github_url", "githubUrl", "github_repo", "code_url", "projectPage", "project_page",
    "projectUrl",
)  # fmt: skip
_MACHINE_SUMMARY = ("ai_summary", "aiSummary", "llm_summary", "tldr", "tl_dr")
_MACHINE_KEYWORDS = ("ai_keywords", "aiKeywords")
_MONTHS_APART = 1
_TWICE = "A field is given twice in this record ({}), the first was taken: please check."
_TOO_MANY = "Only the first {:,} authors were taken."


def is_paper(value: Any) -> bool:
    """Whether a JSON value is an object with a title or an identifier, its own or that of its paper."""
    return isinstance(value, dict) and bool(_title(value) or _identifier(value) or _own_page(value))


def draft_of_record(value: dict[str, Any], span: tuple[int, int], twice: tuple[str, ...] = ()) -> Draft:
    """The draft of one object of `/api/daily_papers`, of a mirror of it, or of the page's own data.

    Outer fields are about the listing, those of `paper` about the paper; mirrors have only one level. A
    summary that says it was made by a machine is kept apart from the abstract.
    """
    paper = _paper(value)
    found = _identifier(value)
    names = names_in_json(field_in(paper, "authors") or field_in(value, "authors"))
    authors, is_cut = limited_names(names)
    doubts = [_TWICE.format(", ".join(twice))] if twice else []
    doubts += [_TOO_MANY.format(len(authors) - 1)] if is_cut else []
    return draft_of(
        _title(value),
        first_text(paper, *_ABSTRACT) or first_text(value, *_ABSTRACT),
        " ".join(doubts),
        authors=authors,
        arxiv_id=found.identifier if found else "",
        arxiv_version=found.version if found else None,
        url=_own_page(value),
        issued=_issued(value, found),
        upvotes=_first_number(paper, value),
        submitter=_submitter(value),
        status="withdrawn" if text_in(paper.get("withdrawnAt")) else "",
        links=_elsewhere(value),
        extra=_extra(value),
        span=span,
    )


def listed_on(value: dict[str, Any]) -> str:
    """The day of the list on which a record stands, "" when it does not say; the outer `publishedAt` meant it
    until 2025 and is the paper's own moment, some hours shifted, since then.
    """
    paper = _paper(value)
    if stated := _day(field_in(paper, "submittedOnDailyAt")) or _day(value.get("submittedOnDailyAt")):
        return stated
    outer, inner = _day(value.get("publishedAt")), _day(paper.get("publishedAt"))
    if paper is value or not outer or not inner:
        return ""
    return outer if (date.fromisoformat(outer) - date.fromisoformat(inner)).days >= 1 else ""


def names_in_json(value: Any) -> tuple[Name, ...]:
    """Names in a list of texts or of objects with a name, or in one text; hidden ones are left out."""
    if isinstance(value, str):
        return names_of(value)
    names: list[Name] = []
    for each in value if isinstance(value, list) else ():
        hidden = isinstance(each, dict) and each.get("hidden") is True
        text = first_text(each, "name", "fullname") if isinstance(each, dict) else text_in(each)
        if text and not hidden:
            names.extend(names_of(text, is_one=True))
    return tuple(names)


def _paper(value: dict[str, Any]) -> dict[str, Any]:
    inner = (value.get(key) for key in ("paper", "details"))
    return next((each for each in inner if isinstance(each, dict)), value)


def _title(value: dict[str, Any]) -> str:
    title = first_text(_paper(value), "title") or first_text(value, "title")
    return one_line(title)


def _identifier(value: dict[str, Any]) -> Arxiv | None:
    for each in (_paper(value), value):
        for key in (*_IDENTIFIERS, *_LINKS):
            if (text := text_in(each.get(key))) and (found := arxiv_of(text)):
                return found
    return None


def _own_page(value: dict[str, Any]) -> str:
    """The paper's page: on the site when the record has the site's form, else the link that the mirror gives."""
    paper = _paper(value)
    for key in _LINKS:
        link = web_link(text_in(value.get(key)) or text_in(paper.get(key)))
        if link:
            return link
    identifier = text_in(paper.get("id")).strip()
    is_site = paper is not value and identifier and identifier.replace(".", "").replace("-", "").isalnum()
    return _PAPER_PAGE + identifier if is_site else ""


def _issued(value: dict[str, Any], found: Arxiv | None) -> str:
    """The paper's day; one that a mirror gives must lie near the month of the identifier."""
    paper = _paper(value)
    if paper is not value and (stated := _day(paper.get("publishedAt"))):
        return stated
    day = next((day for key in _DAY if (day := _day(paper.get(key)))), "")
    if not found or not day:
        return day
    year, month = arxiv_month(found.identifier).split("-")
    apart = (int(year) - int(day[:4])) * 12 + int(month) - int(day[5:7])
    return day if abs(apart) <= _MONTHS_APART else ""


def _day(value: Any) -> str:
    text = text_in(value)[:10]
    try:
        return date.fromisoformat(text).isoformat() if len(text) == 10 else ""
    except ValueError:
        return ""


def _first_number(paper: dict[str, Any], value: dict[str, Any]) -> int | None:
    found = number_in(paper.get("upvotes"))
    return number_in(value.get("upvotes")) if found is None else found


def _submitter(value: dict[str, Any]) -> str:
    for by in (
        field_in(value, "paper", "submittedOnDailyBy"),
        value.get("submittedOnDailyBy"),
        value.get("submittedBy"),
    ):
        if name := one_line(
            first_text(by, "fullname", "name", "user") if isinstance(by, dict) else text_in(by)
        ):
            return name
    return ""


def _elsewhere(value: dict[str, Any]) -> tuple[str, ...]:
    paper = _paper(value)
    links = (web_link(text_in(each.get(key))) for key in _ELSEWHERE for each in (paper, value))
    return tuple(dict.fromkeys(link for link in links if link))


def _extra(value: dict[str, Any]) -> dict[str, str]:
    paper = _paper(value)
    extra: dict[str, str] = {}
    organisation = paper.get("organization") or value.get("organization")
    name = (
        first_text(organisation, "fullname", "name")
        if isinstance(organisation, dict)
        else text_in(organisation)
    )
    if name.strip():
        extra["organisation"] = name
    summary = first_text(paper, *_MACHINE_SUMMARY) or first_text(value, *_MACHINE_SUMMARY)
    if first_text(paper, "abstract") and (other := first_text(paper, "summary")):
        summary = summary or other
    if summary:
        extra["summary (machine-written)"] = paragraphs(summary)
    if words := [word for key in _MACHINE_KEYWORDS for word in texts_in(list_in(paper.get(key)))]:
        extra["keywords (machine-written)"] = "; ".join(words)
    return extra
