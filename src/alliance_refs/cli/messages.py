"""What is said to the user on standard error: errors with hints, and short notices.

In: an exception, or words. Out: lines that begin with the program's name; no colour
unless standard error is a terminal and NO_COLOR is not set.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable

import click

from alliance_refs.cli.settings import is_quiet
from alliance_refs.errors import (
    RefsError,
    UnknownFormat,
    UnknownStyle,
    UnwritableOutput,
)

PROGRAM = "alliance-refs"

# Control characters of a document or a file name could steer the terminal.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with control characters shown as a replacement character.

    >>> printable("a\\x1b[31mb\\n")
    'a\\ufffd[31mb\\n'
    """
    return _CONTROL.sub("\ufffd", text)


def complain(message: str, *hints: str) -> None:
    """Says on standard error what went wrong, then each hint on a line of its own."""
    _write(click.style(f"{PROGRAM}:", fg="red", bold=True) + " " + printable(message))
    for hint in filter(None, hints):
        _write("    " + printable(hint))


def say(message: str) -> None:
    """A notice on standard error, unless the user asked for quiet."""
    if not is_quiet():
        _write(f"{PROGRAM}: {printable(message)}")


def explain_error(error: RefsError | OSError) -> tuple[str, str]:
    """An error as a message and a hint, the hint "" when the message says it all."""
    if isinstance(error, OSError):
        reason = (error.strerror or str(error)).lower()
        return f"{error.filename}: {reason}" if error.filename else reason, ""
    hints = (hint(error) for kind, hint in _HINTS if isinstance(error, kind))
    return str(error), next(hints, "")


def explain_usage(error: click.UsageError) -> tuple[str, str]:
    """A wrong command line as a message and where to look."""
    command = error.ctx.command_path if error.ctx else PROGRAM
    return error.format_message(), f"{command} --help tells more"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number and its noun: "1 work", "2 works".

    >>> counted(1, "work"), counted(0, "work"), counted(2, "entry", "entries")
    ('1 work', '0 works', '2 entries')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def has_colour(stream: object) -> bool:
    """Whether colour may be written to a stream: a terminal, and NO_COLOR not set."""
    is_terminal = getattr(stream, "isatty", lambda: False)()
    return bool(is_terminal) and not os.environ.get("NO_COLOR")


def _write(line: str) -> None:
    click.echo(line if has_colour(sys.stderr) else click.unstyle(line), err=True)


def _style_hint(error: RefsError) -> str:
    words = str(getattr(error, "name", "")).replace("-", " ")
    return f"look for it with: {PROGRAM} styles {words}"


_HINTS: tuple[tuple[type[RefsError], Callable[[RefsError], str]], ...] = (
    (UnknownStyle, _style_hint),
    (UnknownFormat, lambda error: "say the format with --from or --to"),
    (UnwritableOutput, lambda error: "nothing was changed; name another place"),
)
