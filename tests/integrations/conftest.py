"""Real builds of the small projects in `roots`, each in a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

ROOTS = Path(__file__).parent / "roots"


@dataclass(frozen=True)
class Build:
    """A built project: its source, its output, and what the build said."""

    source: Path
    out: Path
    said: str
    status: int

    def tree(self, page: str = "index") -> html.HtmlElement:
        return html.fromstring((self.out / f"{page}.html").read_bytes())

    def text(self, path: str, page: str = "index") -> list[str]:
        """The words of all elements that an XPath finds."""
        return [" ".join(one.text_content().split()) for one in self.tree(page).xpath(path)]


Builder = Callable[..., Build]


def sphinx(source: Path, *options: str, builder: str = "html") -> Build:
    out = source / f"_{builder}"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, *options, ".", str(out)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    return Build(source, out, done.stderr, done.returncode)


@pytest.fixture(scope="session")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(ROOTS, tmp_path_factory.mktemp("sphinx") / "roots"))


@pytest.fixture(scope="session")
def built(roots: Path) -> Builder:
    """Builds a project once for all tests that only look at it."""
    done: dict[tuple[str, str], Build] = {}

    def build(name: str, builder: str = "html") -> Build:
        if (name, builder) not in done:
            done[name, builder] = sphinx(roots / name, builder=builder)
        return done[name, builder]

    return build


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str], Path]:
    """A project of the test's own, to be changed."""

    def copy(name: str) -> Path:
        shutil.copytree(ROOTS, tmp_path / "roots")
        return tmp_path / "roots" / name

    return copy
