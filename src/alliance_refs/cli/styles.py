"""`alliance-refs styles`: CSL styles by the words of their names and titles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

import click

from alliance_refs import api
from alliance_refs.cli.lines import Line, Words, line, show
from alliance_refs.cli.messages import say
from alliance_refs.cli.options import json_option
from alliance_refs.cli.results import write_result
from alliance_refs.cli.settings import common_options
from alliance_refs.csl import StyleName

# Longer names push their titles to the right, not those of all the others.
_WIDEST = 36

_EXAMPLES = """
\b
Examples:
  alliance-refs styles chicago notes
  alliance-refs styles foreign affairs --limit 5
  alliance-refs styles korean --json
"""


@click.command(short_help="Find CSL styles by words of their names and titles.", epilog=_EXAMPLES)
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Show so many at most, the best first.",
)
@json_option
@common_options
def styles(words: Sequence[str], limit: int, as_json: bool) -> None:
    """Find CSL styles whose name or title holds each WORD; near names when none does.

    The name is what `render --style` takes. A dependent style is another name for its
    parent, often a journal's.
    """
    found = api.styles(" ".join(words), limit + 1)
    shown = found[:limit]
    if as_json:
        listed = [style._asdict() for style in shown]
        write_result(json.dumps(listed, ensure_ascii=False, indent=2), None)
    else:
        show(_lines(shown))
    if not (found and _holds(found[0], words)):
        say("no style holds all of these words; these names are near")
    elif len(found) > limit:
        say(f"there are more; --limit {limit * 5} shows up to so many")


def _holds(style: StyleName, words: Sequence[str]) -> bool:
    """Whether a style was found by its words, not for being spelled much like them."""
    known = f"{style.name} {style.title}".lower()
    return all(word in known for word in re.findall(r"\w+", " ".join(words).lower()))


def _lines(found: Sequence[StyleName]) -> Iterator[Line]:
    width = min(max((len(style.name) for style in found), default=0), _WIDEST)
    for style in found:
        parent = Words(f"  (as {style.parent})", "dim") if style.parent else Words("")
        name = Words(style.name.ljust(width), "bold cyan")
        yield line(name, f"  {style.title}", parent, hang=4)
