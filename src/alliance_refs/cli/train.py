"""`alliance-refs train`: a model of the user's own from references with corrected labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import click

from alliance_refs.cli.findings import finding_lines
from alliance_refs.cli.inputs import read_source
from alliance_refs.cli.lines import show
from alliance_refs.cli.messages import counted, say
from alliance_refs.cli.options import complete_file
from alliance_refs.cli.progress import progress
from alliance_refs.cli.settings import common_options
from alliance_refs.files import read_bytes, write_data
from alliance_refs.parsing.labelled import Labelled, read_anystyle, read_json_lines
from alliance_refs.parsing.neural.adapt import adapt, whole_right
from alliance_refs.parsing.neural.weights import Model, model_bytes, read_model
from alliance_refs.parsing.taggers import shipped_model

_EXAMPLES = """
\b
Examples:
  alliance-refs parse references.txt --labels -o corrections.jsonl
  (correct the labels of corrections.jsonl in an editor)
  alliance-refs train corrections.jsonl -o own.npz
  alliance-refs parse more.txt --model own.npz -o more.bib
"""

# Every so many-th reference is kept back to see what was learnt, when there are enough.
_KEPT_BACK = 10
_ENOUGH = 20


@click.command(short_help="Make a citation model of your own from corrections.", epilog=_EXAMPLES)
@click.argument("files", nargs=-1, required=True, shell_complete=complete_file)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    shell_complete=complete_file,
    help="Where the model goes.",
)
@click.option(
    "--model",
    metavar="FILE",
    shell_complete=complete_file,
    help="Start from this model, not the one that ships.",
)
@common_options
def train(files: Sequence[str], output: str, model: str | None) -> None:
    """Make a model from FILES of references whose labels were corrected.

    A file holds JSON lines as `alliance-refs parse --labels` gives them, or AnyStyle's XML.
    The model that ships is fitted to them; a few dozen references of a kind it reads badly
    are worth it. From 20 on, a tenth is kept back first to tell what was gained.
    """
    references = [one for file in files for one in _read(file)]
    if not references:
        raise click.UsageError("there is no labelled reference in what was named")
    start = read_model(read_bytes(model), model) if model else shipped_model()
    if len(references) >= _ENOUGH:
        _tell_gain(start, references)
    with progress("training") as advance:
        fitted = adapt(start, references, advance=advance)
    write_data(output, model_bytes(fitted))
    say(f"{output}: a model fitted to {counted(len(references), 'reference')}")


def _read(file: str) -> list[Labelled]:
    source = read_source(file)
    is_xml = PurePath(file).suffix == ".xml" or source.text.lstrip().startswith("<")
    found, flaws = (read_anystyle if is_xml else read_json_lines)(source)
    show(finding_lines(flaws), aside=True)
    return found


def _tell_gain(model: Model, references: Sequence[Labelled]) -> None:
    """Says how many references that were kept back are read right before and after."""
    kept = references[::_KEPT_BACK]
    rest = [one for at, one in enumerate(references) if at % _KEPT_BACK]
    with progress("trying it on some kept back") as advance:
        after = whole_right(adapt(model, rest, advance=advance), kept)
    before = whole_right(model, kept)
    say(
        f"of {counted(len(kept), 'reference')} kept back, every label is right in {before} "
        f"as it was, in {after} when fitted to the others"
    )
