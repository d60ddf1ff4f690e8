"""References rendered in real CSL styles; the labels fall out of the rendering.

In: items and the name of a style. Out: entries of its bibliography and first notes with
their locators, as text and spans.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence

from alliance_refs.csl import Traced, Tracer
from alliance_refs.csl.style.style_index import style_files
from alliance_refs.errors import RefsError
from alliance_refs.model import Cite, Cluster, Item
from training.synthetic.spans import Span, clean

LABELS = {
    "author": "author",
    "container-author": "author",
    "collection-editor": "editor",
    "editor": "editor",
    "editortranslator": "editor",
    "editorial-director": "editor",
    "translator": "translator",
    "director": "director",
    "title": "title",
    "title-short": "title",
    "container-title": "container",
    "container-title-short": "container",
    "collection-title": "series",
    "collection-number": "series-number",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "issue": "issue",
    "part-number": "part",
    "page": "pages",
    "page-first": "pages",
    "locator": "locator",
    "issued": "date",
    "original-date": "original-date",
    "accessed": "accessed",
    "publisher": "publisher",
    "publisher-place": "place",
    "edition": "edition",
    "URL": "url",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "id",
    "PMCID": "id",
    "number": "number",
    "genre": "genre",
    "status": "status",
    "authority": "authority",
    "archive": "archive",
    "archive_location": "archive",
    "archive_collection": "archive",
    "archive-place": "archive",
    "original-title": "original-title",
    "note": "note",
    "citation-number": "citation-number",
}

# Styles that are asked for again and again: words of their names, and how often more.
COMMON = (
    "apa",
    "chicago",
    "modern-language-association",
    "mla",
    "vancouver",
    "ieee",
    "nature",
    "harvard",
    "oscola",
    "bluebook",
    "mcgill",
    "aglc",
    "australian-guide",
    "american-sociological",
    "american-political",
    "turabian",
    "mhra",
    "geschichte",
    "historical",
    "history",
    "histoire",
    "recht",
    "juristische",
    "droit",
    "law",
    "french",
    "german",
    "italian",
    "spanish",
    "deutsche",
    "sozial",
    "soziologie",
    "zeitschrift",
    "revue",
    "rivista",
    "universita",
    "universite",
    "universidad",
    "sociolog",
    "american-medical",
    "american-chemical",
    "elsevier",
    "springer",
    "iso690",
    "din-1505",
    "universitat",
    "humanities",
    "theolog",
    "philosoph",
    "politic",
)

LOCALES: Mapping[str, Sequence[str]] = {
    "en": ("en-US", "en-US", "en-GB"),
    "de": ("de-DE", "de-DE", "de-CH"),
    "fr": ("fr-FR",),
    "it": ("it-IT",),
    "es": ("es-ES",),
    "pt": ("pt-BR", "pt-PT"),
    "nl": ("nl-NL",),
    "ko": ("ko-KR",),
}

# Label of a locator, and how often.
_LOCATORS = {"page": 16, "chapter": 1, "section": 1, "paragraph": 1, "note": 1}


def style_names() -> list[tuple[str, int]]:
    """The independent styles, each with its weight."""
    names = sorted(name for name, path in style_files().items() if path.parent.name != "dependent")
    return [(name, 5 if any(word in name for word in COMMON) else 1) for name in names]


def render(
    items: Mapping[str, Item], style: str, locale: str | None, rng: random.Random
) -> Iterator[tuple[str, list[Span]]]:
    """The items as entries, or as notes where the style has notes or no bibliography."""
    try:
        tracer = Tracer(items, style, locale)
        entries = tracer.bibliography(list(items))
        notes = _notes(tracer, items, rng) if style_has_notes(tracer) else ()
    except RefsError:
        return
    for traced in (*entries, *notes):
        if result := labelled(traced):
            yield result


def style_has_notes(tracer: Tracer) -> bool:
    """Whether citations of the style are notes."""
    return tracer.style.ast.class_ == "note"


def _notes(tracer: Tracer, items: Mapping[str, Item], rng: random.Random) -> Sequence[Traced]:
    """Each item in a note of its own, and some again in a later one, in its short form."""
    again = [key for key in items if rng.random() < 0.08]
    clusters = [
        Cluster((_cite(key, items[key], rng),), note=number)
        for number, key in enumerate((*items, *again), 1)
    ]
    return tracer.citations(clusters)


def _cite(key: str, item: Item, rng: random.Random) -> Cite:
    if rng.random() < 0.25:
        return Cite(key)
    label = rng.choices(list(_LOCATORS), list(_LOCATORS.values()))[0]
    return Cite(key, locator(item, rng), label)


def locator(item: Item, rng: random.Random) -> str:
    """A page inside the item's own pages, or anywhere."""
    pages = re.findall(r"\d+", str(item.get("page", "")))
    first = int(pages[0]) if pages and len(pages[0]) < 5 else rng.randint(1, 320)
    at = first + rng.randint(0, 12)
    if rng.random() < 0.3:
        return f"{at}-{at + rng.randint(1, 6)}"
    return f"{at}, {at + rng.randint(2, 30)}" if rng.random() < 0.08 else str(at)


_BAD = re.compile(r"CSL STYLE ERROR|\{\{|@\w+\{|&#|<\w+>|\[[\w-]+\?\]")


def labelled(traced: Traced) -> tuple[str, list[Span]] | None:
    """The text and spans of a traced entry; None when there is too little in it."""
    text = traced.text
    spans = clean(
        text,
        [
            Span(piece.start, piece.end, LABELS[piece.variable])
            for piece in traced.pieces
            if piece.variable in LABELS
        ],
    )
    if _BAD.search(text) or len(spans) < 3 or len(text) > 900:
        return None
    return text, spans
