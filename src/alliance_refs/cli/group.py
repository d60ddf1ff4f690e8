"""`Program`: the group of commands, each loaded when it is asked for, and the exit status.

In: the words of a command line. Out: exit status 0 (done), 1 (a check has findings) or 2
(wrong usage, unreadable input, unknown style, unwritable output); 141 when whoever read
the output stopped reading, as for any program that a pipe was closed on.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from alliance_refs.cli.messages import PROGRAM, complain, explain_error, explain_usage
from alliance_refs.errors import RefsError

DONE = 0
FINDINGS = 1
CANNOT = 2
STOPPED = 130
PIPE_CLOSED = 141


class Program(click.Group):
    """A group whose commands are named in a table and imported when they are used.

    A command returns its exit status, or None for 0.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self._modules = dict(modules or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of their table: what is used most comes first."""
        return [*self._modules]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; its module holds it under the name with underscores."""
        module = self._modules.get(cmd_name)
        if module is None:
            return None
        found: click.Command = getattr(import_module(module), cmd_name.replace("-", "_"))
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; near names when there is none of that name."""
        near = [] if args[0] in self._modules else get_close_matches(args[0], self._modules, 2, 0.6)
        if near:
            names = " or ".join(map(repr, near))
            raise click.UsageError(f"No such command {args[0]!r}. Did you mean {names}?", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; a reader that went away ends it without a word."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget_output()
            ctx.exit(PIPE_CLOSED)
        return status

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command line and, unless told otherwise, ends the process."""
        _speak_unicode()
        try:
            status = super().main(args, prog_name or PROGRAM, complete_var, False, **extra) or DONE
        except Exception as error:
            status = _status(error)
        if standalone_mode:
            sys.exit(status)
        return status


def _status(error: Exception) -> int:
    """Says what went wrong; gives the exit status."""
    if isinstance(error, click.UsageError):
        complain(*explain_usage(error))
    elif isinstance(error, click.ClickException):
        complain(error.format_message())
    elif isinstance(error, click.Abort):
        complain("stopped")
        return STOPPED
    elif isinstance(error, RefsError | OSError):
        complain(*explain_error(error))
    else:
        traceback.print_exception(error)
        complain("this is a fault of the program itself", "please report what is written above")
    return CANNOT


def _speak_unicode() -> None:
    """Piped output is UTF-8 as files are; what a terminal cannot show is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            coding = None if stream.isatty() or "PYTHONIOENCODING" in os.environ else "utf-8"
            stream.reconfigure(encoding=coding, errors="backslashreplace")


def _forget_output() -> None:
    """What is still to be written goes nowhere, so that the exit raises nothing."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
