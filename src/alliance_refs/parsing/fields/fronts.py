"""What stands before a reference and was read with its first name: "E.g., Lucie E. White".

In: a text and its fields. Out: the fields, the words that lead to a citation as its signal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.labels import BEFORE, Label
from alliance_refs.parsing.lexicon import any_of, may_hold
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_fronts(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; the first names without the signal at their head.

    >>> text = "E.g., Lucie E. White, Notes"
    >>> read = (Field("author", Span(0, 20), 1.0, ""), Field("title", Span(22, 27), 1.0, ""))
    >>> [(field.label, field.span.cut(text)) for field in with_fronts(text, read)][:2]
    [('signal', 'E.g.'), ('author', 'Lucie E. White')]
    """
    fields = _with_entry(text, fields)
    at = next((at for at, one in enumerate(fields) if one.label not in BEFORE), 0)
    if at and fields[at].label == "author" and _is_in_signal(text, fields[at]):
        fields = fields[at:]
    first = fields[0] if fields else None
    if first is None or first.label not in ("author", "editor"):
        return fields
    if not may_hold(text[:_REACH], "signals.signals"):
        return fields
    match = _signal().match(text, *first.span) or _from_start(text, first)
    if match is None or match.end() <= first.span.start:
        return fields
    signal = replace(first, label="signal", span=Span(*match.span("signal")))
    return (signal, replace(first, span=Span(match.end(), first.span.end)), *fields[1:])


def _is_in_signal(text: str, author: Field) -> bool:
    """Whether a signal of several words goes on in the first name: "Zum | Ganzen Horst Dreier"."""
    match = _from_start(text, author)
    return match is not None and match.end() > author.span.start


# The number of a note, before its signal.
_NUMBER = re.compile(r"\W{0,3}(?:\d{1,3}[.)]?\s?)?")


def _from_start(text: str, name: Field) -> re.Match[str] | None:
    number = _NUMBER.match(text)
    return _signal().match(text, number.end() if number else 0, name.span.end)


# What a number before a reference may be taken for, and what no volume of one stands before.
_NUMBERS: frozenset[Label] = frozenset({"volume", "issue", "pages"})
_NEVER: frozenset[Label] = frozenset({"place", "archive"})
# More volumes than this no treatise has: "103 JEREMY WALDRON" is the 103rd note.
_VOLUMES = 30


def _with_entry(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "90 Paris, BnF, ms. lat. 8851" and "9JEAN BODIN": the number of the note or entry."""
    if len(fields) < 2 or fields[0].label not in _NUMBERS or fields[0].span.start > 1:
        return fields
    number, after = fields[0].span.cut(text), fields[1]
    between = text[fields[0].span.end : after.span.start]
    if not number.isdecimal() or between not in ("", " "):
        return fields
    named = after.label == "author" and (not between or int(number) > _VOLUMES)
    if not named and after.label not in _NEVER:
        return fields
    return (replace(fields[0], label="entry-number"), *fields[1:])


# How far into a reference its signal may reach.
_REACH = 30


@cache
def _signal() -> re.Pattern[str]:
    """A signal and a name behind it; "See, Carolyn" is a name herself."""
    return re.compile(
        rf"(?!See,)(?P<signal>(?i:{any_of('signals.signals')}))[,:]?\s+(?=[^\W\d_a-z])"
    )
