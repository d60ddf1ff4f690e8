"""Large input is read whole, and what is printed of it stays small."""

from __future__ import annotations

import json


def family(number: int) -> str:
    """A name of its own for each number."""
    syllables = "ba de fi go hu ka le mi no pu".split()
    return "".join(syllables[int(digit)] for digit in str(number)).capitalize()


def test_five_thousand_notes(run, tmp_path):
    calls, notes = [], []
    for number in range(1, 5001):
        calls.append(f"Sentence {number} says so.[^{number}]\n")
        book = f"A. {family(number % 700)}, *Book {number % 1700}* (Seoul: Press, 1999), {number}."
        notes.append(f"[^{number}]: {book if number % 3 else f'Ibid., {number}.'}\n")
    (tmp_path / "a.md").write_text("\n".join([*calls, *notes]))
    ran = run("notes", tmp_path / "a.md", "--json")
    (found,) = json.loads(ran.out)
    assert len(found["notes"]) == 5000
    resolved = [c["key"] for note in found["notes"] for c in note["citations"]]
    assert len(resolved) == 5000 and all(resolved)


def test_twenty_megabytes_on_one_line(run, tmp_path):
    words = 'The treaty of 1953 stands, Kim (2001) said, "and *will* stand" 12: 3 (2000). '
    (tmp_path / "a.md").write_text(words * (20 * 2**20 // len(words)))
    ran = run("notes", tmp_path / "a.md")
    assert ran.status == 0 and "Traceback" not in ran.said
    assert len(ran.out) < 10_000
