"""`Context`: what one evaluation of a layout reads, and what it notes on its way.

In: an item's `Record`, where it is cited (`Place`), and what disambiguation decided about
it (`Choice`). Closures compiled from a style read it, add to `out`, and tell what they did
by a `Status`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from alliance_refs.csl.output.nodes import Node
from alliance_refs.csl.values.people import Person
from alliance_refs.csl.values.record import Record

# What an element did: called no variable; called only empty ones; rendered a filled one.
# They combine by `|` (CSL 1.0.2, Group: a group shows when a variable in it is filled, or
# none is called).
Status: TypeAlias = int
PLAIN: Final = 0
MET: Final = 1
FILLED: Final = 3

FIRST = frozenset(("first",))
SUBSEQUENT = frozenset(("subsequent",))
NO_POSITION: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """What disambiguation decided for an item (CSL 1.0.2, Disambiguation).

    `names` counts the names shown of each name list, in the order the cite renders them,
    and `givens` tells for each name how much of the given name shows (0 nothing,
    1 initials, 2 all); the style's own options are the least of both. `conditions` counts
    the tests of `disambiguate` that hold, from the first on.
    """

    names: tuple[int, ...] = ()
    givens: tuple[tuple[int, ...], ...] = ()
    conditions: int = 0
    year_suffix: str = ""


NO_CHOICE = Choice()


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how an item is cited: locator, positions, numbers of notes.

    `positions` are those that test true; `first_note` is the number of the note that cites
    the item first, 0 when there is none. `number` is the citation number. Bibliography
    entries have no positions. `compared` marks a cite that is only read to tell it from
    others: of its dates, the date of issue alone counts.
    """

    positions: frozenset[str] = NO_POSITION
    locator: str = ""
    label: str = ""
    first_note: int = 0
    number: int = 0
    compared: bool = False


@dataclass(frozen=True, slots=True)
class NameList:
    """What an evaluation noted of one list of names.

    `shown` of its `persons` show; `level` is how much of each given name does, and `levels`
    are those above it that disambiguation may try.
    """

    persons: tuple[Person, ...]
    shown: int
    level: int
    levels: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many names there are."""
        return len(self.persons)


class Context:
    """The state of one evaluation."""

    __slots__ = (
        "choice",
        "conditions",
        "lists",
        "locator",
        "locator_label",
        "locator_shown",
        "place",
        "positions",
        "record",
        "subsequent",
        "used",
        "values",
        "year_suffix",
    )

    def __init__(self, record: Record, place: Place, choice: Choice = NO_CHOICE) -> None:
        self.record = record
        self.values = record.values
        self.place = place
        self.positions = place.positions
        self.subsequent = "subsequent" in place.positions
        self.locator = place.locator
        self.locator_label = place.label
        # Styles call the locator in one place more than they mean to; it is printed once.
        self.locator_shown = False
        self.choice = choice
        self.conditions = choice.conditions
        self.year_suffix = choice.year_suffix
        self.lists: list[NameList] = []
        self.used: list[str] | None = None

    def suppress(self, variables: set[str]) -> None:
        """Empties variables for the rest of the evaluation (CSL 1.0.2, Substitute)."""
        self.values = {name: value for name, value in self.values.items() if name not in variables}


# A compiled element: adds nodes to the list and tells what it did.
Emit: TypeAlias = Callable[[Context, list[Node]], Status]
Test: TypeAlias = Callable[[Context], bool]
