"""Words of a typed citation that no field holds: a style would print it without them.

In: a citation and its work. Out: the words, as they were typed, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from alliance_refs.model import Citation, Date, DateParts, Item, Name, Value
from alliance_refs.notes import words as notes_words
from alliance_refs.parsing import lexicon
from alliance_refs.text.folding import fold

_WORD = re.compile(r"\w+")
# A number that a style cannot shorten, as it may the last of a range.
# A letter at the end names a part: "Appendix A".
_NUMBER = re.compile(r"(?<![\d–—-])\d+|\b[IVX]+\b(?!\.)|\b[IVXLC]{2,}\b|\b[A-Z]\b(?=\W*$)")
_LETTER = re.compile(r"\b[A-Z]\b")
_ROMAN = re.compile(r"[IVXLC]{2,}")
_ATOM = re.compile(r"[a-z]+|\d+")
# Shorter words are particles and abbreviations of what is printed otherwise.
_SHORTEST = 4
# The parser's lists of words that say what a part is, and are no part themselves.
_LISTS = ("dates", "editions", "roles", "labels")


def unread_words(citation: Citation, work: Item) -> tuple[str, ...]:
    """The words and numbers of a citation that its reading leaves out.

    A short form says little of its work, so it may have the work's own words.

    >>> from alliance_refs.spans import Span
    >>> item = Item("", "book", {"author": (Name("Kim"),), "title": "War"})
    >>> unread_words(Citation("Kim, War, 60 disagrees", Span(0, 22), "short", item, locator="60"), item)
    ('disagrees',)
    """
    held = {*_atoms(citation.locator), *_atoms(citation.signal), *_atoms(citation.note_reference)}
    held |= _held(citation.item)
    if citation.form != "full":
        held |= _held(work)
    return tuple(word for word in _WORD.findall(citation.text) if _is_unread(word, held))


def no_field_holds(words: Iterable[str]) -> str:
    """What to say of words that were not read."""
    return f"no field holds its words {', '.join(map(repr, words))}"


def unread_number(citation: Citation, work: Item, shown: str) -> str:
    """A page or a day that a short form gives and that is not shown; "" when there is none.

    Its year, the numbers of its title and its note need not be; nor does the end of a range.
    """
    said = f"{shown} {work.get('title', '')} {work.get('issued', '')} {citation.note_reference}"
    known = {*_NUMBER.findall(said), *_LETTER.findall(said)}
    numbers = () if citation.form == "full" else _NUMBER.findall(citation.text)
    return next((number for number in numbers if number not in known), "")


def strange_words(citation: Citation, work: Item) -> tuple[str, ...]:
    """The words of a short form, in its name or title, that its work has nowhere.

    >>> from alliance_refs.spans import Span
    >>> item = Item("", "book", {"title": "Industria e commerci"})
    >>> short = Citation("Industria e commerci, 91", Span(0, 24), "short", item, locator="91")
    >>> strange_words(short, Item("x", "book", {"title": "Industrie, commerci"}))
    ('Industria',)
    """
    if citation.form == "full":
        return ()
    held = _held(work) | {given for given in _givens(citation.item) if given[0] in _initials(work)}
    said = " ".join((*_names(citation.item), str(citation.item.get("title", ""))))
    return tuple(word for word in _WORD.findall(said) if _is_unread(word, held))


def is_named(shown: str, work: Item, locator: str) -> bool:
    """Whether what is shown says more than a place: a word of the work, or a note's number.

    >>> code = Item("usc", "legislation", {"container-title": "U.S.C.", "volume": "18"})
    >>> is_named("18 U.S.C., § 2703", code, "2703"), is_named("§ 2703", code, "2703")
    (True, False)
    """
    said = set(fold(shown).split()) - set(fold(locator).split())
    known = {word for text in _texts(work) for word in fold(text).split()}
    return any(word in known or word.isdecimal() for word in said)


def _names(item: Item) -> Iterator[str]:
    for name in (*item.get("author", ()), *item.get("editor", ())):
        yield from _texts(name)


def _givens(item: Item) -> set[str]:
    people = (*item.get("author", ()), *item.get("editor", ()))
    return {atom for name in people for atom in _atoms(name.given)}


def _initials(work: Item) -> set[str]:
    return {given[0] for given in _givens(work)}


def _is_unread(word: str, held: set[str]) -> bool:
    if _ROMAN.fullmatch(word):
        return word.lower() not in held
    return any(
        atom not in held
        and (atom.isdecimal() or len(atom) >= _SHORTEST)
        and atom not in _apparatus()
        and not any(atom in longer for longer in held if len(longer) > len(atom))
        for atom in _spread(word)
    )


def _spread(text: str) -> list[str]:
    """Folded words, figures and letters apart."""
    return _ATOM.findall(fold(text))


def _atoms(text: str) -> set[str]:
    return set(_spread(" ".join(_WORD.findall(text))))


def _held(item: Mapping[str, Value]) -> set[str]:
    return set().union(*map(_atoms, _texts(item)))


def _texts(value: Value) -> Iterator[str]:
    """All that a value says, however deep."""
    if isinstance(value, Name):
        parts = (value.family, value.given, value.non_dropping_particle)
        yield " ".join((*parts, value.dropping_particle, value.suffix, value.literal))
    elif isinstance(value, Date):
        yield f"{value.season} {value.literal} {value.raw}"
        yield from _texts((value.start or DateParts(), value.end or DateParts()))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)


@cache
def _apparatus() -> frozenset[str]:
    """Words that go with every citation: "edited", "März", "Auflage", "ibid."."""
    known = notes_words.words()
    phrases: list[Iterable[str]] = [
        *(_flat(lexicon.table(name)) for name in _LISTS),
        _flat(lexicon.table("locators")["labelled"]),
        *(known.bibliographic, known.signals, known.leading_signals, known.above, known.alias),
        *(known.quoting, known.abbreviations, *known.back_references.values()),
        *known.kinds.values(),
    ]
    return frozenset(atom for group in phrases for phrase in group for atom in _atoms(phrase))


def _flat(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for inner in value.values() if isinstance(value, Mapping) else value:
        yield from _flat(inner)
