"""Made-up papers, told from each other by their number."""

from typing import NamedTuple

_COLOURS = ("Blue", "Green", "Amber", "Violet", "Scarlet", "Ochre", "Indigo", "Teal", "Coral")
_SENTENCE = "We measure how the colour of a notebook changes what is written in it, see {n}. "


class Work(NamedTuple):
    """A made-up paper; `n` tells it from every other, 1 to 999."""

    n: int

    @property
    def title(self) -> str:
        """A title that no other has."""
        return f"{_COLOURS[self.n % 9]} Notebooks Number {self.n}: a Study of Colour in Handwriting"

    @property
    def abstract(self) -> str:
        """Four sentences."""
        return (_SENTENCE.format(n=self.n) * 2) + "The effect is small but holds in every season."

    @property
    def arxiv(self) -> str:
        """An arXiv identifier."""
        return f"2401.{self.n:05}"

    @property
    def doi(self) -> str:
        """A DOI."""
        return f"10.1000/colour.{self.n}"
