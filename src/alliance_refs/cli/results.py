"""Where results go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

from alliance_refs.cli.messages import counted, printable, say
from alliance_refs.errors import Diagnostic
from alliance_refs.files import LONE_SURROGATE, write_file
from alliance_refs.formats import format_for, write_library
from alliance_refs.model import Library

STDOUT = "-"


def write_result(text: str, output: str | None) -> None:
    """Writes a result to the file `output`, or to standard output for None and "-".

    Raises `UnwritableOutput`; a file that was there before is then as it was.
    """
    if text and not text.endswith("\n"):
        text += "\n"
    text = _whole_characters(text)
    if output is None or output == STDOUT:
        sys.stdout.write(printable(text) if sys.stdout.isatty() else text)
    elif _is_device(Path(output)):
        Path(output).write_text(text, encoding="utf-8", newline="")
    else:
        write_file(output, text)


def _is_device(path: Path) -> bool:
    """Whether a path is a pipe or a device ("/dev/null"): nothing may take its place."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _whole_characters(text: str) -> str:
    """The text without halves of characters, which JSON may hold and UTF-8 may not."""
    whole, halves = LONE_SURROGATE.subn("\ufffd", text)
    if halves:
        say(f"{counted(halves, 'half character')} that no file may hold became U+FFFD")
    return whole


def write_works(
    library: Library, output: str | None, format: str | None, default: str
) -> tuple[Diagnostic, ...]:
    """Writes a library in `format`, else by the suffix of `output`, else in `default`.

    Gives what the format could not hold.
    """
    named = default if is_stream(output) else None
    format = format or named or format_for(str(output)).name
    written = write_library(library, format)
    write_result(written.text, output)
    if not is_stdout(output):
        say(f"{output}: {counted(len(library), 'work')} written as {format}")
    return written.losses


def is_stdout(output: str | None) -> bool:
    """Whether a result goes to standard output."""
    return output in (None, STDOUT)


def is_stream(output: str | None) -> bool:
    """Whether a result goes where no suffix tells a format: standard output, a pipe, a device."""
    return output is None or output == STDOUT or _is_device(Path(output))
