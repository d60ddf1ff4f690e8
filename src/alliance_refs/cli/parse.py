"""`alliance-refs parse`: references typed one a line, as a bibliography file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from alliance_refs import api
from alliance_refs.cli.inputs import read_source
from alliance_refs.cli.options import (
    LIBRARY_WRITERS,
    key_pattern_option,
    output_option,
    to_option,
)
from alliance_refs.cli.progress import progress
from alliance_refs.cli.results import write_works
from alliance_refs.cli.settings import common_options
from alliance_refs.model import Item
from alliance_refs.text.keys import make_keys

_DEFAULT = "csl-json"

_EXAMPLES = """
\b
Examples:
  alliance-refs parse references.txt -o references.bib
  alliance-refs parse --text 'Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).'
  pbpaste | alliance-refs parse - --to biblatex
"""


@click.command(short_help="Parse references typed one a line.", epilog=_EXAMPLES)
@click.argument("file", required=False)
@click.option("--text", "texts", multiple=True, help="A reference to parse; may be repeated.")
@output_option
@to_option(LIBRARY_WRITERS, _DEFAULT)
@key_pattern_option
@common_options
def parse(
    file: str | None,
    texts: Sequence[str],
    output: str | None,
    target_format: str | None,
    key_pattern: str,
) -> None:
    """Parse references, one a line of FILE; titles may be set off as in *Markdown*.

    An entry is made for each line that is not empty, in order, and says nothing that the
    line does not say.
    """
    if file is None and not texts:
        raise click.UsageError("name a FILE of references, - for standard input, or --text")
    read = read_source(file).text.splitlines() if file else []
    lines = [line for line in (*texts, *read) if line.strip()]
    items = tuple(_parsed(lines))
    keys = make_keys(items, key_pattern)
    library = api.Library(item.replace(key=key) for item, key in zip(items, keys, strict=True))
    write_works(library, output, target_format, _DEFAULT)


def _parsed(lines: Sequence[str]) -> Iterator[Item]:
    with progress("parsing") as advance:
        for done, text in enumerate(lines, 1):
            yield api.parse(text, key="")
            advance(done, len(lines))
