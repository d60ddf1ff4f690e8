"""One item made of several that are the same work: gaps filled, contradictions shown.

What the first item says stands. A value is taken from a later one when the first says
nothing, or when the later value says the same more fully (a whole date for its year,
names for initials); each contradiction becomes a diagnostic with both values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alliance_refs.errors import Diagnostic, shortened
from alliance_refs.formats.bib.fields import FIELDS
from alliance_refs.formats.bib.remarks import SPECIAL_FIELDS
from alliance_refs.formats.bib.titles import COMPOSED
from alliance_refs.formats.merge.identifiers import identifiers
from alliance_refs.model import Date, Item, Name, Value
from alliance_refs.model.item import show
from alliance_refs.text.folding import fold

_SAID_TOO = frozenset({row.field for row in FIELDS}) | COMPOSED | SPECIAL_FIELDS
_IDENTIFIERS = frozenset({"DOI", "ISBN", "PMID", "PMCID"})


def unite(items: Sequence[Item]) -> tuple[Item, tuple[Diagnostic, ...]]:
    """The first item with what the others add, and the contradictions.

    >>> one = Item("kim", "book", {"title": "Seoul", "issued": Date.of(2003)})
    >>> other = Item("k03", "book", {"title": "Busan", "issued": Date.of(2003, 5), "page": "9"})
    >>> item, conflicts = unite([one, other])
    >>> item["title"], str(item["issued"]), item["page"]
    ('Seoul', '2003-05', '9')
    >>> print(conflicts[0].message)
    kim: title is "Seoul", in k03 "Busan"; the first is kept
    """
    kept = items[0]
    fields = dict(kept)
    conflicts: list[Diagnostic] = []
    for other in items[1:]:
        for variable, value in other.items():
            if variable not in fields:
                fields[variable] = value
            elif isinstance(value, Mapping) and isinstance(fields[variable], Mapping):
                fields[variable], found = _filled(variable, fields[variable], value)
                conflicts += [_conflict(kept.key, other.key, *each) for each in found]
            elif not _agrees(variable, fields[variable], value):
                conflicts.append(_conflict(kept.key, other.key, variable, fields[variable], value))
            elif _says_more(value, fields[variable]):
                fields[variable] = value
        if other.type != kept.type:
            conflicts.append(_conflict(kept.key, other.key, "type", kept.type, other.type))
    changed = fields != dict(kept)
    return (Item(kept.key, kept.type, fields, kept.evidence) if changed else kept), tuple(conflicts)


def _filled(
    name: str, mine: Mapping[str, Value], theirs: Mapping[str, Value]
) -> tuple[dict[str, Value], list[tuple[str, Value, Value]]]:
    """A mapping (what travels with an item) filled from another, and what contradicts.

    Raw fields of .bib files that variables say too contradict there, if at all.
    """
    filled: dict[str, Value] = {**theirs, **mine}
    found: list[tuple[str, Value, Value]] = []
    raw = name == "fields"
    for part in mine.keys() & theirs.keys() - (_SAID_TOO if raw else frozenset()):
        one, other = mine[part], theirs[part]
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            filled[part], more = _filled(part, one, other)
            found += more
        elif one != other:
            found.append((part if raw else f"{name} of {part}", one, other))
    return filled, sorted(found, key=lambda each: each[0])


def _agrees(variable: str, one: Value, other: Value) -> bool:
    """Whether two values say the same, one of them perhaps more fully."""
    if one == other:
        return True
    if isinstance(one, Date) and isinstance(other, Date):
        return _date_agrees(one, other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_name_agrees, one, other))
    if variable in _IDENTIFIERS:
        both = (identifiers(Item("", "book", {variable: value})) for value in (one, other))
        return bool(frozenset.intersection(*both))
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    mine, theirs = fold(one), fold(other)
    return mine == theirs != "" or (variable == "title" and _begins(mine, theirs))


def _begins(one: str, other: str) -> bool:
    """Whether one title is the other without its subtitle."""
    shorter, longer = sorted((one, other), key=len)
    return shorter != "" and longer.startswith(shorter + " ")


def _date_agrees(one: Date, other: Date) -> bool:
    if one.start is None or other.start is None or (one.end, one.circa) != (other.end, other.circa):
        return False
    return all(
        mine == theirs or None in (mine, theirs)
        for mine, theirs in zip(one.start, other.start, strict=True)
    )


def _name_agrees(one: Name, other: Name) -> bool:
    if fold(one.full_family or one.literal) != fold(other.full_family or other.literal):
        return False
    mine, theirs = (fold(name.given).split() for name in (one, other))
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(mine, theirs, strict=False))


def _says_more(value: Value, than: Value) -> bool:
    """Whether an agreeing value says more; a text as long is no reason to change anything."""
    if isinstance(value, Date):
        return len(str(value)) > len(str(than))
    if isinstance(value, tuple):
        return sum(len(name.given) for name in value) > sum(len(name.given) for name in than)
    return isinstance(value, str) and _begins(fold(than), fold(value)) and len(value) > len(than)


def _conflict(key: str, other: str, variable: str, kept: Value, dropped: Value) -> Diagnostic:
    mine, theirs = shortened(show(kept)), shortened(show(dropped))
    return Diagnostic(
        "merge-conflict",
        f'{key}: {variable} is "{mine}", in {other} "{theirs}"; the first is kept',
        hint="correct whichever is wrong and merge again",
    )
