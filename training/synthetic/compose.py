"""A template and a world to a reference.

In: a `Template`. Out: its text and spans, quotation marks set, white space single.
"""

from __future__ import annotations

import random
import re
from functools import partial

from training.synthetic.forms import NOTES, QUOTES
from training.synthetic.pattern import read, write
from training.synthetic.slots import fill
from training.synthetic.spans import Span, clean
from training.synthetic.templates import Template
from training.synthetic.works import Work
from training.synthetic.world import World

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
# Blanks of print, and the hyphen that does not break.
_PLAIN = str.maketrans("\u00a0\u202f\u2009\u2003\t\n\u2011", "      -")
# A full stop after a question does not always go.
_ASKED = re.compile(r"(?<=[?!])\.(?= |$)")
_WRONG = re.compile(r"^ +| +$| {2,}|(?<=[^.]\.)\.(?!\.)")


def compose(template: Template, world: World) -> tuple[str, list[Span]] | None:
    """A reference; None when there is too little in it."""
    rng = world.rng
    work = Work(
        world,
        template.language,
        rng.choice(template.names),
        0.72 if template.kind == "law" else 0.46,
    )
    made = write(read(template.source), partial(fill, work), rng)
    if made is None:
        return None
    text, spans = _quoted(*made, rng.choice(QUOTES[template.quotes]))
    if rng.random() < 0.03:
        text, spans = _noted(text, spans, rng.choice(NOTES.get(template.language, NOTES["en"])))
    return finished(text, spans, rng)


def finished(text: str, spans: list[Span], rng: random.Random) -> tuple[str, list[Span]] | None:
    """The text with plain blanks and its spans tight; None when there is too little."""
    if rng.random() < 0.25:
        text = text.translate(_STRAIGHT)
    text, spans = _without(text.translate(_PLAIN), spans, _WRONG)
    if rng.random() < 0.7:
        text, spans = _without(text, spans, _ASKED)
    spans = clean(text, spans)
    return (text, spans) if len(spans) > 1 and len(text) < 900 else None


def _noted(text: str, spans: list[Span], note: str) -> tuple[str, list[Span]]:
    """The text with a note behind it, in brackets mostly."""
    text = text.rstrip(". ") + " "
    end = len(text) + len(note)
    return f"{text}{note}.", [*spans, Span(len(text), end, "note")]


def _quoted(text: str, spans: list[Span], marks: tuple[str, str]) -> tuple[str, list[Span]]:
    """The text with these marks for the signs that stand for them."""
    for sign, mark in zip("‹›", marks, strict=True):
        at = 0
        while (at := text.find(sign, at)) >= 0:
            text = text[:at] + mark + text[at + 1 :]
            spans = [_moved(span, at, len(mark) - 1) for span in spans]
            at += len(mark)
    return text, spans


def _moved(span: Span, at: int, by: int) -> Span:
    start, end, label = span
    return Span(start + by if start > at else start, end + by if end > at else end, label)


def _without(text: str, spans: list[Span], wrong: re.Pattern[str]) -> tuple[str, list[Span]]:
    """The text with its blanks single, none at its edges, and no stop after a stop."""
    while found := wrong.search(text):
        at, end = found.span()
        kept = " " if found[0][0] == " " and at > 0 and end < len(text) else ""
        text = text[:at] + kept + text[end:]
        cut = end - at - len(kept)
        spans = [Span(_shifted(s.start, at, cut), _shifted(s.end, at, cut), s.label) for s in spans]
    return text, spans


def _shifted(place: int, at: int, cut: int) -> int:
    return place if place <= at else max(at, place - cut)
