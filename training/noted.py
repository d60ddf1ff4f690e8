"""Reads notes whose citations are shown in the text: `See ⟦F Kim, *War* (2003)⟧; ⟦I ibid., 4⟧.`

In: text files of one note a line, blank lines and lines that begin with "#" apart. Out: `Labelled`
values, each citation a stretch whose label is the kind of its form (`FORMS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from alliance_refs.parsing.labelled import Labelled, Stretch
from training.shown import read_lines

# A letter names the form of a citation; forms that read alike are of one kind. What is only
# mentioned, and what points into the document itself, is no citation.
FORMS = {"F": "full", "S": "short", "I": "back", "O": "back", "U": "back", "D": "full"}
_NO_CITATION = frozenset("MX")
_PART = re.compile(r"⟦(?P<form>\w) |(?P<end>⟧)|\*(?P<italic>[^*⟦⟧]+)\*")


def read_noted(path: Path) -> Iterator[Labelled]:
    """The notes of one file, in order; raises `ValueError` for a line wrongly marked."""
    return read_lines(path, lambda line: note_shown(line.strip(), f"noted-{path.stem}"))


def note_shown(line: str, source: str) -> Labelled:
    """The note that one line shows; raises `ValueError` for marks unknown or not closed.

    >>> note = note_shown("See ⟦F Kim, *War* (2003)⟧.", "noted-policy")
    >>> note.text, note.stretches[0].label, note.italics
    ('See Kim, War (2003).', 'full', ((9, 12),))
    """
    text, at, stretches, italics = "", 0, [], []
    begun: tuple[str, int] | None = None
    for part in _PART.finditer(line):
        text, at = text + line[at : part.start()], part.end()
        if part["italic"]:
            italics.append((len(text), len(text) + len(part["italic"])))
            text += part["italic"]
        elif part["form"]:
            if begun or part["form"] not in {*FORMS, *_NO_CITATION}:
                raise ValueError(f"{part[0]} cannot stand here")
            begun = (part["form"], len(text))
        elif not begun:
            raise ValueError("a mark closes that was not opened")
        else:
            if begun[0] in FORMS:
                stretches.append(Stretch(begun[1], len(text), FORMS[begun[0]]))
            begun = None
    if begun:
        raise ValueError("a mark is not closed")
    return Labelled(text + line[at:], tuple(stretches), source, 1.0, tuple(italics))
