"""`collector_paused`: the garbage collector rests while citations are parsed or rendered.

In and out: nothing. Parsing and rendering make very many small values, none of which refer back
to one another: counting references frees them, and looking for cycles among them costs a
third of the time of rendering, a tenth of that of parsing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pauses the collection of cycles, and resumes it if it was on.

    >>> with collector_paused():
    ...     gc.isenabled()
    False
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
