"""Reads references whose labels are shown in the text: `<author>Röhl, K. F.</author>: ...`.

In: text files of one reference a line (`training/shown`), blank lines and lines that begin with
"#" apart. Out: `Labelled` values. The name of a file gives the source of its references:
`shown-law` for `law.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from alliance_refs.parsing.labelled import Labelled, Stretch
from alliance_refs.parsing.labels import LABELS

_TAG = re.compile(r"<(/?)([a-z-]+)>")


def read_shown(path: Path) -> Iterator[Labelled]:
    """The references of one file, in order; raises `ValueError` for a line wrongly marked."""
    return read_lines(path, lambda line: reference_shown(line, f"shown-{path.stem}"))


def read_lines(path: Path, read: Callable[[str], Labelled]) -> Iterator[Labelled]:
    """What `read` makes of each line, blank ones and remarks apart; its errors name the place."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield read(line.rstrip("\n"))
                except ValueError as error:
                    raise ValueError(f"{path}:{number}: {error}") from None


def reference_shown(line: str, source: str) -> Labelled:
    """The reference that one line shows; raises `ValueError` for labels unknown or not closed.

    >>> line = "<author>Röhl</author>, in: <container>KritV</container>."
    >>> reference_shown(line, "shown-law").text
    'Röhl, in: KritV.'
    """
    text, at, stretches = "", 0, []
    begun: tuple[str, int] | None = None
    for tag in _TAG.finditer(line):
        text, at = text + line[at : tag.start()], tag.end()
        closes, label = tag[1] == "/", tag[2]
        if label not in LABELS or closes != (begun is not None and begun[0] == label):
            raise ValueError(f"<{tag[1]}{label}> is no label here")
        if begun and closes:
            stretches.append(Stretch(begun[1], len(text), label))
        elif begun:
            raise ValueError(f"<{label}> stands inside <{begun[0]}>")
        begun = None if closes else (label, len(text))
    if begun:
        raise ValueError(f"<{begun[0]}> is not closed")
    return Labelled(text + line[at:], tuple(stretches), source)
