"""Options that several commands share, and the formats that they may name.

In: nothing. Out: Click decorators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from alliance_refs.documents import FORMAT_NAMES
from alliance_refs.formats import FORMATS
from alliance_refs.model import Citation, Item
from alliance_refs.text.keys import DEFAULT_PATTERN, make_key

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

LIBRARY_READERS = tuple(name for name, format in FORMATS.items() if format.read)
LIBRARY_WRITERS = tuple(name for name, format in FORMATS.items() if format.write)
DOCUMENT_READERS = FORMAT_NAMES


def complete_file(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Names of files, by the shell itself."""
    return [CompletionItem(incomplete, type="file")]


output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=complete_file,
    help="Where the result goes (default: standard output). Written whole or not at all.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Give JSON, for programs.")
strict_option = click.option(
    "--strict", is_flag=True, help="Exit with 1 when a reference stays open."
)


def from_option(formats: Sequence[str], kind: str = "input") -> Decorator:
    """`--from`: what the input is, when its suffix does not say so."""
    formats = tuple(dict.fromkeys(formats))
    return click.option(
        "--from",
        "source_format",
        type=click.Choice(formats),
        metavar="FORMAT",
        help=f"Format of the {kind}, instead of what its suffix says: {', '.join(formats)}.",
    )


def to_option(formats: Sequence[str], default: str) -> Decorator:
    """`--to`: the format of the result, when the suffix of -o does not say it."""
    return click.option(
        "--to",
        "target_format",
        type=click.Choice(formats),
        metavar="FORMAT",
        help=f"Format of the result (default: by the suffix of -o, else {default}): "
        f"{', '.join(formats)}.",
    )


def _checked_pattern(context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        make_key(Item("", "book"), value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return value


key_pattern_option = click.option(
    "--key-pattern",
    metavar="PATTERN",
    default=DEFAULT_PATTERN,
    show_default=True,
    callback=_checked_pattern,
    help="How keys are made: {author}, {authors}, {year}, {title}, {shorttitle}, ...; "
    "{Author} writes Kim, {AUTHOR} KIM.",
)


def open_references(citations: Iterable[Citation]) -> int:
    """How many citations are not tied to a work."""
    return sum(citation.resolution.status != "resolved" for citation in citations)
