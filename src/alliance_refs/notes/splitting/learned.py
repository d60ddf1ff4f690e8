"""Which words of a note are citations: what a network has learnt from many notes.

Where a citation begins and ends in running text the network knows better than rules; what rules
see makes it surer. It shares the tables of words with the citation parser's model and was trained
on notes written for it (`training/notes`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from alliance_refs.model import Passage
from alliance_refs.notes.forms import back_reference
from alliance_refs.parsing.taggers import on_one_thread, shipped_model
from alliance_refs.spans import Span

if TYPE_CHECKING:
    from alliance_refs.parsing.neural.stretches import Advice, Stretch, StretchFinder

_SHIPPED = "splitter.npz"

# What rules add to the scores of the labels where a citation begins and where it goes on: much
# for "Ibid., 4", whose words leave no doubt. Measured on hand-labelled documents.
_BARE_BACK = (9.0, 4.0)
_OTHER = (2.0, 1.5)
_SIGNAL = 3.0


class Seen(NamedTuple):
    """A note with what rules see in it: citations, and `signals` like "see also" and "quoted in",
    which hardly stand in a citation."""

    passage: Passage
    ruled: Sequence[Span] = ()
    signals: Sequence[Span] = ()


def citing_stretches(notes: Sequence[Seen]) -> list[tuple[Stretch, ...]]:
    """The citations of each note, in order, each of the kind "full", "short" or "back".

    >>> from alliance_refs.model import plain_passage
    >>> text = "It failed; cf. Kim, War and Peace (Seoul: Hanul, 2003), p. 4, who doubts it."
    >>> stretches = citing_stretches([Seen(plain_passage(text))])[0]
    >>> [(found.span.cut(text), found.kind) for found in stretches]
    [('Kim, War and Peace (Seoul: Hanul, 2003), p. 4', 'full')]
    """
    with on_one_thread():
        return _finder().find([note.passage for note in notes], [_advice(note) for note in notes])


def _advice(note: Seen) -> list[Advice]:
    from alliance_refs.parsing.neural.stretches import NONE, Advice

    advice = [Advice(span, *_weight(span.cut(note.passage.text))) for span in note.ruled]
    return [*advice, *(Advice(span, NONE, _SIGNAL, _SIGNAL) for span in note.signals)]


def _weight(text: str) -> tuple[str, float, float]:
    """The kind that rules see in a citation, and how much they are heard."""
    back = back_reference(text)
    return ("back" if back else "", *(_BARE_BACK if back and not back.before else _OTHER))


@cache
def _finder() -> StretchFinder:
    from alliance_refs.parsing.neural.stretches import StretchFinder
    from alliance_refs.parsing.neural.weights import read_model

    folder = resources.files("alliance_refs.notes.splitting")
    data = folder.joinpath(_SHIPPED).read_bytes()
    return StretchFinder(read_model(data, _SHIPPED, beside=shipped_model()))
