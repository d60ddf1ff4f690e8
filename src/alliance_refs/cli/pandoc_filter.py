"""`alliance-refs pandoc-filter`: a pandoc document's citations formatted, or its notes made live.

`alliance-refs-pandoc` and `alliance-refs-pandoc-live` are the same as programs of their own,
since `pandoc --filter` gives a filter no words but the output format.
"""

from __future__ import annotations

import click

from alliance_refs.cli.inputs import STDIN, read_source
from alliance_refs.cli.messages import say
from alliance_refs.cli.options import complete_file
from alliance_refs.cli.results import write_result
from alliance_refs.cli.settings import common_options
from alliance_refs.errors import Diagnostic
from alliance_refs.files import write_file
from alliance_refs.formats import format_for, write_library
from alliance_refs.integrations.pandoc import filter_text, live_text

_EXAMPLES = """
\b
Examples:
  pandoc paper.md --filter alliance-refs-pandoc -o paper.html
  pandoc paper.md -t json | alliance-refs pandoc-filter | pandoc -f json -o paper.docx
  pandoc essay.docx --filter alliance-refs-pandoc-live -s -o essay.md
  pandoc essay.docx -t json | alliance-refs pandoc-filter --live --bib essay.bib
"""


@click.command(
    "pandoc-filter",
    short_help="Format the citations of a pandoc document, or make its notes live.",
    epilog=_EXAMPLES,
)
@click.argument("target", metavar="[FORMAT]", default="")
@click.option("--live", is_flag=True, help="Turn notes typed by hand into live citations.")
@click.option(
    "--bib",
    metavar="FILE",
    shell_complete=complete_file,
    help="With --live: write the works to a file instead of the metadata.",
)
@click.option("--keep-notes", is_flag=True, help="With --live: leave every note a note.")
@common_options
def pandoc_filter(target: str, live: bool, bib: str | None, keep_notes: bool) -> None:
    """Read a pandoc document (JSON) on standard input, write it with citations formatted.

    The document's metadata says what to use, as for pandoc's own --citeproc: bibliography,
    references, csl (a file, or the name of any installed style), lang, nocite,
    link-citations, link-bibliography, suppress-bibliography, reference-section-title,
    notes-after-punctuation, citation-abbreviations.
    FORMAT is what pandoc passes to a filter; the result does not depend on it.

    With --live the citations in notes that were typed by hand, footnotes or a list at the
    end, become citations that pandoc and this filter format anew. What is not resolved
    stays as typed, and a message says so.
    """
    if not live and (bib or keep_notes):
        raise click.UsageError("--bib and --keep-notes go with --live")
    if live:
        _make_live(bib, keep_notes=keep_notes)
    else:
        write_result(filter_text(read_source(STDIN).text, _tell), None)


def _make_live(bib: str | None, *, keep_notes: bool) -> None:
    format = format_for(bib).name if bib else ""
    text = read_source(STDIN).text
    done = live_text(text, _tell, bibliography=bib or "", keep_notes=keep_notes)
    if bib and done.library:
        written = write_library(done.library, format)
        write_file(bib, written.text)
        for loss in written.losses:
            _tell(loss)
    write_result(done.text, None)


def _tell(flaw: Diagnostic) -> None:
    if flaw.severity != "info":
        say(str(flaw))
