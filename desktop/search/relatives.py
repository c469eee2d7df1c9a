"""Words that are the same to whoever remembers them: spelt as in another country, by ear, or of one family."""

from collections.abc import Iterator

_STEM = 4
"""A shorter stem is that of too many words."""
_SURE_STEM = 6
_BY_EAR_FROM, _BY_EAR_TO = 5, 20
"""A longer run of letters is no word that somebody heard, and would have thousands of spellings."""

_COUNTRIES = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("ysing", "yzing"), ("our", "or"),
    ("tre", "ter"), ("bre", "ber"), ("lling", "ling"), ("lled", "led"), ("ller", "ler"), ("ogue", "og"),
    ("mme", "m"), ("ence", "ense"), ("ae", "e"), ("oe", "e"), ("grey", "gray"), ("sation", "zation"),
    ("aluminium", "aluminum"), ("sulph", "sulf"), ("plough", "plow"), ("ewellery", "ewelry"), ("fulfil", "fulfill"),
)  # fmt: skip
"""British and American spellings."""

_SOUNDS = (
    ("shun", "tion"), ("shun", "sion"), ("sion", "tion"), ("tion", "sion"), ("f", "ph"), ("ph", "f"), ("k", "c"),
    ("k", "ch"), ("c", "ch"), ("ch", "c"), ("kw", "qu"), ("ks", "x"), ("x", "ks"), ("cks", "x"), ("s", "c"),
    ("c", "s"), ("z", "s"), ("s", "z"), ("i", "y"), ("y", "i"), ("ie", "ei"), ("ei", "ie"), ("ence", "ance"),
    ("ance", "ence"), ("ible", "able"), ("able", "ible"), ("off", "ough"), ("j", "g"), ("r", "rh"), ("oo", "u"),
    ("ee", "ea"), ("ea", "ee"), ("shul", "tial"), ("shal", "tial"), ("shus", "tious"), ("l", "ll"), ("ll", "l"),
    ("s", "ss"), ("t", "tt"), ("m", "mm"), ("n", "nn"), ("r", "rr"), ("p", "pp"),
)  # fmt: skip
"""What is heard, and how it may be written."""
_STARTS = (("n", "kn"), ("n", "pn"), ("s", "ps"), ("r", "wr"), ("n", "gn"))

_ENDINGS = (
    "izations", "isations", "ization", "isation", "ations", "ation", "ators", "ating", "ated", "ates", "ator", "ate",
    "ative", "izing", "ising", "ized", "ised", "izes", "ises", "izer", "ize", "ise", "ingly", "ings", "ing", "edly",
    "eds", "ed", "ers", "er", "ors", "or", "ions", "ion", "ically", "ical", "ics", "ic", "ally", "als", "al",
    "ments", "ment", "ities", "ity", "ively", "ive", "ables", "able", "ibility", "ability", "ence", "ance", "ent",
    "ant", "ness", "ously", "ous", "ly", "es", "s", "e", "y", "",
)  # fmt: skip


def spelt_elsewhere(word: str) -> tuple[str, ...]:
    """The British spellings of an American word and the other way round, those that are no words included."""
    found = (
        word[:at] + to + word[at + len(said) :]
        for pair in _COUNTRIES
        for said, to in (pair, pair[::-1])
        for at in _places(word, said)
    )
    return tuple(dict.fromkeys(each for each in found if each != word))


def without_umlauts(word: str) -> tuple[str, ...]:
    """The word as it is folded where "ue" stands for "ü"; nothing for one that has none of the three."""
    folded = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return (folded,) if folded != word else ()


def spelt_by_ear(word: str) -> Iterator[str]:
    """Words that sound like `word`, with one or two sounds written otherwise; most of them are no words."""
    if not _BY_EAR_FROM <= len(word) <= _BY_EAR_TO or not word.isalpha() or not word.isascii():
        return
    once = list(dict.fromkeys(_otherwise(word)))
    yield from once
    yield from dict.fromkeys(twice for each in once for twice in _otherwise(each) if twice != word)


def family(word: str) -> tuple[str, ...]:
    """Words with the stem of `word` and another ending, those that are no words included: segmenting, segmented."""
    if not word.isascii() or not word.isalpha():
        return ()
    stems = dict.fromkeys(
        stem
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _STEM
        for stem in _undoubled(word[: len(word) - len(ending)])
    )
    return tuple(
        dict.fromkeys(stem + ending for stem in stems for ending in _ENDINGS if stem + ending != word)
    )


def is_of_family(typed: str, word: str) -> bool:
    """Whether the two have a stem in common that is long enough to say so."""
    return typed[:_SURE_STEM] == word[:_SURE_STEM]


def _undoubled(stem: str) -> Iterator[str]:
    """The stem, and for "plann" also "plan"."""
    yield stem
    if len(stem) > _STEM and stem[-1] == stem[-2]:
        yield stem[:-1]


def _otherwise(word: str) -> Iterator[str]:
    for said, written in _SOUNDS:
        for at in _places(word, said):
            yield word[:at] + written + word[at + len(said) :]
    for said, written in _STARTS:
        if word.startswith(said) and not word.startswith(written):
            yield written + word[len(said) :]


def _places(word: str, part: str) -> Iterator[int]:
    at = word.find(part)
    while at >= 0:
        yield at
        at = word.find(part, at + 1)
