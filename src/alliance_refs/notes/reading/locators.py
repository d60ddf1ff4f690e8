"""What is cited of a work: "at 4", "pp. 72-73", "Book VI, ll. 10-12" -> locator and label."""

from __future__ import annotations

import re
from functools import cache

from alliance_refs.notes.reading.places import Locator, read_place
from alliance_refs.parsing.fields.locators import counted_place
from alliance_refs.parsing.fields.pages import read_pages
from alliance_refs.parsing.fields.place_labels import place_labels
from alliance_refs.parsing.lexicon import alternatives

_LEADING = re.compile(
    r"^(?:at|hier|here|esp|especially|insb|insbes|bes|spéc|spec|notamment|v\.\s?a|citation à la)\b[.:,]?\s*",
    re.IGNORECASE,
)


# Korean, Japanese and Chinese say the label after the number ("12-14쪽", "第203页").
_COUNTED = r"[\d〇一二三四五六七八九十百]"
_TRAILING = re.compile(
    rf"^\W*第?({_COUNTED}(?:{_COUNTED}|[–—－~〜～、,\s-])*)(?:쪽|면|頁|页|ページ)(?:以下|이하)?\W*$"
)


# Old books count sheets: "B 2 verso", "L 2".
_SIGNATURE = re.compile(r"[A-Z]{1,2}\s?\d{1,2}(?:\s(?:verso|recto|v|r)|[vr])?\.?")
_SIGNED = re.compile(rf"[^\W\d_]{{3}}[^\d]*,\s+(?P<place>{_SIGNATURE.pattern})$")


def signature_at_end(text: str) -> int:
    """Where a sheet's signature begins that ends a citation without figures; 0 when none does.

    >>> signature_at_end("Potts, D 3"), signature_at_end("Kim, War, 2003, A 4")
    (7, 0)
    """
    match = _SIGNED.fullmatch(text)
    return match.start("place") if match else 0


@cache
def _place() -> re.Pattern[str]:
    """A place at the end of a short form: labelled, or figures behind a comma."""
    labels = alternatives([*place_labels(), *_COUNTERS.split()])
    return re.compile(
        rf"""(?:(?:^|[\s,，、;(]+)(?:at\s+)?{labels}(?:\.|\b)\s*[\dIVXLCDMivxlcdm§].*$)
        |[,:]\s*\d[\d–—-]*[a-z]{{0,2}}(?:,\s*\d[\d–—-]*[a-z]{{0,2}})*$|(?<=[^\W\d_])\s\d+(?:[–-]\d+)?$
        |[,\s]+passim\W*$|[\s、，]*第?\d+(?:\s*[~～〜–—―－-]\s*\d+)?\s*(?:쪽|면|頁|页|ページ).*$""",
        re.IGNORECASE | re.VERBOSE,
    )


# What counts parts of works, beside the labels of places.
_COUNTERS = """no n° nº nos n°s nºs nr taf abb art arts lot lots pièce pièces app pl act scene acts bl tab tbl
    fig figs pt anm rz tz rdn rdnr randnr consid c cc sgg exp doc"""


def without_locator(text: str) -> str:
    """A short form without the place that it cites.

    >>> without_locator("CO 123/45, fol. 19v"), without_locator("Kim, *War*, 12")
    ('CO 123/45', 'Kim, *War*')
    """
    found = _place().search(text, max(len(text) - _LONGEST_PLACE, 0))
    return text[: found.start()] if found and found.start() else text


# A place cited is no longer than this.
_LONGEST_PLACE = 120


# Marks around a locator, those of East Asian print among them; brackets go by pairs.
_AROUND = " ,;:.\t\n\u3001\uff0c\u3002"


def read_locator(text: str) -> Locator:
    """The locator in the words after a back-reference; empty when they hold none.

    >>> read_locator("p. 105"), read_locator("Book VI. ll. 1078-80")
    (Locator(text='105', label='page'), Locator(text='VI. ll. 1078-80', label='book'))
    >>> read_locator("第203页").text, read_locator("Dok. 204, Anm. 3")
    ('203', Locator(text='Dok. 204, Anm. 3', label=''))
    """
    text = _LEADING.sub("", without_marks(text))
    if text.lower() == "passim":
        return Locator("passim", "page")
    if _SIGNATURE.fullmatch(text):
        return Locator(text, "folio")
    counted = None if text.isascii() else counted_place(text)
    if counted:
        return Locator(*counted)
    trailing = _TRAILING.match(text)
    if trailing:
        return Locator(read_pages(trailing[1].strip(" 、,")), "page")
    entry = _ENTRY.match(text)
    if entry:
        return Locator(text[entry.end() :], "sub-verbo")
    return Locator(text) if _NAMED.fullmatch(text) else read_place(text)


# "s.v. Lanuvium": an entry of a dictionary.
_ENTRY = re.compile(r"(?:s\.\s?vv?\.?|sub\s(?:voce|verbo))\s+(?=\w)", re.IGNORECASE)
# Places that have no number.
_NAMED = re.compile(r"(?:preamble|préambule|preambolo|preámbulo|präambel)", re.IGNORECASE)


def without_marks(text: str) -> str:
    """Some words without marks and brackets around them; one that is part of a place stays.

    >>> without_marks(", 12(3)."), without_marks(" (p. 4)"), without_marks("12)"), without_marks("[4]")
    ('12(3)', 'p. 4', '12', '[4]')
    """
    text = text[:_LONGEST].strip(_AROUND).lstrip(")]").rstrip("([")
    for opening, closing in ("()", "[]"):
        more = text.count(closing) - text.count(opening)
        if more > 0:
            text = text[: -more if text.endswith(closing * more) else None]
        elif more < 0:
            text = text.removeprefix(opening)
    is_whole = text.startswith("(") and text.find(")") == len(text) - 1
    return (text[1:-1] if is_whole else text).strip(_AROUND)


# Longer words are no locator.
_LONGEST = 2000
