"""Citation keys: readable names for items, made from what the items say.

In: an item, a pattern such as ``{author}-{year}``, the keys already taken. Out: a key of
ASCII letters, digits and the pattern's own punctuation, unlike all keys taken.

A pattern is text with fields in braces: ``author`` (family name of the first creator),
``authors`` (up to three of them), ``year``, ``date``, ``title``, ``shorttitle`` (its first
three telling words), ``container``, ``publisher``, ``volume``, ``page`` (the first) and
``type``. The field's own case gives the case of the key: ``{author}`` "kim",
``{Author}`` "Kim", ``{AUTHOR}`` "KIM". Lower-case words are joined by "-", others run
together. A field that an item lacks leaves no trace, nor does the punctuation before it.

Keys are stable because they are given first come, first served: the first item keeps the
bare key, later ones that would share it get a, b, c. An item added at the end of a
library, or keyed against the keys `taken` before it, therefore changes no key but its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import partial
from itertools import count

from alliance_refs.model import Date, DateParts, Item, Name, plain_text
from alliance_refs.text.folding import ascii_words

DEFAULT_PATTERN = "{author}-{year}"

# Longer texts tell nothing more in a key, and a field may be a megabyte.
_READ = 300
_SHORT_TITLE_WORDS = 3
_INSTITUTION_WORDS = 4
_TITLE_WORDS = 10
_NAMES_SHOWN = 3

_PUNCTUATION = "-_:.+/ "
_FIELD = re.compile(r"(?P<before>[^{}]*)\{(?P<field>[A-Za-z]+)\}")
_STRAY = re.compile(r"[{}]")
_EMPTY_WORDS = frozenset(
    """a an the of for on in and to from with at by
    der die das des dem den ein eine und von zur zum
    le la les l un une des et de du d el los las y il lo gli i""".split()
)
_CREATORS = (
    "author",
    "editor",
    "editor-translator",
    "translator",
    "director",
    "composer",
    "performer",
    "interviewer",
    "container-author",
    "collection-editor",
    "recipient",
)
# Works without an author that are known by where and when they appeared.
_KNOWN_BY_CONTAINER = frozenset(
    """article-newspaper article-magazine broadcast post post-weblog webpage periodical""".split()
)


def make_key(
    item: Item, pattern: str = DEFAULT_PATTERN, taken: Collection[str] = frozenset()
) -> str:
    """A key for `item` by `pattern` that is not among `taken`.

    Raises ValueError when the pattern names a field that there is not, or no field at all.

    >>> paper = Item("", "article-newspaper", {
    ...     "title": "Talks resume", "container-title": "The JoongAng Daily",
    ...     "issued": Date.of(2003, 5, 27)})
    >>> make_key(paper)
    'joongang-daily-2003-05-27'
    >>> names = tuple(Name(family=family) for family in ("Park", "Nam", "Lee"))
    >>> book = Item("", "book", {"author": names, "issued": Date.of(2002)})
    >>> make_key(book, "{authors}-{year}"), make_key(book, "{Author}{year}", {"Park2002"})
    ('park-nam-lee-2002', 'Park2002a')
    """
    bare = _bare_key(item, pattern)
    return next(key for key in map(partial(_with_suffix, bare), count()) if key not in taken)


def make_keys(
    items: Iterable[Item], pattern: str = DEFAULT_PATTERN, taken: Iterable[str] = ()
) -> tuple[str, ...]:
    """A key for each item, in order, all different and none among `taken`.

    Linear in the number of items, however many of them would share a key.

    >>> undated = Item("", "book", {"title": "Korean End Game"})
    >>> make_keys([undated, undated, undated])
    ('korean-end-game', 'korean-end-game-a', 'korean-end-game-b')
    """
    return distinct_keys((_bare_key(item, pattern) for item in items), taken)


def distinct_keys(wanted: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """The wanted keys in order, those already taken made distinct by letters.

    >>> distinct_keys(["kim-2003", "kim-2003", "lee"], taken=["lee"])
    ('kim-2003', 'kim-2003a', 'lee-a')
    """
    used = set(taken)
    clashes: dict[str, int] = {}
    keys: list[str] = []
    for bare in wanted:
        for number in count(clashes.get(bare, 0)):
            key = _with_suffix(bare, number)
            if key not in used:
                break
        clashes[bare] = number + 1
        used.add(key)
        keys.append(key)
    return tuple(keys)


def _with_suffix(bare: str, number: int) -> str:
    """The key of the item that comes `number` places after the first to want it."""
    if not number:
        return bare
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return f"{bare}{letters}" if bare[-1].isdigit() else f"{bare}-{letters}"


def _bare_key(item: Item, pattern: str) -> str:
    """The key before clashes are settled; the item's type when its fields say nothing."""
    if _STRAY.search(_FIELD.sub("", pattern)) or not _FIELD.search(pattern):
        raise ValueError(f"a key pattern has fields in braces, such as {DEFAULT_PATTERN}")
    key = ""
    for before, field in _FIELD.findall(_for_undated(item, pattern)):
        value = _field(item, field)
        if value:
            # Punctuation stands between two fields and never leads; a word may ("ref{year}").
            key += (before if key else before.lstrip(_PUNCTUATION)) + value
    ending = pattern[pattern.rfind("}") + 1 :]
    return key + ending if key else "-".join(_words_of(item.type)).lower() or "item"


def _for_undated(item: Item, pattern: str) -> str:
    """The pattern, with title words in place of a year that the item lacks."""
    if "title}" in pattern.lower() or _date(item) or not _creators(item):
        return pattern
    return pattern + "-{shorttitle}"


def _field(item: Item, field: str) -> str:
    make = _FIELDS.get(field.lower())
    if make is None:
        raise ValueError(f"a key pattern knows no {{{field}}}; it knows {', '.join(_FIELDS)}")
    words = make(item)
    if field.islower():
        return "-".join(words).lower()
    if field.isupper():
        return "".join(words).upper()
    return "".join(word[0].upper() + word[1:] for word in words)


def _author(item: Item) -> list[str]:
    creators = _creators(item)
    return _family(creators[0]) if creators else _known_as(item)


def _authors(item: Item) -> list[str]:
    creators = _creators(item)
    if not creators:
        return _known_as(item)
    if len(creators) > _NAMES_SHOWN:
        return [*_family(creators[0]), "et", "al"]
    return [word for name in creators for word in _family(name)]


def _creators(item: Item) -> tuple[Name, ...]:
    for variable in _CREATORS:
        if names := tuple(filter(_family, item.get(variable, ()))):
            return names
    return ()


def _family(name: Name) -> list[str]:
    if name.literal:
        return _telling_words(name.literal)[:_INSTITUTION_WORDS]
    return _words_of(name.full_family or name.given)


def _known_as(item: Item) -> list[str]:
    """What a work without an author is called: its newspaper, else its title."""
    by_container = item.type in _KNOWN_BY_CONTAINER
    first = (_container, _short_title) if by_container else (_short_title, _decided, _container)
    order = (*first, _publisher)
    return next(filter(None, (words(item) for words in order)), [])


def _year(item: Item) -> list[str]:
    """The year; the whole date where that is what tells two works apart."""
    whole_date = item.type in _KNOWN_BY_CONTAINER and not _creators(item) and _container(item)
    return _date(item) if whole_date else _date(item)[:1]


def _date(item: Item) -> list[str]:
    date = item.get("issued")
    if not isinstance(date, Date):
        return []
    year, month, day = date.start or DateParts()
    if year is None:
        return _words_of(date.literal or date.raw)
    shown = f"{year:04d}" if year > 0 else f"{-year}bc"
    return [shown, *(f"{part:02d}" for part in (month, day) if part)]


def _decided(item: Item) -> list[str]:
    """A decision without a name goes by its court, or by where it is printed."""
    if item.type != "legal_case":
        return []
    if item.get("authority"):
        return _telling_words(item.get("authority"))
    return [*_container(item), *_volume(item), *_page(item)] if not _date(item) else []


def _title(item: Item) -> list[str]:
    return _words_of(item.get("title", ""))[:_TITLE_WORDS]


def _short_title(item: Item) -> list[str]:
    return _telling_words(item.get("title-short") or item.get("title", ""))[:_SHORT_TITLE_WORDS]


def _container(item: Item) -> list[str]:
    container = item.get("container-title") or item.get("container-title-short", "")
    return _telling_words(container)[:_INSTITUTION_WORDS]


def _publisher(item: Item) -> list[str]:
    return _telling_words(item.get("publisher", ""))[:_INSTITUTION_WORDS]


def _volume(item: Item) -> list[str]:
    return _words_of(item.get("volume", ""))


def _page(item: Item) -> list[str]:
    return _words_of(item.get("page", ""))[:1]


def _type(item: Item) -> list[str]:
    return _words_of(item.type)


def _words_of(text: object) -> list[str]:
    return ascii_words(str(text)[:_READ])


def _telling_words(text: object) -> list[str]:
    """The words without articles and prepositions; all of them when nothing else is left."""
    words = _words_of(plain_text(str(text)[:_READ]))
    return [word for word in words if word.lower() not in _EMPTY_WORDS] or words


_FIELDS: dict[str, Callable[[Item], list[str]]] = {
    "author": _author,
    "authors": _authors,
    "year": _year,
    "date": _date,
    "title": _title,
    "shorttitle": _short_title,
    "container": _container,
    "publisher": _publisher,
    "volume": _volume,
    "page": _page,
    "type": _type,
}
