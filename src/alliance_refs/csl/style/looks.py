"""Reads the attributes that dress an element: affixes, formatting, case, quotes, display.

In: the attributes of a CSL element. Out: a `Look` (CSL 1.0.2, Formatting, Affixes,
Delimiter, Display, Quotes, Strip-periods, Text-case).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from alliance_refs.csl.output.nodes import BARE, Look
from alliance_refs.model import Style

# From the outermost style to the innermost, as the suite nests them.
_STYLES: tuple[tuple[str, dict[str, Style]], ...] = (
    ("vertical-align", {"sup": "superscript", "sub": "subscript", "baseline": "baseline"}),
    ("text-decoration", {"underline": "underline", "none": "no-underline"}),
    ("font-weight", {"bold": "bold", "light": "light", "normal": "weight-normal"}),
    ("font-variant", {"small-caps": "small-caps", "normal": "caps-normal"}),
    ("font-style", {"italic": "italic", "oblique": "oblique", "normal": "upright"}),
)
_CASES = frozenset(
    ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title")
)
_DISPLAYS = frozenset(("block", "left-margin", "right-inline", "indent"))
_READ = frozenset(
    ("prefix", "suffix", "delimiter", "quotes", "strip-periods", "text-case", "display")
) | {name for name, _ in _STYLES}


def read_look(attributes: Mapping[str, str]) -> Look:
    """The dress that an element's attributes describe; unknown values are ignored.

    >>> read_look({"prefix": "(", "font-style": "italic"}).styles
    ('italic',)
    """
    said = tuple((name, value) for name, value in attributes.items() if name in _READ)
    return _look(said) if said else BARE


@lru_cache(maxsize=4096)
def _look(said: tuple[tuple[str, str], ...]) -> Look:
    get = dict(said).get
    return Look(
        prefix=get("prefix", ""),
        suffix=get("suffix", ""),
        delimiter=get("delimiter", ""),
        styles=tuple(
            values[value] for name, values in _STYLES if (value := get(name, "")) in values
        ),
        quotes=get("quotes") == "true",
        strip_periods=get("strip-periods") == "true",
        text_case=_one_of(get("text-case"), _CASES) or "",
        display=_one_of(get("display"), _DISPLAYS),
    )


def _one_of(value: str | None, known: frozenset[str]) -> Any:
    return cast(Any, value) if value in known else None
