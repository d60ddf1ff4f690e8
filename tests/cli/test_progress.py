from __future__ import annotations

import io
import sys

from alliance_refs.cli import progress as module
from alliance_refs.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def count(steps: int) -> None:
    with progress("reading memo.md") as advance:
        for done in range(1, steps + 1):
            advance(done, steps)


def test_long_work_shows_what_is_done_on_a_terminal(monkeypatch):
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(module, "_PATIENCE", -1)
    monkeypatch.setenv("TERM", "xterm")
    count(3)
    assert "reading memo.md" in stderr.getvalue()


def test_short_work_shows_nothing(monkeypatch):
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    count(3)
    assert stderr.getvalue() == ""


def test_nothing_is_shown_when_standard_error_is_no_terminal(monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", -1)
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    count(3)
    assert stream.getvalue() == ""


def test_nothing_is_shown_where_no_colour_is_wanted(monkeypatch):
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(module, "_PATIENCE", -1)
    monkeypatch.setenv("NO_COLOR", "1")
    count(3)
    assert stderr.getvalue() == ""
