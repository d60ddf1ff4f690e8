"""Citations that name their work -> a repeat, a short form, or a work not met before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.model import Citation, Date, Item
from alliance_refs.notes.name_year import name_and_year
from alliance_refs.notes.reading.author_date import named_authors
from alliance_refs.notes.resolving.dated import tie_name_and_year
from alliance_refs.notes.resolving.matching import (
    Likeness,
    Traits,
    likeness,
    says_no_less,
    traits,
)
from alliance_refs.notes.resolving.works import (
    FIRST,
    SURE,
    Tie,
    Works,
    choose,
    says_imprint,
)


def tie_work(works: Works, citation: Citation) -> Tie:
    """A citation that names its work: a repeat, a short form, or a work not met before."""
    wanted = traits(citation.item)
    numbers = [] if wanted.is_bare else works.candidates(wanted)
    likes = [(likeness(wanted, works.traits[number]), number) for number in numbers]
    same = [number for like, number in likes if like == "same"]
    if same:
        return _tie_same(works, citation, same[0])
    is_short = citation.form == "short"
    if says_imprint(citation.item) and not is_short:
        return _tie_full(works, citation, wanted, numbers)
    return _tie_short(works, citation, wanted, likes) or _tie_new(citation)


def _tie_short(
    works: Works, citation: Citation, wanted: Traits, likes: Sequence[tuple[Likeness, int]]
) -> Tie | None:
    """A citation without an imprint that may mean a work cited before; None if it means none."""
    short = [number for like, number in likes if like == "shortened"]
    if short:
        return choose(short, "short", "short title")
    dated = _named_and_dated(works, citation)
    if dated:
        return dated
    named = [number for like, number in likes if like == "author"]
    if named:
        return choose(named, "short", "author alone")
    is_short = citation.form == "short"
    worded = works.worded(citation.text) if is_short or not wanted.issued else []
    if len(worded) == 1:
        return choose(worded, "short", "the words of an earlier citation")
    return None


def _tie_same(works: Works, citation: Citation, number: int, *, is_edition: bool = False) -> Tie:
    """A tie to the work whose title is the same, or (`is_edition`) the same without subtitle."""
    new, known = traits(citation.item), works.traits[number]
    is_sure = any(
        (
            is_edition,
            _is_plain_repeat(new, known),
            _is_one_issue(new, known),
            _is_one_act(new, known),
        )
    )
    sure = SURE if is_sure else 0.9
    if says_no_less(citation.item, works.first[number]):
        rule = "repeat: the same title and name"
        return Tie((number,), "full", rule, sure, says=citation.item)
    return Tie((number,), "short", "short form: the same title and name", sure)


def _is_plain_repeat(new: Traits, known: Traits) -> bool:
    """Whether a title of several words is repeated, of a named author, or an editor alone, and
    nothing else differs."""
    is_titled = len(new.title) > 1 or (new.title and new.issued and new.issued == known.issued)
    is_same = new.title == known.title and new.names[:1] == known.names[:1]
    return bool(new.names and is_titled and is_same) and all(
        not one or not other or one == other
        for one, other in (
            (new.issued[:4], known.issued[:4]),
            (new.container, known.container),
            (new.volume, known.volume),
        )
    )


def _is_one_issue(new: Traits, known: Traits) -> bool:
    """Whether both are the newspaper of one day, of which no article is named."""
    says_more = any((new.title, new.families, known.title, known.families))
    is_day = new.issued == known.issued and new.issued.count("-") == _DAY
    return is_day and bool(new.container) and new.container == known.container and not says_more


_DAY = 2


def _is_one_act(new: Traits, known: Traits) -> bool:
    """Whether both are the act of that name and year, of which sections are cited."""
    is_act = len(new.title) > 1 and new.title[-1] in _ACTS and not new.container
    return is_act and bool(new.issued) and (new.title, new.issued) == (known.title, known.issued)


_ACTS = frozenset("act acts code law order ordinance regulations rules".split())


def _named_and_dated(works: Works, citation: Citation) -> Tie | None:
    """ "Kim, 2003, p. 4" means a work by name and year where the document cites that name."""
    named = name_and_year(citation.text)
    if not named or str(citation.item.get("title") or " ") in named.names:
        # "R. Hass, *Lost & Found* (1995)" names one author.
        return None
    fields = {"author": named_authors(named.names), "issued": Date.of(named.year)}
    short = replace(citation, form="short", item=Item("", "document", fields))
    family = traits(short.item).families[0]
    if family not in works.by_family and family not in works.families:
        return None
    return tie_name_and_year(works, short, "name and year") or Tie(
        (), "short", "name and year", 0.0, "no work has that name and year"
    )


def _tie_full(works: Works, citation: Citation, wanted: Traits, numbers: Sequence[int]) -> Tie:
    """A full citation: of a work that only a short form named so far, or a new one."""
    for number in numbers:
        known = works.traits[number]
        is_bare = not says_imprint(works.items[number]) and known.title and known.families
        if is_bare and likeness(known, wanted) == "shortened":
            return Tie((number,), "full", COMPLETING, 0.9, says=citation.item)
        if _is_one_edition(wanted, known):
            return _tie_same(works, citation, number, is_edition=True)
    return _tie_new(citation)


COMPLETING = "full citation of a work named before"


def _is_one_edition(new: Traits, known: Traits) -> bool:
    """Whether two descriptions differ in a subtitle alone: the same name, year and beginning."""
    if not (new.families and known.families and new.issued and new.issued[:4] == known.issued[:4]):
        return False
    if (new.container or known.container) and new.container != known.container:
        return False
    if new.title[:2] != known.title[:2]:
        return False
    return "shortened" in (likeness(new, known), likeness(known, new))


def _tie_new(citation: Citation) -> Tie:
    return Tie((), "full", FIRST, says=citation.item)
