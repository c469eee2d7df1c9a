"""Papers as the command line answers with them: JSON for programs, rows and a page of details for people."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.papers.dates import day_and_month
from desktop.papers.name import byline, full, names_from_json
from desktop.papers.reading_time import minutes_words, reading_minutes
from desktop.store.database import local_day
from desktop.store.pages import PaperLine

if TYPE_CHECKING:
    from desktop.papers.paper import Paper
    from desktop.store.attachments import Attachment
    from desktop.store.records import Seen

STARS = 5


def paper_as_json(
    paper: "Paper", seen: "Sequence[Seen] | None" = None, linked: "Sequence[Attachment] | None" = None
) -> dict[str, Any]:
    """Everything about one paper; `seen_in` and `linked` only when they were asked for. Times in UTC, ISO 8601."""
    answer = {
        "id": paper.id, "uid": paper.uid, "citation_key": paper.citation_key or None, "title": paper.title,
        "authors": [full(name) for name in paper.authors], "abstract": paper.abstract, "year": paper.year,
        "issued": paper.issued or None, "venue": paper.venue or None, "arxiv_id": paper.arxiv_id or None,
        "doi": paper.doi or None, "pmid": paper.pmid or None, "url": paper.url or None,
        "links": list(paper.links), "state": paper.state.value, "rating": paper.rating,
        "tags": list(paper.tags), "note": paper.note, "in_bin": paper.binned, "added_at": moment(paper.added_at),
        "queued_at": moment(paper.queued_at), "started_at": moment(paper.started_at),
        "finished_at": moment(paper.finished_at), "snoozed_until": paper.snoozed_until or None,
        "reading_minutes": reading_minutes(paper.pages, paper.comment),
    }  # fmt: skip
    if seen is not None:
        from desktop.library.seen_in import seen_in_words

        answer["seen_in"] = [
            {"digest": each.digest_id, "words": seen_in_words(each), "place": each.place} for each in seen
        ]
    if linked is not None:
        answer["linked"] = [
            {
                "kind": each.kind,
                "address": each.address,
                "sha256": each.sha256 or None,
                "size": each.size or None,
            }
            for each in linked
        ]
    return answer


def moment(milliseconds: int | None) -> str | None:
    """A time as ISO 8601 in UTC, None for none."""
    if milliseconds is None:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds")


def row(line: PaperLine) -> tuple[str, str, str, str]:
    """Id, state, rating and the paper itself, each on one line: "12", "queued", "★★★", "Title (A. Name, 2024)"."""
    about = ", ".join(filter(None, (byline(names_from_json(line.authors)), day_and_month(line.issued))))
    title = f"{line.title} ({about})" if about else line.title
    tags = "".join(f" #{tag.name.replace(' ', '-')}" for tag in line.tags)
    note = " ✎" if line.has_note else ""
    return (
        str(line.id),
        "in the Bin" if line.binned else line.state,
        "★" * line.rating,
        f"{title}{tags}{note}",
    )


def details(paper: "Paper", seen: "Sequence[Seen]", linked: "Sequence[Attachment]" = ()) -> str:
    """One paper with all that is known of it, each fact on a line of its own; what nobody knows is left out."""
    from desktop.library.seen_in import seen_in_words

    minutes = reading_minutes(paper.pages, paper.comment)
    facts = [
        ("Authors", "; ".join(full(name) for name in paper.authors)),
        ("Date", day_and_month(paper.issued)),
        ("Venue", paper.venue),
        ("arXiv", paper.arxiv_id),
        ("DOI", paper.doi),
        ("PubMed", paper.pmid),
        ("Link", paper.url),
        *(("Linked", each.address) for each in linked),
        ("State", ", ".join(_standing(paper))),
        ("Takes", f"about {minutes_words(minutes)}" if minutes else ""),
        ("Rating", "★" * paper.rating + "☆" * (STARS - paper.rating) if paper.rating else ""),
        ("Tags", ", ".join(paper.tags)),
        ("Key", paper.citation_key),
        ("Id", str(paper.id)),
        *(("Seen in", seen_in_words(each)) for each in seen),
    ]
    parts = [paper.title, "\n".join(f"{name:<8} {value}" for name, value in facts if value)]
    if paper.links:
        parts.append("\n".join(("Links in the abstract:", *(f"  {link}" for link in paper.links))))
    parts += filter(None, (paper.abstract, f"Note\n{paper.note}" if paper.note else ""))
    return "\n\n".join(parts) + "\n"


def _standing(paper: "Paper") -> list[str]:
    """The state, until when the paper sleeps, and whether it is in the Bin."""
    sleeps = paper.snoozed_until > local_day().isoformat()
    words = [paper.state.value, f"snoozed until {paper.snoozed_until}" if sleeps else ""]
    return [word for word in (*words, "in the Bin" if paper.binned else "") if word]


def rows(lines: Iterable[PaperLine]) -> list[tuple[str, ...]]:
    """One row for each paper."""
    return [row(line) for line in lines]
