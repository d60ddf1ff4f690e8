"""Who did what: editors and translators taken for authors or for one another.

In: a text and its fields. Out: the fields, names by the role that stands behind or before them:
"Norris, Pippa (1999) (ed.)", "Pierre Nora (dir.)", "trad. de l'allemand par C. Heim", "ed. and
trans. R. W. Dyson", who is both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from alliance_refs.parsing.fields.joining import merged, spanning
from alliance_refs.parsing.fields.name_roles import has_bare_initials
from alliance_refs.parsing.lexicon import any_of, may_hold
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


@cache
def _role() -> re.Pattern[str]:
    """A role right behind the names, in brackets or after a comma, the year before it or not."""
    year = r"(?:\(\d{4}[a-z]?\)[\s,.:]{0,2})?"
    bare = any_of("roles.editor.bare")
    also = r"(?:,?\s(?:und|u\.|and|&)\s[^\W\d_][^\s()]{1,12})?"
    bracketed = rf"[(\[](?:{bare}|{any_of('roles.editor.bracketed')}){also}[)\]]"
    return re.compile(
        rf"[\s,.]{{0,3}}{year}(?:{bracketed}|(?<=,\s){bare}(?=[,:]\s))", re.IGNORECASE
    )


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"{_role().pattern}\W*$", re.IGNORECASE)


# How far before the end of the names a role may begin that was read with them.
_REACH = 16


def with_roles(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; names by their roles, twice where they have two.

    >>> from alliance_refs.spans import Span
    >>> text = "Norris, Pippa (1999) (ed.): Critical Citizens"
    >>> [field.label for field in with_roles(text, [Field("author", Span(0, 13), 1.0, "")])]
    ['editor']
    """
    if not may_hold(text, *_ROLES, "roles.editor.bare", "roles.editor.bracketed"):
        return fields
    fields = _with_bodies(text, fields)
    return tuple(_with_roles(text, _cut_before(text, tuple(_one_editor(text, fields)))))


def _with_bodies(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "In: ZUMA (Hg.): Bericht": who edits a book, read as its title."""
    for at, (field, after) in enumerate(pairwise(fields)):
        both = field.label == after.label == "container"
        match = _role().match(text, field.span.end) if both else None
        if match and match.end() <= after.span.start:
            return (*fields[:at], replace(field, label="editor"), *fields[at + 1 :])
    return fields


def _with_roles(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    named = [field.label for field in fields if field.label in ("author", "editor")]
    for field in fields:
        led = field.label in _PEOPLE and _is_near_role(text, field)
        if not named and field is fields[0] and _is_initialed(text, field):
            yield replace(field, label="author")
        elif led and _is_led(text, field, "roles.both"):
            yield replace(field, label="editor")
            yield replace(field, label="translator")
        elif led and _is_led(text, field, "roles.translator.before"):
            yield replace(field, label="translator")
        elif led and (added := _lead(text, field, "roles.added")):
            if _ALSO.search(text, max(added.start() - _LEAD, 0), added.start()):
                yield field
        elif led and field.label != "editor" and _is_led(text, field, "roles.editor.before"):
            yield replace(field, label="editor")
        elif field.label in named and _does_both(text, field):
            yield replace(field, label="editor")
            yield replace(field, label="translator")
        elif named == ["author"] and field.label == "author" and _edits(text, field):
            yield replace(field, label="editor")
        else:
            yield field


# "Translated and | with an introduction by": who did more besides.
_ALSO = re.compile(
    r"\b(?:trans(?:l|lated)?|edited|eds?|hrsg|hg|herausgegeben|übers(?:etzt)?|éd(?:ité)?|trad(?:uit|otto)?)"
    r"\.?,?\s(?:and|und|et|y|e|&)(?:\swith)?\s$",
    re.IGNORECASE,
)


def _is_initialed(text: str, field: Field) -> bool:
    """Whether initials at the head of a reference, "TRS Allan", were read as "trs."."""
    return field.label == "translator" and has_bare_initials(field.span.cut(text))


def _cut_before(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a title without the first of the words that lead to names: ", a | cura di"."""
    out = list(fields)
    for at, field in enumerate(fields[1:]):
        if field.label not in _PEOPLE or fields[at].label not in ("title", "container"):
            continue
        near = _is_near_role(text, replace(field, span=Span(fields[at].span.end, field.span.end)))
        matches = (_lead(text, field, roles) for roles in _ROLES) if near else ()
        cut = min((match.start() for match in matches if match), default=field.span.start)
        if fields[at].span.start < cut < fields[at].span.end:
            out[at] = replace(fields[at], span=Span(fields[at].span.start, cut))
        elif cut <= fields[at].span.start and fields[at].label == "container":
            out[at] = replace(fields[at], span=Span(cut, cut))  # "Gen. ed. Don M. Wolfe"
    return [field for field in out if field.span.size]


def _edits(text: str, field: Field) -> bool:
    """Whether "(eds.)" stands right behind some names, or at their end."""
    last = max(field.span.start, field.span.end - _REACH)
    behind = _role().match(text, field.span.end)
    return bool(behind or _ending().search(text, last, field.span.end))


@cache
def _behind_both() -> re.Pattern[str]:
    return re.compile(rf"[\s,]{{1,3}}[(\[]?{any_of('roles.both')}(?:[)\].,:]|$)", re.IGNORECASE)


def _does_both(text: str, field: Field) -> bool:
    """Whether "ed. and trans." stands behind some names."""
    start, end = field.span
    inside = _behind_both().search(text, max(start, end - _REACH), end)
    return bool(inside or _behind_both().match(text, end))


_PEOPLE = frozenset({"author", "editor", "translator"})
# How long the words may be that lead to names.
_LEAD = 60


def _is_led(text: str, field: Field, roles: str) -> bool:
    """Whether words of a list lead to some names, read with them or left before them."""
    return _lead(text, field, roles) is not None


def _lead(text: str, field: Field, roles: str) -> re.Match[str] | None:
    """The words that lead to some names: before them, at their head, or cut in two.

    "Edited | and translated by Chibnall".
    """
    start, end = field.span
    first, last = max(start - _LEAD, 0), min(start + _LEAD, end)
    if not may_hold(text[first:last], roles):
        return None
    found = _leading(roles).finditer(text, first, last)
    return next((match for match in found if _reaches(text, match, start)), None)


def _reaches(text: str, match: re.Match[str], start: int) -> bool:
    """Whether words end where names begin, or among them with marks alone before."""
    if match.start() < start:
        return match.end() >= start
    return match.start() - start <= _MARKS and not _WORD.search(text, start, match.start())


# So many marks may stand between where names were read to begin and their role.
_MARKS = 3
_WORD = re.compile(r"\w")
_ROLES = ("roles.both", "roles.translator.before", "roles.added", "roles.editor.before")


def _is_near_role(text: str, field: Field) -> bool:
    """Whether any of the words that lead to names stands before some, or at their head."""
    start, end = field.span
    return may_hold(text[max(start - _LEAD, 0) : min(start + _LEAD, end)], *_ROLES)


@cache
def _leading(roles: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(roles)}[\s:]+", re.IGNORECASE)


_INITIALS = re.compile(r"(?:[^\W\d_][\w’']{0,2}\.[\s-]?)+")
_GAP = re.compile(r"[\s,]*(?:[^\W\d_][\w’']{0,2}\.[\s-]?)*")


# "trad. de l'anglais | par A.-P. Segonds", read as two translators.
_BY = (" par ", " von ", " by ", " da ", " por ")
_LANGUAGE = re.compile(r"(?:\sde\sl['’]|\sdu\s|\sfrom\s|\saus\sdem\s|\sdal\s|\sdel\s)[\w\s]{4,30}$")


def _one_editor(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; a family read as author and its initials as editor are one: "Levada, I. A., ed."."""

    def join(held: Field, field: Field) -> Field | None:
        parted = (
            (held.label, field.label) == ("author", "editor")
            and _INITIALS.fullmatch(text, *field.span)
            and _GAP.fullmatch(text, held.span.end, field.span.start)
        )
        if parted:
            return replace(spanning(held, field), label="editor")
        by = held.label == field.label and text[held.span.end : field.span.start] in _BY
        return spanning(held, field) if by and _LANGUAGE.search(text, *held.span) else None

    return merged(fields, join)
