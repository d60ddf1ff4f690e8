"""LaTeX's environments: quotations, lists, tables, verbatim text, `thebibliography`."""

from __future__ import annotations

import re

from alliance_refs.documents.latex.commands import (
    DISPLAYED,
    ENVIRONMENT_ARGUMENTS,
    ENVIRONMENT_KINDS,
    LISTS,
    NUMBERED_LISTS,
    VERBATIM,
)
from alliance_refs.documents.latex.reading import Reading, Setting
from alliance_refs.model import Block, BlockKind, Passage, plain_passage
from alliance_refs.spans import OffsetMap, Piece, Span
from alliance_refs.text.latex import latex_text

_NAME = re.compile(r"\s*\{([A-Za-z]+\*?)\}")
_IMPLIED_HEADING = "References"


def take_begin(reading: Reading, token: re.Match[str], name: str) -> int:
    """An environment opens: what stands in it becomes blocks of its kind."""
    match = _NAME.match(reading.source.text, token.end())
    if not match:
        return token.end()
    environment, after = match[1], match.end()
    if environment in VERBATIM or environment in DISPLAYED:
        return _whole(reading, token.start(), after, environment)
    reading.flush(token.start())
    if environment == "thebibliography":
        _imply_heading(reading, token.start())
    kind = ENVIRONMENT_KINDS.get(environment, reading.settings[-1].kind)
    reading.settings.append(Setting(environment, kind))
    if environment == "minipage":
        reading.counters["minipage"] = box = reading.counters.get("minipage", 0) + 1
        reading.settings[-1].box = box
    after = reading.braces.option(after)[1]
    for _ in range(ENVIRONMENT_ARGUMENTS.get(environment, 0)):
        argument = reading.braces.argument(after)
        after = argument.after if argument and argument.is_closed else after
    return reading.braces.option(after)[1]


def _imply_heading(reading: Reading, at: int) -> None:
    """`thebibliography` prints a heading that the source does not have."""
    if reading.blocks and reading.blocks[-1].kind == "heading":
        return
    heading = Passage(_IMPLIED_HEADING, (), OffsetMap((Piece(0, len(_IMPLIED_HEADING), at, 0),)))
    reading.blocks.append(Block("heading", heading, Span(at, at), 3))


def _whole(reading: Reading, start: int, inner: int, environment: str) -> int:
    """Text that is not LaTeX, or a displayed formula, up to its end."""
    text = reading.source.text
    found = text.find(f"\\end{{{environment}}}", inner)
    if found < 0:
        message = f"\\begin{{{environment}}} has no end"
        reading.warn("environment-not-closed", message, start, inner)
        return inner
    after = found + len(f"\\end{{{environment}}}")
    if environment in DISPLAYED:
        shown = latex_text(f"${text[inner:found]}$")
        reading.text.space(start, 0)
        reading.text.write(shown, start, after - start)
    elif environment not in ("comment", "filecontents"):
        reading.flush(start)
        passage = plain_passage(text[inner:found], inner)
        reading.blocks.append(Block("code", passage, Span(inner, found)))
    return after


def take_end(reading: Reading, token: re.Match[str], name: str) -> int:
    """An environment closes, and with it those inside that were left open."""
    match = _NAME.match(reading.source.text, token.end())
    if not match:
        return token.end()
    reading.flush(token.start())
    depth = next(
        (
            depth
            for depth, setting in enumerate(reversed(reading.settings[-_DEEPEST:]))
            if setting.name == match[1]
        ),
        None,
    )
    if depth is not None and len(reading.settings) > depth + 1:
        del reading.settings[-depth - 1 :]
    return match.end()


# An end looks for its beginning among so many open environments.
_DEEPEST = 60


def take_item(reading: Reading, token: re.Match[str], name: str) -> int:
    """An item of a list, or an entry of `thebibliography`, numbered as it is printed."""
    reading.flush(token.start())
    setting = next(
        (
            setting
            for setting in reversed(reading.settings[-_DEEPEST:])
            if setting.name in LISTS or setting.name == "thebibliography"
        ),
        reading.settings[-1],
    )
    option, after = reading.braces.option(token.end())
    if name == "bibitem":
        argument = reading.braces.argument(after)
        after = argument.after if argument and argument.is_closed else after
    label = ""
    if option is None and (name == "bibitem" or setting.name in NUMBERED_LISTS):
        setting.number += 1
        label = str(setting.number)
    kind: BlockKind = "list-item"
    setting.kind, setting.label = kind, label
    if option and name == "item":
        reading.text.write(latex_text(option) + " ", token.start(), after - token.start())
    return after
