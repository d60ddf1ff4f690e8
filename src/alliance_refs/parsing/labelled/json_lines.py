"""Labelled references as JSON lines, easy to read and to correct by hand.

    {"text": "Kim S., Diplomacy (Songnam, 2001)",
     "parts": [["author", "Kim S."], ["title", "Diplomacy"], ["place", "Songnam"], ["date", "2001"]]}

`parts` stand in the order of the text; what belongs to no field is in none. A line may give
`spans` ([start, end, label], code points, end exclusive) in their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.parsing.labelled.reference import Labelled, Stretch, laid_out
from alliance_refs.parsing.labels import LABELS
from alliance_refs.spans import Source, Span


def read_json_lines(source: Source) -> tuple[list[Labelled], list[Diagnostic]]:
    """The references of a file, in order, and what could not be read, each with its line.

    >>> line = '{"text": "Kim, Diplomacy", "parts": [["author", "Kim"], ["title", "Diplomacy"]]}'
    >>> read_json_lines(Source(line, "mine.jsonl"))[0][0].stretches[1]
    Stretch(start=5, end=14, label='title')
    """
    found: list[Labelled] = []
    flaws: list[Diagnostic] = []
    for line, span in _lines(source):
        try:
            found.append(_labelled(json.loads(line), source.name))
        except (ValueError, TypeError, KeyError) as error:
            flaws.append(
                diagnose("unusable-correction", f"left out: {_reason(error)}", source, span)
            )
    return found, flaws


def write_json_line(text: str, stretches: Sequence[Stretch]) -> str:
    """One reference as a line of such a file, without the line end.

    >>> write_json_line("Kim, Diplomacy", [Stretch(0, 3, "author")])
    '{"text": "Kim, Diplomacy", "parts": [["author", "Kim"]]}'
    """
    parts = [[label, text[start:end]] for start, end, label in stretches]
    return json.dumps({"text": text, "parts": parts}, ensure_ascii=False)


def _lines(source: Source) -> Iterator[tuple[str, Span]]:
    at = 0
    for line in source.text.splitlines(keepends=True):
        if line.strip():
            yield line, Span(at, at + len(line.rstrip()))
        at += len(line)


def _labelled(record: Any, name: str) -> Labelled:
    text = record["text"]
    if not isinstance(text, str):
        raise ValueError("its text is not a string")
    if "spans" in record:
        stretches = tuple(Stretch(int(a), int(b), str(c)) for a, b, c in sorted(record["spans"]))
    else:
        laid = laid_out(((str(a), str(b)) for a, b in record["parts"]), text)
        if laid is None:
            raise ValueError("its parts are not all in its text, in that order")
        stretches = laid
    _check(stretches, text)
    return Labelled(text, stretches, name)


def _check(stretches: Sequence[Stretch], text: str) -> None:
    at = 0
    for start, end, label in stretches:
        if not at <= start < end <= len(text):
            raise ValueError(f"the span {start} to {end} is empty, overlaps, or leaves the text")
        if label not in LABELS:
            raise ValueError(f"there is no label {label!r}")
        at = end


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON ({error.msg})"
    return f"it has no {error}" if isinstance(error, KeyError) else str(error)
