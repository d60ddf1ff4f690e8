"""Authors set in italics, as German law and historians have them, and most print in Russian.

In: a citation. Out: the same without the italics of its names, which would make them titles:
"*Hans Meier*, Die Sprache der Akten, Berlin 1997", "*Meier, Hans* / *Lorenz, Eva*, Kanzlei und
Hof", "*Petrov N. I.* Peasants and Commissars".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from alliance_refs.model import Passage
from alliance_refs.parsing.fields.name_words import is_given, is_particle
from alliance_refs.parsing.lexicon import any_of, words
from alliance_refs.spans import Span


def upright_names(passage: Passage) -> Passage:
    """The citation with its names upright, where one in italics opens it before a plain title.

    >>> from alliance_refs.model import Mark, plain_passage
    >>> plain = plain_passage("Hans Meier, Die Sprache der Akten, Berlin 1997")
    >>> upright_names(replace(plain, marks=(Mark(Span(0, 10), "italic"),))).marks
    ()
    >>> novel = plain_passage("Anna Meier, Berlin 1997")
    >>> len(upright_names(replace(novel, marks=(Mark(Span(0, 10), "italic"),))).marks)
    1
    """
    runs = passage.marked("italic")
    if not runs or passage.text[: runs[0].start].strip():
        return passage
    named = [run for run in runs if _is_named(passage.text, run)]
    if runs[0] not in named or not _opens(passage.text, named):
        return passage
    kept = (
        mark
        for mark in passage.marks
        if mark.kind != "italic" or not any(run.covers(mark.span) for run in named)
    )
    return replace(passage, marks=tuple(kept))


def _opens(text: str, named: list[Span]) -> bool:
    """Whether the names in italics at the head are followed by a title in plain type."""
    end = _end_of_names(text, named)
    if _INVERTED.fullmatch(text, *named[0]):
        return _REST.match(text, end) is not None
    title = _title().match(text, end)
    is_known = any(_is_given(given) for given, _ in _names(text, named[0]))
    return title is not None and (is_known or _PAGED.search(text, end) is not None)


# "Oduya, Samuel / Fenwick, Clare": names in one run of italics.
_AND = re.compile(r"\s?[/;]\s?|\s(?:und|and|&|et|e|y)\s")
_BETWEEN = re.compile(rf"\s?[/;,–]\s?|{_AND.pattern}")


# "Ferris N., Kumar P. van der": initials behind the family name, as Eastern Europe has them, and
# what follows them without a comma.
_NAME = r"[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]+)?,?\s(?:[^\W\d_]\.[\s-]?){1,3}(?:(?:van|von|de)(?:\sde[rn])?)?"
_INVERTED = re.compile(rf"{_NAME}(?:,\s{_NAME}){{0,5}}\.?\s?")
_REST = re.compile(r"(?:\s?\((?:ed|eds|Hrsg|ред)\.?\))?[.,:]?\s?[„“«\"]?[^\W\d_][^\s]*\s\S+")


def _is_named(text: str, run: Span) -> bool:
    return bool(_INVERTED.fullmatch(text, *run) or _names(text, run))


def _names(text: str, run: Span) -> list[tuple[str, str]]:
    """The given names and the rest of the names in italics; none if they hold anything else."""
    names = [_parts(name) for name in _AND.split(run.cut(text).strip(" ,/;"))]
    shaped = all(map(_is_shaped, names))
    return names if shaped and names[0][0].casefold() not in words("works.magazines") else []


def _parts(name: str) -> tuple[str, str]:
    """The given name and the rest of a name in either order."""
    family, comma, given = name.partition(", ")
    first, _, rest = name.partition(" ")
    if is_particle(first):
        return ("", name)
    return (given, family) if comma else (first, rest)


def _is_shaped(name: tuple[str, str]) -> bool:
    """Whether a name has capitals where names have them, its given name or its family alone too."""
    given, rest = name
    return (not given or given[0].isupper()) and (not rest or _is_family(rest)) and any(name)


def _is_family(text: str) -> bool:
    parts = text.split()
    capitals = all(part[0].isupper() or is_particle(part) for part in parts)
    return 0 < len(parts) <= _LONGEST and capitals


# Behind the title of a book or an article in German law, whose authors go by their family names:
# its edition and its page.
_PAGED = re.compile(
    r"\d\.\sAufl\.|,\s(?:S|Rn|Rdnr|Rz|Sp)\.\s?\d|[\s(](?:1[89]|20)\d\d\)?,\s(?:S\.\s)?\d+"
)


# A family name, or a given name before one, has so many words at most.
_LONGEST = 4
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+")


def _is_given(text: str) -> bool:
    first = text.split()[0] if text.split() else ""
    return bool(_INITIALS.match(first)) or is_given(first)


def _end_of_names(text: str, named: list[Span]) -> int:
    """Where the names at the head end, several runs of italics joined by slashes or words."""
    end = named[0].end
    for run in named[1:]:
        if not _BETWEEN.fullmatch(text, end, run.start):
            break
        end = run.end
    return end


# Behind the names and their role a title of two words or more, which is no publisher with a year.
@cache
def _title() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s\((?i:{any_of('roles.editor.after')})\.?\))?[,:]\s"
        r"(?!in\b:?|(?:Heft|Nr|No|Jg|Bd|Vol|Ausgabe|Issue|Special|Edition)\b|(?:[^,.]*\s)?(?:Press|Verlag|Publishers|Books|Éditions|Editions|Editore)\b)"
        r"[„“\"A-ZÀ-Þ][^\s,.]*(?:\s(?!\d{4}\b)[^\s,.]+)+"
    )
