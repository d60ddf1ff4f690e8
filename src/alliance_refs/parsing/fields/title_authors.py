"""Authors that were read as the head of a title: an institution before a colon, a second name.

In: a text and its fields in order. Out: the fields, who wrote as the author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.institutions import is_institution, is_shortened
from alliance_refs.parsing.fields.joining import spanning
from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.labels import BEFORE, Label
from alliance_refs.parsing.lexicon import words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_authors(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; authors at the head of a title as authors.

    >>> text = "Gisela Bach, Barbara Dudek: Arbeit"
    >>> read = (Field("author", Span(0, 11), 1.0, ""), Field("title", Span(13, 34), 1.0, ""))
    >>> [field.span.cut(text) for field in with_authors(text, read)]
    ['Gisela Bach, Barbara Dudek', 'Arbeit']
    """
    at = next((at for at, one in enumerate(fields) if one.label not in BEFORE), 0)
    return (*fields[:at], *_with_authors(text, fields[at:])) if at else _with_authors(text, fields)


def _with_authors(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    labels = [field.label for field in fields]
    head = labels[0] if labels else None
    for first, repair in _REPAIRS:
        if first in (None, head) and (found := repair(text, fields, labels)):
            return found
    return fields


# "Plato. Respublica", "Homer, Odyssey".
_ONE_NAME = re.compile(r"(?P<name>[^\W\d_a-z][a-zß-ÿ]+(?:\sof\s\w+)?)[.,]\s(?=[^\W\d_a-z])")


def _ancient(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> Sequence[Field]:
    """The fields; an author of antiquity at the head of a title, where nobody else wrote."""
    match = None if "author" in labels else _ONE_NAME.match(text, *fields[0].span)
    if match is None or match["name"].casefold() not in words("people.ancient"):
        return ()
    return _cut(fields, match.end("name"), match.end())


def _cut(fields: Sequence[Field], end: int, start: int) -> Sequence[Field]:
    """The fields; a first title as an author to `end`, and as the title from `start` on."""
    title = fields[0]
    author = replace(title, label="author", span=Span(title.span.start, end))
    return (author, replace(title, span=Span(start, title.span.end)), *fields[1:])


# "Sozialreport 1995. Daten und Fakten": a work that is named by its kind and year.
_KIND = re.compile(r"[^\W\d_a-z][a-zß-ÿ]*(?:report|bericht|buch|zensus|barometer|monitor)")


def _report(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> Sequence[Field]:
    """The fields; a yearly report that was read as the author of its subtitle is the title."""
    if labels[1:3] != ["date", "title"]:
        return ()
    author, date, title = fields[:3]
    if text[author.span.end : date.span.start] != " " or not _KIND.fullmatch(text, *author.span):
        return ()
    if text[date.span.end : title.span.start] not in (". ", ": "):
        return ()
    whole = replace(title, span=Span(author.span.start, title.span.end))
    return (whole, *(() if "date" in labels[3:] else (date,)), *fields[3:])


def _lengthened(fields: Sequence[Field], end: int, start: int) -> Sequence[Field]:
    """The fields; first authors to `end`, and the title behind them from `start` on."""
    author, title = fields[:2]
    both = replace(author, span=Span(author.span.start, end))
    return (both, replace(title, span=Span(start, title.span.end)), *fields[2:])


_HEAD = re.compile(r"(?P<body>[^:]{5,140}?)(?P<short>\s\([A-Z][A-Za-zÄÖÜ]{1,9}\))?:\s(?=\S)")


# Nobody else wrote what an institution did, which is printed in nothing.
_OTHERS: frozenset[Label] = frozenset({"author", "editor", "container"})


def _institution(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> Sequence[Field]:
    """The fields; the institution that a title begins with as its author.

    It stands on a page or has its initials behind its name: "Sachverständigenrat (SVR): Den
    Aufschwung sichern".
    """
    match = _HEAD.match(text, *fields[0].span) if _OTHERS.isdisjoint(labels) else None
    if match is None or not (match["short"] or "url" in labels):
        return ()
    if ". " in match["body"] or not is_institution(match["body"]):
        return ()
    return _cut(fields, match.end("short" if match["short"] else "body"), match.end())


_COMMA = re.compile(r"(?P<body>[^,:()\"“‘]{5,100}),\s(?=[^\W\d_a-z])")


def _short_institution(
    text: str, fields: Sequence[Field], labels: Sequence[Label]
) -> Sequence[Field]:
    """The fields; "Int'l Law Comm'n", with which a title was read to begin, as its author."""
    match = _COMMA.match(text, *fields[0].span) if _OTHERS.isdisjoint(labels) else None
    if match is None or not is_shortened(match["body"]):
        return ()
    return _cut(fields, match.end("body"), match.end())


_FESTSCHRIFT = re.compile(r",\sin:?\s(?:FS|GS|FG|Festschrift|Festgabe|Gedächtnisschrift)\s")


def _writer_inside(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> Sequence[Field]:
    """The fields; "Wank, in: FS Wiedemann", read as a title: a name alone wrote for a Festschrift."""
    if labels[1:2] != ["container"] or "author" in labels or labels.count("title") > 1:
        return ()
    name = fields[0]
    if not _ONE_WORD.fullmatch(text, *name.span) or not _FESTSCHRIFT.match(text, name.span.end):
        return ()
    return (replace(name, label="author"), *fields[1:])


# "Gisela Bach, Barbara Dudek: Arbeit": the second of two names, before the colon of a title.
_NAMED = re.compile(r"(?P<name>(?P<given>[^\W\d_]+)(?:\s[^\W\d_a-z][\w.’'-]*){1,2}):\s(?=\S)")


def _second_author(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> Sequence[Field]:
    """The fields; a second author that was read as the head of the title."""
    match = _NAMED.match(text, *fields[1].span) if labels[1:2] == ["title"] else None
    if match is None or text[fields[0].span.end : fields[1].span.start] != ", ":
        return ()
    first = fields[0].span.cut(text)
    spoken = "," not in first and is_given(first.split()[0]) and is_given(match["given"])
    return _lengthened(fields, match.end("name"), match.end()) if spoken else ()


_GIVEN = re.compile(
    r"(?P<given>(?P<first>[^\W\d_a-z][^\W\d_]+)(?:\s[^\W\d_a-z][\w.’'-]*){0,2}):\s(?=\S)"
)


def _given_names(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> Sequence[Field]:
    """The fields; given names that a title begins with: "PÉREZ MOREDA, | Vicente: Las crisis"."""
    match = _GIVEN.match(text, *fields[1].span) if labels[1:2] == ["title"] else None
    if match is None or text[fields[0].span.end : fields[1].span.start] != ", ":
        return ()
    family = fields[0].span.cut(text)
    alone = family.isupper() and not re.search(r"[,.;&]", family)
    given = alone and is_given(match["first"])
    return _lengthened(fields, match.end("given"), match.end()) if given else ()


_FOUND: frozenset[Label] = frozenset({"container", "url"})
_ONE_WORD = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+")


def _one_title(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> Sequence[Field]:
    """The fields; a word that is no author but begins the title: "Bank | Regulators Agree"."""
    if labels[1:2] != ["title"] or _FOUND.isdisjoint(labels):
        return ()
    author, title = fields[:2]
    if text[author.span.end : title.span.start] != " " or not _ONE_WORD.fullmatch(
        text, *author.span
    ):
        return ()
    return (replace(title, span=spanning(author, title).span), *fields[2:])


# What says that a work has a name, or needs none.
_ENTITLED: frozenset[Label] = frozenset(
    {"title", "container", "series", "number", "archive", "url"}
)
_IMPRINT: frozenset[Label] = frozenset({"place", "publisher", "locator", "pages"})
# "Leisinger, Steuerung und System": a name, and words that are no name of anybody.
_BOTH = re.compile(r"(?P<name>[^\W\d_a-z][\w’'-]+),\s(?P<title>(?P<first>[^\W\d_]{3,})\s.*)")
# "Press Release, Dep't of Justice, Justice Department Sues": who released it, and its title.
_RELEASED = re.compile(r"(?P<name>[^,]{3,80}),\s(?P<title>(?P<first>[^\W\d_]{3,})\s(?=.*\s.*\s).*)")
_PERSONAL = re.compile(r"(?<!\w)[^\W\d_]\.|\set\sal|[;/&]|,\s[^\W\d_a-z]")


def _swallowed_title(
    text: str, fields: Sequence[Field], labels: Sequence[Label]
) -> Sequence[Field]:
    """The fields; where nothing is entitled, what stands behind the family name is the title."""
    released = labels[:2] == ["genre", "author"] and "title" not in labels
    closed = not _ENTITLED.isdisjoint(labels) or _IMPRINT.isdisjoint(labels)
    if labels.count("author") != 1 or (closed and not released):
        return ()
    at = labels.index("author")
    pattern = _RELEASED if released else _BOTH
    match = pattern.fullmatch(text, *fields[at].span)
    if match is None or is_given(match["first"]) or _PERSONAL.search(match["title"]):
        return ()
    name = replace(fields[at], span=Span(*match.span("name")))
    title = replace(fields[at], label="title", span=Span(*match.span("title")))
    return (*fields[:at], name, title, *fields[at + 1 :])


_YEAR = re.compile(
    r"[\s,.]*(?P<role>\((?:Hrsg|Hg|Hgg|eds?|éds?|dir)\.?\)[\s,.]*)?\((?:1[6-9]|20)\d\d[a-z]?\)\s?[:.,]\s?"
)


def _role_before_year(
    text: str, fields: Sequence[Field], labels: Sequence[Label]
) -> Sequence[Field]:
    """The fields; the first of two titles with only the year in brackets between them wrote."""
    if labels[1:3] != ["date", "title"]:
        return ()
    match = _YEAR.fullmatch(text, fields[0].span.end, fields[2].span.start)
    if match is None:
        return ()
    return (replace(fields[0], label="editor" if match["role"] else "author"), *fields[1:])


def _publisher(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> Sequence[Field]:
    """The fields; "Seoul Metropolitan Government. 2004. Report": nobody else can have written it."""
    if labels[1:3] != ["date", "title"]:
        return ()
    return (replace(fields[0], label="author"), *fields[1:])


Repair = Callable[[str, Sequence[Field], Sequence[Label]], Sequence[Field]]
# What may be amiss with a first field of each label, in order; None where any may come first.
# None of them finds anything where nothing is.
_REPAIRS: tuple[tuple[Label | None, Repair], ...] = (
    ("title", _institution),
    ("title", _short_institution),
    ("title", _writer_inside),
    ("author", _second_author),
    ("author", _given_names),
    ("author", _one_title),
    (None, _swallowed_title),
    ("author", _report),
    ("title", _ancient),
    ("title", _role_before_year),
    ("publisher", _publisher),
)
