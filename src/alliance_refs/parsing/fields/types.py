"""The type of a work, told by which fields it has and by their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from alliance_refs.model import Date
from alliance_refs.parsing.lexicon import has_word

Fields = Mapping[str, object]


class Guess(NamedTuple):
    """A CSL type and how sure it is."""

    type: str
    confidence: float


def guess_type(fields: Fields) -> Guess:
    """The type that fits the fields of a citation; the first row that holds says.

    >>> guess_type({"title": "Korean End Game", "publisher": "Sam-in"})
    Guess(type='book', confidence=0.8)
    """
    for holds, guess in _ROWS:
        if holds(fields):
            return guess
    return Guess("document", 0.3)


def _says(variable: str, path: str) -> Callable[[Fields], bool]:
    return lambda fields: has_word(str(fields.get(variable, "")), path)


def _has(*variables: str) -> Callable[[Fields], bool]:
    return lambda fields: all(variable in fields for variable in variables)


def _all(*tests: Callable[[Fields], bool]) -> Callable[[Fields], bool]:
    return lambda fields: all(test(fields) for test in tests)


def _any(*tests: Callable[[Fields], bool]) -> Callable[[Fields], bool]:
    return lambda fields: any(test(fields) for test in tests)


def _no(*variables: str) -> Callable[[Fields], bool]:
    return lambda fields: not any(variable in fields for variable in variables)


def _has_day(fields: Fields) -> bool:
    date = fields.get("issued")
    return isinstance(date, Date) and date.start is not None and date.start.day is not None


def _has_month(fields: Fields) -> bool:
    date = fields.get("issued")
    return isinstance(date, Date) and date.start is not None and date.start.month is not None


_in_container = _has("container-title")
_numbered = _any(_has("volume"), _has("issue"))

_ROWS: tuple[tuple[Callable[[Fields], bool], Guess], ...] = (
    (_has("director"), Guess("motion_picture", 0.9)),
    (_says("genre", "works.theses"), Guess("thesis", 0.95)),
    (_all(_in_container, _says("container-title", "works.sites")), Guess("webpage", 0.8)),
    (
        _all(
            _in_container,
            _no("editor", "publisher", "volume", "issue"),
            _says("container-title", "works.newspapers"),
        ),
        Guess("article-newspaper", 0.85),
    ),
    (
        _all(
            _in_container,
            _no("editor", "publisher", "volume"),
            _says("container-title", "works.magazines"),
        ),
        Guess("article-magazine", 0.8),
    ),
    (
        _all(_in_container, _no("issue", "volume"), _says("container-title", "works.meetings")),
        Guess("paper-conference", 0.85),
    ),
    (
        _all(
            _in_container,
            _any(_numbered, _says("container-title", "works.periodicals")),
            _no("editor", "publisher-place"),
        ),
        Guess("article-journal", 0.9),
    ),
    (
        _all(_in_container, _has_day, _no("editor", "publisher", "title")),
        Guess("article-newspaper", 0.8),
    ),
    (
        _all(_in_container, _has_day, _no("editor", "publisher", "URL", "author")),
        Guess("article-newspaper", 0.6),
    ),
    (
        _all(_in_container, _any(_has("editor"), _has("publisher"), _has("publisher-place"))),
        Guess("chapter", 0.85),
    ),
    (_all(_in_container, _has("URL"), _no("page", "DOI")), Guess("webpage", 0.7)),
    (_all(_in_container, _any(_has("DOI"), _has_month)), Guess("article-journal", 0.7)),
    (_in_container, Guess("chapter", 0.5)),
    (
        _all(_has("number"), _any(_has("collection-title"), _says("title", "works.reports"))),
        Guess("report", 0.8),
    ),
    (_says("collection-title", "works.reports"), Guess("report", 0.8)),
    (_all(_has("status"), _no("publisher")), Guess("manuscript", 0.6)),
    (
        _any(_has("publisher"), _has("publisher-place"), _has("edition"), _has("ISBN")),
        Guess("book", 0.8),
    ),
    (_has("URL"), Guess("webpage", 0.7)),
    (_has("title"), Guess("book", 0.5)),
)
