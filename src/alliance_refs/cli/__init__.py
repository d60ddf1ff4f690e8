"""The command line `alliance-refs`: documents and bibliographies in, references out.

Each command is a module of its own that is loaded when the command is used.
"""

from __future__ import annotations

import sys

import click

from alliance_refs import __version__
from alliance_refs.cli.group import Program
from alliance_refs.cli.messages import PROGRAM
from alliance_refs.cli.settings import common_options

_COMMANDS = (
    "notes", "export", "render", "restyle", "check", "parse", "convert", "merge", "tidy", "styles", "init",
    "pandoc-filter", "train",
)  # fmt: skip

_EXAMPLES = """
\b
Examples:
  alliance-refs notes chapter.md
  alliance-refs export chapter.md -o chapter.bib
  alliance-refs render chapter.md --style apa --to html -o references.html
  alliance-refs styles chicago notes

\b
Exit status: 0 done; 1 a check has findings; 2 wrong usage, unreadable input,
unknown style, unwritable output.
"""


@click.group(
    PROGRAM,
    cls=Program,
    modules={name: f"{__name__}.{name.replace('-', '_')}" for name in _COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXAMPLES,
    no_args_is_help=False,
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@common_options
def program() -> None:
    """References in prose become data, bibliographies and citations in any CSL style.

    FILE may be "-" for standard input. Results go to standard output or, with -o, to a
    file that is written whole or not at all; messages go to standard error.
    """


def main() -> None:
    """Runs the command line of this process."""
    program()


def pandoc_main() -> None:
    """Runs `pandoc-filter` as a program of its own, with the words that pandoc gives it."""
    program(["pandoc-filter", *sys.argv[1:]])


def pandoc_live_main() -> None:
    """Runs `pandoc-filter --live` as a program of its own."""
    program(["pandoc-filter", "--live", *sys.argv[1:]])


__all__ = ["main", "pandoc_live_main", "pandoc_main", "program"]
