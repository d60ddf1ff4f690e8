"""`Cite` elements as pandoc's own reader makes them.

In: a cluster of a typed note, with the words around its citations. Out: an element whose
citations say works, places and words around, and whose fallback is pandoc's way of
writing them (pandoc manual, Citation syntax).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.integrations.live_notes import LiveCite, LiveCluster
from alliance_refs.integrations.locators import split_locator
from alliance_refs.integrations.pandoc.cutting import stripped
from alliance_refs.integrations.pandoc.inlines import rich_text, words
from alliance_refs.spans import Span

Json = Any
Cutter = Callable[[Span], list[Json]]

# Two places or more: "12-13", "3, 7", "12 ff.".
_SEVERAL = re.compile(r"\d\s*[-–—,;&]|\bff\b|\band\b")
_BARE_KEY = re.compile(r"\w(?:\w|[:.#$%&+?<>~/-](?=\w))*")
_PLAIN_SIGNAL = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+\b|[A-ZÀ-Þ]\.")


def cite_element(
    cluster: LiveCluster, cutter: Cutter, locale: Locale, note: int, *, in_text: bool
) -> Json:
    """The element for a cluster.

    `cutter` gives the inlines of a span; `in_text` is set where the citation will stand in
    running text, where "See" is "see".
    """
    cites = [_citation(one, cutter, locale, note, lower=in_text) for one in cluster.cites]
    return {"t": "Cite", "c": [cites, list(written(cites))]}


def _citation(one: LiveCite, cutter: Cutter, locale: Locale, note: int, *, lower: bool) -> Json:
    before = stripped(cutter(one.before))
    return {
        "citationId": one.key,
        "citationPrefix": _lowered(before) if lower else before,
        "citationSuffix": _suffix(one, cutter, locale),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": note,
        "citationHash": 0,
    }


def _lowered(prefix: list[Json]) -> list[Json]:
    """A signal that began a note, as it stands in a sentence: "See" is "see"."""
    first = prefix[0] if prefix else {}
    if first.get("t") != "Str" or not _PLAIN_SIGNAL.match(first["c"]):
        return prefix
    text = first["c"]
    return [{"t": "Str", "c": text[0].lower() + text[1:]}, *prefix[1:]]


def _suffix(one: LiveCite, cutter: Cutter, locale: Locale) -> list[Json]:
    after = cutter(one.after)
    place = locator_words(one.locator, one.label, locale)
    if not place:
        # Pandoc would take a number that follows for a page.
        number = split_locator(rich_text(after))[0]
        return [{"t": "Str", "c": "{}"}, *after] if number else after
    return [*words(f", {place}"), *after]


def locator_words(locator: str, label: str, locale: Locale) -> str:
    """A place as pandoc reads it back: "pp. 3-5"; in braces where that would not be plain.

    >>> from alliance_refs.csl.locales.locale import make_locale
    >>> locator_words("3-5", "page", make_locale("en-US")), locator_words("Two", "chapter", make_locale("en"))
    ('pp.\\xa03-5', '{chap. Two}')
    """
    if not locator or (not label and locator[0].isalpha()):
        # CSL has no label for "Dok. 204": it stands as it was typed.
        return locator
    label = label or "page"
    plural = bool(_SEVERAL.search(locator))
    term = locale.term(label, "short", plural) or locale.term(label, "long", plural) or label
    read = split_locator(f", {term} {locator}")
    if read == (locator, label, "") or read == (locator.rstrip("."), label, ""):
        return f"{term}\xa0{locator}"
    return f"{{{term} {locator}}}"


def written(cites: list[Json]) -> Iterator[Json]:
    """Citations as an author would write them for pandoc, in one bracket."""
    parts = []
    for cite in cites:
        key = cite["citationId"]
        name = f"@{key}" if _BARE_KEY.fullmatch(key) else f"@{{{key}}}"
        before = rich_text(cite["citationPrefix"])
        parts.append(f"{before} {name}{rich_text(cite['citationSuffix'])}".strip())
    yield from words(f"[{'; '.join(parts)}]")
