"""What is cited of a work: "at 4", "pp. 72-73", "Book VI, ll. 10-12" -> locator and label."""

from __future__ import annotations

import re
from typing import NamedTuple

from alliance_refs.parsing.fields.locators import counted_place
from alliance_refs.parsing.fields.pages import read_pages

# The words before a locator, and the CSL label each stands for (CSL 1.0.2, appendix V).
_LABELS = {
    "page": "pp p pg pgs page pages s ss 頁 页 seite seiten sp sid sidor págs pág pag página páginas pagina blz с сс стр σ σσ sf tr ص עמ עמ' old oldal at",
    "chapter": "chaps chap ch chapter chapters kap kapitel cap capítulo chapitre",
    "volume": "vols vol volume bd bde band tome t tomo т ч τ τόμ cilt tập ج כרך",
    "line": "lines line ll l",
    "verse": "verses verse vv v vs",
    "folio": "fols fol folio folios fo ff fls fl л лл",
    "section": "sections section secs sec § §§",
    "paragraph": "paragraphs paragraph paras para abs ¶ ¶¶ rn",
    "note": "notes note nn n fn anm przyp прим",
    "column": "columns column cols col стб",
    "part": "parts part pt pts",
    "book": "books book bks bk buch livre libro",
    "figure": "figures figure figs fig",
    "article-locator": "arts art articles article artigo artículo articolo artt",
    "appendix": "app apps appendix appendices append",
    "table": "tables table tabs tab tabelle",
}
_LABEL_OF = {word: label for label, listed in _LABELS.items() for word in listed.split()}
_WORDS = "|".join(sorted(map(re.escape, _LABEL_OF), key=len, reverse=True))
_LABELLED = re.compile(
    rf"(?<!\w)({_WORDS})(?:\.\s*|\s+|(?=\d))(?=[\dIVXLCDMivxlcdm])", re.IGNORECASE
)
_LEADING = re.compile(
    r"^(?:at|hier|here|esp|insb|bes|v\.\s?a|citation à la)\b[.:,]?\s*", re.IGNORECASE
)
_FIRST_LABEL = re.compile(
    rf"^({_WORDS})(?:\.\s*|\s+|(?=\d)|(?<=[§¶])\s*)(?=[\dIVXLCDMivxlcdm])", re.IGNORECASE
)


# Korean, Japanese and Chinese say the label after the number ("12-14쪽", "第203页").
_COUNTED = r"[\d〇一二三四五六七八九十百]"
_TRAILING = re.compile(
    rf"^\W*第?({_COUNTED}(?:{_COUNTED}|[–—－~〜～、,\s-])*)(?:쪽|면|頁|页|ページ)(?:以下|이하)?\W*$"
)
# Words that CSL has no label for stay with their number: "Dok. 204", "Kat. 71".
_UNLABELLED = re.compile(
    r"(?:dok|doc|nr|nrs|no|nos|n[°ºo]|kat|kat\.-nr|cat|rec|recital|recitals|k|j|bl|lot|pl|taf|abb|rz|tz)"
    r"\b\.?\s*\d[^()]*$",
    re.IGNORECASE,
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


# A place at the end of a short form: labelled, or figures behind a comma.
_PLACE = re.compile(
    rf"""(?:(?:^|[\s,，、;(]+)(?:at\s+)?(?:{_WORDS}|n[o°º]s?|nr|taf|abb|art|arts|lot|lots|nos|pièces?|app|pl
         |act|scene|acts|bl|tab|tbl|figs?|pt|anm|rz|tz|rdn|rdnr|randnr|consid|cc?|sgg|exp|doc)(?:\.|\b)\s*[\dIVXLCDMivxlcdm§].*$)
    |[,:]\s*\d[\d–—-]*[a-z]{{0,2}}(?:,\s*\d[\d–—-]*[a-z]{{0,2}})*$|(?<=[^\W\d_])\s\d+(?:[–-]\d+)?$
    |[,\s]+passim\W*$|[\s、，]*第?\d+(?:\s*[~～〜–—―－-]\s*\d+)?\s*(?:쪽|면|頁|页|ページ).*$""",
    re.IGNORECASE | re.VERBOSE,
)


def without_locator(text: str) -> str:
    """A short form without the place that it cites.

    >>> without_locator("CO 123/45, fol. 19v"), without_locator("Kim, *War*, 12")
    ('CO 123/45', 'Kim, *War*')
    """
    found = _PLACE.search(text, max(len(text) - _LONGEST_PLACE, 0))
    return text[: found.start()] if found and found.start() else text


# A place cited is no longer than this.
_LONGEST_PLACE = 120


# Marks around a locator, those of East Asian print among them.
_AROUND = " ,;:.()[]\u3001\uff0c\u3002"


class Locator(NamedTuple):
    """A locator without the label in front, and the CSL label ("page" when none is said)."""

    text: str = ""
    label: str = ""


def read_locator(text: str) -> Locator:
    """The locator in the words after a back-reference; empty when they hold none.

    >>> read_locator("p. 105"), read_locator("Book VI. ll. 1078-80")
    (Locator(text='105', label='page'), Locator(text='VI, 1078-80', label='book'))
    >>> read_locator("第203页").text, read_locator("Dok. 204, Anm. 3")
    ('203', Locator(text='Dok. 204, Anm. 3', label=''))
    """
    text = _LEADING.sub("", text.strip(_AROUND))
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
    if _UNLABELLED.match(text):
        return Locator(text)
    first = _FIRST_LABEL.match(text)
    rest = text[first.end() :] if first else text
    if not re.match(r"[\dIVXLCDMivxlcdm]+\b|\d+[A-Za-z]{1,2}\b|[\dA-Z]+[-–]?\d", rest):
        return Locator()
    label = _LABEL_OF[first[1].lower()] if first else "page"
    parts = [part.strip(" ,.") for part in _LABELLED.split(rest)[::2]]
    return Locator(", ".join(filter(None, parts)), label)
