"""CPU seconds to read a .bib file: this project beside bibtexparser, pybtex and refkit.

    python bench/formats_bib.py [ENTRIES]

Each reader runs in turn in this one process on the same text; the best of three counts.
They do not do the same work: ours gives finished CSL items (LaTeX, names, dates, titles,
inheritance), refkit its own finished entries, bibtexparser raw fields, pybtex fields and
names with LaTeX as written. Peers that are not installed are left out.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from alliance_refs.formats.bib.read import read_bib
from alliance_refs.spans import Source

FAMILIES = r"""Kim Park M{\"u}ller O'Brien Garc{\'i}a Smith Johnson Nakamura Lee Dubois Hirschman
Harrison Cumings Kov{\'a}cs Nowak""".split()
GIVEN = r"Albert Bruce Jos{\'e} Anna Yuki Min-jung Selig Charles S{\o}ren Marie-Claire".split()
WORDS = """History Theory growth the of {Korean} War and Peace in Modern Politics Economy Social
Change {NATO} Development state Analysis new Approach Evidence from Archives""".split()
JOURNALS = (
    "Journal of Korean Studies",
    "Proceedings of the {IEEE}",
    r"Zeitschrift f{\"u}r Physik",
    "Nature",
)


def entries(count: int) -> str:
    """A .bib text of so many entries, the same on every machine."""
    chance = random.Random(1)
    return "\n".join(entry(number, chance) for number in range(count))


def entry(number: int, chance: random.Random) -> str:
    fields = {
        "author": names(chance),
        "title": " ".join(chance.choices(WORDS, k=chance.randint(5, 12))),
        "year": str(chance.randint(1900, 2020)),
    }
    kind = ("article", "article", "book", "incollection")[number % 4]
    if kind == "article":
        fields |= {
            "journal": chance.choice(JOURNALS),
            "volume": str(chance.randint(1, 99)),
            "number": str(chance.randint(1, 12)),
            "pages": f"{chance.randint(1, 99)}--{chance.randint(100, 199)}",
            "doi": f"10.1000/{number}.abc",
            "month": "3",
        }
    else:
        fields |= {"publisher": "Oxford University Press", "address": "Oxford"}
        fields |= {"isbn": f"978-0-{number:06d}-1", "series": "Studies in {Asian} History"}
    if kind == "incollection":
        fields |= {"booktitle": "The {Book} of Names", "editor": names(chance), "pages": "1--20"}
        fields |= {"url": f"https://example.org/{number}", "keywords": "war, peace"}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{key{number},\n{lines}}}\n"


def names(chance: random.Random) -> str:
    people = range(chance.randint(1, 4))
    return " and ".join(f"{chance.choice(FAMILIES)}, {chance.choice(GIVEN)}" for _ in people)


def ours(text: str) -> int:
    return len(read_bib(Source(text)))


def with_bibtexparser(text: str) -> int:
    import bibtexparser

    return len(bibtexparser.parse_string(text).entries)


def with_pybtex(text: str) -> int:
    from pybtex.database import parse_string

    return len(parse_string(text, "bibtex").entries)


def with_refkit(text: str) -> int:
    import refkit

    return len(refkit.Library.parse_bibtex(text, recovery="report"))


READERS: dict[str, Callable[[str], int]] = {
    "alliance_refs": ours,
    "bibtexparser": with_bibtexparser,
    "pybtex": with_pybtex,
    "refkit": with_refkit,
}


def seconds(reader: Callable[[str], int], text: str) -> tuple[float, int]:
    """The best CPU time of three runs, and how many entries were read."""
    best, read = float("inf"), 0
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        read = reader(text)
        best = min(best, time.process_time() - start)
    return best, read


def report(name: str, *values: Any) -> None:
    print(f"{name:16}", *(f"{value:>10}" for value in values))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    text = entries(count)
    report("reader", "seconds", "entries", "ratio")
    base = 0.0
    for name, reader in READERS.items():
        try:
            taken, read = seconds(reader, text)
        except ImportError:
            report(name, "absent")
            continue
        base = base or taken
        report(name, f"{taken:.2f}", read, f"{taken / base:.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, {len(text) / 1e6:.1f} MB of text")


if __name__ == "__main__":
    main()
