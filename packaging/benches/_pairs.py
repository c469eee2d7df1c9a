"""Labelled pairs for measuring likeness: records, and what damage, other sources and other works make of them.

Records are the real ones of a folder of digests, or generated ones where there is none. The same seed gives the
same pairs. Damage leaves a record the same work; a near miss is another work that looks like it.
"""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from _libraries import drafts

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import PapertrayError
from desktop.papers.draft import Draft
from desktop.papers.name import Name, name_of
from desktop.papers.text_keys import title_key

Maker = Callable[[random.Random, Draft], Draft | None]
"""Makes the other side of a pair, None when the record has nothing to make it from."""


class Pair(NamedTuple):
    """A record, another one, and whether the two are the same work; `kind` says what was done."""

    kind: str
    one: Draft
    other: Draft
    same: bool


DAMAGE: dict[str, Maker] = {}
NEAR_MISSES: dict[str, Maker] = {}


def damage(maker: Maker) -> Maker:
    """Registers what leaves a record the same work."""
    DAMAGE[maker.__name__] = maker
    return maker


def near_miss(maker: Maker) -> Maker:
    """Registers what makes another work of a record."""
    NEAR_MISSES[maker.__name__] = maker
    return maker


def records_in(folder: Path | None, least: int) -> list[Draft]:
    """Records with titles that are clearly different; generated ones fill up to `least`."""
    found: dict[str, Draft] = {}
    beginnings: set[str] = set()
    identified: set[str] = set()
    for draft in (*(_in_folder(folder) if folder else ()), *drafts(least, seed=11)):
        key = title_key(draft.title)
        names = {draft.arxiv_id, draft.doi, draft.pmid} - {""}
        if len(key) < 16 or len(draft.title.split()) < 3 or key[:20] in beginnings or names & identified:
            continue
        beginnings.add(key[:20])
        identified |= names
        found[key] = draft
        if len(found) >= least and not folder:
            break
    return list(found.values())


def _in_folder(folder: Path) -> Iterator[Draft]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "expected" not in path.parts and path.suffix not in {".py", ".md"}:
            try:
                yield from (
                    item for item in read(Source(path.read_bytes(), path.name)) if isinstance(item, Draft)
                )
            except PapertrayError:
                continue


def pairs(found: list[Draft], count: int, seed: int) -> list[Pair]:
    """About `count` pairs, as many of each kind as the records allow."""
    chance = random.Random(seed)
    kinds = [*((maker, name, True) for name, maker in DAMAGE.items())]
    kinds += [(maker, name, False) for name, maker in NEAR_MISSES.items()]
    made: list[Pair] = []
    for maker, name, same in kinds:
        wanted = count // len(kinds) + 1
        for draft in chance.sample(found, len(found)):
            other = maker(chance, draft)
            if other is None or (other.title == draft.title and not same and other.authors == draft.authors):
                continue
            made.append(Pair(name, draft, other, same))
            wanted -= 1
            if not wanted:
                break
    return made


def _with(draft: Draft, **fields: object) -> Draft:
    return draft.model_copy(update=fields)


def _bare(draft: Draft, **fields: object) -> Draft:
    """Without identifiers and links, so that nothing but the text can tell."""
    return _with(draft, arxiv_id="", doi="", pmid="", url="", links=(), arxiv_version=None, **fields)


# -- the same work ---------------------------------------------------------------------------------------


@damage
def as_it_is(chance: random.Random, draft: Draft) -> Draft:
    """Title and all else, without identifiers."""
    return _bare(draft)


@damage
def title_and_abstract_alone(chance: random.Random, draft: Draft) -> Draft | None:
    return _bare(draft, authors=(), issued="", venue="") if draft.abstract else None


@damage
def title_authors_and_year_alone(chance: random.Random, draft: Draft) -> Draft | None:
    return _bare(draft, abstract="", type="article", venue="A Journal") if draft.authors else None


@damage
def title_alone(chance: random.Random, draft: Draft) -> Draft:
    return _bare(draft, abstract="", authors=(), issued="")


@damage
def capitals(chance: random.Random, draft: Draft) -> Draft:
    return _bare(draft, title=chance.choice((str.upper, str.lower, str.title))(draft.title))


@damage
def punctuation(chance: random.Random, draft: Draft) -> Draft:
    title = re.sub(r"[-–—]", lambda _: chance.choice((" ", "", "‐", "–")), draft.title).replace(": ", " - ")
    return _bare(draft, title=f"“{title}.”" if chance.random() < 0.3 else f"{title}.")


@damage
def accents_lost(chance: random.Random, draft: Draft) -> Draft:
    accented = chance.randrange(len(draft.title))
    letters = "".join(
        _ACCENTED.get(letter, letter) if at >= accented else letter for at, letter in enumerate(draft.title)
    )
    return _bare(draft, title=letters)


_ACCENTED = {"a": "á", "e": "é", "o": "ö", "u": "ü", "n": "ñ", "c": "ç", "i": "í"}


@damage
def tex(chance: random.Random, draft: Draft) -> Draft:
    words = draft.title.split(" ")
    at = chance.randrange(len(words))
    words[at] = chance.choice(("{%s}", "\\emph{%s}", "$\\mathrm{%s}$", "\\textbf{%s}")) % words[at]
    return _bare(draft, title=f"{{{' '.join(words)}}}" if chance.random() < 0.3 else " ".join(words))


@damage
def shortened_with_dots(chance: random.Random, draft: Draft) -> Draft | None:
    at = chance.randint(30, 80)
    return _bare(draft, title=draft.title[:at].rstrip() + "…") if len(draft.title) > at + 4 else None


@damage
def cut_off(chance: random.Random, draft: Draft) -> Draft | None:
    at = chance.randint(40, 80)
    return _bare(draft, title=draft.title[:at].rstrip()) if len(draft.title) > at + 4 else None


@damage
def scanned_badly(chance: random.Random, draft: Draft) -> Draft:
    title = draft.title
    for _ in range(max(1, len(title) // 25)):
        these, those = chance.choice(
            (
                ("m", "rn"),
                ("rn", "m"),
                ("l", "1"),
                ("o", "0"),
                ("d", "cl"),
                ("e", "c"),
                ("w", "vv"),
                ("h", "li"),
            )
        )
        at = title.find(these, chance.randrange(len(title)))
        if at > 0:
            title = title[:at] + those + title[at + len(these) :]
    return _bare(draft, title=title)


@damage
def mistyped(chance: random.Random, draft: Draft) -> Draft:
    letters = list(draft.title)
    for _ in range(1 + (len(letters) > 60)):
        places = [
            at for at in range(1, len(letters) - 1) if letters[at].isalpha() and letters[at + 1].isalpha()
        ]
        at = chance.choice(places)
        what = chance.randrange(3)
        if what == 0:
            del letters[at]
        elif what == 1:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters[at] = chance.choice("etaoinsr")
    return _bare(draft, title="".join(letters))


@damage
def subtitle_lost(chance: random.Random, draft: Draft) -> Draft | None:
    main, colon, _ = draft.title.partition(": ")
    return _bare(draft, title=main) if colon and len(main) > 3 else None


@damage
def later_version(chance: random.Random, draft: Draft) -> Draft | None:
    """The same arXiv identifier, another version and a changed title."""
    words = draft.title.split(" ")
    changed = " ".join([*words[: len(words) // 2], "and", "More"])
    return _with(draft, title=changed, arxiv_version=3, doi="") if draft.arxiv_id else None


@damage
def published(chance: random.Random, draft: Draft) -> Draft:
    """The publisher's DOI, a later year, another venue, the abstract cut."""
    year = int(draft.issued[:4] or 2020) + chance.randint(0, 1)
    fields = {
        "type": "article",
        "venue": "Journal of Things",
        "issued": str(year),
        "abstract": draft.abstract[:200],
    }
    one_doi = (
        "" if draft.doi and not draft.doi.startswith("10.48550") else f"10.1000/{chance.randrange(10**9)}"
    )
    return _bare(draft, **fields).model_copy(update={"doi": one_doi})


@damage
def authors_abbreviated(chance: random.Random, draft: Draft) -> Draft | None:
    names = [
        Name(name.family, name.given[:1], name.particle) if name.family else name for name in draft.authors
    ]
    return _bare(draft, authors=tuple(names[:3]), abstract="") if names else None


@damage
def words_joined_or_broken(chance: random.Random, draft: Draft) -> Draft:
    words = draft.title.split(" ")
    at = chance.randrange(len(words) - 1)
    if chance.random() < 0.5:
        words[at : at + 2] = [words[at] + words[at + 1]]
    else:
        long = max(range(len(words)), key=lambda n: len(words[n]))
        words[long] = f"{words[long][:4]}- {words[long][4:]}" if len(words[long]) > 7 else words[long]
    return _bare(draft, title=" ".join(words))


@damage
def abstract_with_a_heading(chance: random.Random, draft: Draft) -> Draft | None:
    heading = chance.choice(("Abstract: ", "Summary. ", "BACKGROUND: ", "© 2021 The Authors. "))
    return _bare(draft, abstract=heading + draft.abstract, authors=()) if draft.abstract else None


# -- another work ----------------------------------------------------------------------------------------


def _other_text(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=80)).capitalize() + "."


_WORDS = sorted({word for draft in drafts(40, seed=5) for word in draft.abstract.lower().strip(".").split()})


def _bare_work(chance: random.Random, draft: Draft, title: str) -> Draft:
    """Another work of the same people; now and then its abstract is missing, or was copied."""
    abstract = chance.choice((_other_text(chance), "", draft.abstract))
    return _bare(draft, title=title, abstract=abstract)


@near_miss
def other_authors(chance: random.Random, draft: Draft) -> Draft | None:
    names = tuple(
        name_of(" ".join(word.capitalize() for word in chance.choices(_WORDS, k=2))) for _ in range(3)
    )
    return _bare(draft, authors=names, abstract=_other_text(chance)) if draft.authors else None


@near_miss
def another_part(chance: random.Random, draft: Draft) -> Draft:
    return _bare_work(
        chance, draft, f"{draft.title}{chance.choice((': Part II', ', Part 2', ' II', ' (Part Two)'))}"
    )


@near_miss
def a_later_one(chance: random.Random, draft: Draft) -> Draft | None:
    """Another number in the title: "X2" and "X3", 2019 and 2020."""
    found = re.search(r"\d+", draft.title)
    if not found:
        return None
    other = str(int(found.group()[:9]) + 1)
    return _bare_work(chance, draft, draft.title[: found.start()] + other + draft.title[found.end() :])


@near_miss
def a_numbered_name(chance: random.Random, draft: Draft) -> Draft | None:
    main, colon, rest = draft.title.partition(": ")
    return (
        _bare_work(chance, draft, f"{main}{chance.choice(('-2', '2', ' v2', ' 2.0'))}: {rest}")
        if colon
        else None
    )


@near_miss
def a_notice(chance: random.Random, draft: Draft) -> Draft:
    form = chance.choice(
        (
            "Erratum: {}",
            "Correction to: {}",
            "Reply to “{}”",
            "Comment on “{}”",
            "{}: A Reply",
            "Review of {}",
            "Corrigendum to “{}”",
        )
    )
    return _bare_work(chance, draft, form.format(draft.title))


@near_miss
def the_contrary(chance: random.Random, draft: Draft) -> Draft | None:
    words = draft.title.split(" ")
    for form, to in (
        ("with", "without"),
        ("supervised", "unsupervised"),
        ("linear", "nonlinear"),
        ("is", "is not"),
        ("are", "are not"),
    ):
        if form in words:
            words[words.index(form)] = to
            return _bare_work(chance, draft, " ".join(words))
    return _bare_work(chance, draft, " ".join(["Not", *words]))


@near_miss
def another_subject(chance: random.Random, draft: Draft) -> Draft:
    """One long word of the title is another one."""
    words = draft.title.split(" ")
    at = max(range(len(words)), key=lambda n: (len(words[n]), n))
    words[at] = chance.choice([word for word in _WORDS if len(word) > 5])
    other = _bare_work(chance, draft, " ".join(words))
    return other if other.abstract != draft.abstract else _with(other, abstract="")


@near_miss
def the_same_beginning(chance: random.Random, draft: Draft) -> Draft:
    words = draft.title.split(" ")
    rest = chance.choices(_WORDS, k=max(3, len(words) // 2))
    return _bare(draft, title=" ".join([*words[: len(words) // 2], *rest]), abstract=_other_text(chance))


@near_miss
def a_translation(chance: random.Random, draft: Draft) -> Draft:
    return _bare(draft, title=" ".join(chance.choices(_WORDS, k=8)), abstract=_other_text(chance))
