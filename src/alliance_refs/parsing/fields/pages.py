"""Numbers: page ranges, volumes, editions as CSL-JSON writes them.

In: the words as printed ("173--79", "S. 14-33", "vol. XII", "2nd ed."). Out: the number
without its label; digits and spelling stay as printed.
"""

from __future__ import annotations

import re
from functools import cache

from alliance_refs.parsing.fields.text import squeeze
from alliance_refs.parsing.lexicon import any_of, fold, words

# Between two paragraphs of a decision, each in its own bracket: "[3]-[5]".
_DASH = re.compile(
    r"(?:(?<=\d)\])?\s*(?:--+|[–—‒‐‑−-]|(?<=\d)\s?[~～〜―－ー](?=\s?\d))\s*(?:\[(?=\d))?"
)
_EDGES = " .,;:()[]"


def read_pages(text: str) -> str:
    """A page or range of pages without label, with a plain hyphen in ranges.

    >>> read_pages("pp. 173--79"), read_pages("S. 4 ff."), read_pages("[3]-[5]")
    ('173-79', '4 ff.', '3-5')
    """
    text = squeeze(text)
    stopped = bool(_STOPPED.search(text))
    text = text.strip(' .,;:“”"').lstrip("([{").rstrip(" .,;:")
    text = _ARTICLE.sub("", _GLUED.sub("", _label("pages").sub("", text)))
    text = _repeated().sub(r"\1", text)
    text = text if "(" in text or "[" in text else text.rstrip(")] .,;:")
    text = _DASH.sub("-", _TRAILING.sub("", text)).strip(" ,;:([")
    text = text if "[" in text else text.rstrip("]")
    return text + "." if stopped else text


# "pp119-50": a label without a space; a capital belongs to the number ("P06002", "S33").
_GLUED = re.compile(r"^(?:pp?|pgs?|págs?)(?=\d)")
# "Article e64937", "Art. No. 12": what stands for pages in journals that have none.
_ARTICLE = re.compile(
    r"^(?:Article|Art\.|Artikel)(?:\s(?:ID|[Nn]umber|[Nn]o|[Nn]r)\.?)?:?\s(?=[A-Za-z]{0,4}-?\d)",
    re.IGNORECASE,
)
# "4 ff.": the full stop belongs to the pages.
_STOPPED = re.compile(r"(?<=\d)\s?ff?\.[\s,;:)]*$")
_TRAILING = re.compile(
    r"(?<=\d)\s?(?:pp?|pages|Seiten|S)\.?$|(?<=[\d〇一二三四五六七八九十百])\s?(?:쪽|면|頁|页|ページ)$"
)


@cache
def _repeated() -> re.Pattern[str]:
    """A label before the last page too: "p. 12 - p. 15"."""
    return re.compile(rf"([-–—]\s?){any_of('labels.pages')}[\s.]+(?=\d)", re.IGNORECASE)


_COUNT = re.compile(
    r"\W*(?:[ivxlcIVXLC]+\s?[,+]\s?)?\d+\s?(?:pp?\.|pp|pages|Seiten|S\.|págs?\.|páginas|pagine|pagg?\.|p\.|с\.|л\.|str\.|old\.|blz\.)\W*"
)
_RANGE = re.compile(r"\d\s?(?:[-–—,&]|und|and|et)\s?\d|^\W*(?:pp?|S)\b")


def is_page_count(text: str, after: str = "") -> bool:
    """Whether a number tells how many pages a work has: "365 S.", "xii, 416 pages".

    `after` is what stands behind it in the citation.

    >>> is_page_count("365", " S."), is_page_count("pp. 12-14")
    (True, False)
    """
    label = _NEXT_LABEL.match(after)
    whole = text + (label[0] if label else after[:1])
    return bool(_COUNT.fullmatch(whole)) and not _RANGE.search(text)


_NEXT_LABEL = re.compile(
    r"\s?(?:pp?\.|pp(?=[,;\s]|$)|pages|Seiten|S\.|págs?\.|páginas|с\.|л\.|str\.|old\.|blz\.)"
)


def read_number(text: str) -> str:
    """A volume or issue number without label and brackets.

    >>> read_number("vol. XII"), read_number("no. 3"), read_number("4. Jg.")
    ('XII', '3', '4')
    """
    text = squeeze(text).strip(_EDGES)
    for label in ("volume", "issue", "part"):
        text = _label(label).sub("", text)
    text = _behind().sub("", text)
    return text.strip(_EDGES + "-–—") or text


@cache
def _behind() -> re.Pattern[str]:
    """A label behind its number: "4. Jg.", "3e année", "제5호"."""
    nouns = any_of("labels.behind")
    return re.compile(
        rf"(?<=\d)(?:\.|e|er|º|ª|th|st|nd|rd)?\s*{nouns}\.?$|^[제第](?=\d)", re.IGNORECASE
    )


def read_edition(text: str) -> str:
    """An edition; a bare ordinal when there is nothing else to it; nothing for the word alone.

    >>> read_edition("2nd ed."), read_edition("7. Aufl."), read_edition("Revised edition")
    ('2nd', '7', 'Revised edition')
    """
    text = squeeze(text).strip(_EDGES).translate(_RAISED)
    if fold(text) in words("editions.nouns"):
        return ""
    match = _ordinal().fullmatch(text) or _SHORT.fullmatch(text) or _noun_first().fullmatch(text)
    return match["number"].rstrip(".") if match else text


# "6. A.", as Swiss lists have it.
_SHORT = re.compile(r"(?P<number>\d{1,2})\.\sA\.?")
_RAISED = str.maketrans("²³¹⁴⁵⁶⁷⁸⁹", "231456789")


@cache
def _noun_first() -> re.Pattern[str]:
    """The noun before its number: "wyd. 3", "Ed. 2"."""
    return re.compile(rf"{any_of('editions.nouns')}\.?\s(?P<number>\d{{1,2}}|[IVX]{{1,4}})", re.I)


@cache
def _ordinal() -> re.Pattern[str]:
    nouns = any_of("editions.nouns")
    return re.compile(
        rf"(?:제\s?)?(?P<number>第?\d+\s?(?:st|nd|rd|th|d|ª|:?a|:?e|er|re|º|°|ème|è|-[ея]|-ое|\.ª|\.)?)\s*{nouns}?\.?",
        re.I,
    )


@cache
def _label(kind: str) -> re.Pattern[str]:
    glued = r"\s" if kind == "pages" else r"\s\d"
    return re.compile(
        rf"^{any_of('labels.' + kind)}(?=[{glued}(:]|(?<=[.°º]))[\s.:]*(?=\w)", re.IGNORECASE
    )
