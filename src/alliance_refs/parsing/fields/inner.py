"""Parts that a title or container holds at its end: a series in brackets, the number of a volume.

In: a text and its fields. Out: the fields, "Exégèse médiévale (Théologie 41)" and "Siyasi
Düşünce, c.4" and "MGG 1" each cut into the name and what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.fields.series import CAPITALS
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import alternatives, has_word, listed
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_ROMAN = r"[IVXLC]+"
_COUNT = rf"(?:\d{{1,4}}|{_ROMAN})(?:[./-](?:\d{{1,3}}|{_ROMAN}))?"
_LABELLED = r"(?:(?:Bd|Band|H|Heft|Nr|No|Vol|vol|t|n|n°|Ser)\.?\s?)?"
# "... (Théologie 41)", "... («Lectiones»)" at the end of a name.
_BRACKETED = re.compile(
    rf"\.?\s[(\[](?P<series>[«„“\"]?[^\W\d_a-z][^()\[\]\d]{{2,100}}?[»“”\"]?)(?:[,;]?\s{_LABELLED}(?P<number>{_COUNT}(?:,\s(?:Part|Teil|Heft|fasc\.)\s{_COUNT})?))?[)\]]?$"
)


@cache
def _after_title() -> re.Pattern[str]:
    """A series behind a full stop or comma: "... Reihe: Mensch-Technik", "Soziale Welt, Sonderband"."""
    special = alternatives(["Sonderband", "Sonderheft", "Beiheft", "Supplement", "Suppl."])
    return re.compile(
        rf"[.,]\s(?:Reihe:?\s(?P<row>[^.]{{4,100}})|(?P<series>(?:Schriftenreihe|Jahrbuch\sfür)\s[^.]{{4,100}}"
        rf"|[^\W\d_a-z][\w-]+(?:\s[\w-]+){{0,4}},?\s{special}))$"
    )


@cache
def _volume() -> re.Pattern[str]:
    labels = alternatives([*listed("labels.volume"), "c.", "cilt", "köt.", "díl", "tập"])
    return re.compile(
        rf"(?:,\s(?i:{labels})\.?\s?(?P<number>{_COUNT})|,\s(?P<range>[IVX]+\s?[-–]\s?[IVX]+|[IVXLC]{{2,}}|[IVX]))$"
    )


# The abbreviation of a reference work or periodical, and its volume: "MGG 1", "CAH IX".
_SHORT = re.compile(
    r"(?=[A-ZÄÖÜ][A-Za-z]{0,9}[A-ZÄÖÜ])[A-ZÄÖÜ][A-Za-zÄÖÜ]{1,11}\s(?P<number>\d{1,3}|[IVXLC]+)[²³]?$"
)
_NUMBERS: frozenset[Label] = frozenset({"volume", "issue", "number", "series-number"})
_BOOK: frozenset[Label] = frozenset({"publisher", "place"})


def with_inner_parts(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; titles and containers without the series or volume at their end.

    >>> text = "Exégèse médiévale (Théologie 41), Paris"
    >>> read = (Field("title", Span(0, 32), 1.0, ""), Field("place", Span(34, 39), 1.0, ""))
    >>> [(field.label, field.span.cut(text)) for field in with_inner_parts(text, read)][1:3]
    [('series', 'Théologie'), ('series-number', '41')]
    """
    out: list[Field] = []
    labels = {field.label for field in fields}
    for at, field in enumerate(fields):
        after = fields[at + 1].label if at + 1 < len(fields) else None
        out += _parts(text, field, labels, after)
    return out


# "Aristote et les problèmes de méthode (Louvain, 1961)", where no other year is printed.
_IMPRINT = re.compile(
    r"\s\((?P<place>[^\W\d_a-z][\w .’'-]{2,30}),?\s(?P<date>(?:1[5-9]|20)\d\d)\)$"
)


def _parts(text: str, field: Field, labels: set[Label], after: Label | None) -> Iterator[Field]:
    if field.label not in ("title", "container"):
        yield field
        return
    imprint = _IMPRINT.search(text, *field.span) if not {"date", "place"} & labels else None
    if imprint:
        yield replace(field, span=Span(field.span.start, imprint.start()))
        yield replace(field, label="place", span=Span(*imprint.span("place")))
        yield replace(field, label="date", span=Span(*imprint.span("date")))
        return
    name, *rest = _series(text, field, labels, after)
    if not rest and "volume" not in labels:
        name, *rest = _numbered(text, name, labels)
    yield name
    yield from rest


def _series(text: str, field: Field, labels: set[Label], after: Label | None) -> Iterator[Field]:
    """A name and the series behind it, where the work is a book and has no other."""
    match = None
    if labels & _BOOK and "series" not in labels:
        inner = _BRACKETED.search(text, *field.span)
        known = inner is not None and _is_series(inner["series"], inner["number"] or "")
        match = inner if known and _closes(text, inner) else None
        match = match or (_after_title().search(text, *field.span) if after in _NUMBERS else None)
        if match is None and (row := _after_title().search(text, *field.span)) and row["row"]:
            match = row
    if match is None:
        yield field
        return
    yield replace(field, span=Span(field.span.start, match.start()))
    found = {name: match.span(name) for name, words in match.groupdict().items() if words}
    yield replace(field, label="series", span=Span(*(found.get("series") or found["row"])))
    if "number" in found:
        yield replace(field, label="series-number", span=Span(*found["number"]))


# A year, a century or a place in brackets is no series: "(Venezia, 1539)", "(secoli XV-XVI)".
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")


def _is_series(name: str, number: str) -> bool:
    """Whether words in brackets name a series: they say so, or are numbered, or an abbreviation."""
    if has_word(name, "works.series") or name[0] in "«„“":
        return True
    if CAPITALS.fullmatch(name):
        return bool(number)
    counted = number[:1].isdigit() or ", " in number
    return counted and not _YEAR.fullmatch(number) and "," not in name


def _closes(text: str, match: re.Match[str] | None) -> bool:
    """Whether the bracket is closed, at the end of the name or right behind it."""
    return match is not None and (match[0][-1] in ")]" or text[match.end() :][:1] in tuple(")],"))


def _numbered(text: str, field: Field, labels: set[Label]) -> Iterator[Field]:
    """A name and the number of the volume behind it."""
    match = _volume().search(text, *field.span)
    if match is None and field.label == "container":
        match = _SHORT.fullmatch(text, *field.span)
    if match is None:
        yield field
        return
    group = "number" if match["number"] else "range"
    start = match.start(group) - 1 if match.re is _SHORT else match.start()
    yield replace(field, span=Span(field.span.start, start))
    yield replace(field, label="volume", span=Span(*match.span(group)))
