"""Notes: seconds for generated books, so that time per note can be seen to stay the same.

    python bench/notes.py [NOTES ...]

The book has two thirds as many works as notes; every third note is an Ibid., a short
title or a supra reference.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator

import alliance_refs as refs


def book(notes: int) -> str:
    """A Markdown book with that many notes, one to a sentence."""
    body = " ".join(f"This is said in sentence {n}.[^{n}]" for n in range(1, notes + 1))
    return body + "\n\n" + "\n".join(_notes(notes)) + "\n"


def _family(number: int) -> str:
    """A name of its own for each number."""
    syllables = "ba de fi go hu ka le mi no pu".split()
    return "".join(syllables[int(digit)] for digit in str(number)).capitalize()


def _notes(notes: int) -> Iterator[str]:
    for n in range(1, notes + 1):
        author, title = _family(n % 997), f"The Matter of Place {n}"
        if n % 6 == 3:
            yield f"[^{n}]: Ibid., {n % 300}."
        elif n % 6 == 0:
            yield f"[^{n}]: {_family((n - 2) % 997)}, *The Matter of Place {n - 2}*, {n % 300}."
        else:
            yield f"[^{n}]: Ann {author}, *{title}* (Seoul: House, {1950 + n % 70}), {n % 300}."


def main(sizes: list[int]) -> None:
    """Prints a line for each size."""
    print("notes   works   open   CPU s   ms a note   peak MiB")
    for size in sizes:
        start = time.process_time()
        document = refs.read_text(book(size))
        open_ones = sum(not citation.key for citation in document.citations)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:5}   {len(document.works):5}   {open_ones:4}   {seconds:5.2f}"
            f"   {1000 * seconds / size:9.3f}   {peak:8.0f}"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [500, 2000, 6000])
