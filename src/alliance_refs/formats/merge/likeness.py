"""Whether two items are the same work, by title, people, year and place in a whole.

In: two profiles, which hold what is compared, normalised once. Out: yes or no. Two works
are the same when their titles nearly agree and nothing else speaks against it; a wrong
merging is worse than a duplicate left standing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from alliance_refs.formats.merge.identifiers import identifiers
from alliance_refs.model import Date, Item, plain_text
from alliance_refs.text.folding import ascii_words, fold

# Titles this alike differ by spelling, punctuation or an article (ratio of 0 to 100).
_TITLES_ALIKE = 92.0
# Names this alike are spellings of one ("Dostoevsky", "Dostoyevsky").
_NAMES_ALIKE = 80.0
# Words this alike are spellings of one.
_WORDS_ALIKE = 75.0
# Titles this unlike belong to two works, whatever identifier they share.
_TITLES_APART = 40.0
# A title of so few words ("Introduction") says too little to go by alone.
_TELLING_TITLE = 3
# What is compared of a title; a field may be a megabyte.
_READ = 500

_SUBTITLE = re.compile(r"\s*[:.?!–—]\s+")
_NUMBER = re.compile(r"\d+")
_NUMERAL = re.compile(r"\d+\w*|[ivxlc]+")
_CREATORS = ("author", "editor", "translator", "director", "composer")
# Numbers that tell parts and editions of one title apart when both items say them.
_TELLING_NUMBERS = ("volume", "issue", "edition", "number", "part-number", "collection-number")
_WHOLES = frozenset("book collection periodical thesis report".split())
_PARTS = frozenset("chapter paper-conference entry entry-encyclopedia entry-dictionary".split())


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of an item, normalised."""

    type: str
    title: str
    main_title: str
    families: tuple[str, ...]
    year: int | None
    first_page: str
    container: str
    numbers: tuple[str, ...]
    identifiers: frozenset[str]


def profile(item: Item) -> Profile:
    """The profile of an item."""
    title = plain_text(str(item.get("title", ""))[:_READ])
    date = item.get("issued")
    return Profile(
        item.type,
        fold(title),
        fold(_SUBTITLE.split(title, 1)[0]),
        _families(item),
        date.year if isinstance(date, Date) else None,
        _first(item.get("page")),
        fold(str(item.get("container-title", ""))[:_READ]),
        tuple(_first(item.get(variable)) for variable in _TELLING_NUMBERS),
        identifiers(item),
    )


def is_same_work(one: Profile, other: Profile) -> bool:
    """Whether title, people and year agree and nothing else tells the two apart.

    >>> a = profile(Item("a", "book", {"title": "Korean Endgame: A Strategy", "issued": Date.of(2002)}))
    >>> b = profile(Item("b", "book", {"title": "Korean End Game", "issued": Date.of(2002)}))
    >>> is_same_work(a, b)
    True
    """
    return (
        has_like_title(one, other)
        and _has_like_people(one, other)
        and _is_telling(one, other)
        and not is_apart(one, other)
    )


def is_contradicted(one: Profile, other: Profile) -> bool:
    """Whether titles forbid to take two items with a common identifier for one work.

    The volumes of a set may share an ISBN, so the numbers in their titles count.
    """
    if not one.title or not other.title:
        return False
    common = one.identifiers & other.identifiers
    is_isbn = all(name.startswith("isbn:") for name in common)
    if is_isbn and _numerals(one.title) != _numerals(other.title):
        return True
    return max(_ratio(one.title, other.title), _main_ratio(one, other)) < _TITLES_APART


def has_like_title(one: Profile, other: Profile) -> bool:
    """Whether titles agree nearly, or do so without a subtitle that one of them lacks."""
    if not one.title or not other.title:
        return False
    if _is_like(one.title, other.title):
        return True
    lacks_one = one.title == one.main_title or other.title == other.main_title
    return lacks_one and _is_like(one.main_title, other.main_title)


def _is_like(one: str, other: str) -> bool:
    """Whether two titles nearly agree, and wholly in their numbers ("Part II", "1995")."""
    if one == other:
        return True
    if _numerals(one) != _numerals(other) or _ratio(one, other) < _TITLES_ALIKE:
        return False
    return _is_misspelling(one.split(), other.split())


def _is_misspelling(one: list[str], other: list[str]) -> bool:
    """Whether the words that only one title has are spellings of those only the other has.

    "The Ayu language and its affinities" and "The Bu language and its affinities" are as
    alike as two spellings of one title, but for this.
    """
    mine = "".join((Counter(one) - Counter(other)).elements())
    theirs = "".join((Counter(other) - Counter(one)).elements())
    return not mine or not theirs or fuzz.ratio(mine, theirs) >= _WORDS_ALIKE


def _numerals(title: str) -> list[str]:
    return [word for word in title.split() if _NUMERAL.fullmatch(word)]


def _ratio(one: str, other: str) -> float:
    """How alike two texts are with spaces left out, which spellings differ in most."""
    return float(fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")))


def _main_ratio(one: Profile, other: Profile) -> float:
    return _ratio(one.main_title, other.main_title)


def _has_like_people(one: Profile, other: Profile) -> bool:
    """Whether the first people agree; an item that names none speaks for nothing."""
    if not one.families or not other.families:
        return one.year is not None and one.year == other.year
    return fuzz.ratio(one.families[0], other.families[0]) >= _NAMES_ALIKE


def _is_telling(one: Profile, other: Profile) -> bool:
    """Whether a short title is borne out by a year, a page or a container."""
    if min(len(one.title.split()), len(other.title.split())) >= _TELLING_TITLE:
        return True
    if one.container or other.container:
        return one.container == other.container and one.year == other.year is not None
    return one.year is not None and one.year == other.year


def is_apart(one: Profile, other: Profile) -> bool:
    """Whether year, pages, numbers, kind or identifiers tell two works apart."""
    if one.year != other.year and None not in (one.year, other.year):
        return True
    if one.first_page != other.first_page and one.first_page and other.first_page:
        return True
    numbers = zip(one.numbers, other.numbers, strict=True)
    if any(mine and theirs and mine != theirs for mine, theirs in numbers):
        return True
    return _is_part_and_whole(one, other) or _has_other_doi(one, other)


def _is_part_and_whole(one: Profile, other: Profile) -> bool:
    kinds = {one.type, other.type}
    return bool(kinds & _WHOLES) and bool(kinds & _PARTS)


def _has_other_doi(one: Profile, other: Profile) -> bool:
    mine, theirs = (
        {name for name in each.identifiers if name.startswith("doi:")} for each in (one, other)
    )
    return bool(mine) and bool(theirs) and not mine & theirs


def _families(item: Item) -> tuple[str, ...]:
    names = next((item[variable] for variable in _CREATORS if item.get(variable)), ())
    return tuple(fold(name.family or name.literal or name.given) for name in names[:3])


def _first(value: object) -> str:
    """The first number or word of a value, so that "12-34" and "12" agree."""
    text = str(value or "")[:_READ]
    match = _NUMBER.search(text)
    return match[0].lstrip("0") if match else " ".join(ascii_words(text)[:1]).lower()
