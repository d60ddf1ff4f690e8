"""The edges of a labelled run: marks and small words that belong to no field cut off.

In: a text, a span of it and its label; a tagger's borders are sometimes a word off. Out: the
span without stray marks, unpaired brackets and quotation marks, "In:" before a container.
Nothing inside the span is touched.
"""

from __future__ import annotations

import re
from functools import cache

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, fold, words
from alliance_refs.spans import Span

_MARKS = " \t\n\r\x00\x01,;:|*/\\–—-·•=+"
_FRONT = _MARKS + ".)]}>"
_BACK = _MARKS + "([{<"
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_OPENING = {")": "(", "]": "[", "}": "{"}
# Marks of quotations that may stand on either side.
_QUOTES = '"“”„‟«»‹›「」『』《》〈〉'


def tightened(text: str, span: Span, label: Label) -> Span:
    """The span without what stands at its edges and is no part of the field.

    >>> text = 'In: "Neue Wege".'
    >>> tightened(text, Span(0, len(text)), "container").cut(text)
    'Neue Wege'
    """
    start, end = span
    for _ in range(_ROUNDS):
        before = (start, end)
        start, end = _unmarked(text, start, end, label)
        start, end = _unpaired(text, start, end, label)
        start = _past_word(text, start, end, label)
        if (start, end) == before:
            break
    if not any(char.isalnum() for char in text[start:end]):
        return span
    start = _reopened(text, start, end) if label == "title" else start
    return Span(*_paired(text, start, _with_stop(text, start, end, label)))


# Each round takes at least one layer of marks; no printed field has more.
_ROUNDS = 8
_WITHOUT_STOP = frozenset({"title", "container", "series", "publisher", "place", "status"})


def _unmarked(text: str, start: int, end: int, label: Label) -> tuple[int, int]:
    """Marks cut off; a full stop at the end stays behind an abbreviation."""
    while start < end and _is_front(text, start) and not _is_ellipsis(text, start, end):
        start += 1
    while end > start and text[end - 1] in _BACK:
        end -= 1
    end = _before_tail(text, start, end, label)
    if end > start and text[end - 1] == "." and not _is_needed_stop(text, start, end, label):
        end -= 1
    return start, end


# "[J]" behind a title says what kind of document it is (GB/T 7714).
_KIND = re.compile(r"\s?\[(?:[A-Z]{1,2}(?:/OL)?|\d+\s(?:paragraphs|Absätze|párrafos))\]$")


# "Rome Statute art. 7", "Model Rules of Professional Conduct R. 1.6": what is cited of a law.
_ARTICLES = re.compile(r",?\s(?:art|amend|pmbl|[Rr]|cl)\.?$")
_CITED = re.compile(r"(?:(?<=\.)|\.)\s(?:\d{1,3}|[IVX]{1,5})(?:[(,.;]|\.\d|\W*$)")


def _before_tail(text: str, start: int, end: int, label: Label) -> int:
    """The end of a field without a mark of its kind and without words for "no date"."""
    tail = text[max(start, end - 20) : end]
    if label == "title" and _CITED.match(text, end) and (cited := _ARTICLES.search(tail)):
        return end - len(cited[0])
    match = _KIND.search(tail) if label == "title" else None
    if label == "container":
        match = _counted_tail().search(tail)
    if label in ("place", "publisher"):
        match = _undated_tail().search(tail)
    return end - len(match[0]) if match and len(match[0]) < end - start else end


@cache
def _counted_tail() -> re.Pattern[str]:
    """The word for the number behind a periodical: "Nghiên cứu Lịch sử, số | 2"."""
    return re.compile(rf",\s{any_of('labels.issue')}$", re.IGNORECASE)


@cache
def _undated_tail() -> re.Pattern[str]:
    """What ends an imprint and names nothing: "s. d.", and "u. a." for other places."""
    more = r"\s?[(\[]?(?:u\.\s?a\.?|et\sal\.?|etc\.?)[)\]]?"
    return re.compile(rf"(?:[,\s]+{any_of('people.undated')}\.?|[,\s]{more})$")


def _is_front(text: str, at: int) -> bool:
    closes = text[at] in "’”'\"" and text[at + 1 : at + 2] in (",", ".", ";", " ")
    return text[at] in _FRONT or closes


def _is_ellipsis(text: str, start: int, end: int) -> bool:
    return text.startswith("...", start) and text[start + 3 : end].strip()[:1].isalnum()


# A last word too long to be shortened: "in Greek.", "Doctoral thesis.".
_LONG_WORD = re.compile(r"[^\W\d_]{5,}\.$")
_DOTTED = re.compile(r"\b[^\W\d_]\.\s?[^\W\d_]\.$|\.\.\.$")
# A title that ends with a shortened word rather than with its sentence.
_ENDED = re.compile(r"\b(?:Jr|Sr|etc)\.$")


def _is_needed_stop(text: str, start: int, end: int, label: Label) -> bool:
    """Whether the full stop at the end belongs to the last word: "Washington, D.C."."""
    if label == "genre" and _LONG_WORD.search(text, max(start, end - 24), end):
        return False
    if label not in _WITHOUT_STOP:
        return text[end - 2 : end - 1] not in (")", "]")
    tail = text[max(start, end - 80) : end]
    if _DOTTED.search(tail) or (label == "container" and tail in words("law.codes")):
        return True
    if label == "title":
        return bool(_ENDED.search(tail))
    last = tail.split()[-1]
    region = label == "place" and fold(last) in words("places.regions") and len(last) < 7
    return region or _is_shortened(tail[:-1], label)


def _is_shortened(tail: str, label: Label) -> bool:
    """Whether the last word is shortened: it is known so, or short among shortened words."""
    head, _, last = tail.rpartition(" ")
    if not last.isalpha():
        return False
    if fold(last) in _folded() and head:
        return label in _PRINTED_SHORT or last.casefold() == "co"
    return label in _PRINTED_SHORT and "." in head and len(last) < 5


# Names that are printed in shortened words, each with its full stop.
_PRINTED_SHORT = frozenset({"container", "series"})


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(word) for word in words("abbreviations.words"))


# Shortened kinds of works: "PhD diss.".
_DISS = re.compile(r"\b(?:[Dd]iss|[Rr]epr|[Hh]abil|[Mm]imeo|[Hh]s|[Mm]s)$")


def _with_stop(text: str, start: int, end: int, label: Label) -> int:
    """The end of a shortened name with the full stop behind it: "Phys. Rev. Lett."."""
    if text[end : end + 1] != ".":
        return end
    if label not in _WITHOUT_STOP:
        return end + bool(_DISS.search(text, max(start, end - 8), end))
    is_inside = text[end + 1 : end + 2] == ","  # no sentence ends before a comma
    if "." not in text[max(start, end - 80) : end] and not is_inside:
        return end
    if _DOTTED.search(text[max(start, end - 8) : end + 1]):
        return end + 1
    return end + 1 if _is_shortened(text[max(start, end - 80) : end], label) else end


def _unpaired(text: str, start: int, end: int, label: Label) -> tuple[int, int]:
    """Brackets and quotation marks without their partner cut off, and pairs round it all."""
    if end - start < 2:
        return start, end
    first, last = text[start], text[end - 1]
    inner = text[start + 1 : end - 1]
    around = first in "([{" and last == _CLOSING[first] and label != "title"
    if around and first not in inner and last not in inner:
        return start + 1, end - 1
    if first in "([{" and _CLOSING[first] not in text[start:end]:
        return start + 1, end
    if last in ")]}" and text.count(last, start, end) > text.count(_OPENING[last], start, end):
        return start, end - 1
    return _unquoted(text, start, end)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = text[start], text[end - 1]
    if first in _QUOTES:
        others = sum(text.count(mark, start + 1, end) for mark in _QUOTES)
        if others == 0 or (others == 1 and last in _QUOTES):
            return start + 1, end - (last in _QUOTES and others == 1)
    elif last in _QUOTES and sum(text.count(mark, start, end - 1) for mark in _QUOTES) % 2 == 0:
        return start, end - 1
    if first in "'‘‚`" and last in "'’‘" and end - start > 2:
        return start + 1, end - 1
    if first in "'‘‚`" and text[end : end + 2].strip(" .,")[:1] in ("’", "'"):
        return start + 1, end
    if last in "’'" and text[max(start - 1, 0)] in "'‘‚`":
        return start, end - 1
    return start, end


def _reopened(text: str, start: int, end: int) -> int:
    """The start of a title with the mark before it that is closed inside: "‘Law’: A Reader"."""
    if text[start - 1 : start] != "‘" or "’" in text[end : end + 2]:
        return start
    return start - 1 if _CLOSED.search(text, start, end) else start


_CLOSED = re.compile(r"’(?=\s?[:,;–—])")
_CURLED = '"“”„‟'


def _paired(text: str, start: int, end: int) -> tuple[int, int]:
    """The field with the mark right beside it that belongs to one inside: "Mohr (UTB)"."""
    marks = [at for at in range(start, end) if text[at] in _CURLED or text[at] in "()[]"]
    if not marks:
        return start, end
    first, last = marks[0], marks[-1]
    before, after = start - 1, end
    if start and _opens(text, before) and _closes(text, first) and _alike(text, before, first):
        start = before
    if (
        end < len(text)
        and _closes(text, after)
        and _opens(text, last)
        and _alike(text, last, after)
    ):
        end = after + 1
    return start, end


def _opens(text: str, at: int) -> bool:
    follows = at == 0 or text[at - 1].isspace() or text[at - 1] in "(['‘"
    return text[at] in "([" or (text[at] in _CURLED and follows)


def _closes(text: str, at: int) -> bool:
    return text[at] in ")]" or (text[at] in _CURLED and at > 0 and not text[at - 1].isspace())


def _alike(text: str, one: int, other: int) -> bool:
    """Whether both marks are quotation marks, or both brackets."""
    return (text[one] in _CURLED) == (text[other] in _CURLED)


def _past_word(text: str, start: int, end: int, label: Label) -> int:
    """Behind the small word that leads to a field and is no part of it."""
    if label == "title" and (article := _ARTICLE.match(text, start, end)):
        return article.end()
    if label == "container" and (own := _OWN.match(text, start, end)):
        return own.end()
    if label == "series" and (row := _ROW.match(text, start, end)):
        return row.end()
    role = _ROLE.match(text, start, end) if label in ("title", "container", "place") else None
    if role:
        return role.end()
    match = _LEAD.match(text, start, end) if label in _LED else None
    if not match or match.end() >= end:
        return start
    alone = match["word"][0].isupper() and not match["mark"]
    if alone and (_is_led(text, start) or text[match.end()].islower()):
        return start
    return match.end()


def _is_led(text: str, start: int) -> bool:
    """Whether "In" stands before the field already, so that a second one is its own."""
    return bool(re.search(r"\b(?:[Ii]n|[Dd]ans|[Ee]n)[:\s]*$", text[max(start - 8, 0) : start]))


# What is left of "(eds.)," before the name of a book or its publisher.
_ROLE = re.compile(
    r"[(\[]?(?:eds?|hrsg|hgg?|éds?|dirs?)\b[.)\]]*\s?[,:(]?\s?(?<=[.,:)( ])(?=\S)", re.I
)
# "Art. Akklamation, in: RAC 1", "voce Contratto": an entry of a dictionary.
_ARTICLE = re.compile(r"(?:Art\.|s\.\s?v\.|voce)\s+[„“\"»«]?(?=[^\W\d_a-z])")
# "in his *Law's Community*": whose book it is.
_OWN = re.compile(r"(?:his|her|their):?\s+(?=[\"“‘'_]?[^\W\d_a-z])")
# "Reihe „Sozialstrukturanalyse“", "Series: Migration".
_ROW = re.compile(r"(?:Schriftenr|R)eihe(?::\s|\s(?=[„“\"»«]))|(?:Series|Serie|Collection):\s")
_LED = frozenset({"container", "series"})
_LEAD = re.compile(r"(?P<word>[Ii][Nn]|[Dd]ans|[Ee]n|[Aa]pud)(?P<mark>\s?:|)\s+")
