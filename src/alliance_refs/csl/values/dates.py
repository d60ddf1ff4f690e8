"""Dates as a style prints them: localised or its own, with ranges, seasons and eras.

In: a `cs:date` and a locale, once; then a `Date` and its year suffix. Out: `Output` nodes
(CSL 1.0.2, Date; Date-part; Date Ranges; AD and BC; Seasons). Month names and affixes are
settled when the style is compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.output.nodes import BARE, Look, Node, Output
from alliance_refs.csl.output.richtext import read_rich
from alliance_refs.csl.style import ast
from alliance_refs.csl.values.raw_dates import parse_raw_date, read_date
from alliance_refs.model import Date, DateParts
from alliance_refs.text.casing import change_case

__all__ = ["compile_date", "date_sort_key", "parse_raw_date", "read_date"]

RenderDate = Callable[[Date, str], Output | None]

_EN_DASH = "–"
_SHOWN = {
    "year-month-day": ("year", "month", "day"),
    "year-month": ("year", "month"),
    "year": ("year",),
}
# From the smallest part of a date to the largest.
_SIZE = {"day": 0, "month": 1, "year": 2}
_SIZES = ("day", "month", "year")
_SEASON_NUMBERS = frozenset("1234")


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a date as it will be printed; `words` are the months and seasons."""

    name: str
    form: str
    look: Look
    range_delimiter: str | None
    words: Mapping[int, str]
    genders: Mapping[int, str]


def compile_date(element: ast.Date, locale: Locale) -> RenderDate:
    """The function that prints a date as this `cs:date` says.

    It takes the date and the year suffix ("" or "a"), and gives an `Output` tagged "date",
    or None when nothing shows. The year in it is tagged "year", the suffix "year-suffix".
    """
    look, parts = _format(element, locale)
    printer = _Printer(parts, look, locale)
    return lru_cache(maxsize=4096)(printer.render)


def _format(element: ast.Date, locale: Locale) -> tuple[Look, list[_Part]]:
    """How the date is dressed and which parts it shows, in order."""
    if not element.form:
        return element.look, [_own_part(part, locale) for part in element.parts]
    localized = locale.date_format(element.form)
    shown = _SHOWN.get(element.date_parts, _SHOWN["year-month-day"])
    overrides = {part.name: part for part in element.parts}
    parts = []
    for part in localized.parts:
        if part.name in shown:
            over = overrides.get(part.name)  # type: ignore[call-overload]
            parts.append(
                _part(
                    part.name,
                    (over.form if over else "") or part.form,
                    _override(part.look, over.look) if over else part.look,
                    part.range_delimiter
                    if over is None or over.range_delimiter is None
                    else over.range_delimiter,
                    locale,
                )
            )
    return _override(localized.look, element.look, affixes=True), parts


def _override(base: Look, look: Look, affixes: bool = False) -> Look:
    """A localised dress with what the style says of it; its affixes where they are allowed."""
    return replace(
        base,
        styles=look.styles or base.styles,
        strip_periods=look.strip_periods or base.strip_periods,
        text_case=look.text_case or base.text_case,
        display=look.display or base.display,
        prefix=look.prefix if affixes else base.prefix,
        suffix=look.suffix if affixes else base.suffix,
        delimiter=base.delimiter,
    )


def _own_part(part: ast.DatePart, locale: Locale) -> _Part:
    return _part(part.name, part.form, part.look, part.range_delimiter, locale)


def _part(name: str, form: str, look: Look, range_delimiter: str | None, locale: Locale) -> _Part:
    words: dict[int, str] = {}
    genders: dict[int, str] = {}
    if name == "month":
        words = _month_words(form or "long", look, locale)
        look = replace(look, text_case="", strip_periods=False)
    elif name == "day" and form == "ordinal":
        genders = {month: locale.gender(f"month-{month:02}") for month in range(1, 13)}
    if look == BARE:
        look = BARE
    return _Part(name, form, look, range_delimiter, words, genders)


def _month_words(form: str, look: Look, locale: Locale) -> dict[int, str]:
    """What is printed for months 1-12 and for seasons, as 21-24."""
    words = {20 + n: locale.term(f"season-{n:02}", "long") or "" for n in range(1, 5)}
    if form == "numeric":
        words |= {month: str(month) for month in range(1, 13)}
    elif form == "numeric-leading-zeros":
        words |= {month: f"{month:02}" for month in range(1, 13)}
    else:
        words |= {m: locale.term(f"month-{m:02}", form) or "" for m in range(1, 13)}
    return {number: _dressed(word, look, locale) for number, word in words.items()}


def _dressed(word: str, look: Look, locale: Locale) -> str:
    if look.strip_periods:
        word = word.replace(".", "")
    return change_case(word, look.text_case, locale.language) if look.text_case else word


class _Printer:
    """Prints dates in one format."""

    def __init__(self, parts: Sequence[_Part], look: Look, locale: Locale) -> None:
        self.parts = parts
        self.look = look
        self.locale = locale
        self.year_look = next((part.look for part in parts if part.name == "year"), None)

    def render(self, date: Date, suffix: str) -> Output | None:
        """The date with its year suffix; None when nothing of it shows."""
        if date.start is None and date.raw and not date.literal:
            date = parse_raw_date(date.raw)
        if date.start is None:
            return self._literal(date.literal)
        children = self._children(date, suffix)
        return Output(children, self.look, "date") if children else None

    def _literal(self, words: str) -> Output | None:
        """Words that are no date, in the place of the year."""
        if not words or self.year_look is None:
            return None
        return Output([Output([read_rich(words, self.locale)], self.year_look)], self.look, "date")

    def _children(self, date: Date, suffix: str) -> list[Node]:
        start, end = _settled(date.start, date.season), _settled(date.end, "")
        if end is None or start is None:
            return self._row(self.parts, start or end, date.season, suffix)
        if end == DateParts():
            return self._open_ended(self._row(self.parts, start, date.season, suffix), start)
        largest = self._largest_difference(start, end)
        if largest is None:
            return self._row(self.parts, start, date.season, suffix)
        return self._range(start, end, largest, suffix)

    def _largest_difference(self, start: DateParts, end: DateParts) -> str | None:
        shown = {part.name for part in self.parts}
        for name in reversed(_SIZES):
            if name in shown and getattr(start, name) != getattr(end, name):
                return name
        return None

    def _range(self, start: DateParts, end: DateParts, largest: str, suffix: str) -> list[Node]:
        """Both ends for the parts up to the largest that differs, the rest once."""
        size = _SIZE[largest]
        small = [at for at, part in enumerate(self.parts) if _SIZE[part.name] <= size]
        first, last = small[0], small[-1] + 1
        whole = largest == "year"
        one = self._row(self.parts[first:last], start, "", "", era=not _one_era(start, end))
        two = self._row(self.parts[first:last], end, "", suffix if whole else "")
        before = self._row(self.parts[:first], start, "", suffix)
        after = self._row(self.parts[last:], start, "", suffix)
        if not one or not two:
            return [*before, *one, *two, *after]
        joined = Look(delimiter=self.look.delimiter)
        dash = _dash(largest, self.parts[first:last], start)
        ends = Output(_unended(one), joined), Output(_unstarted(two), joined)
        return [*before, Output([ends[0], dash, ends[1]]), *after]

    def _open_ended(self, row: list[Node], start: DateParts) -> list[Node]:
        return (
            [*row[:-1], Output([*_unended(row[-1:]), _dash("year", self.parts, start)])]
            if row
            else []
        )

    def _row(
        self,
        parts: Sequence[_Part],
        date: DateParts | None,
        season: str,
        suffix: str,
        era: bool = True,
    ) -> list[Node]:
        """The parts that the date has, each dressed."""
        if date is None:
            return []
        row: list[Node] = []
        for part in parts:
            if part.name == "year":
                node = self._year(part, date.year, suffix, era)
            else:
                is_month = part.name == "month"
                words = self._month(part, date, season) if is_month else self._day(part, date)
                look = part.look
                if is_month and _is_season(date.month) and look.suffix[:1].isalpha():
                    look = replace(look, suffix="")  # "3月", but "春"
                node = Output([words], look) if words else None
            if node is not None:
                row.append(node)
        return row

    def _year(self, part: _Part, year: int | None, suffix: str, era: bool) -> Node | None:
        if not year:
            return None
        words = str(abs(year))
        if part.form == "short" and year > 999:
            words = words[-2:]
        name = ("ad" if year > 0 else "bc") if era and year < 1000 else ""
        term = self.locale.term(name) or ""
        look = part.look
        if term and _has_letter(look.suffix):
            # A word for "year" belongs to the number: "44 г. до н. э.".
            words, look = words + look.suffix, replace(look, suffix="")
            term = f" {term}" if words[-1] == "." else term
        children: list[Node] = [words + term]
        if suffix:
            children.append(Output([suffix], BARE, "year-suffix"))
        return Output(children, look, "year")

    def _month(self, part: _Part, date: DateParts, season: str) -> str:
        if date.month is None and season:
            return part.words.get(20 + int(season), "") if season in _SEASON_NUMBERS else season
        return part.words.get(date.month or 0, "")

    def _day(self, part: _Part, date: DateParts) -> str:
        day = date.day
        if day is None or not 1 <= day <= 31 or date.month is None:
            return ""
        if part.form == "numeric-leading-zeros":
            return f"{day:02}"
        limited = self.locale.limit_day_ordinals_to_day_1 and day > 1
        if part.form != "ordinal" or limited:
            return str(day)
        gender = part.genders.get(date.month, "")
        return f"{day}{self.locale.ordinal(day, gender, 'masculine')}"


def _is_season(month: int | None) -> bool:
    return month is None or month > 12


def _has_letter(affix: str) -> bool:
    """Whether an affix holds a word, such as "年" after years."""
    return any(map(str.isalpha, affix))


def _dash(largest: str, parts: Sequence[_Part], start: DateParts) -> str:
    """The delimiter of the largest part that differs.

    Where that part says none and stands first, the last part shown may say one: so locales
    with the year first ask for "1987-08/2003-10".
    """
    there = [part for part in parts if getattr(start, part.name) is not None]
    said = {part.name: part.range_delimiter for part in there}
    if said.get(largest) is None and there and there[0].name == largest:
        largest = there[-1].name
    delimiter = said.get(largest)
    return _EN_DASH if delimiter is None else delimiter


def _settled(parts: DateParts | None, season: str) -> DateParts | None:
    """The parts with seasons as 21-24; months that are none are left out."""
    if parts is None or parts.month is None:
        return parts
    month = parts.month
    if 13 <= month <= 24:
        return parts._replace(month=(month - 1) % 4 + 21)
    return parts if 1 <= month <= 12 else parts._replace(month=None)


def _one_era(start: DateParts, end: DateParts) -> bool:
    return start.year is not None and end.year is not None and (start.year < 0) == (end.year < 0)


def _unended(row: list[Node]) -> list[Node]:
    """The row without the suffix of its last part, which would part it from the dash."""
    return [*row[:-1], *(_with_look(node, suffix="") for node in row[-1:])]


def _unstarted(row: list[Node]) -> list[Node]:
    """The row without the prefix of its first part."""
    return [*(_with_look(node, prefix="") for node in row[:1]), *row[1:]]


def _with_look(node: Node, **changes: str) -> Node:
    if not isinstance(node, Output) or node.look is BARE:
        return node
    return Output(node.children, replace(node.look, **changes), node.tag)  # type: ignore[arg-type]


# Years are counted from here in sort keys, so that those before the era sort as text.
_FIRST_YEAR = 10**9


def date_sort_key(date: Date) -> str:
    """A text that sorts as the date does; empty when it has no parts.

    Missing parts count as zero, seasons are ignored, a range follows the single date it
    begins with (CSL 1.0.2, Sorting Variables).

    >>> keys = [date_sort_key(Date.of(year)) for year in (-100, -50, 50, 1999)]
    >>> keys == sorted(keys)
    True
    """
    if date.start is None:
        return ""
    start = _parts_key(date.start)
    return start if date.end is None else f"{start}-{_parts_key(date.end)}"


def _parts_key(parts: DateParts) -> str:
    month = parts.month if parts.month is not None and 1 <= parts.month <= 12 else 0
    return f"{(parts.year or 0) + _FIRST_YEAR:010}{month:02}{parts.day or 0:02}"
