"""Rendered clusters cut into the pieces that lead to one work each.

In: a cluster's markup and what its style puts around and between cites. Out: `Piece`s:
words in their dress, and the key they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from alliance_refs.model import Markup
from alliance_refs.writers.runs import Run, runs_of

Runs = tuple[Run, ...]


class Piece(NamedTuple):
    """Words that belong to one work, or (`key` empty) stand around and between."""

    runs: Runs
    key: str = ""


def plain(text: str) -> Piece:
    """Words that belong to no work."""
    return Piece((Run(text),))


def capitalized(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a capital at the beginning, as a note begins.

    >>> [piece.runs[0].text for piece in capitalized([plain("see "), plain("Kim")])]
    ['See ', 'Kim']
    """
    if not pieces or not pieces[0].runs:
        return list(pieces)
    first, *rest = pieces[0].runs
    first = first._replace(text=first.text[:1].upper() + first.text[1:])
    return [pieces[0]._replace(runs=(first, *rest)), *pieces[1:]]


def cut(
    markup: Markup, keys: Sequence[str], around: tuple[str, str], delimiter: str
) -> list[Piece]:
    """The pieces of a cluster; brackets and delimiters belong to no work.

    For styles that set each cite by itself; `grouped.cut_grouped` is for the others. A
    cluster that comes apart otherwise belongs to its first work.

    >>> [piece.key for piece in cut(("(Kim 2001; Lee 2000)",), ["kim", "lee"], ("(", ")"), "; ")]
    ['', 'kim', '', 'lee', '']
    """
    runs = tuple(runs_of(markup))
    opening, runs, closing = unwrapped(runs, around)
    parts, between = _split(runs, delimiter) if len(keys) > 1 and delimiter else ([runs], [])
    if len(parts) != len(keys):
        inner = [Piece(runs, keys[0] if keys else "")]
    else:
        inner = [Piece(parts[0], keys[0])]
        for part, key, joint in zip(parts[1:], keys[1:], between, strict=True):
            inner += [Piece((joint,)), Piece(part, key)]
    return [piece for piece in (Piece(opening), *inner, Piece(closing)) if piece.runs]


def unwrapped(runs: Runs, around: tuple[str, str]) -> tuple[Runs, Runs, Runs]:
    """The brackets that a style sets, each as a row by itself, and what stands in them."""
    before, after = around
    opening: Runs = ()
    closing: Runs = ()
    if before and runs and runs[0].text.startswith(before):
        opening = (runs[0]._replace(text=before),)
        runs = _filled((runs[0]._replace(text=runs[0].text[len(before) :]), *runs[1:]))
    if after and runs and runs[-1].text.endswith(after):
        closing = (runs[-1]._replace(text=after),)
        runs = _filled((*runs[:-1], runs[-1]._replace(text=runs[-1].text[: -len(after)])))
    return opening, runs, closing


def _filled(runs: Runs) -> Runs:
    return tuple(run for run in runs if run.text)


def _split(runs: Runs, delimiter: str) -> tuple[list[Runs], list[Run]]:
    """The parts between delimiters, and the delimiters in the dress that they have."""
    parts: list[list[Run]] = [[]]
    between: list[Run] = []
    depth = 0
    for run in runs:
        for count, text in enumerate(run.text.split(delimiter)):
            if count and depth:
                text = delimiter + text
            elif count:
                parts.append([])
                between.append(run._replace(text=delimiter))
            parts[-1].append(run._replace(text=text))
            # A delimiter inside brackets belongs to its cite ("[2, p. 466], [3]").
            depth = max(depth + sum(map(text.count, "([")) - sum(map(text.count, ")]")), 0)
    return [_filled(tuple(part)) for part in parts], between
