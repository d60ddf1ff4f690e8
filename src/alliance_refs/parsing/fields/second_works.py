"""Another work behind the first: "…, 22 Law Rev. 869; J. Griffiths, op. cit., n. 4".

In: a text and its fields. Out: the fields; where a semicolon or a closing bracket ends a whole
citation and another author follows, what stands there is a note and no part of the first work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# What a citation must have named before a second one may begin.
_NAMED: frozenset[Label] = frozenset({"title", "container"})
_PRINTED: frozenset[Label] = frozenset({"date", "pages", "locator"})
# What may stand between the two, before the second signal or author.
_BETWEEN = re.compile(r"[^;]{0,80}?[)\]\d.’'\"](?:;|,\s(?=with\s))\s+(?:[a-z]+,?\s){0,3}")
_BEGUN: frozenset[Label] = frozenset({"author", "signal", "note", "title"})
# Who writes or decides, and what no work is printed with twice.
_SAYS: frozenset[Label] = frozenset({"author", "authority"})
_ONCE: frozenset[Label] = frozenset({"container", "date", "pages", "volume"})


def with_second_works(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; those of another work behind the first as one note.

    >>> text = "Merry, Pluralism (1988) 869; Griffiths, op. cit."
    >>> runs = [("author", 0, 5), ("title", 7, 16), ("date", 18, 22), ("pages", 24, 27)]
    >>> runs += [("author", 29, 38)]
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> with_second_works(text, read)[-1].span.cut(text)
    'Griffiths, op. cit'
    """
    if "; " not in text and ", with " not in text:
        return fields
    at = _second(text, fields)
    if not at:
        return fields
    words = text[fields[at].span.start :].rstrip(" .;")
    start = fields[at].span.start
    note = replace(fields[at], label="note", span=Span(start, start + len(words)))
    return (*fields[:at], note)


def _second(text: str, fields: Sequence[Field]) -> int:
    """Which field begins another work; 0 when none does."""
    seen: set[Label] = set()
    for at, field in enumerate(fields):
        whole = seen & _NAMED and seen & _PRINTED and seen & _SAYS
        if whole and field.label in _BEGUN and _is_behind(text, fields, at):
            behind = {one.label for one in fields[at:]}
            led = field.label == "signal" and "author" in behind
            if led or field.label == "author" or behind & seen & _ONCE:
                return at
        seen.add(field.label)
    return 0


def _is_behind(text: str, fields: Sequence[Field], at: int) -> bool:
    """Whether the citation before a field is at its end."""
    end = fields[at - 1].span.end
    return _BETWEEN.fullmatch(text, max(end - 1, 0), fields[at].span.start) is not None
