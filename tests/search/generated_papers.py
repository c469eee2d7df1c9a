"""Generated papers with a seed: real function words, invented content words, Zipf's law, growing vocabulary."""

import pydoc_data.topics
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate

from desktop.search.document import SearchDocument

CONTENT_WORDS = 30_000
COINED = 0.006  # share of words that no other paper uses: names, identifiers, slips of the authors
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class GeneratedPapers:
    """An endless list of invented papers; the same seed gives the same papers."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        english = Counter(re.findall(r"[a-z]{2,}", " ".join(pydoc_data.topics.topics.values()).lower()))
        self._followers = self._chain(english)
        self._common = [word for word, _ in english.most_common(400)]
        self._common_weights = list(accumulate(english[word] for word in self._common))
        seen = {word: None for word, _ in english.most_common()[400:]}
        while len(seen) < CONTENT_WORDS:
            seen[self.coined_word()] = None
        self._content = list(seen)
        self._content_weights = list(accumulate(1 / (rank + 20) for rank in range(CONTENT_WORDS)))
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
        choose = self.random.choices
        topic = choose(self._content, cum_weights=self._content_weights, k=14)
        title_words = [*dict.fromkeys(self.random.sample(topic, self.random.randint(3, 6)))]
        title = " ".join(self._sprinkled(title_words, 0.45)).title()
        if self.random.random() < 0.3:
            title = f"{self.coined_word().capitalize()}{choose(['', 'Net', '-7B', '2', '3D'])[0]}: {title}"
        length = self.random.randint(90, 190)
        body = choose(self._content, cum_weights=self._content_weights, k=length // 3) + choose(
            topic, k=length // 6
        )
        coined = [self.coined_word() if self.random.random() < COINED * 2 else word for word in body]
        self.random.shuffle(coined)
        authors = ", ".join(
            f"{choose(self._given)[0]} {choose(self._surnames)[0]}" for _ in range(self.random.randint(1, 6))
        )
        return SearchDocument(number, title, authors, " ".join(self._sprinkled(coined, 0.5)) + ".")

    def _sprinkled(self, content: list[str], share: float) -> Iterator[str]:
        for word in content:
            while self.random.random() < share:
                yield self.random.choices(self._common, cum_weights=self._common_weights)[0]
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
