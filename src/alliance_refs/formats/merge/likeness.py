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
from alliance_refs.model import Date, Item, Name, plain_text
from alliance_refs.text.folding import ascii_words, fold
from alliance_refs.text.roman import is_roman

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
_NUMERAL = re.compile(r"\d+\w*")
# Words that are numerals too ("mix", "di") are left alone.
_FIGURES = frozenset("ivxlc")
_ARTICLE = re.compile(
    r"\A(?:the|an?|der|die|das|eine?|les?|la|il|lo|gli|el|los|las|os?|as|het|een|de)\s+(?=\w)"
)
_PARTICLE = re.compile(
    r"\A(?:(?:van|von|vom|zu|zur|de|der|den|del|della|di|du|da|dos|des|la|le|ten|ter)\s+)+(?=\w)"
)
# Given names less alike than this, both in full, are of two people ("Jin", "Jae").
_GIVENS_APART = 50.0
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
    title_words: int
    families: tuple[str, ...]
    given: str
    year: int | None
    first_page: str
    container: str
    shelf_mark: str
    numbers: tuple[str, ...]
    identifiers: frozenset[str]


def profile(item: Item) -> Profile:
    """The profile of an item."""
    title = plain_text(str(item.get("title", ""))[:_READ])
    date = item.get("issued")
    people = next((item[variable] for variable in _CREATORS if item.get(variable)), ())
    return Profile(
        item.type,
        _bare_title(title),
        _main_title(title),
        len(fold(title).split()),
        tuple(map(_family, people[:3])),
        fold(people[0].given) if people else "",
        date.year if isinstance(date, Date) else None,
        _first(item.get("page")),
        _main_title(plain_text(str(item.get("container-title", ""))[:_READ])),
        fold(str(item.get("archive_location", ""))[:_READ]),
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
    is_shortened = one.main_title.startswith(other.main_title + " ") or (
        other.main_title.startswith(one.main_title + " ")
    )
    if is_shortened and _stands_alike(one, other):
        return True
    lacks_one = one.title == one.main_title or other.title == other.main_title
    return lacks_one and _is_like(one.main_title, other.main_title)


def _stands_alike(one: Profile, other: Profile) -> bool:
    """Whether two works begin on the same page of the same whole, in the same year."""
    places = [(each.first_page, each.container, each.year) for each in (one, other)]
    return places[0] == places[1] and all(places[0])


def _bare_title(title: str) -> str:
    """A title folded, "&" read out, without the article that it begins with."""
    return _ARTICLE.sub("", fold(title.replace("&", " and ")), count=1)


def _main_title(title: str) -> str:
    return _bare_title(_SUBTITLE.split(title, maxsplit=1)[0])


def _is_like(one: str, other: str) -> bool:
    """Whether two titles nearly agree, and wholly in their numbers ("Part II", "1995")."""
    if one == other:
        return True
    if _ratio(one, other) < _TITLES_ALIKE or _numerals(one) != _numerals(other):
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
    return [
        word
        for word in title.split()
        if _NUMERAL.fullmatch(word) or (_FIGURES.issuperset(word) and is_roman(word))
    ]


def _ratio(one: str, other: str) -> float:
    """How alike two texts are with spaces left out, which spellings differ in most."""
    return float(fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")))


def _main_ratio(one: Profile, other: Profile) -> float:
    return _ratio(one.main_title, other.main_title)


def _has_like_people(one: Profile, other: Profile) -> bool:
    """Whether the first people agree; an item that names none speaks for nothing."""
    if not one.families and not other.families and one.container and other.container:
        return _ratio(one.container, other.container) >= _NAMES_ALIKE
    if not one.families or not other.families:
        return one.year is not None and one.year == other.year
    names = one.families[0].split(), other.families[0].split()
    # "García" is "García Márquez", and "Kim" the author whom another has as "Kim Seong-cheol".
    one_holds_other = set(names[0]) <= set(names[1]) or set(names[1]) <= set(names[0])
    return one_holds_other or fuzz.ratio(one.families[0], other.families[0]) >= _NAMES_ALIKE


def _is_telling(one: Profile, other: Profile) -> bool:
    """Whether a short title is borne out by a given name, and by a year or a container."""
    if min(one.title_words, other.title_words) >= _TELLING_TITLE:
        return True
    if _has_other_given(one.given, other.given):
        return False
    if one.container or other.container:
        return one.container == other.container and one.year == other.year is not None
    return one.year is not None and one.year == other.year


def _has_other_given(one: str, other: str) -> bool:
    """Whether two given names, or the initials of one, are of two people."""
    if not one or not other:
        return False
    shortest = min(len(one.split()[0]), len(other.split()[0]))
    return one[0] != other[0] or (shortest > 2 and fuzz.ratio(one, other) < _GIVENS_APART)


def is_apart(one: Profile, other: Profile) -> bool:
    """Whether year, pages, numbers, kind or identifiers tell two works apart."""
    if one.year != other.year and None not in (one.year, other.year):
        return True
    if one.first_page != other.first_page and one.first_page and other.first_page:
        return True
    if one.shelf_mark != other.shelf_mark and one.shelf_mark and other.shelf_mark:
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


def _family(name: Name) -> str:
    """A family name folded, without the particles that it may begin with."""
    return _PARTICLE.sub("", fold(name.family or name.literal or name.given), count=1)


def _first(value: object) -> str:
    """The first number or word of a value, so that "12-34" and "12" agree."""
    text = str(value or "")[:_READ]
    match = _NUMBER.search(text)
    return match[0].lstrip("0") if match else " ".join(ascii_words(text)[:1]).lower()
