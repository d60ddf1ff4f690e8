from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from alliance_refs.cli import program

HERE = Path(__file__).parent


class Ran(NamedTuple):
    """What a run of the command line gave."""

    status: int
    out: str
    said: str


Run = Callable[..., Ran]


@pytest.fixture
def run() -> Run:
    def run(*words: object, stdin: str | bytes | None = None) -> Ran:
        result = CliRunner().invoke(program, [str(word) for word in words], input=stdin)
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def memo() -> Path:
    """Five notes: three full citations and more, an ibid. that is clear, and an op. cit. that is not."""
    return HERE / "memo.md"


@pytest.fixture
def works() -> Path:
    return HERE / "works.json"
