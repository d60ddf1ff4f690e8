"""A back-reference that a sentence runs into -> its own words: "Id. at 52 gives a count"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.notes.splitting.framed import telling
from alliance_refs.notes.words import words
from alliance_refs.spans import Span

# A word for what is cited and a page, before a word of running text.
_SUBJECT = re.compile(
    r"\W{0,3}(?:ibid(?:em)?|id|ib|ebd|ebenda|(?:op|loc)\. ?cit)\b\.?,?\s"
    r"(?:at\s|pp?\.\s|S\.\s|§+\s)?\d[\d–-]*(?:\sff?\.)?(?=\s(?P<said>(?-i:[a-zà-ÿ]{3,}))\s)",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w’'-]+"
# A name and the note: "Leys (Anm. 8)", "Cho and Rhee (n. 4)", "Schauer, supra note 5".
_NOTED = re.compile(
    rf"{_NAME}(?:,?\s(?:and|&|und|et|y|e)\s{_NAME})?,?\s"
    r"(?:[(\[](?:see\s|siehe\s|wie\s)?(?:Anm|[Nn]|[Nn]ote|fn|Fn|[Nn]ota)\.?\s?\d{1,4}[)\]]"
    r"|supra note \d{1,4})"
)


def own_words(text: str, span: Span) -> Iterator[Span]:
    """The back-references in a span without the words of the sentence that they stand in.

    >>> text = "Id. at 52 gives a count that is denied by Leys (n. 8) without reasons"
    >>> [own.cut(text) for own in own_words(text, Span(0, len(text)))]
    ['Id. at 52', 'Leys (n. 8)']
    """
    subject = _SUBJECT.match(text, *span)
    if subject and subject["said"] not in words().bibliographic:
        yield Span(span.start, subject.end())
        rest = Span(subject.end(), span.end)
        yield from () if _noted(text, rest) == rest else (_noted(text, rest),)
    else:
        yield _noted(text, span)


def _noted(text: str, span: Span) -> Span:
    """The name and the note that words of a sentence lead to; the whole span where none do."""
    noted = _NOTED.search(text, *span)
    if not noted or not _tells(text[span.start : noted.start()]):
        return span
    behind = text[noted.end() : span.end]
    is_said = behind[:1].isspace() and not any(map(str.isdigit, behind))
    return Span(noted.start(), noted.end() if is_said else span.end)


def _tells(before: str) -> bool:
    """Whether words before a name are running text, and no title."""
    is_plain = not any(mark in before for mark in "\"“„«‘'’")
    return is_plain and any(word in telling() for word in before.split())
