"""The kinds of synthetic references, each a stream without end.

In: a `World` and the name of a kind. Out: source, text and spans, one reference after
another; the same for the same seed.
"""

from __future__ import annotations

from collections.abc import Iterator

from training.synthetic import templates
from training.synthetic.compose import compose, finished
from training.synthetic.items import make_item
from training.synthetic.mixed import drawn_template
from training.synthetic.spans import Span
from training.synthetic.styles import LOCALES, render, style_names
from training.synthetic.world import World

Reference = tuple[str, str, list[Span]]

KINDS = ("styles", "mixed", *templates.kinds())
# How many items one style renders before the next one's turn.
_BATCH = 14
_LANGUAGES = {"en": 45, "de": 18, "fr": 11, "it": 9, "es": 6, "pt": 3, "nl": 3, "ko": 5}


def references(world: World, kind: str) -> Iterator[Reference]:
    """The references of a kind."""
    if kind == "styles":
        return styled(world)
    return mixed(world) if kind == "mixed" else templated(world, kind)


def mixed(world: World) -> Iterator[Reference]:
    """References in house styles that are drawn anew for each."""
    while True:
        template = drawn_template(world.rng)
        if made := compose(template, world):
            yield f"mixed-{template.language}", *made


def templated(world: World, kind: str) -> Iterator[Reference]:
    """References of the templates of one file."""
    known = templates.templates_of(kind)
    weights = [template.weight for template in known]
    while True:
        template = world.rng.choices(known, weights)[0]
        if made := compose(template, world):
            yield f"{kind}-{template.language}", *made


def styled(world: World) -> Iterator[Reference]:
    """References in real CSL styles and many languages."""
    rng = world.rng
    names, weights = zip(*style_names(), strict=True)
    while True:
        style = rng.choices(names, weights)[0]
        language = rng.choices(list(_LANGUAGES), list(_LANGUAGES.values()))[0]
        locale = rng.choice(LOCALES[language]) if rng.random() < 0.75 else None
        items = {}
        for number in range(_BATCH):
            own = language if rng.random() < 0.75 else rng.choice(("en", ""))
            items[f"k{number}"] = make_item(world, f"k{number}", own)
        for text, spans in render(items, style, locale, rng):
            if made := finished(text, spans, rng):
                yield f"styles-{language}", *made
