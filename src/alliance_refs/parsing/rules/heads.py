"""Authors: the list of names at the head of a citation, or "by NAME" behind its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from alliance_refs.parsing.fields.names import is_institution
from alliance_refs.parsing.lexicon import words as words_of
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.people import (
    are_alike,
    are_names,
    first_person_end,
    last_name_end,
    names_end,
)
from alliance_refs.parsing.rules.places import is_place
from alliance_refs.spans import Span


class Head(NamedTuple):
    """Where the names at the head end, and how sure that is."""

    end: int
    confidence: float


def heads(draft: Draft) -> Iterator[Claim]:
    """A claim on the authors before the title, or behind "by"."""
    if draft.has("author"):
        return
    if _SET_OFF_BY.search(draft.bare):
        byline = list(_byline(draft))
        if byline:
            yield from byline
            return
    start = _first_letter(draft)
    head = _head(draft, start) if start is not None else None
    if start is not None and head is not None and head.end > start:
        yield Claim(Span(start, head.end), "author", "head", head.confidence)
    else:
        yield from _byline(draft)


# What may stand before the first name.
_FRONT = " *([.,—–-\"'“‘„«_"


def _first_letter(draft: Draft) -> int | None:
    """Where the first word stands, None when something claimed or styled stands before it."""
    begin = max((claim.span.end for claim in draft.claims if _is_leading(claim)), default=0)
    match = re.compile(r"[^\W\d_]").search(draft.bare, begin)
    if match is None or draft.bare[begin : match.start()].strip(_FRONT):
        return None
    return match.start()


def _is_leading(claim: Claim) -> bool:
    """Whether a claim stands before the names: an entry's number, its year, a signal."""
    return claim.rule in ("entry-number", "signal") or (
        claim.label == "date" and claim.span.start == 0
    )


# What is no institution: "Código Civil de Chile, artículo 102".
_LAW = re.compile(
    r"(?:Código|Code|Codice|Ley|Loi|Legge|Gesetz|Decreto|Constitución|Constitution|Costituzione)\s"
)


def _head(draft: Draft, start: int) -> Head | None:
    if _LAW.match(draft.bare, start):
        return None
    for kind, end in _cues(draft, start):
        head = _before(draft, start, end, kind)
        if head is not None:
            return head
    end, confidence = names_end(draft.bare, start)
    if re.match(r"\s\d{4}", draft.bare[end : end + 5]):
        return None
    if end and not _has_title(draft, end):
        end = first_person_end(draft.bare, start)
    if end and (_has_title(draft, end) or confidence > 0.7):
        return Head(end, confidence)
    return _institution(draft.bare, start) or _surname(draft.bare, start)


_SURNAME = re.compile(
    r"(?P<name>[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*)(?P<mark>,\s|:\s)(?=[^\W\d_a-zà-ÿ][^\W\d_]*'?\s?[^,]*\s[^,]*\s)"
)


def _surname(text: str, start: int) -> Head | None:
    """A lone family name before a title: "Cornford, Origin of Attic Comedy"."""
    match = _SURNAME.match(text, start)
    if (
        match is None
        or is_place(match["name"])
        or match["name"].casefold() in words_of("names.articles")
    ):
        return None
    return Head(match.end("name"), 0.5)


# What says that the names must end: the styled title, the date, a colon.
_CUES = (
    ("styled", re.compile(r"[\x01\"“„«「『‘]")),
    (
        "year",
        re.compile(
            r"[(\[.,]?\s?\x02|[(\[](?:1[3-9]|20)\d\d[a-z]?[)\]]|[.,]\s(?:1[3-9]|20)\d\d[a-z]?[.,:]"
        ),
    ),
    ("colon", re.compile(r"(?<=[\w.)])\s?:\s")),
)


def _cues(draft: Draft, start: int) -> list[tuple[str, int]]:
    """The places where the names may have to end, the nearest first."""
    found = [(kind, cue.search(draft.dated, start)) for kind, cue in _CUES]
    return sorted(
        ((kind, match.start()) for kind, match in found if match and match.start() > start),
        key=lambda pair: pair[1],
    )


def _before(draft: Draft, start: int, end: int, kind: str) -> Head | None:
    """The head that fills all of the text before a cue."""
    text = draft.bare
    words = text[start:end].strip(_LOOSE)
    end = start + len(text[start:end].rstrip(_MARKS))
    if text.startswith(".", end) and _INITIAL.search(text, start, end):
        end += 1
    if "\0" in text[start:end] or _SENTENCE.search(words):
        return None
    if is_place(words) or (kind == "year" and text[end : end + 1] == "," and _is_doubtful(words)):
        return None
    if are_names(text, start, end) and (kind != "colon" or are_alike(text, start, end)):
        return Head(last_name_end(text, start, end), 0.95)
    if _reads_as_institution(words, kind):
        return Head(end, 0.8)
    return None


_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]$")
# Marks that may stand between the names and what follows; a point may be an initial's.
_MARKS = " ,:;([“\"'‘`"
_LOOSE = " .,:;([“\"'‘"
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.?!]\s")


def _is_doubtful(words: str) -> bool:
    """Whether words between commas before a year are a title and imprint as likely as names."""
    return words.count(",") > 0 and not re.search(r"\b[A-Z]\.|[A-Z]{2}\b|&|;|\band\b", words)


def _reads_as_institution(words: str, kind: str) -> bool:
    count = len(words.split())
    if not words or not words[0].isupper():
        return False
    if "," in words and not (kind == "year" and is_institution(words.split(",")[0])):
        return False
    if kind == "styled":
        return count <= 6 and (count <= 2 or is_institution(words))
    return count <= 14 and is_institution(words) and (kind == "year" or count <= 6)


def _institution(text: str, start: int) -> Head | None:
    """An institution that a full stop or comma sets off at the head."""
    sentence = re.compile(r"(?<=[^\W\d_]{3})(?:\s[\[(][A-Z]{2,8}[\])])?(?:\.\s|,\s)").search(
        text, start
    )
    if sentence and is_institution(text[start : sentence.start()]):
        words = text[start : sentence.start()].split()
        if len(words) <= 8 and words[-1][:1].isupper() and words[0].casefold() != "the":
            return Head(sentence.start(), 0.6)
    return None


_HELD = re.compile(r"[\s,.]*(?:[Ii]n|[Ee]n|[Dd]ans):?\s+\x00")


def _has_title(draft: Draft, end: int) -> bool:
    """Whether words are left behind the names that can be a title."""
    rest = draft.dated[end:]
    if "\1" in rest or draft.has("title", "container") or _HELD.match(rest):
        return True
    words = re.match(r"[\s.,:;()\x02\"“'‘«„]*([^\x00]*)", rest)
    pieces = re.split(r"[,.;:(]\s?", words[1]) if words else []
    return any(re.search(r"[^\W\d_]{3}", piece) and not is_place(piece) for piece in pieces)


# A "by" that a comma or the end of a title sets off tells more than words at the head.
_SET_OFF_BY = re.compile(r"(?:,|[\x01\"”’»])\s(?=[Bb]y\s[^\W\d_a-z])")

_BY = re.compile(r"(?:^|(?<=[\s\x01\x00,\"”’»]))(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+(?=[^\W\d_])")


def _byline(draft: Draft) -> Iterator[Claim]:
    """The author behind the title: "TITLE by AUTHOR"."""
    for match in _BY.finditer(draft.bare):
        end, confidence = names_end(draft.bare, match.end())
        if end:
            yield Claim(Span(*match.span()), "other", "byline")
            yield Claim(Span(match.end(), end), "author", "byline", confidence)
            return
