"""`Date`: a day, month, season or year, a range of them, or words that are no date."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple


class DateParts(NamedTuple):
    """One end of a date; a missing part is None. `month` 13-16 and 21-24 are seasons.

    Years before the common era are negative (CSL-JSON's count: -100 is 100 BC). All
    parts None: the open end of a range.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Date:
    """A CSL date: `start`, and `end` when it is a range; or `literal` words alone.

    `season` is a season in words, `circa` marks a date that is not sure, `raw` is text that
    was not taken apart. `str()` gives EDTF (ISO 8601-2). CSL 1.0.2, Dates.

    >>> str(Date.of(2003, 5, 27)), str(Date(DateParts(1995, 1), DateParts(1995, 2)))
    ('2003-05-27', '1995-01/1995-02')
    """

    start: DateParts | None = None
    end: DateParts | None = None
    season: str = ""
    circa: bool = False
    literal: str = ""
    raw: str = ""

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Date:
        """The date of one day, month or year."""
        return cls(DateParts(year, month, day))

    @property
    def year(self) -> int | None:
        """The (first) year, None when there is none."""
        return self.start.year if self.start else None

    @property
    def month(self) -> int | None:
        """The (first) month, or a season from 13 on; None when there is none."""
        return self.start.month if self.start else None

    @property
    def day(self) -> int | None:
        """The (first) day of the month, None when there is none."""
        return self.start.day if self.start else None

    def __repr__(self) -> str:
        """What makes it again, in short: parts that say nothing are left out."""
        said = {
            part.name: value
            for part in fields(self)
            if (value := getattr(self, part.name)) != part.default
        }
        if said.keys() == {"start"} and (parts := _leading(self.start)):
            return f"Date.of({', '.join(map(str, parts))})"
        return f"Date({', '.join(f'{name}={value!r}' for name, value in said.items())})"

    def __str__(self) -> str:
        if self.start is None:
            return self.literal or self.raw
        ends = (self.start,) if self.end is None else (self.start, self.end)
        return "/".join(map(_edtf, ends)) + ("~" if self.circa else "")


def _leading(parts: DateParts | None) -> tuple[int, ...]:
    """The parts that are said, when none before them is missing."""
    said = tuple(part for part in parts or () if part is not None)
    return said if parts is not None and said == tuple(parts[: len(said)]) else ()


def _edtf(parts: DateParts) -> str:
    if parts.year is None:
        return ".."
    year = f"{parts.year:04d}" if parts.year >= 0 else f"-{-parts.year:04d}"
    return "-".join([year, *(f"{part:02d}" for part in parts[1:] if part is not None)])
