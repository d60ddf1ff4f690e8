"""Many passages read at once: readings that wait for the parser, which reads faster in batches.

A reading is a generator. It yields what it wants parsed, is sent what the parser read, and
returns its result; what it wants next may depend on that.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from alliance_refs.model import Passage
from alliance_refs.parsing import Parsed, parse_citations

T = TypeVar("T")


class Wanted(NamedTuple):
    """A citation to be parsed, as an entry of a list or as part of a note."""

    passage: Passage
    in_list: bool = False


Reading: TypeAlias = Generator[Wanted, Parsed, T]


class _Waiting(NamedTuple):
    """The reading at a place in the order, and what it waits for."""

    place: int
    wanted: Wanted


def read_together(readings: Iterable[Reading[T]]) -> list[T]:
    """The result of each reading, in order."""
    going = list(readings)
    done: dict[int, T] = {}
    waiting = [one for place in range(len(going)) for one in _go_on(going, done, place, None)]
    while waiting:
        parsed = _parse([one.wanted for one in waiting])
        waiting = [
            after
            for one, found in zip(waiting, parsed, strict=True)
            for after in _go_on(going, done, one.place, found)
        ]
    return [done[place] for place in range(len(going))]


def _go_on(
    going: Sequence[Reading[T]], done: dict[int, T], place: int, found: Parsed | None
) -> Iterator[_Waiting]:
    """Lets a reading go on to what it wants next, or to its end."""
    try:
        wanted = next(going[place]) if found is None else going[place].send(found)
    except StopIteration as end:
        done[place] = end.value
    else:
        yield _Waiting(place, wanted)


def _parse(wanted: Sequence[Wanted]) -> list[Parsed]:
    """What is wanted, in order; entries of lists and parts of notes go to the parser apart."""
    parsed: dict[int, Parsed] = {}
    for in_list in (False, True):
        places = [at for at, one in enumerate(wanted) if one.in_list is in_list]
        found = parse_citations((wanted[at].passage for at in places), in_list=in_list)
        parsed.update(zip(places, found, strict=True))
    return [parsed[at] for at in range(len(wanted))]
