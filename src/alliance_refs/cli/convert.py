"""`alliance-refs convert`: a bibliography file of one format into one of another."""

from __future__ import annotations

import click

from alliance_refs.cli.findings import finding_lines
from alliance_refs.cli.group import DONE, FINDINGS
from alliance_refs.cli.inputs import read_library, shown_name
from alliance_refs.cli.lines import show
from alliance_refs.cli.messages import counted, say
from alliance_refs.cli.options import (
    LIBRARY_READERS,
    LIBRARY_WRITERS,
    complete_file,
    from_option,
    output_option,
    to_option,
)
from alliance_refs.cli.results import write_works
from alliance_refs.cli.settings import common_options

_DEFAULT = "csl-json"

_EXAMPLES = """
\b
Examples:
  alliance-refs convert refs.bib refs.json
  alliance-refs convert refs.json refs.ris --report
  cat refs.bib | alliance-refs convert - - --from biblatex --to csl-json
"""


@click.command(short_help="Turn one bibliography format into another.", epilog=_EXAMPLES)
@click.argument("source", metavar="IN", shell_complete=complete_file)
@click.argument("target", metavar="[OUT]", required=False, shell_complete=complete_file)
@output_option
@from_option(LIBRARY_READERS)
@to_option(LIBRARY_WRITERS, _DEFAULT)
@click.option(
    "--report",
    is_flag=True,
    help="Show all that could not be read or kept, and exit with 1 when there is such.",
)
@common_options
def convert(
    source: str,
    target: str | None,
    output: str | None,
    source_format: str | None,
    target_format: str | None,
    report: bool,
) -> int:
    """Convert the bibliography file IN to OUT; formats go by suffix, "-" is a pipe.

    OUT may as well be given with -o; without either the result goes to standard output.
    """
    if target is not None and output is not None:
        raise click.UsageError(f"the result cannot go to {target} and, with -o, to {output}")
    output = output or target
    library = read_library(source, source_format)
    losses = write_works(library, output, target_format, _DEFAULT)
    flaws = (*library.diagnostics, *losses)
    if report:
        show(finding_lines(flaws), aside=True)
        return FINDINGS if flaws or library.failed else DONE
    if library.failed:
        count = counted(len(library.failed), "entry", "entries")
        say(f"{shown_name(source)}: {count} could not be read; --report says why")
    if losses:
        say(f"{counted(len(losses), 'value')} had no place in the format; --report shows them")
    return DONE
