"""What every command takes: --encoding and -q, before or after the command's name.

In: the options of a run. Out: `encoding()` and `is_quiet()`, which readers and messages ask.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

# Click shares this mapping between a program and its commands, so either may set it.
_KEY = __name__ + "."


def common_options(command: Command) -> Command:
    """Adds the options that every command takes."""
    quiet = click.option(
        "-q",
        "--quiet",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Say nothing but errors.",
    )
    encoding = click.option(
        "--encoding",
        metavar="NAME",
        expose_value=False,
        callback=_keep,
        help="What the input is written in (default: UTF-8, or what its first bytes say).",
    )
    return encoding(quiet(command))


def encoding() -> str | None:
    """The encoding that the user named, None when none was."""
    name: str | None = _setting("encoding")
    return name


def is_quiet() -> bool:
    """Whether messages are unwanted."""
    return bool(_setting("quiet"))


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        context.meta[f"{_KEY}{parameter.name}"] = value


def _setting(name: str) -> Any:
    context = click.get_current_context(silent=True)
    return context.meta.get(_KEY + name) if context else None
