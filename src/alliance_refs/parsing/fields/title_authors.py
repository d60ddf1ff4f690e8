"""Authors that were read as the head of a title: an institution before a colon, a second name.

In: a text and its fields in order. Out: the fields, who wrote as the author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.institutions import is_institution, is_shortened
from alliance_refs.parsing.fields.joining import spanning
from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.labels import Label
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
    at = next((at for at, one in enumerate(fields) if one.label not in _BEFORE), 0)
    return (*fields[:at], *_with_authors(text, fields[at:])) if at else _with_authors(text, fields)


# What may stand before the first name or title.
_BEFORE: frozenset[Label] = frozenset({"signal", "entry-number"})


def _with_authors(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    if body := _institution(text, fields):
        head = replace(fields[0], label="author", span=Span(fields[0].span.start, body))
        return (head, _behind_colon(text, fields[0], body), *fields[1:])
    if body := _short_institution(text, fields):
        head = replace(fields[0], label="author", span=Span(fields[0].span.start, body))
        return (head, replace(fields[0], span=Span(body + 2, fields[0].span.end)), *fields[1:])
    if _writes_inside(text, fields):
        return tuple(
            replace(one, label="author") if one.label == "title" else one for one in fields
        )
    if second := _second_author(text, fields):
        both = replace(fields[0], span=Span(fields[0].span.start, second))
        return (both, _behind_colon(text, fields[1], second), *fields[2:])
    if given := _given_names(text, fields):
        whole = replace(fields[0], span=Span(fields[0].span.start, given))
        return (whole, _behind_colon(text, fields[1], given), *fields[2:])
    for repair in (_one_title, _swallowed_title, _report, _ancient):
        if found := repair(text, fields):
            return found
    # "Seoul Metropolitan Government. 2004. Report": nobody else can have written it.
    if [field.label for field in fields[:3]] == ["publisher", "date", "title"]:
        return (replace(fields[0], label="author"), *fields[1:])
    if role := _role_before_year(text, fields):
        return (replace(fields[0], label=role), *fields[1:])
    return fields


def _one_title(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; an author and a title that are one title."""
    if not _is_one_title(text, fields):
        return ()
    return (replace(fields[1], span=spanning(*fields[:2]).span), *fields[2:])


# "Plato. Respublica", "Homer, Odyssey".
_ONE_NAME = re.compile(r"(?P<name>[^\W\d_a-z][a-zß-ÿ]+(?:\sof\s\w+)?)[.,]\s(?=[^\W\d_a-z])")


def _ancient(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; an author of antiquity at the head of a title, where nobody else wrote."""
    if not fields or fields[0].label != "title":
        return ()
    match = _ONE_NAME.match(text, *fields[0].span)
    if match is None or match["name"].casefold() not in words("people.ancient"):
        return ()
    if any(field.label == "author" for field in fields):
        return ()
    author = replace(fields[0], label="author", span=Span(*match.span("name")))
    return (author, replace(fields[0], span=Span(match.end(), fields[0].span.end)), *fields[1:])


# "Sozialreport 1995. Daten und Fakten": a work that is named by its kind and year.
_KIND = re.compile(r"[^\W\d_a-z][a-zß-ÿ]*(?:report|bericht|buch|zensus|barometer|monitor)")


def _report(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a yearly report that was read as the author of its subtitle is the title."""
    if [field.label for field in fields[:3]] != ["author", "date", "title"]:
        return ()
    author, date, title = fields[:3]
    if text[author.span.end : date.span.start] != " " or not _KIND.fullmatch(text, *author.span):
        return ()
    if text[date.span.end : title.span.start] not in (". ", ": "):
        return ()
    whole = replace(title, span=Span(author.span.start, title.span.end))
    dated = any(field.label == "date" for field in fields[3:])
    return (whole, *(() if dated else (date,)), *fields[3:])


def _behind_colon(text: str, title: Field, end: int) -> Field:
    return replace(title, span=Span(text.index(": ", end) + 2, title.span.end))


_HEAD = re.compile(r"(?P<body>[^:]{5,140}?)(?P<short>\s\([A-Z][A-Za-zÄÖÜ]{1,9}\))?:\s(?=\S)")


def _institution(text: str, fields: Sequence[Field]) -> int:
    """Where the institution ends that a title begins with; 0 when it begins with none.

    Nobody else wrote, and it stands on a page or has its initials behind its name:
    "Sachverständigenrat (SVR): Den Aufschwung sichern".
    """
    labels = {field.label for field in fields}
    if not fields or fields[0].label != "title" or labels & {"author", "editor", "container"}:
        return 0
    match = _HEAD.match(text, *fields[0].span)
    if match is None or not is_institution(match["body"]) or ". " in match["body"]:
        return 0
    return match.end("short") if match["short"] else match.end("body") if "url" in labels else 0


_COMMA = re.compile(r"(?P<body>[^,:()\"“‘]{5,100}),\s(?=[^\W\d_a-z])")


def _short_institution(text: str, fields: Sequence[Field]) -> int:
    """Where "Int'l Law Comm'n" ends, with which a title was read to begin; 0 if it does not."""
    labels = {field.label for field in fields}
    if not fields or fields[0].label != "title" or labels & {"author", "editor", "container"}:
        return 0
    match = _COMMA.match(text, *fields[0].span)
    return match.end("body") if match and is_shortened(match["body"]) else 0


_FESTSCHRIFT = re.compile(r",\sin:?\s(?:FS|GS|FG|Festschrift|Festgabe|Gedächtnisschrift)\s")


def _writes_inside(text: str, fields: Sequence[Field]) -> bool:
    """Whether "Wank, in: FS Wiedemann" was read as a title; a name alone wrote for a Festschrift."""
    labels = [field.label for field in fields]
    if labels[:2] != ["title", "container"] or "author" in labels or labels.count("title") > 1:
        return False
    title = next(field for field in fields if field.label == "title")
    single = _ONE_WORD.fullmatch(text, *title.span)
    return bool(single) and _FESTSCHRIFT.match(text, title.span.end) is not None


# "Gisela Bach, Barbara Dudek: Arbeit": the second of two names, before the colon of a title.
_NAMED = re.compile(r"(?P<name>(?P<given>[^\W\d_]+)(?:\s[^\W\d_a-z][\w.’'-]*){1,2}):\s(?=\S)")


def _second_author(text: str, fields: Sequence[Field]) -> int:
    """Where the second of two authors ends that was read as the head of the title; 0 if none."""
    if [field.label for field in fields[:2]] != ["author", "title"]:
        return 0
    author, title = fields[:2]
    first, match = author.span.cut(text), _NAMED.match(text, *title.span)
    if match is None or text[author.span.end : title.span.start] != ", " or "," in first:
        return 0
    spoken = is_given(first.split()[0]) and is_given(match["given"])
    return match.end("name") if spoken else 0


_GIVEN = re.compile(
    r"(?P<given>(?P<first>[^\W\d_a-z][^\W\d_]+)(?:\s[^\W\d_a-z][\w.’'-]*){0,2}):\s(?=\S)"
)


def _given_names(text: str, fields: Sequence[Field]) -> int:
    """Where given names end that a title begins with: "PÉREZ MOREDA, | Vicente: Las crisis"; else 0."""
    if [field.label for field in fields[:2]] != ["author", "title"]:
        return 0
    author, title = fields[:2]
    family, match = author.span.cut(text), _GIVEN.match(text, *title.span)
    alone = family.isupper() and not re.search(r"[,.;&]", family)
    if match is None or not alone or text[author.span.end : title.span.start] != ", ":
        return 0
    return match.end("given") if is_given(match["first"]) else 0


_FOUND: frozenset[Label] = frozenset({"container", "url"})
_ONE_WORD = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+")


def _is_one_title(text: str, fields: Sequence[Field]) -> bool:
    """Whether a word is no author but begins the title: "Bank | Regulators Agree, WALL ST. J."."""
    labels = [field.label for field in fields]
    if labels[:2] != ["author", "title"] or not _FOUND & set(labels):
        return False
    one = _ONE_WORD.fullmatch(text, *fields[0].span)
    return bool(one) and text[fields[0].span.end : fields[1].span.start] == " "


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


def _swallowed_title(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; where nothing is entitled, what stands behind the family name is the title."""
    labels = [field.label for field in fields]
    released = labels[:2] == ["genre", "author"] and "title" not in labels
    closed = bool(_ENTITLED & set(labels)) or not _IMPRINT & set(labels)
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


def _role_before_year(text: str, fields: Sequence[Field]) -> Label | None:
    """What the first of two titles is that have only the year in brackets between them."""
    if [field.label for field in fields[:3]] != ["title", "date", "title"]:
        return None
    match = _YEAR.fullmatch(text, fields[0].span.end, fields[2].span.start)
    return ("editor" if match["role"] else "author") if match else None
