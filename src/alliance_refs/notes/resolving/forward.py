"""What found nothing before it, looked for once more among works cited later.

Notes may refer forward, and a bibliography at the end completes short forms; so may any full
citation that comes later (Chicago 17, 14.30).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from alliance_refs.model import Citation
from alliance_refs.notes.resolving.dated import is_dated_name, tie_name_and_year
from alliance_refs.notes.resolving.judging import Decided, Judge
from alliance_refs.notes.resolving.matching import Traits, lone_name, traits
from alliance_refs.notes.resolving.naming import COMPLETING
from alliance_refs.notes.resolving.works import (
    FIRST,
    Tie,
    Works,
    fitting_works,
    says_imprint,
    stands_alone,
)


def tie_forward(
    works: Works, decided: Sequence[Sequence[Decided]], judge: Judge | None
) -> list[list[Tie]]:
    """The ties of all units, with what only later citations tell."""
    ties = [[look_ahead(works, one.asked.citation, one.tie) for one in unit] for unit in decided]
    redirected = _described_later(works)
    if judge:
        for unit, tied in zip(decided, ties, strict=True):
            for at, one in enumerate(unit):
                tied[at] = _judged_later(judge, works, replace(one, tie=tied[at]), redirected)
    _follow(decided, ties)
    if not redirected:
        return ties
    return [
        [
            _redirect(works, one.asked.citation, tie, redirected)
            for one, tie in zip(unit, tied, strict=True)
        ]
        for unit, tied in zip(decided, ties, strict=True)
    ]


def _described_later(works: Works) -> dict[int, int]:
    """The numbers of works named in short -> those of the works described that they mean.

    Only where one described work alone fits.
    """
    described = {number for number, item in enumerate(works.items) if says_imprint(item)}
    found: dict[int, int] = {}
    for number in range(len(works.items)):
        if stands_alone(works.items[number]) or number in works.completed:
            continue
        meant = [n for n in _named(works, works.traits[number]) if n in described]
        if len(meant) == 1:
            found[number] = meant[0]
    return found


def _named(works: Works, wanted: Traits) -> Iterator[int]:
    named = wanted if wanted.families else lone_name(wanted)
    if named is not None and not (named.container or named.issued):
        yield from fitting_works(works, named)


def _judged_later(judge: Judge, works: Works, one: Decided, redirected: dict[int, int]) -> Tie:
    """The tie as it is, or to a work described later that the judge takes to be meant.

    A work that this citation alone has named is noted in `redirected`.
    """
    tie, citation = one.tie, one.asked.citation
    own = tie.works[0] if tie.rule == FIRST and tie.works else None
    says_little = not stands_alone(citation.item) and own not in works.completed
    is_open = not tie.works and citation.form not in ("ibid", "author-date")
    if own in redirected or not (is_open or (own is not None and says_little)):
        return tie
    number = judge.look_later(one.asked, works, one.unit)
    if number is None:
        return tie
    if own is not None:
        redirected[own] = number
        return tie
    return Tie((number,), tie.form, "what it says, in a later citation", 0.75)


def _follow(decided: Sequence[Sequence[Decided]], ties: Sequence[list[Tie]]) -> None:
    """Ties an Ibid. behind a citation that was resolved only by looking ahead."""
    before: tuple[int, ...] = ()
    for unit, tied in zip(decided, ties, strict=True):
        for at, one in enumerate(unit):
            told = tied[at - 1].works if at else before
            tied[at] = _after_forward(one.asked.citation, tied[at], told)
        if unit and unit[0].asked.is_noted:
            before = tuple(dict.fromkeys(number for tie in tied for number in tie.works))


def _redirect(works: Works, citation: Citation, tie: Tie, redirected: Mapping[int, int]) -> Tie:
    """A tie to a work that was named in short only, led on to its description further down."""
    if not any(number in redirected for number in tie.works):
        return tie
    meant = tuple(dict.fromkeys(redirected.get(number, number) for number in tie.works))
    if tie.form == "full" and not stands_alone(citation.item):
        return Tie(meant, "short", "short form, completed by a later citation", 0.85)
    return replace(tie, works=meant)


def _after_forward(citation: Citation, tie: Tie, before: tuple[int, ...]) -> Tie:
    """An Ibid. behind a citation that was resolved only by looking ahead."""
    is_bare = tie.form == "op-cit" and traits(citation.item).is_bare
    if tie.works or len(before) != 1 or not (tie.form == "ibid" or is_bare):
        return tie
    return Tie(before, tie.form, f"{tie.form}: the citation before it, which refers forward", 0.7)


def look_ahead(works: Works, citation: Citation, tie: Tie) -> Tie:
    """The tie as it is, or to a work that is cited later."""
    if tie.works and tie.works[0] in works.completed and _says_little(citation, tie):
        rule = "short form, completed by a later citation"
        return Tie(tie.works, "short", rule, 0.9)
    if tie.form == "author-date":
        return tie_name_and_year(works, citation, "author and date of an entry") or tie
    if tie.works:
        return tie
    if tie.form == "short" and is_dated_name(citation):
        return tie_name_and_year(works, citation, "name and year, in a later citation") or tie
    if tie.form not in ("op-cit", "supra"):
        return tie
    wanted = traits(citation.item)
    fitting = [] if wanted.is_bare else fitting_works(works, wanted)
    if len(fitting) != 1:
        return tie
    return Tie((fitting[0],), tie.form, "the name, in a later citation", 0.75)


def _says_little(citation: Citation, tie: Tie) -> bool:
    """Whether a citation that was taken for a full one only names its work."""
    return tie.form == "full" and tie.rule != COMPLETING and not stands_alone(citation.item)
