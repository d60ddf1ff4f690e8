"""`alliance-refs notes`: every note of documents, what it cites, what that means and why."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from alliance_refs.api import Document
from alliance_refs.cli.findings import finding_lines, summary
from alliance_refs.cli.group import DONE, FINDINGS
from alliance_refs.cli.inputs import read_document
from alliance_refs.cli.lines import Line, line, show
from alliance_refs.cli.messages import say
from alliance_refs.cli.note_json import document_json
from alliance_refs.cli.note_lines import document_lines
from alliance_refs.cli.options import (
    DOCUMENT_READERS,
    complete_file,
    from_option,
    json_option,
    key_pattern_option,
    open_references,
    strict_option,
)
from alliance_refs.cli.results import write_result
from alliance_refs.cli.settings import common_options

_EXAMPLES = """
\b
Examples:
  alliance-refs notes chapter.md
  alliance-refs notes chapter.md --only unresolved
  alliance-refs notes chapter.md --json | jq '.[].notes[].citations[].key'
"""


@click.command(short_help="List notes, their citations, what they mean and why.", epilog=_EXAMPLES)
@click.argument(
    "documents", metavar="DOCUMENT...", nargs=-1, required=True, shell_complete=complete_file
)
@click.option(
    "--only",
    type=click.Choice(("unresolved", "commentary")),
    help="List only notes with a citation that is tied to no work, or only those that comment.",
)
@json_option
@from_option(DOCUMENT_READERS, "documents")
@key_pattern_option
@strict_option
@common_options
def notes(
    documents: Sequence[str],
    only: str | None,
    as_json: bool,
    source_format: str | None,
    key_pattern: str,
    strict: bool,
) -> int:
    """List the notes of DOCUMENT: their citations, the works they mean, and why.

    Every citation is shown with its form (full, short, ibid, op-cit, supra, ...), the key
    of the work it means or what keeps it open, the rule that decided, and how sure that
    is, from 0 to 1. Findings stand at the end.
    """
    read = [read_document(path, source_format, key_pattern) for path in documents]
    if as_json:
        shown = [document_json(document, only) for document in read]
        write_result(json.dumps(shown, ensure_ascii=False, indent=2), None)
    else:
        for document in read:
            show(document_lines(document, only))
            show(_findings(document))
            say(f"{document.source.name}: {summary(document.diagnostics)}")
    still_open = sum(open_references(document.citations) for document in read)
    return FINDINGS if strict and still_open else DONE


def _findings(document: Document) -> Sequence[Line]:
    if not document.diagnostics:
        return ()
    return [line(), *finding_lines(document.diagnostics), line()]
