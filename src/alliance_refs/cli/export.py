"""`alliance-refs export`: the works that documents cite, as a bibliography file."""

from __future__ import annotations

from collections.abc import Sequence

import click

from alliance_refs.api import Document
from alliance_refs.cli.group import DONE, FINDINGS
from alliance_refs.cli.inputs import read_document, say_cited_keys
from alliance_refs.cli.joining import join_libraries
from alliance_refs.cli.messages import counted, say
from alliance_refs.cli.options import (
    DOCUMENT_READERS,
    LIBRARY_WRITERS,
    complete_file,
    from_option,
    key_pattern_option,
    open_references,
    output_option,
    strict_option,
    to_option,
)
from alliance_refs.cli.results import write_works
from alliance_refs.cli.settings import common_options

_DEFAULT = "biblatex"

_EXAMPLES = """
\b
Examples:
  alliance-refs export chapter.md -o chapter.bib
  alliance-refs export one.md two.md --provenance -o both.json
  cat memo.md | alliance-refs export - --key-pattern "{Author}{year}{shorttitle}"
"""


@click.command(
    short_help="Write the works of documents as .bib, .json, .ris, ...", epilog=_EXAMPLES
)
@click.argument(
    "documents", metavar="DOCUMENT...", nargs=-1, required=True, shell_complete=complete_file
)
@output_option
@to_option(LIBRARY_WRITERS, _DEFAULT)
@from_option(DOCUMENT_READERS, "documents")
@key_pattern_option
@click.option("--provenance", is_flag=True, help="Say in each entry which notes cite the work.")
@strict_option
@common_options
def export(
    documents: Sequence[str],
    output: str | None,
    target_format: str | None,
    source_format: str | None,
    key_pattern: str,
    provenance: bool,
    strict: bool,
) -> int:
    """Write the works that DOCUMENT cites as BibLaTeX, CSL-JSON, RIS, ...

    Each work is written once, whatever number of notes cite it. Works of several
    documents are joined.
    """
    read = [read_document(path, source_format, key_pattern) for path in documents]
    for document in read:
        say_cited_keys(document)
    parts = [(doc.source.name, doc.library(provenance=provenance)) for doc in read]
    joined = join_libraries(parts)
    for message in joined.messages:
        say(message)
    losses = write_works(joined.library, output, target_format, _DEFAULT)
    if losses:
        say(f"the format has no place for {counted(len(losses), 'value')}; JSON holds all")
    return _report(read, strict)


def _report(read: Sequence[Document], strict: bool) -> int:
    """Says what `check` would tell more about; gives the exit status."""
    for document in read:
        if document.diagnostics:
            name, found = document.source.name, len(document.diagnostics)
            say(f"{name}: {counted(found, 'finding')}, which `alliance-refs check` shows")
    still_open = sum(open_references(document.citations) for document in read)
    return FINDINGS if strict and still_open else DONE
