"""The authors once more: "In: Dies. (Hrsg.)", whose editors are who wrote the chapter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


@cache
def _same() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of('people.same')}(?!\w)\W*", re.IGNORECASE)


def is_same(words: str) -> bool:
    """Whether some words are a pronoun for who was named before: "ders.", "Idem"."""
    return bool(_same().fullmatch(words))


def with_same_people(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a pronoun that edits is an editor, read where the authors stand.

    >>> text = "Kim, J.: Pacts. In: Ders. (Hrsg.): Asia"
    >>> author, same = (Field("author", Span(*at), 1.0, "") for at in ((0, 7), (20, 25)))
    >>> [(field.label, field.span.cut(text)) for field in with_same_people(text, (author, same))]
    [('author', 'Kim, J.'), ('editor', 'Kim, J.')]
    """
    author = next((field for field in fields if field.label == "author"), None)
    if author is None or is_same(author.span.cut(text)):
        return fields
    own = replace(author, label="editor")
    fields = [own if _is_editing(text, field) else field for field in fields]
    kept = [field for field in fields if field is author or not _is_pronoun(text, field)]
    match = _editing().search(text, author.span.end)
    if match is None:
        return kept
    whole = [replace(field, span=_past(text, field, match)) for field in kept]
    start = match.start("same")
    at = next((n for n, one in enumerate(whole) if one.span.start >= start), len(whole))
    return [*whole[:at], replace(author, label="editor"), *whole[at:]]


def _is_editing(text: str, field: Field) -> bool:
    """Whether a pronoun stands behind the word for who edits: "hrsg. v. dems."."""
    if field.label != "editor" or not is_same(field.span.cut(text)):
        return False
    start = field.span.start
    return bool(_BY.search(text, max(start - 16, 0), start))


_BY = re.compile(r"(?:(?:v\.|von|by|par|da|por)|(?:ed|éd)\.)\s$")


def _is_pronoun(text: str, field: Field) -> bool:
    return field.label in ("author", "editor") and is_same(field.span.cut(text))


def _past(text: str, field: Field, match: re.Match[str]) -> Span:
    """The names of other editors without the pronoun before them: "ders./Alexander von Plato"."""
    end = match.end("same")
    inside = field.label == "editor" and field.span.start <= match.start("same") < field.span.end
    return Span(end, field.span.end) if inside and field.span.end > end + 2 else field.span


@cache
def _editing() -> re.Pattern[str]:
    """A pronoun among those who edit a book: "in: ders. (Hg.)", "in idem, ed.", "dies./Gisela Shaw (Hg.)"."""
    same, role = any_of("people.same"), any_of("roles.editor.after")
    other = r"(?:\s?[/,&]\s?|\s(?:u\.|und|and|et|e)\s)[^()\[\]:]{3,60}"
    return re.compile(
        rf"(?:[Ii]n|[Dd]ans|[Ee]n|[Aa]pud):?\s+(?:[^()\[\]:.]{{3,50}}(?:\s(?:and|und|u\.|et|e|&)\s|\s?/\s?))?"
        rf"(?P<same>(?i:{same})(?!\w)\.?)(?:{other})?[\s.,]*[(\[]?\s?(?i:{role})(?!\w)"
        r"(?!\.?\s(?:v\.|von|by|par|di|da|por)\s)"
    )
