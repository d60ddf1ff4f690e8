"""A title and what it stands in that were read as one: in quotation marks, or a question.

In: a text and its fields. Out: the fields; in "„Die Stadt“. Grenzen, herausgegeben von A. Lenz"
the title and its container. Behind a colon a subtitle follows, and so does one where neither
editor nor pages say that the work stands in another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import has_word
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_OPENED, _CLOSED = '„“”"«»', '“”"»«'
# Words for "in", as other languages put them between a work and what holds it.
_IN = r"(?:Teoksessa|İçinde|Içinde|Dalam|Στ[οη]|Dans|Nel(?:la)?|I[nm]|E[nm]|[WVUIВУ]):?"
_PARTED = re.compile(
    rf"(?:[{_OPENED}]|(?<=[{_OPENED}]))(?P<title>[^{_OPENED}]{{3,}})(?:[{_CLOSED}][.,]|[.,][{_CLOSED}])\s"
    rf"(?:{_IN}\s)?(?P<container>[^\W\d_a-zß-ÿ].{{2,}})"
)
_WITHIN: frozenset[Label] = frozenset({"editor", "pages", "volume", "issue"})


def with_quoted_parts(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a quoted title and its container apart.

    >>> text = "„Die Stadt“. Grenzen, hg. von A. Lenz"
    >>> read = (Field("title", Span(0, 20), 1.0, ""), Field("editor", Span(30, 37), 1.0, ""))
    >>> [(field.label, field.span.cut(text)) for field in with_quoted_parts(text, read)][:2]
    [('title', 'Die Stadt'), ('container', 'Grenzen')]
    """
    labels = {field.label for field in fields}
    if "container" in labels:
        return _without_in(text, fields)
    return tuple(
        part
        for field in fields
        for part in (_asked(text, field) or (_parts(text, field) if labels & _WITHIN else (field,)))
    )


# "Who reads? The Evening Times": a question, and a short name behind it.
_ASKED = re.compile(
    r"(?P<title>.+[?!])[”\"»]?\s(?P<container>(?:[^\W\d_a-zß-ÿ][\w’'.-]*|(?:of|the|de|des|du|für|and|&))"
    r"(?:\s(?:[^\W\d_a-zß-ÿ][\w’'.-]*|of|the|de|des|du|für|and|&)){0,5})"
)


def _asked(text: str, field: Field) -> tuple[Field, ...]:
    """A question and the newspaper or journal behind it."""
    match = _ASKED.fullmatch(text, *field.span) if field.label == "title" else None
    if match is None or not any(has_word(match["container"], path) for path in _PERIODICAL):
        return ()
    title = replace(field, span=Span(*match.span("title")))
    return (title, replace(title, label="container", span=Span(*match.span("container"))))


_PERIODICAL = ("works.newspapers", "works.journals", "works.magazines")


# Of these words those that begin no title, and those that may, behind a quoted title.
_SURE = re.compile(r"(?:Teoksessa|İçinde|Içinde|Dalam):?\s(?=[^\W\d_a-zß-ÿ])")
_LETTER = re.compile(rf"(?<=[{_CLOSED}][.,]\s)(?:[WUВУ]|I)\s(?=[^\W\d_a-zß-ÿ])")
_NORDIC = re.compile(r"\b(?:och|og|av|af|red\.|utg\.|udg\.)[\s)]")


def _without_in(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a container without the word for "in", which may have been read as a volume."""
    for at, field in enumerate(fields):
        if field.label not in ("container", "volume"):
            continue
        led = _SURE.match(text, *field.span) or _LETTER.match(text, field.span.start)
        if led is None or (led[0] == "I " and not _NORDIC.search(text, field.span.end)):
            continue
        if field.label == "volume":
            return (*fields[:at], *fields[at + 1 :])
        return (
            *fields[:at],
            replace(field, span=Span(led.end(), field.span.end)),
            *fields[at + 1 :],
        )
    return fields


def _parts(text: str, field: Field) -> tuple[Field, ...]:
    parted = _PARTED.fullmatch(text, *field.span) if field.label == "title" else None
    if parted is None:
        return (field,)
    title = replace(field, span=Span(*parted.span("title")))
    return (title, replace(title, label="container", span=Span(*parted.span("container"))))
