"""`alliance-refs parse`: references typed one a line, as a bibliography file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import get_args

import click

from alliance_refs import api
from alliance_refs.cli.inputs import is_library, read_source, shown_name
from alliance_refs.cli.options import (
    LIBRARY_WRITERS,
    complete_file,
    key_pattern_option,
    output_option,
    to_option,
)
from alliance_refs.cli.progress import progress
from alliance_refs.cli.results import write_result, write_works
from alliance_refs.cli.settings import common_options
from alliance_refs.parsing.labelled import Stretch, write_json_line
from alliance_refs.parsing.taggers import Engine
from alliance_refs.references import BATCH, parse_lines, parse_many

_DEFAULT = "csl-json"
_OFFICE = frozenset({".docx", ".docm", ".doc", ".odt", ".pdf", ".rtf"})

_EXAMPLES = """
\b
Examples:
  alliance-refs parse references.txt -o references.bib
  alliance-refs parse --text 'Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).'
  pbpaste | alliance-refs parse - --to biblatex
  alliance-refs parse references.txt --labels -o corrections.jsonl
"""


@click.command(short_help="Parse references typed one a line.", epilog=_EXAMPLES)
@click.argument("file", required=False, shell_complete=complete_file)
@click.option("--text", "texts", multiple=True, help="A reference to parse; may be repeated.")
@output_option
@to_option(LIBRARY_WRITERS, _DEFAULT)
@key_pattern_option
@click.option(
    "--model",
    metavar="FILE",
    shell_complete=complete_file,
    help="Read with a model made by `alliance-refs train`.",
)
@click.option(
    "--engine",
    type=click.Choice(get_args(Engine)),
    default="numpy",
    show_default=True,
    help="What runs the model; onnxruntime is a little faster and needs the extra `fast`.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many processors work at it; worth it from some thousands of references on.",
)
@click.option(
    "--labels",
    is_flag=True,
    help="Give JSON lines that say what each part was taken for, to be corrected for `train`.",
)
@common_options
def parse(
    file: str | None,
    texts: Sequence[str],
    output: str | None,
    target_format: str | None,
    key_pattern: str,
    model: str | None,
    engine: Engine,
    processes: int,
    labels: bool,
) -> None:
    """Parse references, one a line of FILE; titles may be set off as in *Markdown*.

    An entry is made for each line that is not empty, in order, and says nothing that the
    line does not say.
    """
    if file is None and not texts:
        raise click.UsageError("name a FILE of references, - for standard input, or --text")
    if labels and target_format:
        raise click.UsageError("--labels gives JSON lines, so --to has no place beside it")
    read = _read_lines(file) if file else []
    lines = [line for line in (*texts, *read) if line.strip()]
    if labels:
        write_result(_labelled(lines, Path(model) if model else None, engine), output)
        return
    with progress("parsing") as advance:
        items = parse_many(
            lines,
            using=model,
            engine=engine,
            processes=processes,
            progress=advance,
            key_pattern=key_pattern,
        )
    write_works(api.Library(items), output, target_format, _DEFAULT)


def _read_lines(path: str) -> list[str]:
    """The lines of a list of references; what is another kind of file has its own commands."""
    name = shown_name(path)
    # A name may be longer than the system takes, which `Path.exists` raises on.
    if " " in path and not os.path.exists(path):  # noqa: PTH110
        raise click.UsageError(f"{name!r} is no file; --text takes a reference itself")
    if is_library(path):
        said = f"{name} is a bibliography, not a list of references"
        raise click.UsageError(f"{said}; convert, render, merge and check read it")
    if PurePath(path).suffix.lower() in _OFFICE:
        raise click.UsageError(f"{name} is no plain text; export reads the works of documents")
    return read_source(path).text.splitlines()


def _labelled(lines: Sequence[str], model: Path | None, engine: Engine) -> str:
    """One JSON line for each reference: its text, and its parts with their labels."""
    out: list[str] = []
    with progress("parsing") as advance:
        for begin in range(0, len(lines), BATCH):
            some = lines[begin : begin + BATCH]
            for parsed in parse_lines(some, model, engine):
                stretches = [Stretch(*span, label) for label, span in parsed.fields]
                out.append(write_json_line(parsed.text, stretches))
            advance(len(out), len(lines))
    return "\n".join(out)
