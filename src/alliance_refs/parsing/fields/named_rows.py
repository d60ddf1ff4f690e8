"""Rows of books and of periodicals, told apart by what stands behind their names.

In: a text and its fields. Out: the fields; in "Geographische Hefte, Nr. 42, S. 25-46" the name is
that of a periodical, in "(APuZ) B 31" it is short for the one before, and a row that all else is
missing for is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# "Nr. 42, S. 25-46": pages right behind the number of a row.
_PAGES = re.compile(r",\s?(?:S|pp|p)\.\s?")
_RANGE = re.compile(r"\d+\s?[-–]\s?\d+")
_ISSUE = re.compile(r"\b(?:Nr|No|H|Heft|no|n°)\.?\s?$")
_SHORT = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{1,7}")
_OPEN, _CLOSE = re.compile(r"\s\("), re.compile(r"\)[\s,]{1,2}")
_COUNTS: frozenset[Label] = frozenset({"volume", "issue", "date"})
# What only a book has.
_IMPRINT: frozenset[Label] = frozenset({"publisher", "place"})


def with_named_rows(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; rows of books and periodicals by their own labels.

    >>> text = "Umland. Geographische Hefte, Nr. 42, S. 25-46"
    >>> runs = ("title", 0, 6), ("series", 8, 27), ("series-number", 33, 35), ("pages", 40, 45)
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [field.label for field in with_named_rows(text, read)]
    ['title', 'container', 'issue', 'pages']
    """
    labels = [field.label for field in fields]
    if "translated-title" in labels:
        return fields
    if "container" in labels:
        return _with_letters(text, fields) if "publisher" in labels else fields
    if "series" not in labels:
        return [_volume(text, field) for field in fields] if "series-number" in labels else fields
    if "title" in labels:
        return _as_periodical(text, fields, labels.index("series"))
    book = "pages" not in labels and not _IMPRINT.isdisjoint(labels)
    return _as_title(text, fields, labels.index("series")) if book else fields


# Words for a volume that number no series: "Díl 1", "Deel II".
_VOLUME = re.compile(
    r"(?<!\w)(?:[Dd]íl|[Dd]iel|[Ss]vazek|[Dd]eel|[Dd]el|[Tt]om|[Bb]ind|[Kk]ötet|Т)\.?\s$"
)


def _volume(text: str, field: Field) -> Field:
    start = field.span.start
    numbered = field.label == "series-number" and _VOLUME.search(text, max(start - 9, 0), start)
    return replace(field, label="volume") if numbered else field


def _with_letters(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """ "Politik und Zeitgeschichte (APuZ) B 31": the letters in brackets belong to the name."""
    for at in range(len(fields) - 2):
        name, short, number = fields[at : at + 3]
        named = (name.label, short.label) == ("container", "publisher")
        if not named or number.label not in _COUNTS or not _SHORT.fullmatch(text, *short.span):
            continue
        opened = _OPEN.fullmatch(text, name.span.end, short.span.start)
        if opened and _CLOSE.match(text, short.span.end):
            whole = replace(name, span=Span(name.span.start, short.span.end + 1))
            return (*fields[:at], whole, *fields[at + 2 :])
    return fields


# "(engl. The Order of Things)": a word for a language says that it is a translation.
_SAID = re.compile(r"[^\W\d_]{2,8}\.|(?:zuerst|Original|orig)")


def _as_title(text: str, fields: Sequence[Field], at: int) -> Sequence[Field]:
    """ "ARD-Jahrbuch 02/03. Hamburg": what has no other title, with its number."""
    field, after = fields[at], fields[at + 1] if at + 1 < len(fields) else None
    number = after is not None and after.label in ("series-number", "number", "volume")
    if after is None or not number or text[field.span.end : after.span.start] != " ":
        return (*fields[:at], replace(field, label="title"), *fields[at + 1 :])
    title = replace(field, label="title", span=Span(field.span.start, after.span.end))
    return (*fields[:at], title, *fields[at + 2 :])


def _as_periodical(text: str, fields: Sequence[Field], at: int) -> Sequence[Field]:
    """ "Geographische Hefte, Nr. 42, S. 25-46": what an article stands in."""
    row = [field.label for field in fields[at : at + 3]]
    if row != ["series", "series-number", "pages"] or not _is_article(text, fields, at):
        return fields
    name, number, pages = fields[at : at + 3]
    begins = max(number.span.start - 8, name.span.end)
    label: Label = "issue" if _ISSUE.search(text, begins, number.span.start) else "volume"
    found = replace(name, label="container"), replace(number, label=label), pages
    return (*fields[:at], *found, *fields[at + 3 :])


def _is_article(text: str, fields: Sequence[Field], at: int) -> bool:
    """Whether pages from and to stand right behind the number, and no editor made a book of it."""
    number, pages = fields[at + 1 : at + 3]
    close = _PAGES.fullmatch(text, number.span.end, pages.span.start)
    ranged = _RANGE.match(text, *pages.span)
    return bool(close and ranged) and not any(field.label == "editor" for field in fields)
