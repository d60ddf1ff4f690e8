"""Page ranges: an en dash between their ends, abbreviated or expanded as a style asks.

In: a `page` or `locator` value, and the style's `page-range-format`. Out: the text to
print (CSL 1.0.2, Page Ranges; appendix V). Ends that do not fit together ("N110-5") and
hyphens escaped with a backslash stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from alliance_refs.csl.locales.locale import Locale

_RANGE = re.compile(r"(?<![^\s,;&–-])([^\s,;&–-]+)\s*(?:--?|–)\s*([^\s,;&–-]+)(?![^\s,;&])")
# No page has a longer number.
_END = re.compile(r"([^\s\d]*(?:\d+[^\W\d_]+)?)(\d{1,99})([^\W\d_]*)")
_ROMAN = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")
_AMPERSAND = re.compile(r"\s*&\s*(?=\w)")
_EN_DASH = "–"


def render_pages(text: str, page_range_format: str, locale: Locale) -> str:
    """The pages with their ranges in the style's format; "" reformats nothing.

    >>> from alliance_refs.csl.locales.locale import make_locale
    >>> render_pages("321-328, 1100-1113", "chicago", make_locale("en-US"))
    '321–28, 1100–1113'
    """
    if text.isdigit():
        return text
    return _render(text, page_range_format, locale.term("page-range-delimiter") or _EN_DASH)


def render_locator(text: str, page_range_format: str, locale: Locale) -> str:
    """The locator with en dashes for hyphens (CSL 1.0.2, Range Delimiters)."""
    return render_pages(text.strip(), page_range_format, locale)


@lru_cache(maxsize=8192)
def _render(text: str, page_range_format: str, dash: str) -> str:
    written = _AMPERSAND.sub(" & ", text) if "&" in text else text

    def rendered(match: re.Match[str]) -> str:
        return _range(match[1], match[2], page_range_format, dash)

    return _RANGE.sub(rendered, written).replace("\\-", "-").replace("\\–", _EN_DASH)


def _range(first: str, second: str, page_range_format: str, dash: str) -> str:
    if _ROMAN.fullmatch(first) and _ROMAN.fullmatch(second):
        return f"{first}{dash}{second}"
    start, end = _END.fullmatch(first), _END.fullmatch(second)
    if start is None or end is None or start[1] != end[1] or first.endswith("\\"):
        return f"{first}-{second}"
    shorten = _FORMATS.get(page_range_format)
    if shorten is None or start[3] or end[3]:
        return f"{first}{dash}{second}"
    full = _expand(start[2], end[2])
    if int(full) <= int(start[2]):
        return f"{first}{dash}{second}"
    last = shorten(start[2], full)
    prefix = end[1] if page_range_format == "expanded" else ""
    return f"{first}{dash}{prefix}{last}"


def _expand(first: str, second: str) -> str:
    """The second number with the digits that it shares with the first ("321", "8": "328")."""
    missing = len(first) - len(second)
    return first[:missing] + second if missing > 0 else second


def _whole(first: str, second: str) -> str:
    return second


def _minimal(first: str, second: str, least: int = 1) -> str:
    """The digits of the second number that differ, at least so many."""
    if len(first) != len(second):
        return second
    same = 0
    while same < len(second) - least and first[same] == second[same]:
        same += 1
    return second[same:]


def _minimal_two(first: str, second: str) -> str:
    return _minimal(first, second, 2)


def _chicago_16(first: str, second: str) -> str:
    number = int(first)
    if number < 100 or number % 100 == 0:
        return second
    return _minimal(first, second) if number % 100 < 10 else _minimal_two(first, second)


def _chicago_15(first: str, second: str) -> str:
    short = _chicago_16(first, second)
    return second if len(first) == 4 and len(short) == 3 else short


_FORMATS: dict[str, Callable[[str, str], str]] = {
    "expanded": _whole,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
