"""`alliance-refs tidy`: a bibliography file sorted, aligned and written evenly."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath

import click

from alliance_refs.cli.group import DONE, FINDINGS
from alliance_refs.cli.inputs import STDIN, format_of, read_bibliography, shown_name
from alliance_refs.cli.messages import counted, say
from alliance_refs.cli.options import (
    LIBRARY_READERS,
    LIBRARY_WRITERS,
    complete_file,
    from_option,
    key_pattern_option,
    output_option,
)
from alliance_refs.cli.results import write_result
from alliance_refs.cli.settings import common_options
from alliance_refs.formats import FORMATS, read_library, write_library
from alliance_refs.formats.bib.blocks import read_blocks
from alliance_refs.formats.bib.dialect import is_classic
from alliance_refs.formats.tidy import STEPS, tidy_bib
from alliance_refs.formats.tidy import tidy as tidy_library
from alliance_refs.spans import Source

# These files are tidied as text: comments, macros and unknown fields stay as written.
_BIB_FORMATS = frozenset({"biblatex", "bibtex"})
# BibTeX knows a year and a month, no date.
_NOT_FOR = {"bibtex": frozenset({"dates"})}

_BOTH = tuple(name for name in LIBRARY_READERS if name in LIBRARY_WRITERS)

_EXAMPLES = """
\b
Examples:
  alliance-refs tidy refs.bib -o tidy.bib
  alliance-refs tidy refs.bib --in-place --without sort
  alliance-refs tidy refs.bib --every-key --key-pattern "{Author}{year}" --in-place
  alliance-refs tidy refs.bib --check
"""


@click.command(short_help="Sort, align and even out a bibliography file.", epilog=_EXAMPLES)
@click.argument("file", shell_complete=complete_file)
@output_option
@click.option("-i", "--in-place", is_flag=True, help="Write the result into FILE itself.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when FILE is not tidy.")
@click.option(
    "--without",
    type=click.Choice(STEPS),
    multiple=True,
    metavar="STEP",
    help=f"Leave out a step: {', '.join(STEPS)}; may be repeated.",
)
@click.option("--every-key", is_flag=True, help="Make all keys anew, not only missing ones.")
@key_pattern_option
@from_option(_BOTH)
@common_options
def tidy(
    file: str,
    output: str | None,
    in_place: bool,
    check: bool,
    without: Sequence[str],
    every_key: bool,
    key_pattern: str,
    source_format: str | None,
) -> int:
    """Tidy the bibliography FILE; its format and all that it says stay.

    Entries are sorted by key and aligned; page ranges, initials and dates are written
    evenly; missing keys are made. In .bib files comments and macros stay as written, and
    year and month become a date unless most entries are written for BibTeX.
    """
    if in_place and (output is not None or file == STDIN):
        raise click.UsageError("--in-place takes a FILE and no -o")
    source = read_bibliography(file)
    format = format_of(file, source.text, source_format)
    _refuse_other_format(output, format)
    if format == "biblatex" and source_format is None and is_classic(read_blocks(source.text)):
        format = "bibtex"
    steps = frozenset(STEPS) - {*without} - _NOT_FOR.get(format, frozenset())
    text, keys = _tidied(source, format, steps, key_pattern, every_key)
    if check:
        is_tidy = text == source.text
        say(f"{shown_name(file)} is {'tidy' if is_tidy else 'not tidy'}")
        return DONE if is_tidy else FINDINGS
    if not in_place or text != source.text:
        write_result(text, file if in_place else output)
    _tell_keys(keys)
    return DONE


def _refuse_other_format(output: str | None, format: str) -> None:
    """Tidying changes no format: a suffix that says another one would be untrue."""
    suffix = PurePath(output or "").suffix.lower()
    others = {suffix for known in FORMATS.values() for suffix in known.suffixes}
    if suffix in others - {*FORMATS[format].suffixes}:
        said = f"tidy keeps the format, and {output} would not be {format}"
        raise click.UsageError(f"{said}; convert writes other formats")


def _tidied(
    source: Source, format: str, steps: Collection[str], pattern: str, every_key: bool
) -> tuple[str, Mapping[str, str]]:
    if format in _BIB_FORMATS:
        return tidy_bib(source, steps, pattern, every_key=every_key)
    library = read_library(source, format)
    tidied = tidy_library(library, steps, pattern, every_key=every_key)
    return write_library(tidied.library, format).text, tidied.keys


def _tell_keys(keys: Mapping[str, str]) -> None:
    for old, new in keys.items():
        say(f"{old or '(no key)'} is {new} now")
    if keys:
        say(f"{counted(len(keys), 'key')} changed")
