"""Where a list of names ends: the grammar that heads and role words share."""

from __future__ import annotations

import re

from alliance_refs.parsing.namelist import DIRECT, INVERTED, PERSON, Chunk, kinds, name_chunks
from alliance_refs.parsing.rules.places import is_house, is_place

# Every chunk of a list is a name: nothing but names stands between two certain marks.
WHOLE = re.compile(rf"(?:{PERSON}(?:&*{PERSON})*(?:&+o)?|o(?:&o)*|oe)&*e?&*")

# A list that its own grammar ends, the surest first: "and others"; a last name behind "and";
# initials all along; one name.
_ENDINGS = (
    (re.compile(rf"(?:{PERSON}|o)(?:&*{PERSON})*e"), 0.9),
    (re.compile(rf"{PERSON}(?:{PERSON})*(?:&+{PERSON})+|{PERSON}(?:{PERSON})*&+o|o&+o"), 0.85),
    (
        re.compile(r"(?:o[iv]s?(?:&*(?:o[ig]|d)s?)*|ds?(?:&*ds?)*|vs?(?:&*[vd]s?)+|f(?:&*ds?)+)"),
        0.8,
    ),
    (re.compile(rf"{INVERTED}|{DIRECT}"), 0.6),
)


def names_end(text: str, start: int, *, single: bool = False) -> tuple[int, float]:
    """The end of the list of names that begins at `start`, and how sure that is.

    `single` allows a lone family name ("ed. Hucher"). (0, 0.0) when no name begins there.
    """
    chunks = _people(text, name_chunks(text, start))
    classes = kinds(chunks)
    for pattern, confidence in _ENDINGS:
        match = pattern.match(classes)
        if match and (_ends(text, chunks[: match.end()]) or _agree(text, chunks[: match.end()])):
            return _last(chunks[: match.end()]), confidence
    if single and classes[:1] == "o":
        return chunks[0].span.end, 0.6
    return 0, 0.0


def _ends(text: str, chunks: tuple[Chunk, ...]) -> bool:
    """Whether a full stop ends the list behind its last name."""
    return chunks[-1].stop and text[chunks[-1].span.end : chunks[-1].span.end + 1] == "."


_INITIAL = re.compile(r"(?<!\w)[^\W\d_a-z]\.")


def _agree(text: str, chunks: tuple[Chunk, ...]) -> bool:
    """Whether all names behind a comma are written like the first, with initials or without."""
    names = [chunk.span.cut(text) for chunk in chunks if chunk.kind in "fdv"]
    commas = len(chunks) > 2 and chunks[1].kind != "&"
    first, *others = (bool(_INITIAL.search(name)) for name in names) if names else (True,)
    return not (commas and first and others and not any(others) and chunks[0].kind in "fdv")


def first_person_end(text: str, start: int) -> int:
    """The end of the first name of a list, 0 when none begins there."""
    chunks = name_chunks(text, start)
    match = _ENDINGS[-1][0].match(kinds(chunks))
    return _last(chunks[: match.end()]) if match else 0


def are_names(text: str, start: int, end: int) -> bool:
    """Whether all of a stretch reads as a list of names."""
    chunks = name_chunks(text, start, end)
    if len(_people(text, chunks)) < len(chunks):
        return False
    return bool(chunks) and bool(WHOLE.fullmatch(kinds(chunks))) and not _left(text, chunks, end)


def _left(text: str, chunks: tuple[Chunk, ...], end: int) -> str:
    return text[chunks[-1].span.end : end].strip(" .,;:()[]")


def are_alike(text: str, start: int, end: int) -> bool:
    """Whether a list of names is one person, or is joined and written alike throughout.

    Before a colon "William K. Jones, Insult to Injury" is a name and a title.
    """
    chunks = name_chunks(text, start, end)
    classes = kinds(chunks)
    if len(chunks) < 2 or classes[0] == "o":
        return True
    return "&" in classes and _agree(text, chunks)


def last_name_end(text: str, start: int, end: int) -> int:
    """The end of the last name of a stretch that is a list of names."""
    return _last(name_chunks(text, start, end))


def _last(chunks: tuple[Chunk, ...]) -> int:
    return max((chunk.span.end for chunk in chunks if chunk.kind != "&"), default=0)


def _people(text: str, chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """The chunks before the first place or publisher: "ed. Stoll, Stuttgart"."""
    for at, chunk in enumerate(chunks):
        words = chunk.span.cut(text)
        initials = kinds(chunks[at + 1 : at + 2]) == "i"
        if at and chunk.kind in "of" and not initials and (is_place(words) or is_house(words)):
            return chunks[:at]
    return chunks
