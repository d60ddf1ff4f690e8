"""What an editor would query in the works of a document, though each note is well read.

In: what was found in a document. Out: diagnostics: two works that are one but for a misprint,
a name in two spellings, a work that is nowhere cited in full, a list of references that does
not agree with the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.model import Apparatus, Citation, Date, Item, Name
from alliance_refs.spans import Source
from alliance_refs.text.folding import fold

# Works that an author writes and a list of references holds.
_LISTED = frozenset(
    """book chapter article-journal thesis report paper-conference entry-encyclopedia
    entry-dictionary""".split()
)
# One of these says more of a work than a short form does.
_IMPRINT = (
    *("issued", "publisher", "publisher-place", "container-title", "URL", "DOI", "archive"),
    *("number", "genre", "edition", "volume", "collection-title", "event-title"),
)
# Two works may have one title and differ in these.
_PARTS = ("edition", "volume", "issue", "container-title", "number", "part-number")
_SUBTITLE = re.compile(r"\s?:\s|\.\s")
# "Zoelle" is "Zölle".
_UMLAUT = re.compile("(?<=[aou])e")
# Shorter titles ("Introduction") are of many works; shorter names may differ by a letter.
_TELLING_TITLE, _TELLING_NAME = 12, 4
_MOST_SPELLINGS = 50
# From so many works on, what most of them have tells of the others.
_FEWEST_WORKS = 3


def inconsistencies(found: Apparatus, source: Source) -> Iterator[Diagnostic]:
    """The queries, in order of kind, each kind in the order of the document."""
    alike = list(_alike(found))
    yield from (_told_alike(one, other, said, found, source) for one, other, said in alike)
    yield from _spelled_twice(found, source)
    yield from _never_in_full(found, source)
    doubtful = {work.key for one, other, _ in alike for work in (one, other)}
    yield from (flaw for key, flaw in _against_the_list(found, source) if key not in doubtful)


def _alike(found: Apparatus) -> Iterator[tuple[Item, Item, str]]:
    """Works of one title and author that differ in a year, a word or a letter, and in which."""
    titled: dict[str, Item] = {}
    by_year: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for work in found.works.values():
        title = _main_title(work)
        if len(title) < _TELLING_TITLE or not _families(work):
            continue
        other = titled.setdefault(title, work)
        others = by_year[_spelled_alike(_families(work)[0]), str(work.get("issued", ""))]
        if other is not work and (difference := _misprint(other, work)):
            yield other, work, difference
        else:
            near = ((one, _reworded(one, work)) for one in others)
            yield from ((one, work, said) for one, said in near if said)
        others += [work] if len(others) < _MOST_SPELLINGS else []


def _spelled_alike(family: str) -> str:
    """A family name without particles, "ue" as "ü": "Van Gennep", "Mueller"."""
    return _UMLAUT.sub("", (fold(family).split() or [""])[-1])


def _reworded(one: Item, other: Item) -> str:
    """What tells two works of one author and year apart that are likely one; "" else."""
    if "issued" not in one or not _are_of_one_kind(one, other):
        return ""
    titles = [_UMLAUT.sub("", _main_title(work)).split() for work in (one, other)]
    if titles[0] == titles[1]:
        names = [_families(work)[0] for work in (one, other)]
        if fold(names[0]) != fold(names[1]):
            return f"the name: {names[1]} and {names[0]}"
        lacks_one = any(fold(str(work["title"])) == _main_title(work) for work in (one, other))
        return "the rest of its title" if lacks_one else ""
    pairs = [(a, b) for a, b in zip(*titles, strict=False) if a != b]
    is_slip = len(titles[0]) == len(titles[1]) and len(pairs) == 1 and _is_slip(*pairs[0])
    return f"a word of its title: {pairs[0][1]} and {pairs[0][0]}" if is_slip else ""


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ in a letter, or in the order of two; figures mean what they say."""
    is_exchange = len(one) >= _TELLING_NAME and sorted(one) == sorted(other)
    return one.isalpha() and other.isalpha() and (is_exchange or one_letter_apart(one, other))


def _told_alike(
    other: Item, work: Item, difference: str, found: Apparatus, source: Source
) -> Diagnostic:
    return diagnose(
        "works-alike",
        f"{work.key} is {other.key} but for {difference}",
        source,
        _first_citation(found, work).span,
        hint="one of the two is misprinted, or these are two editions",
    )


def _main_title(work: Item) -> str:
    return fold(_SUBTITLE.split(str(work.get("title", "")), maxsplit=1)[0])


def _misprint(one: Item, other: Item) -> str:
    """What tells two works apart that are likely one; "" where they are likely two."""
    titles = {fold(str(work["title"])) for work in (one, other)}
    if len(titles) > 1 and _main_title(one) not in titles:
        return ""
    if not _are_of_one_kind(one, other):
        return ""
    names, years = (_families(one)[0], _families(other)[0]), (_years(one), _years(other))
    if fold(names[0]) == fold(names[1]):
        is_told = years[0] and years[1] and not {*years[0]} & {*years[1]}
        return f"the year: {years[1][0]} and {years[0][0]}" if is_told else ""
    is_near = one_letter_apart(fold(names[0]), fold(names[1])) and {*years[0]} == {*years[1]}
    return f"the name: {names[1]} and {names[0]}" if is_near else ""


def _are_of_one_kind(one: Item, other: Item) -> bool:
    same = one.type == other.type
    return same and all(one.get(part) == other.get(part) for part in _PARTS)


def _years(work: Item) -> list[int]:
    dates = (work.get("issued"), work.get("original-date"))
    return [date.year for date in dates if isinstance(date, Date) and date.year is not None]


def _people(item: Mapping[str, object]) -> tuple[Name, ...]:
    names = item.get("author") or item.get("editor") or ()
    return (
        tuple(name for name in names if isinstance(name, Name)) if isinstance(names, tuple) else ()
    )


def _families(item: Mapping[str, object]) -> list[str]:
    return [name.family for name in _people(item) if name.family]


def _spelled_twice(found: Apparatus, source: Source) -> Iterator[Diagnostic]:
    """Names that two citations of one work spell otherwise."""
    for key in found.works:
        spelled: list[Name] = []
        for citation in _citations_of(found, key):
            for name in _people(citation.item):
                if name in spelled:
                    continue
                other = next((one for one in spelled if is_misspelling(one, name)), None)
                spelled += [name] if len(spelled) < _MOST_SPELLINGS else []
                if other:
                    yield diagnose(
                        "name-spelled-twice",
                        f"a name of {key} is {name.direct!r} here and {other.direct!r} before",
                        source,
                        citation.span,
                        hint="one of the two is misspelled",
                    )


def is_misspelling(one: Name, other: Name) -> bool:
    """Whether two names of one work are one person's, a letter of one being wrong.

    >>> is_misspelling(Name("Herrmann", "Walther"), Name("Herrmann", "Walter"))
    True
    >>> is_misspelling(Name("Herrmann", "W."), Name("Herrmann", "Walter"))
    False
    """
    families, givens = (
        [fold(part) for part in parts]
        for parts in ((one.family, other.family), (one.given, other.given))
    )
    if families[0] == families[1]:
        first, second = (given.partition(" ")[0] for given in givens)
        return one_letter_apart(first, second)
    if families[0].removesuffix("s") == families[1].removesuffix("s"):
        return False  # of its owner: "Nilssons bok"
    same_given = not all(givens) or givens[0][:1] == givens[1][:1]
    return same_given and one_letter_apart(families[0], families[1])


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ in one letter, more, less or another.

    >>> one_letter_apart("walther", "walter"), one_letter_apart("anna", "otto")
    (True, False)
    """
    if one == other or min(len(one), len(other)) < _TELLING_NAME:
        return False
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), -1)
    if at < 0:
        return abs(len(one) - len(other)) == 1
    rests = one[at:], other[at:]
    return rests[0][1:] in (rests[1], rests[1][1:]) or rests[0] == rests[1][1:]


def _never_in_full(found: Apparatus, source: Source) -> Iterator[Diagnostic]:
    """Works that are cited by name and title alone, where others have a year."""
    dated = [work for work in found.works.values() if "issued" in work]
    if len(dated) < _FEWEST_WORKS or 4 * len(dated) < 3 * len(found.works):
        return
    for key, work in found.works.items():
        citation = _first_citation(found, work)
        in_note = bool(found.occurrences[key][0].note)
        is_short = "title" in work and not any(map(work.__contains__, _IMPRINT))
        if in_note and is_short and any(map(_is_person, _people(work))):
            yield diagnose(
                "never-in-full",
                f'"{citation.text}" is cited in short here, and nowhere in full',
                source,
                citation.span,
                severity="info",
                hint="say place and year here, or name the work as it was named before",
            )


def _is_person(name: Name) -> bool:
    """Whether it is no institution, nor the letters that stand for one ("NSA")."""
    letters = name.family.isupper() and not name.given and len(name.family) <= _TELLING_NAME
    return bool(name.family) and not letters


def _against_the_list(found: Apparatus, source: Source) -> Iterator[tuple[str, Diagnostic]]:
    """Entries that nothing cites, and works cited that have no entry; where most agree."""
    entries = _entries(found)
    listed = {citation.span for citation in entries.values()}
    cited = {
        key: place.citation
        for key, places in found.occurrences.items()
        for place in reversed(places)
        if place.citation.span not in listed
    }
    both = len(entries.keys() & cited.keys())
    if both < _FEWEST_WORKS:
        return
    if 2 * both >= len(entries):
        for key in (key for key in entries if key not in cited):
            hint = "cite it, or take it out"
            yield (
                key,
                _notice("entry-not-cited", f"nothing cites {key}", entries[key], source, hint),
            )
    due = [key for key in cited if _is_due(found.works[key])]
    if 2 * both >= len(due):
        for key in (key for key in due if key not in entries):
            message = f"the list of references has no entry for {key}"
            yield key, _notice("work-not-listed", message, cited[key], source, "add it to the list")


def _is_due(work: Item) -> bool:
    """Whether a list of references would hold the work: no letter, no statute, no newspaper."""
    return work.type in _LISTED and "issued" in work and any(map(_is_person, _people(work)))


def _entries(found: Apparatus) -> dict[str, Citation]:
    """The works of the list of references, each with its entry."""
    return {
        citation.key: citation
        for block in found.blocks
        if block.kind == "references"
        for citation in block.citations
        if citation.key
    }


def _notice(code: str, message: str, at: Citation, source: Source, hint: str) -> Diagnostic:
    return diagnose(code, message, source, at.span, severity="info", hint=hint)


def _citations_of(found: Apparatus, key: str) -> Iterator[Citation]:
    return (place.citation for place in found.occurrences.get(key, ()))


def _first_citation(found: Apparatus, work: Item) -> Citation:
    return next(_citations_of(found, work.key))
