"""Citations that name their work -> a repeat, a short form, or a work not met before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.model import Citation, Date, Item, Name
from alliance_refs.notes.name_year import name_and_year
from alliance_refs.notes.reading.author_date import named_authors
from alliance_refs.notes.reading.possessives import owner_of
from alliance_refs.notes.resolving.dated import tie_name_and_year
from alliance_refs.notes.resolving.matching import (
    Likeness,
    Traits,
    likeness,
    lone_name,
    says_no_less,
    shelf_mark,
    traits,
)
from alliance_refs.notes.resolving.works import (
    FIRST,
    SURE,
    Tie,
    Works,
    choose,
    fitting_works,
    says_imprint,
)


def tie_work(works: Works, citation: Citation) -> Tie:
    """A citation that names its work: a repeat, a short form, or a work not met before."""
    wanted = traits(citation.item)
    numbers = [] if wanted.is_bare else works.candidates(wanted)
    likes = [(likeness(wanted, works.traits[number]), number) for number in numbers]
    same = [number for like, number in likes if like == "same"]
    shelf = works.by_shelf.get(shelf_mark(citation.text))
    if shelf is not None and shelf not in same:
        return _tie_manuscript(works, citation, shelf)
    owned = None if same else _same_by_possessive(works, citation)
    if owned:
        return _tie_same(works, *owned)
    if same:
        return _tie_same(works, citation, same[0])
    plain = _tie_in_plain_type(works, citation)
    if plain:
        return plain
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
    parted = _named_before_comma(works, citation) or _named_by_possessive(works, citation)
    if parted:
        return choose(parted, "short", "name and short title")
    dated = _named_and_dated(works, citation)
    if dated:
        return dated
    named = [number for like, number in likes if like == "author"] or _named_alone(works, wanted)
    if named:
        return choose(named, "short", "author alone")
    is_short = citation.form == "short"
    worded = works.worded(citation.text) if is_short or not wanted.issued else []
    if len(worded) == 1:
        return choose(worded, "short", "the words of an earlier citation")
    return None


def _tie_same(works: Works, citation: Citation, number: int, *, is_edition: bool = False) -> Tie:
    """A tie to the work whose title is the same, or (`is_edition`) the same without subtitle."""
    is_sure = is_edition or _is_plain_repeat(traits(citation.item), works.traits[number])
    sure = SURE if is_sure else 0.9
    if says_no_less(citation.item, works.first[number]):
        rule = "repeat: the same title and name"
        return Tie((number,), "full", rule, sure, says=citation.item)
    return Tie((number,), "short", "short form: the same title and name", sure)


def _is_plain_repeat(new: Traits, known: Traits) -> bool:
    """Whether a named author's title of several words is repeated, and nothing else differs."""
    is_titled = len(new.title) > 1 or (new.title and new.issued and new.issued == known.issued)
    is_same = new.title == known.title and new.families[:1] == known.names[:1]
    return bool(new.families and is_titled and is_same) and all(
        not one or not other or one == other
        for one, other in (
            (new.issued[:4], known.issued[:4]),
            (new.container, known.container),
            (new.volume, known.volume),
        )
    )


def _tie_manuscript(works: Works, citation: Citation, number: int) -> Tie:
    """A manuscript is known by its shelf mark, however its library is abbreviated."""
    first = works.first[number]
    whole = f"{first.get('archive', '')}{first.get('title', '')}"
    mark = shelf_mark(citation.text)
    said = citation.text.partition(mark)[0].strip(" .")
    is_short = _letters(said) < _SHORTENED * _letters(whole)
    return Tie((number,), "short" if is_short else "full", "the same shelf mark", 0.9)


# A library is abbreviated when so small a part of its letters is left.
_SHORTENED = 0.6


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _named_before_comma(works: Works, citation: Citation) -> list[int]:
    """Works meant by "Snyder, Alliance Politics" where all of it was read as a title."""
    name, comma, title = str(citation.item.get("title", "")).partition(", ")
    if not comma or citation.item.get("author") or len(name.split()) > 3:
        return []
    parted = citation.item.replace(title=title, author=(Name(family=name),))
    wanted = traits(parted)
    return fitting_works(works, wanted) if wanted.families[0] in works.by_family else []


# "Wehler, Gesellschaftsgeschichte, Bd. 3", "Kim and Lee: Peace": names, then a title.
_PLAIN = re.compile(
    r"(?:[A-ZÀ-Þ]\.[\s-]?){0,3}(?P<family>(?:(?:de|van|von|der|la|le)\s+)*[A-ZÀ-Þ][\w’'-]+)"
    r"(?:\s+(?:and|und|u\.|et|y|e|&)\s+[A-ZÀ-Þ][\w’'-]+)?(?:,|:)\s+(?P<title>[^\W\d_][^,:()]{2,120})"
)


def _tie_in_plain_type(works: Works, citation: Citation) -> Tie | None:
    """A name and a title in plain type, without a year, that mean a work cited before."""
    match = None if YEAR.search(citation.text) else _PLAIN.match(citation.text)
    if not match:
        return None
    name, title = (Name(family=match["family"]),), match["title"].rstrip(" .")
    item = Item("", "document", {"author": name, "title": title})
    wanted = traits(item)
    if not wanted.title or wanted.families[0] not in works.by_family:
        return None
    likes = [(likeness(wanted, works.traits[n]), n) for n in works.candidates(wanted)]
    same = [number for like, number in likes if like == "same"]
    if same:
        return _tie_same(works, replace(citation, item=item), same[0])
    short = [number for like, number in likes if like == "shortened"]
    return choose(short, "short", "name and short title") if short else None


def _named_by_possessive(works: Works, citation: Citation) -> list[int]:
    """Works meant by "Snyder's Alliance Politics" where all of it was read as a title."""
    owned = _with_owner(works, citation)
    return fitting_works(works, traits(owned.item)) if owned else []


def _same_by_possessive(works: Works, citation: Citation) -> tuple[Citation, int] | None:
    """A repeat whose title was read with the author's possessive, and the work it repeats."""
    owned = _with_owner(works, citation)
    if not owned:
        return None
    wanted = traits(owned.item)
    same = (n for n in works.candidates(wanted) if likeness(wanted, works.traits[n]) == "same")
    number = next(same, None)
    return None if number is None else (owned, number)


def _with_owner(works: Works, citation: Citation) -> Citation | None:
    """The citation with its title's possessive as its author, when that author is cited before."""
    owned = owner_of(str(citation.item.get("title", "")))
    if not owned or citation.item.get("author"):
        return None
    item = citation.item.replace(author=owned[0], title=owned[1])
    families = traits(item).families
    known = families and families[0] in works.by_family
    return replace(citation, item=item) if known else None


def _named_and_dated(works: Works, citation: Citation) -> Tie | None:
    """ "Kim, 2003, p. 4" means a work by name and year where the document cites that name."""
    named = name_and_year(citation.text)
    if not named:
        return None
    fields = {"author": named_authors(named.names), "issued": Date.of(named.year)}
    short = replace(citation, form="short", item=Item("", "document", fields))
    family = traits(short.item).families[0]
    if family not in works.by_family and family not in works.families:
        return None
    return tie_name_and_year(works, short, "name and year") or Tie(
        (), "short", "name and year", 0.0, "no work has that name and year"
    )


def _named_alone(works: Works, wanted: Traits) -> list[int]:
    name = lone_name(wanted)
    return fitting_works(works, name) if name else []


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


YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?![\ds])")
