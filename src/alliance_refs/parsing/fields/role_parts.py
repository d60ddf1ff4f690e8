"""Names of two roles that were read as one, and those of a film.

In: a text and its fields. Out: the fields; "edited by Mary Jones | and translated by Bill
Brown" are an editor and a translator, "Scorsese, M. (Director)" directs, and who performs is
named in a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.labels import NAME_VARIABLES, Label
from alliance_refs.parsing.lexicon import any_of, has_word, may_hold
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_role_parts(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; names by their own roles.

    >>> text = "Foxes. Edited by Mary Jones and translated by Bill Brown."
    >>> parts = with_role_parts(text, [Field("editor", Span(17, 56), 1.0, "")])
    >>> [(field.label, field.span.cut(text)) for field in parts]
    [('editor', 'Mary Jones'), ('translator', 'Bill Brown')]
    """
    parted = [part for field in fields for part in _parted(text, field)]
    lower = text.lower()
    if any(part in lower for part in _OF_DIRECTORS):
        parted = list(_with_directors(text, parted))
    return _with_cast(text, parted) if any(part in lower for part in _OF_CASTS) else parted


# No text without one of these names a director, or a cast.
_OF_DIRECTORS = ("dir", "régis", "regi", "réal", "reg.")
_OF_CASTS = ("perf", "starring", "featuring")


_SECOND: tuple[tuple[Label, str], ...] = (
    ("translator", "roles.translator.before"),
    ("editor", "roles.editor.before"),
)


def _parted(text: str, field: Field) -> Iterator[Field]:
    """A field cut where words lead to who did something else."""
    for label, roles in _SECOND if field.label in ("editor", "translator") else ():
        if label == field.label or not may_hold(field.span.cut(text), roles):
            continue
        match = _leading(roles).search(text, field.span.start + 1, field.span.end)
        if match and re.search(_CAPITAL, text[field.span.start : match.start()]):
            yield replace(field, span=Span(field.span.start, match.start()))
            yield replace(field, label=label, span=Span(match.end(), field.span.end))
            return
    yield field


# Without one nobody is named: "edited and translated by".
_CAPITAL = r"[^\W\d_a-zß-ÿ]"


@cache
def _leading(roles: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\s,;])[\s,;]+(?:and|und|u\.|et|y|e|&)\s{any_of(roles)}[\s:]+(?-i:(?={_CAPITAL}))",
        re.IGNORECASE,
    )


# "Scorsese, M. (Director)", "Jones, Mary, director.": right behind the names.
_DIRECTOR = re.compile(
    r"[\s,.]{0,3}(?:[(\[](?:Directors?|Regisseur(?:in)?|Réalisat(?:eur|rice)|Regista|Director[ae]s)[)\]]"
    r"|(?<=,\s)directors?(?=[.:]))(?!,?\s(?:&|and)\s)",
    re.IGNORECASE,
)
# It may mean who edits, unless a film is named.
_SHORT = re.compile(r"[\s,.]{0,3}[(\[]?(?:dirs?|réal|reg)\.[)\]]?", re.IGNORECASE)


def _with_directors(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    film = any(
        has_word(field.span.cut(text), f"works.{known}")
        for field in fields
        for known in _FILMS.get(field.label, ())
    )
    for field in fields:
        end = len(text[: field.span.end].rstrip(" ,."))
        named = field.label in ("author", "editor", "translator")
        directs = named and (
            _DIRECTOR.match(text, end) or (film and _SHORT.match(text, end)) or None
        )
        yield replace(field, label="director") if directs else field


_FILMS = {"genre": ("films",), "publisher": ("studios",)}

# "performances by Robert De Niro and Jodie Foster".
_CAST = re.compile(
    r"(?:\b(?:performances?|performed|starring|featuring)(?:\sby)?|\b[Pp]erf\.)\s$", re.IGNORECASE
)
_REACH = 24


def _with_cast(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; who performs in a remark, with the words before the names."""
    out: list[Field] = []
    for field in fields:
        start = field.span.start
        named = field.label in NAME_VARIABLES
        cast = _CAST.search(text, max(start - _REACH, 0), start) if named else None
        if cast is None:
            out.append(field)
            continue
        remark = Span(cast.start(), field.span.end)
        held = [one for one in out if one.span.start < remark.start]
        if held and held[-1].span.meets(remark):
            held[-1] = replace(held[-1], span=Span(held[-1].span.start, remark.start))
        out = [*held, replace(field, label="note", span=remark)]
    return out
