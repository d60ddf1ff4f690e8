"""Series of notes: numbers that begin again, and signs, which begin again on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from alliance_refs.model import Marker

# Bodies of one sign are counted from here, each a series of its own.
FIRST_SIGN_SERIES = 1_000_000

_SIGNS = re.compile(r"[*†‡§¶‖#⁂]{1,6}|[A-Za-z]{1,2}")


def is_sign(label: str) -> bool:
    """Whether a note goes by a sign or a letter and not by a number or a name.

    >>> is_sign("**"), is_sign("A"), is_sign("4"), is_sign("park")
    (True, True, False, False)
    """
    return _SIGNS.fullmatch(label) is not None


def in_series(
    markers: Iterable[Marker], last: int, signs: Counter[str]
) -> Iterator[tuple[int, Marker]]:
    """Each marker with its series: a 1 after higher numbers begins the next one.

    `last` is the last series of numbers, `signs` how many bodies each sign has. A sign
    means the next of its bodies; where it has one alone, it means that.
    """
    series, highest = 0, 0
    met: Counter[str] = Counter()
    for marker in markers:
        if is_sign(marker.number):
            yield FIRST_SIGN_SERIES + met[marker.number], marker
            met[marker.number] += signs[marker.number] > 1
            continue
        number = int(marker.number) if marker.number.isdecimal() else 0
        if number == 1 and highest > 1 and series < last:
            series, highest = series + 1, 0
        highest = max(highest, number)
        yield series, marker
