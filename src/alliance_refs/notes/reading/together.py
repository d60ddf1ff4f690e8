"""Many passages read at once: readings that wait for trained networks, which are faster in batches.

A reading is a generator. It yields a note that it wants split, or a citation that it wants parsed,
is sent what was read, and returns its result; what it wants next may depend on that.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar

from alliance_refs.model import Passage
from alliance_refs.notes.splitting.learned import Seen, citing_stretches
from alliance_refs.parsing import parse_citations

T = TypeVar("T")


class Wanted(NamedTuple):
    """A citation to be parsed, as an entry of a list or as part of a note."""

    passage: Passage
    in_list: bool = False


# What it is sent is what it has asked for: the stretches of a note, or a citation parsed.
Reading: TypeAlias = Generator[Wanted | Seen, Any, T]


class _Waiting(NamedTuple):
    """The reading at a place in the order, and what it waits for."""

    place: int
    wanted: Wanted | Seen


def read_together(readings: Iterable[Reading[T]]) -> list[T]:
    """The result of each reading, in order."""
    going = list(readings)
    done: dict[int, T] = {}
    waiting = [one for place in range(len(going)) for one in _go_on(going, done, place, None)]
    while waiting:
        answers = _answers([one.wanted for one in waiting])
        waiting = [
            after
            for one, found in zip(waiting, answers, strict=True)
            for after in _go_on(going, done, one.place, found)
        ]
    return [done[place] for place in range(len(going))]


def _go_on(
    going: Sequence[Reading[T]], done: dict[int, T], place: int, found: object
) -> Iterator[_Waiting]:
    """Lets a reading go on to what it wants next, or to its end."""
    try:
        wanted = next(going[place]) if found is None else going[place].send(found)
    except StopIteration as end:
        done[place] = end.value
    else:
        yield _Waiting(place, wanted)


def _answers(wanted: Sequence[Wanted | Seen]) -> list[object]:
    """What is wanted, in order; notes, entries of lists and parts of notes are read apart."""
    notes = {at: one for at, one in enumerate(wanted) if isinstance(one, Seen)}
    answers: dict[int, object] = dict(
        zip(notes, citing_stretches([*notes.values()]) if notes else (), strict=True)
    )
    for in_list in (False, True):
        parts = {
            at: one.passage
            for at, one in enumerate(wanted)
            if isinstance(one, Wanted) and one.in_list is in_list
        }
        answers.update(zip(parts, parse_citations(parts.values(), in_list=in_list), strict=True))
    return [answers[at] for at in range(len(wanted))]
