"""`Work`: what holds for the whole of one synthetic reference.

In: a `World`, a language, and the order in which a template writes names. Out: names,
titles and ranges of pages in one manner, and the year, the pages and the publisher that
belong together (`training.synthetic.slots` prints them).
"""

from __future__ import annotations

from alliance_refs.text.casing import change_case
from training.synthetic.people import Manner, Person, draw_manner, write_names
from training.synthetic.world import World


class Work:
    """One reference in the making."""

    def __init__(self, world: World, language: str, order: str, made_titles: float = 0.46) -> None:
        self.world = world
        self.rng = world.rng
        self.language = language
        self.year = world.year()
        self.manner = draw_manner(order, language, self.rng)
        self.dash = self.rng.choice(("-", "-", "–", "–", " - "))
        self.first = self.rng.choice((self.rng.randint(1, 60), self.rng.randint(1, 900)))
        self.length = self.rng.randint(4, 45)
        self.recent = self.rng.randint(2001, 2024)
        self.house = world.house(language)
        self.made_titles = made_titles
        self.headlines = language == "en" and self.rng.random() < 0.5

    def people(self, most: int = 4) -> list[Person]:
        """One person mostly, or several."""
        count = self.rng.choices((1, 2, 3, 4, 6), (62, 23, 9, 4, 2))[0]
        return [self.world.person(self.language) for _ in range(min(count, most))]

    def names(self, manner: Manner | None = None, most: int = 4) -> str:
        """A list of names in the manner of the reference, or in another."""
        return write_names(self.people(most), manner or self.manner)

    def range(self, first: int, last: int) -> str:
        """A range of pages, its end perhaps shortened."""
        end = str(last)
        start = str(first)
        if len(start) == len(end) > 2 and self.rng.random() < 0.3:
            same = next((at for at in range(len(end)) if start[at] != end[at]), len(end) - 1)
            end = end[min(same, len(end) - 2) :]
        return f"{start}{self.dash}{end}"

    def title(self, kind: str = "article") -> str:
        """A title; all of a reference are in title case, or none."""
        words = self.world.title(self.language, kind, self.made_titles)
        return change_case(words, "title", "en") if self.headlines else words

    def pick(self, name: str) -> str:
        """A word from a list of the language."""
        return self.world.pick(self.language, name)
