"""References in Russian: titles read with the names before them, issues counted by "Вып.".

In: a text and its fields. Out: the fields; in "Орлов Ю.М. О городе // Труды" the names end with
the last initial, and what stands behind the strokes is what the work appeared in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# Behind the initials, a title that begins with a word of one letter: "Орлов Ю.М. | О городе".
_TITLE = re.compile(r"(?<=[А-ЯЁ]\.)\s(?=[ОВКСУИАЯ]\s[«а-яё])")
_ISSUE = re.compile(r"(?:[Вв]ып|№)\.?\s?$")
_WITHIN = re.compile(r"\s//\s")


def with_russian(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; titles, containers and issues of Russian references by their own labels.

    >>> text = "Орлов Ю.М. О городе // Труды"
    >>> read = [Field("author", Span(0, 19), 1.0, ""), Field("title", Span(23, 28), 1.0, "")]
    >>> [(one.label, one.span.cut(text)) for one in with_russian(text, read)]
    [('author', 'Орлов Ю.М.'), ('title', 'О городе'), ('container', 'Труды')]
    """
    if text.isascii() or (" //" not in text and "ып" not in text):
        return fields
    return [_issue(text, field) for field in _titled(text, fields)]


def _titled(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    author, after = (*fields[:2], None, None)[:2]
    if author is None or after is None or (author.label, after.label) != ("author", "title"):
        return fields
    match = _TITLE.search(text, *author.span)
    if match is None or not _WITHIN.fullmatch(text, author.span.end, after.span.start):
        return fields
    named = replace(author, span=Span(author.span.start, match.start()))
    title = replace(author, label="title", span=Span(match.end(), author.span.end))
    return (named, title, replace(after, label="container"), *fields[2:])


def _issue(text: str, field: Field) -> Field:
    start = field.span.start
    counted = field.label == "volume" and _ISSUE.search(text, max(start - 6, 0), start)
    return replace(field, label="issue") if counted else field
