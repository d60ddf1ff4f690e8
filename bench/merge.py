"""Merging 100,000 entries, a tenth of them misspelt duplicates: CPU seconds and what is found."""

from __future__ import annotations

import random
import string
import time

from alliance_refs.formats.merge import merge
from alliance_refs.model import Date, Item, Library, Name

WORKS, DUPLICATES = 90_000, 10_000


def main() -> None:
    chance = random.Random(7)
    words = [
        "".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 9))) for _ in range(5000)
    ]
    families = [word.title() for word in chance.sample(words, 800)]
    works = [work(chance, number, words, families) for number in range(WORKS)]
    copies = [
        misspelt(chance, f"copy-{n}", item)
        for n, item in enumerate(chance.sample(works, DUPLICATES))
    ]
    began = time.process_time()
    merged = merge([Library(works), Library(copies)])
    spent = time.process_time() - began
    found = WORKS + DUPLICATES - len(merged.library)
    print(f"{spent:.1f} s CPU; {found} of {DUPLICATES} duplicates found")


def work(chance: random.Random, number: int, words: list[str], families: list[str]) -> Item:
    fields = {
        "title": " ".join(chance.choices(words, k=chance.randint(3, 10))),
        "author": (Name(chance.choice(families), "A."),),
        "issued": Date.of(chance.randint(1950, 2020)),
    }
    return Item(f"work-{number}", "article-journal", fields)


def misspelt(chance: random.Random, key: str, item: Item) -> Item:
    """The item under another key, one letter of its title another."""
    title = item["title"]
    at = chance.randrange(len(title))
    wrong = title[:at] + chance.choice(string.ascii_lowercase) + title[at + 1 :]
    return item.replace(key=key, title=wrong)


if __name__ == "__main__":
    main()
