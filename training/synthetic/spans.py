"""Spans of labels in a text: tight, in order, apart.

In: a text, and raw spans as a renderer noted them. Out: spans that begin and end with the
words of their field, as annotators mark them: no edge punctuation, no role words, but the
word for "edition" with its number and the prefix of an identifier with the identifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """The characters from `start` up to `end`, and their label."""

    start: int
    end: int
    label: str


_EDGE = " \t\n\u00a0\u202f\u2009,;:.()[]{}\"'«»“”„‘’‚‹›*|/\\–—-_<>="
_NAMES = frozenset(("author", "editor", "translator", "director"))
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)", re.I)
# What may stand before an identifier, and belongs to it.
_ID_BEFORE = re.compile(r"(?:arXiv|PMID|PMCID|PubMed ID)\s?:?\s?$", re.I)
_EDITION_AFTER = re.compile(
    r"(?:st|nd|rd|th|e|re|ère|ème|ª|a)?\.?,?\s*(?:(?:rev|durchges|überarb|erw|aktual)\.\s)*"
    r"(?:edn?\b|éd(?:ition|\.)?(?!\w)|edition\b|ed(?:izione|ición|ição)\b|Aufl(?:age\b)?|uitg|druk\b|vyd\b|wyd\b)",
    re.I,
)
_INITIAL_END = re.compile(r"(?:^|[\s.,\-‐])\w\.$|(?:\b(?:al|Jr|Sr|and others|u\. ?a))\.$")
# Between these pieces of one label, the gap belongs to no field of its own.
_GAP = re.compile(r"[\s,;:.()\[\]/–—-]*")
_JOINED = frozenset(("date", "archive", "accessed", "original-date", "authority", "genre"))


def clean(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans tight, in order, joined where one field was rendered in pieces.

    Where two overlap, the one that begins first stays.

    >>> clean("In: Kim (ed.), Seoul.", [Span(0, 7, "editor"), Span(13, 21, "place")])
    [Span(start=4, end=7, label='editor'), Span(start=15, end=20, label='place')]
    """
    kept: list[Span] = []
    for raw in sorted(spans, key=lambda span: (span.start, -span.end)):
        span = tight(text, raw)
        if span.start >= span.end or (kept and span.start < kept[-1].end):
            continue
        before = kept[-1] if kept else None
        if before and before.label == span.label and _joins(text, before, span):
            kept[-1] = Span(before.start, span.end, span.label)
        else:
            kept.append(span)
    return kept


def _joins(text: str, before: Span, span: Span) -> bool:
    gap = text[before.end : span.start]
    return span.label in _JOINED and len(gap) < 5 and _GAP.fullmatch(gap) is not None


_LEAD = {
    "editor": re.compile(r"in:?\s+(?=\w)", re.I),
    "doi": _DOI_PREFIX,
    "pages": re.compile(r"(?:pp?|pages?|S|str)\.?\s+(?=\d)", re.I),
    "issue": re.compile(r"(?:no|nr|n°|n)\.?\s+(?=\d)", re.I),
    "volume": re.compile(r"(?:vol|bd|t)\.?\s+(?=[\dIVXL])", re.I),
}


def tight(text: str, span: Span) -> Span:
    """One span without what does not belong to its field."""
    start, end, label = span
    if lead := _LEAD.get(label):
        start, end = _trim(text, start, end, label)
        if (found := lead.match(text, start, end)) and found.end() < end:
            start = found.end()
    start, end = _trim(text, start, end, label)
    if label == "edition" and (found := _EDITION_AFTER.match(text, end)):
        end = _trim(text, start, found.end(), label)[1]
    if label == "id" and (found := _ID_BEFORE.search(text, 0, start)):
        start = found.start()
    return Span(start, end, label)


def _trim(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        last = text[end - 1]
        inside = text[start:end]
        if last == "." and label in _NAMES and _INITIAL_END.search(inside):
            break
        if label == "url" and last == "/":
            break
        if last in ")]" and inside.count("(["[last == "]"]) >= inside.count(last):
            break
        end -= 1
    return start, end


def faults(text: str, spans: Iterable[Span]) -> list[str]:
    """What is wrong with spans; empty when nothing is."""
    found = []
    at = 0
    for span in spans:
        if not at <= span.start < span.end <= len(text):
            found.append(f"{span} overlaps or stands outside")
        if text[span.start : span.end] != text[span.start : span.end].strip():
            found.append(f"{span} has blank edges")
        at = span.end
    return found
