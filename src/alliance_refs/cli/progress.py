"""A progress bar on standard error, for work that takes long enough to wonder.

In: what is being done. Out: a function to be told how many are done, of how many; it
draws nothing unless standard error is a terminal, without NO_COLOR, and a second has gone by.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeAlias

from alliance_refs.cli.messages import has_colour
from alliance_refs.cli.settings import is_quiet

Progress: TypeAlias = Callable[[int, int], None]

_PATIENCE = 1.0  # seconds before a bar appears


@contextmanager
def progress(doing: str) -> Iterator[Progress]:
    """A function that takes the number done and the number of all, while the work lasts."""
    if is_quiet() or not has_colour(sys.stderr):
        yield _unseen
        return
    with ExitStack() as stack:
        yield _patient(doing, stack)


def _unseen(done: int, total: int) -> None:
    """Draws nothing."""


def _patient(doing: str, stack: ExitStack) -> Progress:
    begun = time.monotonic()
    bar: Progress | None = None

    def advance(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and time.monotonic() - begun > _PATIENCE:
            bar = _bar(doing, stack)
        if bar:
            bar(done, total)

    return advance


def _bar(doing: str, stack: ExitStack) -> Progress:
    from rich.console import Console
    from rich.progress import Progress as Bar

    shown = stack.enter_context(Bar(console=Console(stderr=True), transient=True))
    task = shown.add_task(doing, total=None)
    shown.refresh()

    def advance(done: int, total: int) -> None:
        shown.update(task, completed=done, total=total)

    return advance
