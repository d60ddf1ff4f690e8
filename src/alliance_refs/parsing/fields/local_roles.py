"""Editors and translators by the short words of Slavic, Nordic, Turkish and other languages.

In: a text and its fields. Out: the fields; in "Tilkiler, çev. M. Demir" a title and a
translator. With their full stop these words are no names, as "Ford" and "Red" else are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from alliance_refs.parsing.fields.scripts import is_eastern_name
from alliance_refs.parsing.labels import NAME_VARIABLES, Label
from alliance_refs.parsing.lexicon import alternatives, listed, may_hold
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_TRANSLATED = (
    r"[Çç]ev(?:\.|iren:?)|[Öö]vers(?:\.|ättning)(?:\sav)?|[Oo]versat\saf|[Oo]vers\.|[Tt]łum\.|[Pp]rzeł\."
    r"|[Pp]řel\.|[Pp]řeložila?|[Ff]ord(?:\.|ította)|[Ss]uom(?:\.|entanut)|[Vv]ert(?:\.|aald\sdoor)"
    r"|[Dd]eutsch\svon|[Üü]bertr(?:\.|agen)\s(?:v\.|von)"
    r"|[Kk]äänt\.|[Pp]rev\.|[Tt]õlk\.|[Пп]рев\.|[Пп]ер(?:\.|евод)(?:\sс\s\w{2,20}\.?)?|[Μμ]τφρ\."
)
_EDITED = (
    r"[Hh]az(?:\.|ırlayan:?)|[Dd]er(?:\.|leyen:?)|[Пп]од\s(?:общ\.\s)?ред(?:\.|акцией)|[Сс]ост\."
    r"|[Uu]dg\.(?:\saf)?|[Uu]tg(?:\.|iven)\sav|(?:[Oo]nder\s)?[Rr]ed\.\svan"
    r"|[Оо]тв\.\sред\.|[Pp]od\sred\.|[Rr]ed\.|[Ss]zerk\.|[Tt]oim\.|[Εε]πιμ\.|[Uu]spoř\.|[Uu]r\.|[РрУу](?:ед|р)\."
)
_ROLE = rf"(?:(?P<translator>{_TRANSLATED})|(?P<editor>{_EDITED}))"
_CAPITAL = r"[^\W\d_a-zß-ÿа-яα-ω]"
# With a capital right behind another word they are names: "The Life of Henry Ford. J. Smith".
_LED = re.compile(rf"(?<![^\s(\[])(?!(?<=\w\s){_CAPITAL}){_ROLE}\s?$")
_WORD = rf"{_CAPITAL}[\w’'-]+"
_INITIAL = rf"{_CAPITAL}\."
_NAME = rf"(?:(?:{_INITIAL}\s?){{1,5}}{_WORD}|{_WORD}(?:\s(?:{_WORD}|{_INITIAL})){{1,2}}|{_WORD}\s{_CAPITAL})"
# Several of them, and what stands for those who are not named.
_NAMES = rf"{_NAME}(?:,\s{_NAME})*(?:,?\s(?:[^\W\d_]{{1,4}}|&)\s{_NAME})?(?:,?\s(?:[^\W\d_]{{1,5}}\.?\s?){{1,2}})?"
# At the end of a title: ", çev. M. Demir", "(M. Demir, Çev.".
_TAIL = re.compile(rf"\s?[,.;/]\s{_ROLE}\s(?P<name>{_NAME})$")
_BEHIND = re.compile(rf"\s\((?P<name>{_NAME}),\s{_ROLE}\)?$")
# In brackets behind the names: "(M. Hollis, Přel.)", "J. Jensen (red.)".
_CLOSED = re.compile(rf"(?:,\s|\s?[(\[]){_ROLE}\s?[)\]]")
# The word for "in", read as the first of a name: "I J. Jensen (red.)".
_IN = re.compile(rf"(?:Teoksessa|İçinde|Dalam|Στ[οη]|[IUVWВУ])\s(?={_CAPITAL})")
# At the head of a book: "Q. Müller & Y. Kovács (Toim.), Muisti ja ilmasto".
_EDITORS = re.compile(rf"(?:{_IN.pattern})?(?P<name>{_NAMES})\s[(\[]{_ROLE}[)\]],?\s(?={_CAPITAL})")


@cache
def _spelt() -> re.Pattern[str]:
    """At the end of a title in words: ", przetłumaczone przez Jan Maj i Ewa Lis"."""
    roles = (("translator", "roles.translator.before"), ("editor", "roles.editor.before"))
    led = (
        f"(?P<{role}>{alternatives(word for word in listed(path) if len(word) >= _SPELT)})"
        for role, path in roles
    )
    return re.compile(rf"[.,;/]\s(?i:{'|'.join(led)})\s(?P<name>{_NAMES})$")


# Shorter words are words of titles too.
_SPELT = 6
# A title that goes on with them: "Kunta. Teoksessa A. Lind (Toim.), Muisti".
_INSIDE = re.compile(rf"\.\s{_EDITORS.pattern}")
# So long the words may be that lead to a name, and with it.
_LEAD, _REACH = 24, 60


def with_local_roles(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; editors and translators by the words before them.

    >>> text = "Yılmaz, Tilkiler, çev. M. Demir, İstanbul"
    >>> parts = with_local_roles(text, [Field("title", Span(8, 31), 1.0, "")])
    >>> [(field.label, field.span.cut(text)) for field in parts]
    [('title', 'Tilkiler'), ('translator', 'M. Demir')]
    """
    fields = _with_editors(text, _with_author(text, fields))
    parted = [part for field in fields for part in _parted(text, field)]
    return tuple(_cut(text, tuple(_led(text, parted))))


def _with_editors(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "A. Anttila (Toim.), Pohjoinen": editors read as the book, which is behind them."""
    for at, (field, book) in enumerate(pairwise(fields)):
        if field.label != "container" or book.label not in ("container", "series", "note"):
            continue
        match = _EDITORS.match(text, field.span.start, book.span.start + 1)
        if match and match.end() == book.span.start:
            editors = replace(field, label=_label(match), span=Span(*match.span("name")))
            return (*fields[:at], editors, replace(book, label="container"), *fields[at + 2 :])
    return fields


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
    """A title and the names at its end that a role leads to, a book and its editors before it."""
    led = _EDITORS.match(text, *field.span) if field.label == "container" else None
    inside = _INSIDE.search(text, *field.span) if field.label == "title" else None
    tail = None if led or inside else _tail(text, field)
    if inside:
        yield replace(field, span=Span(field.span.start, inside.start()))
        yield replace(field, label=_label(inside), span=Span(*inside.span("name")))
        yield replace(field, label="container", span=Span(inside.end(), field.span.end))
    elif led:
        yield replace(field, label=_label(led), span=Span(*led.span("name")))
        yield replace(field, span=Span(led.end(), field.span.end))
    elif tail:
        yield replace(field, span=Span(field.span.start, tail.start()))
        yield replace(field, label=_label(tail), span=Span(*tail.span("name")))
    else:
        yield field


def _tail(text: str, field: Field) -> re.Match[str] | None:
    """The words for a role and the names behind them at the end of a title."""
    if field.label not in ("title", "container"):
        return None
    first, end = max(field.span.start + 1, field.span.end - _REACH), field.span.end
    short = _TAIL.search(text, first, end) or _BEHIND.search(text, first, end)
    if short or not may_hold(text, "roles.translator.before", "roles.editor.before"):
        return short
    return _spelt().search(text, max(field.span.start + 1, end - 2 * _REACH), end)


def _label(match: re.Match[str]) -> Label:
    return "translator" if match["translator"] else "editor"


def _led(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; names by the role that leads to them or closes a bracket behind them."""
    for field in fields:
        start, match = field.span.start, None
        if field.label in NAME_VARIABLES and start:
            match = _LED.search(text, max(start - _LEAD, 0), start)
        if match:
            yield replace(field, label=_label(match))
        else:
            yield _closed(text, field) if field.label in NAME_VARIABLES else field


def _closed(text: str, field: Field) -> Field:
    """The names before a role in brackets, without it and without the "in" before them."""
    start, end = field.span
    match = _CLOSED.search(text, start, end + _LEAD)
    if match is None or match.start() > end + 1 or text.find(")", start, match.start()) >= 0:
        return field
    inside = _IN.match(text, start)
    span = Span(inside.end() if inside else start, min(end, match.start()))
    return replace(field, label=_label(match), span=span)


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
