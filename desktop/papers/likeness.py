"""How far two records may be the same work: identifiers first, then title, abstract, authors and year, with reasons.

What speaks for two records is weighed against what speaks against them. Only what is safe is `SAME`; what a
person should look at is `MAYBE`; a number, a numeral, a negation or the name of a notice ("Erratum") in one of
two titles makes two works of them, and so do other authors.
"""

from enum import StrEnum
from typing import NamedTuple

from desktop.papers.abstract_likeness import SAME_ABSTRACT, abstract_percent, are_of_one_text
from desktop.papers.author_likeness import Authorship, authorship_of, people_in
from desktop.papers.doi_kinds import are_of_one_kind, arxiv_id_in, without_version
from desktop.papers.letter_likeness import letters_alike
from desktop.papers.telling_words import is_general, is_negation, tells_apart
from desktop.papers.title_likeness import NEAR, Comparison, Relation, compared
from desktop.papers.title_words import PARTS, TitleWords, title_words

SHORTEST_TELLING_KEY = 16
"""A title with fewer letters ("Segment Anything") proves nothing by itself."""
_OTHER_ABSTRACT = 50
"""Percent under which two abstracts are two."""
_WORD_FOR_WORD = 96
"""Percent from which no word of an abstract is another one: papers of a series are written alike."""


class Sameness(StrEnum):
    """What the evidence allows: two works, the same work, or a question for the user."""

    DIFFERENT = "different"
    SAME = "same"
    MAYBE = "maybe"


class Evidence(NamedTuple):
    """What one side of a comparison knows; "" and None where it knows nothing.

    `authors` is CSL-JSON text, as `name.names_to_json` gives it: most are compared with nobody, and never read.
    `abstract` may be its beginning alone, of `ABSTRACT_CHARACTERS` or more.
    """

    title: str = ""
    arxiv_id: str = ""
    doi: str = ""
    pmid: str = ""
    authors: str = ""
    year: int | None = None
    abstract: str = ""


class Likeness(NamedTuple):
    """A judgement and its reasons in words, the strongest first; `score` from 0 (nothing alike) to 1."""

    sameness: Sameness
    reasons: tuple[str, ...]
    score: float = 0.0

    @property
    def has_identifier(self) -> bool:
        """Whether the two share an identifier."""
        return bool(self.reasons) and self.reasons[0] in _SAME_IDENTIFIERS


_SAME_IDENTIFIERS = frozenset({"same arXiv id", "same DOI", "same PubMed id"})
_DIFFERENT = Likeness(Sameness.DIFFERENT, ())


class _Weighed(NamedTuple):
    """All that two records say about each other; `abstract` in percent and `gap` in years, None where unknown."""

    title: Comparison
    authors: Authorship
    as_many_authors: bool
    abstract: int | None
    gap: int | None
    letters: int
    """Letters of the shorter title."""
    words: int
    is_general: bool

    @property
    def same_abstract(self) -> bool:
        return self.abstract is not None and self.abstract >= SAME_ABSTRACT

    @property
    def other_abstract(self) -> bool:
        return self.abstract is not None and self.abstract < _OTHER_ABSTRACT

    @property
    def years_apart(self) -> bool:
        return self.gap is not None and self.gap > 2


def likeness(one: Evidence, other: Evidence) -> Likeness:
    """Whether two records are the same work; the same judgement whichever comes first."""
    same, differing = _identifiers(one, other)
    are_others = not same and _authorship(one, other) is Authorship.OTHER
    if are_others and not are_of_one_text(one.abstract, other.abstract):
        return _DIFFERENT  # no title can make one work of them
    mine, theirs = title_words(one.title), title_words(other.title)
    title = compared(mine, theirs, least=NEAR if are_others else 0)
    if not same and _is_hopeless(title, one, other):
        return _DIFFERENT
    weighed = _weighed(one, other, title, mine, theirs)
    if same:
        sameness = _by_identifier(weighed, differing, same)
    else:
        sameness = _by_text(weighed)
        if differing and sameness is not Sameness.DIFFERENT:
            sameness = _contradicted(weighed)
    if sameness is Sameness.DIFFERENT:
        return _DIFFERENT
    return Likeness(sameness, _reasons(same, differing, weighed), _score(same, differing, weighed))


def _is_hopeless(title: Comparison, one: Evidence, other: Evidence) -> bool:
    """Whether nothing but the titles can speak for two records, and they do not."""
    if title.relation is Relation.FAR:
        return not (one.abstract and other.abstract)
    both = any(map(tells_apart, title.only_one)) and any(map(tells_apart, title.only_other))
    return title.relation is Relation.TOLD_APART and both


def is_contradicted(one: Evidence, other: Evidence) -> bool:
    """Whether anything speaks against two records that a third one shows to be the same work."""
    if _identifiers(one, other)[1] or _authorship(one, other) is Authorship.OTHER:
        return True
    if compared(title_words(one.title), title_words(other.title)).relation is Relation.TOLD_APART:
        return True
    percent = abstract_percent(one.abstract, other.abstract)
    return percent is not None and percent < _OTHER_ABSTRACT


def _weighed(
    one: Evidence, other: Evidence, title: Comparison, mine: TitleWords, theirs: TitleWords
) -> _Weighed:
    gap = abs(one.year - other.year) if one.year and other.year else None
    short = min(mine, theirs, key=lambda each: len(each.letters))
    return _Weighed(
        title,
        _authorship(one, other),
        len(people_in(one.authors).parts) == len(people_in(other.authors).parts),
        abstract_percent(one.abstract, other.abstract),
        gap,
        len(short.letters),
        len(short.words),
        is_general(short.letters, short.words),
    )


def _by_identifier(weighed: _Weighed, differing: list[str], same: list[str]) -> Sameness:
    """The same identifier settles it, unless everything else speaks against it."""
    if len(differing) >= 2:
        return Sameness.MAYBE
    relation = weighed.title.relation
    if relation is Relation.TOLD_APART:
        return Sameness.SAME if weighed.same_abstract else Sameness.MAYBE
    if relation is not Relation.FAR or not weighed.letters:
        return Sameness.SAME
    if weighed.authors is Authorship.SAME or weighed.same_abstract:
        return Sameness.SAME
    doubted = weighed.authors is Authorship.OTHER or weighed.other_abstract or same == ["DOI"]
    return Sameness.MAYBE if doubted else Sameness.SAME


def _contradicted(weighed: _Weighed) -> Sameness:
    """Two identifiers of one kind are two works, unless everything else is the same."""
    exact = weighed.title.relation is Relation.EXACT and weighed.authors is not Authorship.OTHER
    near = weighed.title.relation in {Relation.NEAR, Relation.SHORTENED} and weighed.same_abstract
    return Sameness.MAYBE if exact or near else Sameness.DIFFERENT


def _by_text(weighed: _Weighed) -> Sameness:
    """What title, authors, abstract and year say when no identifier decides."""
    if weighed.is_general:
        return _of_general_title(weighed)
    judge = {
        Relation.EXACT: _of_same_title,
        Relation.NEAR: _of_near_title,
        Relation.SHORTENED: _of_shortened_title,
        Relation.AKIN: _of_akin_title,
        Relation.TOLD_APART: _of_titles_told_apart,
        Relation.FAR: _of_far_title,
    }[weighed.title.relation]
    return judge(weighed)


def _of_general_title(weighed: _Weighed) -> Sameness:
    if weighed.title.relation is not Relation.EXACT or weighed.authors is not Authorship.SAME:
        return Sameness.DIFFERENT
    if weighed.same_abstract:
        return Sameness.SAME
    return Sameness.MAYBE if weighed.abstract is None and weighed.gap in {0, None} else Sameness.DIFFERENT


def _of_same_title(weighed: _Weighed) -> Sameness:
    if weighed.authors is Authorship.OTHER:
        return Sameness.MAYBE if weighed.same_abstract else Sameness.DIFFERENT
    if weighed.same_abstract:
        return Sameness.SAME
    if weighed.authors is Authorship.SAME:
        if weighed.abstract is None or not weighed.other_abstract:
            return Sameness.MAYBE if weighed.gap is not None and weighed.gap > 5 else Sameness.SAME
        return Sameness.MAYBE
    telling = weighed.letters >= 20 and weighed.words >= 4
    safe = telling and not weighed.years_apart and weighed.authors is Authorship.UNKNOWN
    return Sameness.SAME if safe and (weighed.abstract is None or weighed.abstract >= 75) else Sameness.MAYBE


def _of_near_title(weighed: _Weighed) -> Sameness:
    if weighed.authors is Authorship.OTHER:
        return Sameness.MAYBE if weighed.same_abstract else Sameness.DIFFERENT
    if weighed.title.is_look_alike:
        return Sameness.MAYBE
    long = weighed.letters >= SHORTEST_TELLING_KEY
    if weighed.same_abstract and long:
        certain = weighed.title.is_scanned or (weighed.abstract or 0) >= _WORD_FOR_WORD
        return Sameness.SAME if certain and not weighed.title.is_renamed else Sameness.MAYBE
    if weighed.authors is Authorship.SAME:
        safe = weighed.title.is_scanned and long and not weighed.other_abstract and not weighed.years_apart
        return Sameness.SAME if safe else Sameness.MAYBE
    if weighed.other_abstract and weighed.title.percent < 95:
        return Sameness.DIFFERENT
    return Sameness.MAYBE


def _of_shortened_title(weighed: _Weighed) -> Sameness:
    if weighed.authors is Authorship.OTHER:
        return Sameness.MAYBE if weighed.same_abstract else Sameness.DIFFERENT
    if weighed.same_abstract:
        return Sameness.SAME if weighed.letters >= SHORTEST_TELLING_KEY else Sameness.MAYBE
    if weighed.authors is Authorship.SAME:
        return Sameness.MAYBE
    telling = weighed.letters >= 4 and not weighed.years_apart
    return Sameness.MAYBE if telling and not weighed.other_abstract else Sameness.DIFFERENT


def _of_akin_title(weighed: _Weighed) -> Sameness:
    if weighed.authors is Authorship.OTHER:
        return Sameness.DIFFERENT
    if weighed.same_abstract:
        return Sameness.MAYBE
    if weighed.other_abstract:
        return Sameness.DIFFERENT
    mine, theirs = weighed.title.only_one, weighed.title.only_other
    added = len(mine) + len(theirs) <= 2 and not (mine and theirs)
    mangled = len(mine) == len(theirs) and letters_alike(" ".join(mine), " ".join(theirs)) >= 0.6
    if weighed.authors is not Authorship.SAME:
        likely = (
            weighed.abstract is None and not weighed.years_apart and mangled and weighed.title.percent >= 85
        )
    else:
        likely = added or mangled or (weighed.abstract or 0) >= 70
    return Sameness.MAYBE if likely else Sameness.DIFFERENT


def _of_titles_told_apart(weighed: _Weighed) -> Sameness:
    """Two works; when only one side has the word, and all else is the same, it may just have got lost."""
    mine, theirs = weighed.title.only_one, weighed.title.only_other
    both = any(map(tells_apart, mine)) and any(map(tells_apart, theirs))
    if both or weighed.authors is Authorship.OTHER or weighed.title.percent < 70:
        return Sameness.DIFFERENT
    if any(is_negation(word) or word in PARTS for word in (*mine, *theirs)):
        return Sameness.DIFFERENT
    if weighed.same_abstract:
        return Sameness.MAYBE
    lost = all(len(word) == 1 and word.isalpha() for word in (*mine, *theirs))
    return Sameness.MAYBE if lost and weighed.authors is Authorship.SAME else Sameness.DIFFERENT


def _of_far_title(weighed: _Weighed) -> Sameness:
    """Another title, perhaps of an earlier version: the abstract may tell."""
    alike = weighed.same_abstract and weighed.authors is not Authorship.OTHER
    return Sameness.MAYBE if alike else Sameness.DIFFERENT


def _authorship(one: Evidence, other: Evidence) -> Authorship:
    return authorship_of(people_in(one.authors), people_in(other.authors))


def _identifiers(one: Evidence, other: Evidence) -> tuple[list[str], list[str]]:
    """The kinds of identifier that are equal, and those that both have and that differ.

    A paper has one DOI at its publisher and one for each preprint, so two DOIs differ only when both are of one
    kind; the versions of a preprint are one work.
    """
    same: list[str] = []
    differing: list[str] = []
    mine_arxiv = one.arxiv_id or arxiv_id_in(one.doi)
    if mine_arxiv and (theirs_arxiv := other.arxiv_id or arxiv_id_in(other.doi)):
        (same if mine_arxiv == theirs_arxiv else differing).append("arXiv id")
    if one.doi and other.doi:
        mine, theirs = without_version(one.doi), without_version(other.doi)
        if mine == theirs:
            same.append("DOI")
        elif are_of_one_kind(mine, theirs):
            differing.append("DOI")
    if one.pmid and other.pmid:
        (same if one.pmid == other.pmid else differing).append("PubMed id")
    return same, differing


def _reasons(same: list[str], differing: list[str], weighed: _Weighed) -> tuple[str, ...]:
    reasons = [f"same {name}" for name in same]
    if weighed.letters and weighed.title.relation is not Relation.FAR:
        reasons.append(f"title {weighed.title.percent} %")
    if weighed.abstract is not None and weighed.abstract >= 50:
        reasons.append(f"abstract {weighed.abstract} %")
    if weighed.authors is Authorship.SAME:
        reasons.append("same authors" if weighed.as_many_authors else "authors in common")
    if weighed.gap == 0:
        reasons.append("same year")
    return (*reasons, *(f"another {name}" for name in differing), *_doubts(weighed))


def _doubts(weighed: _Weighed) -> list[str]:
    doubts = []
    if weighed.title.relation is Relation.FAR and weighed.letters:
        doubts.append("another title")
    if weighed.title.relation is Relation.SHORTENED:
        doubts.append("one title is shorter")
    if words := sorted({*weighed.title.only_one, *weighed.title.only_other})[:4]:
        doubts.append(f"only one title says {', '.join(f'“{word}”' for word in words)}")
    if weighed.title.is_look_alike:
        doubts.append("look-alike letters")
    if weighed.authors is Authorship.OTHER:
        doubts.append("other authors")
    if weighed.other_abstract:
        doubts.append("another abstract")
    if 0 < weighed.letters < SHORTEST_TELLING_KEY and weighed.authors is not Authorship.SAME:
        doubts.append("a short title")
    if weighed.years_apart:
        doubts.append(f"{weighed.gap} years apart")
    return doubts


def _score(same: list[str], differing: list[str], weighed: _Weighed) -> float:
    """From 0 to 1: for ordering questions, never for deciding them."""
    score = weighed.title.percent / 100 if not same else 1.0
    score -= 0.1 * len(differing) + 0.05 * len(_doubts(weighed))
    if weighed.abstract is not None:
        score += (weighed.abstract - 70) / 300
    return round(min(1.0, max(0.0, score)), 3)
