"""`alliance-refs merge`: several bibliography files as one, each work once."""

from __future__ import annotations

from collections.abc import Sequence

import click

from alliance_refs.cli.findings import finding_lines
from alliance_refs.cli.group import DONE, FINDINGS
from alliance_refs.cli.inputs import read_works, say_unread, shown_name
from alliance_refs.cli.joining import join_libraries
from alliance_refs.cli.lines import show
from alliance_refs.cli.messages import complain, counted, say
from alliance_refs.cli.options import (
    DOCUMENT_READERS,
    LIBRARY_READERS,
    LIBRARY_WRITERS,
    complete_file,
    from_option,
    key_pattern_option,
    output_option,
    to_option,
)
from alliance_refs.cli.results import write_works
from alliance_refs.cli.settings import common_options
from alliance_refs.errors import shortened
from alliance_refs.model import Library

_DEFAULT = "biblatex"

# An entry that is left out is shown by so many characters.
_SHOWN = 200

_EXAMPLES = """
\b
Examples:
  alliance-refs merge mine.bib yours.bib -o ours.bib
  alliance-refs merge old.ris chapter.md --to csl-json
  alliance-refs merge messy.bib -o clean.bib
"""


@click.command(short_help="Join bibliography files, each work once.", epilog=_EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_file)
@output_option
@to_option(LIBRARY_WRITERS, _DEFAULT)
@from_option((*DOCUMENT_READERS, *LIBRARY_READERS), "files")
@key_pattern_option
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 when files contradict each other or entries are left out.",
)
@common_options
def merge(
    files: Sequence[str],
    output: str | None,
    target_format: str | None,
    source_format: str | None,
    key_pattern: str,
    strict: bool,
) -> int:
    """Join bibliography files (and the works of documents): each work once.

    Works are the same by DOI, ISBN and the like, else by title, people and year. The
    first file's values and keys stand; gaps are filled from later files, and what they
    say otherwise is shown. One file alone is rid of its duplicates.
    """
    parts = [(shown_name(path), read_works(path, source_format, key_pattern)) for path in files]
    met = sum(len(library) for _, library in parts)
    joined = join_libraries(parts if len(parts) > 1 else [*parts, ("", Library())])
    for message in joined.messages:
        say(message)
    show(finding_lines(joined.conflicts), aside=True)
    say_unread(files[0], parts[0][1])
    for entry in joined.failed:
        complain(f"left out, for it cannot be read: {entry.reason}", _quoted(entry.text))
    write_works(joined.library, output, target_format, _DEFAULT)
    say(f"{counted(met, 'entry', 'entries')}, {counted(len(joined.library), 'work')}")
    return FINDINGS if strict and (joined.conflicts or joined.failed) else DONE


def _quoted(text: str) -> str:
    return shortened(" ".join(text[: 2 * _SHOWN].split()), _SHOWN)
