"""`alliance-refs init`: a documentation project with citations, ready to build."""

from __future__ import annotations

from pathlib import Path

import click

from alliance_refs.cli.messages import say
from alliance_refs.cli.results import write_result
from alliance_refs.cli.settings import common_options
from alliance_refs.integrations.start import PROGRAMS, Start, write_start

_EXAMPLES = """
\b
Examples:
  alliance-refs init mkdocs
  alliance-refs init sphinx docs
"""


@click.command(short_help="Start a Sphinx or MkDocs project with citations.", epilog=_EXAMPLES)
@click.argument("program", metavar="PROGRAM", type=click.Choice(PROGRAMS))
@click.argument("folder", metavar="[FOLDER]", default=".")
@common_options
def init(program: str, folder: str) -> None:
    """Write a start for PROGRAM, sphinx or mkdocs, into FOLDER (default: here).

    The start is a configuration, a bibliography file and a page that cites. A file that
    is there already is never touched; what its configuration needs is shown instead.
    """
    start = write_start(program, Path(folder))
    for name in start.written:
        say(f"{name}: written")
    for name in start.kept:
        say(f"{name}: was there, and is as it was")
    write_result(_next_step(start, folder), None)


def _next_step(start: Start, folder: str) -> str:
    """What is left to do."""
    place = "" if folder == "." else f"cd {folder} && "
    build = f"To build the pages: {place}{start.run}"
    if not start.add:
        return build
    return f"To be added to {start.config}:\n{start.add}\n{build}"
