"""Editors and translators by the short words of Slavic, Nordic, Turkish and other languages.

In: a text and its fields. Out: the fields; in "Tilkiler, çev. M. Demir" a title and a
translator. With their full stop these words are no names, as "Ford" and "Red" else are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.scripts import is_eastern_name
from alliance_refs.parsing.labels import NAME_VARIABLES, Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_TRANSLATED = (
    r"[Çç]ev(?:\.|iren:?)|[Öö]vers(?:\.|ättning)(?:\sav)?|[Oo]versat\saf|[Oo]vers\.|[Tt]łum\.|[Pp]rzeł\."
    r"|[Pp]řel\.|[Pp]řeložila?|[Ff]ord(?:\.|ította)|[Ss]uom(?:\.|entanut)|[Vv]ert(?:\.|aald\sdoor)"
    r"|[Dd]eutsch\svon|[Üü]bertr(?:\.|agen)\s(?:v\.|von)"
    r"|[Пп]ер(?:\.|евод)(?:\sс\s\w{2,20}\.?)?|[Μμ]τφρ\."
)
_EDITED = (
    r"[Hh]az(?:\.|ırlayan:?)|[Dd]er(?:\.|leyen:?)|[Пп]од\s(?:общ\.\s)?ред(?:\.|акцией)|[Сс]ост\."
    r"|[Uu]dg\.(?:\saf)?|[Uu]tg(?:\.|iven)\sav|(?:[Oo]nder\s)?[Rr]ed\.\svan"
    r"|[Оо]тв\.\sред\.|[Pp]od\sred\.|[Rr]ed\.|[Ss]zerk\.|[Tt]oim\.|[Εε]πιμ\.|[Uu]spoř\."
)
_ROLE = rf"(?:(?P<translator>{_TRANSLATED})|(?P<editor>{_EDITED}))"
_CAPITAL = r"[^\W\d_a-zß-ÿа-яα-ω]"
# With a capital right behind another word they are names: "The Life of Henry Ford. J. Smith".
_LED = re.compile(rf"(?<![^\s(\[])(?!(?<=\w\s){_CAPITAL}){_ROLE}\s?$")
_WORD = rf"{_CAPITAL}[\w’'-]+"
_INITIAL = rf"{_CAPITAL}\."
_NAME = (
    rf"(?:(?:{_INITIAL}\s?)+{_WORD}|{_WORD}(?:\s(?:{_WORD}|{_INITIAL})){{1,2}}|{_WORD}\s{_CAPITAL})"
)
# At the end of a title: ", çev. M. Demir", "(M. Demir, Çev.".
_TAIL = re.compile(rf"\s?[,.;/]\s{_ROLE}\s(?P<name>{_NAME})$")
_BEHIND = re.compile(rf"\s\((?P<name>{_NAME}),\s{_ROLE}\)?$")
# "I J. Jensen (red.)": the word for "in", as Nordic lists have it.
_RED = re.compile(r"\s\((?:[Rr]ed|[Uu]tg)\b")
# So long the words may be that lead to a name, and with it.
_LEAD, _REACH = 24, 60


def with_local_roles(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; editors and translators by the words before them.

    >>> text = "Yılmaz, Tilkiler, çev. M. Demir, İstanbul"
    >>> parts = with_local_roles(text, [Field("title", Span(8, 31), 1.0, "")])
    >>> [(field.label, field.span.cut(text)) for field in parts]
    [('title', 'Tilkiler'), ('translator', 'M. Demir')]
    """
    parted = [part for field in _with_author(text, fields) for part in _parted(text, field)]
    return tuple(_cut(text, tuple(_led(text, parted))))


_EASTERN_ROLES = frozenset("訳译譯編编辑輯역옮편엮")


def _with_author(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; who heads an Eastern reference that has no word for a role wrote the work."""
    first = fields[0] if fields else None
    if first is None or first.label not in ("translator", "editor") or text.isascii():
        return fields
    eastern = is_eastern_name(text[first.span.start : first.span.start + 2])
    others = any(field.label == "author" for field in fields)
    if not eastern or others or not _EASTERN_ROLES.isdisjoint(text):
        return fields
    return (replace(first, label="author"), *fields[1:])


def _parted(text: str, field: Field) -> Iterator[Field]:
    """A title without the names at its end that a role leads to."""
    match = None
    if field.label == "title":
        first = max(field.span.start + 1, field.span.end - _REACH)
        match = _TAIL.search(text, first, field.span.end)
        match = match or _BEHIND.search(text, first, field.span.end)
    if match is None:
        yield field
        return
    yield replace(field, span=Span(field.span.start, match.start()))
    label = _label(match)
    yield replace(field, label=label, span=Span(*match.span("name")))


def _label(match: re.Match[str]) -> Label:
    return "translator" if match["translator"] else "editor"


def _led(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        start = field.span.start
        match = None
        if field.label in NAME_VARIABLES and start:
            match = _LED.search(text, max(start - _LEAD, 0), start)
        if (
            field.label == "editor"
            and text.startswith("I ", start)
            and _RED.match(text, field.span.end)
        ):
            field = replace(field, span=Span(start + 2, field.span.end))
        yield replace(field, label=_label(match)) if match else field


def _cut(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; a title that ends within the words before a name ends before them."""
    for field, after in zip(fields, (*fields[1:], None), strict=False):
        match = None
        if field.label == "title" and after is not None and after.label in NAME_VARIABLES:
            match = _LED.search(text, max(after.span.start - _LEAD, 0), after.span.start)
        if match and field.span.start < match.start() < field.span.end:
            yield replace(field, span=Span(field.span.start, match.start()))
        else:
            yield field
