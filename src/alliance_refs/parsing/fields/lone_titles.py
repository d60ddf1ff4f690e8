"""Title or container: which of the two the only name of a work is.

In: a text and its fields. Out: the fields; what someone wrote in no periodical has its container's
name as title, a periodical that nobody wrote is a container.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.legal import CODE, COMMENTARY
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import fold, has_word, words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_one_title(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; the only name of a work by the label it should have.

    >>> from alliance_refs.spans import Span
    >>> read = (Field("container", Span(0, 3), 1.0, ""), Field("pages", Span(5, 7), 1.0, ""))
    >>> [field.label for field in with_one_title("QDR, 12", read)]
    ['title', 'locator']
    """
    labels = [field.label for field in fields]
    if "genre" in labels and "title" not in labels:
        fields = _with_kind_in_title(text, fields)
        labels = [field.label for field in fields]
    if labels.count("container") == 1:
        return _named_by_container(text, fields, labels)
    if _is_published(text, fields, labels):
        return _relabelled(fields, _PUBLISHED)
    return _relabelled(fields, _PERIODICAL) if _is_counted(text, fields) else fields


def _with_kind_in_title(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Patent Experimentalism", before the volume of a journal, is no kind but a title."""
    before: tuple[Label, ...] = ("author", "genre", "volume", "container")
    for at in range(len(fields) - 3):
        kind = fields[at + 1]
        run = tuple(field.label for field in fields[at : at + 4]) == before
        if run and fold(kind.span.cut(text)) not in words("works.pieces") | words("works.genres"):
            return (*fields[: at + 1], replace(kind, label="title"), *fields[at + 2 :])
    return fields


# "QDR, 12": a work by its short name and the page cited.
_ALONE: Mapping[Label, Label] = {"container": "title", "pages": "locator"}
# "Hahn and Moor, eds., Over There": names, and a word for what they made, of which place and year
# may follow.
_NAMED: frozenset[Label] = frozenset({"signal", "author", "editor", "publisher", "locator"})
_PRINTED_AT: frozenset[Label] = frozenset({"place", "date"})
_PEOPLE: frozenset[Label] = frozenset({"author", "editor"})
_PUBLISHED: Mapping[Label, Label] = {"publisher": "title"}
_TITLE: Mapping[Label, Label] = {"container": "title"}
_PERIODICAL: Mapping[Label, Label] = {"title": "container"}


def _relabelled(fields: Sequence[Field], to: Mapping[Label, Label]) -> Sequence[Field]:
    return tuple(replace(field, label=to.get(field.label, field.label)) for field in fields)


def _is_published(text: str, fields: Sequence[Field], labels: Sequence[Label]) -> bool:
    """Whether a work with no other name has one that was read as its publisher's."""
    if "publisher" not in labels or not _PEOPLE & set(labels):
        return False
    name = fields[labels.index("publisher")].span.cut(text)
    behind_place = "place" in labels[: labels.index("publisher")]
    house = behind_place or has_word(name, "works.publishers")
    return set(labels) <= (_NAMED if house else _NAMED | _PRINTED_AT)


_DAY = re.compile(r"\d{1,2}\.?\s(?:[^\W\d_]+|\d{1,2}\.)\s?\d{4}|[^\W\d_]+\.?\s\d{1,2},\s\d{4}")


def _is_newspaper(text: str, container: Field, date: Field) -> bool:
    """Whether a newspaper and the day are named: "Zander, The Times, 8 April 1997"."""
    name = container.span.cut(text)
    dated = date.label == "date" and _DAY.search(text, *date.span) is not None
    return dated and len(name.split()) < _LONG and has_word(name, "works.newspapers")


# More words than these the name of a newspaper has not.
_LONG = 5
_COMMENTARY = re.compile(rf"{COMMENTARY}|{CODE}")
_IN = re.compile(r"\b(?:in|en|dans|apud):?\s$", re.IGNORECASE)
_SERIAL: frozenset[Label] = frozenset({"title", "editor", "volume", "issue", "pages", "doi", "url"})


def _named_by_container(
    text: str, fields: Sequence[Field], labels: Sequence[Label]
) -> Sequence[Field]:
    """The fields of a work with one container, which is its title where nothing is inside it."""
    container = fields[labels.index("container")]
    if _COMMENTARY.fullmatch(text, *container.span):
        return fields  # what stands in a commentary or a code has no title of its own
    if labels[-4:] == ["author", "container", "volume", "pages"] and len(labels) < _SHORT:
        return _short(text, fields)
    bare = set(labels) - {"signal", "author", "editor", "locator"}
    start = container.span.start
    inside = bool(_IN.search(text, max(start - 8, 0), start))
    alone = bare <= {"container", "pages"} and not ("editor" in labels and inside)
    if alone and len(set(labels)) > 1:
        return _relabelled(fields, _ALONE)
    # A book has editions, and may have volumes.
    counted = _SERIAL - {"volume", "pages"} if "edition" in labels else _SERIAL
    if not {"author", "date"} <= set(labels) or counted & set(labels):
        return fields
    paper = inside or _is_newspaper(text, container, fields[-1])
    return fields if paper else _relabelled(fields, _TITLE)


# A short form has a signal at most before its author.
_SHORT = 6


def _short(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Dewey, Experience, 3, 5 and 7-9" names a book and the pages cited of it.

    So does "James, Principles, 2:300", with its volume (Chicago 17, 14.116).
    """
    *before, container, volume, pages = fields
    titled = replace(container, label="title")
    if text[volume.span.end : pages.span.start] == ":" and "." not in container.span.cut(text):
        return (*before, titled, volume, replace(pages, label="locator"))
    if text[volume.span.end : pages.span.start] != ", ":
        return fields
    cited = replace(pages, label="locator", span=Span(volume.span.start, pages.span.end))
    return (*before, titled, cited)


# "Heterocycles, 12, 1413 (1979)": what chemists and physicists cite by volume, page and year.
_COUNTED = re.compile(r",?\s\d{1,4},\s?\d{1,6}(?:[-–]\d{1,6})?\s?\((?:1[89]|20)\d\d\)\W*$")
_PRINTED: tuple[Label, ...] = ("author", "title", "volume", "pages", "date")


def _is_counted(text: str, fields: Sequence[Field]) -> bool:
    if tuple(field.label for field in fields) != _PRINTED:
        return False
    return _COUNTED.match(text, fields[1].span.end) is not None
