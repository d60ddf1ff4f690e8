"""Authors: the list of names at the head of a citation, or "by NAME" behind its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from alliance_refs.parsing.fields.names import is_institution
from alliance_refs.parsing.namelist import DIRECT, INVERTED, PERSON, Chunk, kinds, name_chunks
from alliance_refs.parsing.rules.draft import CLOSED, STYLED, Claim, Draft
from alliance_refs.spans import Span

_WHOLE = re.compile(rf"(?:{PERSON}(?:&*{PERSON})*|o(?:&o)*)&*e?&*")
_JOINED = re.compile(rf"{PERSON}(?:{PERSON})*&+(?:{PERSON}|o)")
_OTHERS = re.compile(rf"(?:{PERSON}|o)(?:&?{PERSON})*e")
_INITIALS = re.compile(r"(?:o[ig]s?(?:&*(?:o[ig]|d)s?)*|ds?(?:&*ds?)*|v(?:&*v)*)")
_ONE = re.compile(rf"{INVERTED}|{DIRECT}")


class Head(NamedTuple):
    """Where the names at the head end, and how sure that is."""

    end: int
    confidence: float


def heads(draft: Draft) -> Iterator[Claim]:
    """A claim on the authors before the title, or behind "by"."""
    if draft.has("author"):
        return
    start = _first_letter(draft.bare)
    if start is None:
        return
    head = _head(draft, start)
    if head is not None and head.end > start:
        yield Claim(Span(start, head.end), "author", "head", head.confidence)
        return
    yield from _byline(draft)


def _first_letter(text: str) -> int | None:
    match = re.compile(r"[^\W\d_]").search(text)
    if match is None or text[: match.start()].strip(" *([.,—–-\"'“‘„«_"):
        return None
    return match.start()


def _head(draft: Draft, start: int) -> Head | None:
    cue = _cue(draft, start)
    chunks = name_chunks(draft.bare, start, cue)
    classes = kinds(chunks)
    if cue is not None and classes and _WHOLE.fullmatch(classes):
        return Head(_end(chunks), 0.95)
    if cue is not None and _is_institutional(draft.bare[start:cue]):
        return Head(len(draft.bare[:cue].rstrip(" .,:;([“\"'‘\0")), 0.8)
    return _unmarked(draft.bare, start, name_chunks(draft.bare, start))


def _is_institutional(text: str) -> bool:
    words = text.strip(" .,:;(\"'“‘").split()
    return 0 < len(words) <= 14 and (is_institution(" ".join(words)) or len(words) <= 4)


def _end(chunks: tuple[Chunk, ...]) -> int:
    return max(chunk.span.end for chunk in chunks if chunk.kind not in "&") if chunks else 0


_CUE = re.compile(
    r"\x01|\x00|[\"“„«「『‘]|(?<=[\w.)])\s?:\s|[(\[](?:1[3-9]|20)\d\d|[.,]\s(?:1[3-9]|20)\d\d[a-z]?[.,:]"
)


def _cue(draft: Draft, start: int) -> int | None:
    """Where a styled title, a year or a colon says that the names must end."""
    match = _CUE.search(draft.bare, start)
    if match is None:
        return None
    return match.start() if match.start() > start else None


def _unmarked(text: str, start: int, chunks: tuple[Chunk, ...]) -> Head | None:
    """The end of a list of names that nothing but its own grammar marks off."""
    classes = kinds(chunks)
    for pattern, confidence in ((_OTHERS, 0.9), (_JOINED, 0.85), (_INITIALS, 0.8), (_ONE, 0.6)):
        match = pattern.match(classes)
        if match and match.end():
            taken = chunks[: match.end()]
            return Head(_end(taken), confidence)
    sentence = re.compile(r"(?<=[^\W\d_]{3})\.\s").search(text, start)
    if sentence and is_institution(text[start : sentence.start()]):
        return Head(sentence.start(), 0.6)
    return None


_BY = re.compile(
    r"(?:^|[\s\x01\x00,\"”’»])[,\s]*\b(?:[Bb]y|[Vv]on|[Pp]ar|[Dd]i|[Pp]or)\s+(?=[^\W\d_])"
)


def _byline(draft: Draft) -> Iterator[Claim]:
    """The author behind the title: "TITLE by AUTHOR"."""
    for match in _BY.finditer(draft.bare):
        chunks = name_chunks(draft.bare, match.end())
        classes = kinds(chunks).rstrip("x&")
        if classes and _WHOLE.fullmatch(classes):
            yield Claim(Span(match.start(), match.end()), "other", "byline")
            yield Claim(Span(match.end(), _end(chunks[: len(classes)])), "author", "byline", 0.85)
            return


__all__ = ["CLOSED", "STYLED", "heads"]
