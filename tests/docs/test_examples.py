"""What the README and the documentation show is what the program does.

In: Markdown pages with `console` blocks (lines that begin with "$ " are commands) and
`pycon` blocks. Each page is run from top to bottom in a folder that holds `references/`
and the files of `docs/examples/`; "..." in an output stands for any text. Run as a program,
this file writes the outputs that differ into the pages:

    python tests/docs/test_examples.py README.md docs/tutorial.md
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from alliance_refs.cli import program

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
OPTIONS = doctest.ELLIPSIS
_BLOCK = re.compile(r"^```(?P<kind>console|pycon)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (?P<line>.+)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)


class Shown(NamedTuple):
    """One command or Python example of a page: where, and what came instead of `wanted`."""

    line: int
    source: str
    wanted: str
    got: str


class Page:
    """One page being run: its text, the state its examples share, what differs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.status = 0
        self.names: dict[str, object] = {}

    def run(self) -> str:
        """The page with the outputs that differ replaced."""
        kinds: dict[str, Callable[[re.Match[str]], str]] = {
            "console": self._console,
            "pycon": self._python,
        }
        return _BLOCK.sub(
            lambda block: f"```{block['kind']}\n{kinds[block['kind']](block)}```", self.text
        )

    def _console(self, block: re.Match[str]) -> str:
        return _COMMAND.sub(self._command, block["text"])

    def _command(self, command: re.Match[str]) -> str:
        got = self._output(command["line"])
        shown = command["shown"] if fits(command["shown"], got) else got
        return f"$ {command['line']}\n{shown}"

    def _output(self, line: str) -> str:
        if line == "echo $?":
            return f"{self.status}\n"
        words = shlex.split(line)
        if words[0] != "alliance-refs" or {"|", "<", ">", "||"} & set(words):
            return self._shell(line)
        result = CliRunner().invoke(program, words[1:], prog_name="alliance-refs")
        self.status = result.exit_code
        return result.output

    def _shell(self, line: str) -> str:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        done = subprocess.run(
            ["sh", "-c", line],
            capture_output=True,
            env={**os.environ, "PATH": path},
            text=True,
            check=False,
        )
        self.status = done.returncode
        # Two programs of a pipe write when they will; what they say is put first.
        return done.stderr + done.stdout

    def _python(self, block: re.Match[str]) -> str:
        text = block["text"]
        examples = doctest.DocTestParser().get_examples(text)
        found = Outputs(doctest.DocTest(examples, self.names, "page", None, 0, text))
        self.names = found.names
        return "".join(found.fresh())


class Outputs(doctest.DocTestRunner):
    """Runs the examples of one block and keeps what they print."""

    def __init__(self, test: doctest.DocTest) -> None:
        super().__init__(verbose=False, optionflags=OPTIONS)
        self.examples = test.examples
        self.instead: dict[int, str] = {}
        self.run(test, out=lambda text: None, clear_globs=False)
        self.names = test.globs

    def report_failure(self, out, test, example, got) -> None:  # type: ignore[no-untyped-def]
        self.instead[id(example)] = re.sub(r"^$\n", "<BLANKLINE>\n", got, flags=re.MULTILINE)

    def report_unexpected_exception(self, out, test, example, exc_info) -> None:  # type: ignore[no-untyped-def]
        lines = f"{exc_info[0].__module__}.{exc_info[0].__qualname__}: {exc_info[1]}\n"
        self.instead[id(example)] = "Traceback (most recent call last):\n    ...\n" + lines

    def fresh(self) -> Iterator[str]:
        """The block anew, a blank line where an example begins a new thought."""
        for number, example in enumerate(self.examples):
            if number and example.lineno > self._end(self.examples[number - 1]):
                yield "\n"
            first, *more = example.source.splitlines()
            yield f">>> {first}\n"
            yield from (f"... {line}".rstrip() + "\n" for line in more)
            yield self.instead.get(id(example), example.want)

    @staticmethod
    def _end(example: doctest.Example) -> int:
        return example.lineno + example.source.count("\n") + example.want.count("\n")


def fits(wanted: str, got: str) -> bool:
    return doctest.OutputChecker().check_output(wanted, got, OPTIONS)


def run_page(path: Path) -> str:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(ROOT / "references", "references")
        for example in (ROOT / "docs" / "examples").glob("*"):
            shutil.copy(example, example.name)
        return Page(path.read_text("utf-8")).run()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_shows_what_the_program_does(path: Path) -> None:
    """Where this fails and the new output is right, run this file as a program."""
    assert run_page(path) == path.read_text("utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or map(str, PAGES):
        page = Path(name).resolve()
        fresh = run_page(page)
        assert "a fault of the program itself" not in fresh, f"{name}: the program fails"
        if fresh != page.read_text("utf-8"):
            page.write_text(fresh, "utf-8")
            print(f"changed: {name}")
