"""`alliance-refs restyle`: the notes of a document with their citations in another CSL style."""

from __future__ import annotations

import click

from alliance_refs.cli.group import DONE, FINDINGS
from alliance_refs.cli.inputs import STDIN, read_document, shown_name
from alliance_refs.cli.messages import counted, say
from alliance_refs.cli.options import complete_file, from_option, output_option
from alliance_refs.cli.render import complete_style
from alliance_refs.cli.results import write_result
from alliance_refs.cli.settings import common_options
from alliance_refs.integrations.typed_notes import FORMATS
from alliance_refs.integrations.typed_notes import restyle as restyled

_EXAMPLES = """
\b
Examples:
  alliance-refs restyle chapter.md --style oscola -o chapter.oscola.md
  alliance-refs restyle chapter.md --style chicago-notes-bibliography --in-place
  alliance-refs restyle notes.txt --style din-1505-2 --locale de-DE --strict
"""


@click.command(short_help="Write the notes of a document in another CSL style.", epilog=_EXAMPLES)
@click.argument("document", shell_complete=complete_file)
@click.option(
    "-s",
    "--style",
    metavar="STYLE",
    required=True,
    shell_complete=complete_style,
    help="Name of a CSL style, or a .csl file.",
)
@click.option("--locale", metavar="LANG", help="Language, such as de-DE, instead of the style's.")
@output_option
@click.option("-i", "--in-place", is_flag=True, help="Write the result into DOCUMENT itself.")
@from_option(FORMATS, "document")
@click.option("--strict", is_flag=True, help="Exit with 1 when a citation stays as typed.")
@common_options
def restyle(
    document: str,
    style: str,
    locale: str | None,
    output: str | None,
    in_place: bool,
    source_format: str | None,
    strict: bool,
) -> int:
    """Write the citations in the notes of DOCUMENT in another style; all other text stays.

    A citation stays as typed where it is not certain what it means, or where something of it
    would be lost; a message says which and why.
    """
    if in_place and (output is not None or document == STDIN):
        raise click.UsageError("--in-place takes a DOCUMENT and no -o")
    read = read_document(document, source_format)
    done = restyled(read, style, locale)
    write_result(done.text, document if in_place else output)
    for flaw in done.kept:
        say(str(flaw).partition("\n")[0])
    cited = sum(len(note.citations) for note in read.notes)
    kept = f"; {counted(len(done.kept), 'citation')} as typed" if done.kept else ""
    say(f"{shown_name(document)}: {cited - len(done.kept)} of {cited} in {style}{kept}")
    return FINDINGS if strict and done.kept else DONE
