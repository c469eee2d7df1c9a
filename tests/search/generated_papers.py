"""Generated papers with a seed: real function words, invented content words, Zipf's law, growing vocabulary."""

import pydoc_data.topics
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate

from desktop.search.document import SearchDocument

CONTENT_WORDS = 30_000
COINED = 0.8  # words a paper that no other paper uses: names, identifiers, slips of the authors
POOL = 300_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class GeneratedPapers:
    """An endless list of invented papers; the same seed gives the same papers.

    The vocabulary grows with them: `content_words` by Zipf's law, and coined words without end.
    """

    def __init__(self, seed: int, content_words: int = CONTENT_WORDS) -> None:
        self.random = random.Random(seed)
        english = Counter(re.findall(r"[a-z]{2,}", " ".join(pydoc_data.topics.topics.values()).lower()))
        self._followers = self._chain(english)
        common = [word for word, _ in english.most_common(400)]
        common_weights = list(accumulate(english[word] for word in common))
        seen = {word: None for word, _ in english.most_common()[400:]}
        while len(seen) < content_words:
            seen[self.coined_word()] = None
        weights = list(accumulate(1 / (rank + 20) for rank in range(content_words)))
        # Drawing from a drawn pool is ten times as fast as drawing by weights, a million papers long.
        choose = self.random.choices
        self._common = choose(common, cum_weights=common_weights, k=POOL // 10)
        self._content = choose(list(seen), cum_weights=weights, k=POOL * content_words // CONTENT_WORDS)
        self._surnames = [self.coined_word().capitalize() for _ in range(8_000)]
        self._given = [self.coined_word().capitalize() for _ in range(800)]

    @staticmethod
    def _chain(english: Counter[str]) -> dict[str, list[str]]:
        followers: dict[str, list[str]] = defaultdict(list)
        for word in english:
            if len(word) > 4:
                padded = f"^^{word}$"
                for at in range(2, len(padded)):
                    followers[padded[at - 2 : at]].append(padded[at])
        return followers

    def coined_word(self) -> str:
        """A word that looks English and may be one."""
        while True:
            word = "^^"
            while word[-1] != "$" and len(word) < 16:
                word += self.random.choice(self._followers[word[-2:]])
            if 4 < len(word.strip("^$")) < 14:
                return word.strip("^$")

    def papers(self, count: int, first: int = 1) -> Iterator[SearchDocument]:
        for number in range(first, first + count):
            yield self._paper(number)

    def _paper(self, number: int) -> SearchDocument:
        choose, number_of = self.random.choices, self.random.randint
        topic = choose(self._content, k=14)
        title_words = [*dict.fromkeys(self.random.sample(topic, number_of(3, 6)))]
        title = " ".join(self._sprinkled(title_words, 0.45)).title()
        if self.random.random() < 0.3:
            title = f"{self.coined_word().capitalize()}{choose(['', 'Net', '-7B', '2', '3D'])[0]}: {title}"
        length = number_of(90, 190)
        body = [""] * length
        body[::2] = choose(self._common, k=len(body[::2]))
        body[1::2] = choose(self._content, k=len(body[1::2]))
        coined = [self.coined_word() for _ in range(int(COINED + self.random.random()))]
        for word in (*choose(topic, k=length // 6), *coined):
            body[int(self.random.random() * length)] = word
        authors = ", ".join(
            f"{given} {surname}"
            for given, surname in zip(
                choose(self._given, k=number_of(1, 6)), choose(self._surnames, k=6), strict=False
            )
        )
        return SearchDocument(number, title, authors, " ".join(body) + ".")

    def _sprinkled(self, content: list[str], share: float) -> Iterator[str]:
        for word in content:
            while self.random.random() < share:
                yield self.random.choice(self._common)
            yield word

    def misspelt(self, word: str) -> str:
        """`word` with one slip: two letters swapped, one left out, doubled, wrong or too many; the first stays."""
        at = self.random.randint(1, len(word) - 2)
        kind = self.random.randrange(5)
        letter = self.random.choice(LETTERS)
        slips = (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + letter + word[at:],
        )
        return slips[kind] if slips[kind] != word else word[:at] + word[at + 1 :]
