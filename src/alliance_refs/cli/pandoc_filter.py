"""`alliance-refs pandoc-filter`: a pandoc document's citations formatted, as `--citeproc` does.

`alliance-refs-pandoc` is the same as a program of its own, since `pandoc --filter` gives a
filter no words but the output format.
"""

from __future__ import annotations

import click

from alliance_refs.cli.inputs import STDIN, read_source
from alliance_refs.cli.messages import say
from alliance_refs.cli.results import write_result
from alliance_refs.cli.settings import common_options
from alliance_refs.errors import Diagnostic
from alliance_refs.integrations.pandoc import filter_text

_EXAMPLES = """
\b
Examples:
  pandoc paper.md --filter alliance-refs-pandoc -o paper.html
  pandoc paper.md -t json | alliance-refs pandoc-filter | pandoc -f json -o paper.docx
"""


@click.command(
    "pandoc-filter", short_help="Format the citations of a pandoc document.", epilog=_EXAMPLES
)
@click.argument("target", metavar="[FORMAT]", default="")
@common_options
def pandoc_filter(target: str) -> None:
    """Read a pandoc document (JSON) on standard input, write it with citations formatted.

    The document's metadata says what to use, as for pandoc's own --citeproc: bibliography,
    references, csl (a file, or the name of any installed style), lang, nocite,
    link-citations, link-bibliography, suppress-bibliography, reference-section-title.
    FORMAT is what pandoc passes to a filter; the result does not depend on it.
    """
    write_result(filter_text(read_source(STDIN).text, _tell), None)


def _tell(flaw: Diagnostic) -> None:
    if flaw.severity != "info":
        say(str(flaw))
