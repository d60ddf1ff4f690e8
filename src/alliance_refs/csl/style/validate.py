"""`validate_style`: what a style has against the schema of CSL 1.0.2.

In: a style, as `load_style` takes it. Out: diagnostics with line numbers, none for a valid
style. The schema is RELAX NG, and comes with the package `citeproc-py`. A validator finds
fault with whatever surrounds a flaw, so rendering elements are tried one by one, and the
innermost that is wrong on its own is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from alliance_refs.csl.style.resources import schema_file
from alliance_refs.csl.style.styles import read_source
from alliance_refs.csl.style.xml import line_of, local_name, parse_xml
from alliance_refs.errors import Diagnostic
from alliance_refs.spans import Place

_MOST = 50
_RENDERING = frozenset("text number date names label group choose".split())
_WRAPPING = frozenset("if else-if else substitute layout".split())
_HOLDING = frozenset("macro citation bibliography".split())
# The least that the schema accepts around one rendering element.
_FRAME = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info>
<title>t</title><id>i</id><updated>2000-01-01T00:00:00+00:00</updated></info>
<citation><layout/></citation></style>"""

Flaw = tuple[int, str]


def validate_style(style: str | Path) -> tuple[Diagnostic, ...]:
    """The places where a style breaks the schema, at most 50, in order.

    >>> nothing = "<style xmlns='http://purl.org/net/xbiblio/csl'/>"
    >>> str(validate_style(nothing)[0].where)
    'style:1:1'

    Raises `UnknownStyle`, `UnreadableInput`, or `StyleError` when the text is no XML at all.
    """
    name, data = read_source(style)
    root = parse_xml(data, name)
    schema = _schema()
    if schema.validate(root):
        return ()
    around = [(error.line, error.message) for error in schema.error_log]
    flaws = [flaw for part in root if local_name(part) in _HOLDING for flaw in _flaws(part)]
    lines = _text(data).splitlines()
    return tuple(_diagnostic(flaw, name, lines) for flaw in sorted(flaws or around)[:_MOST])


def _flaws(element: etree._Element) -> Iterator[Flaw]:
    """The flaws of the innermost rendering elements that are wrong."""
    for child in _rendering_children(element):
        frame = etree.fromstring(_FRAME)
        frame[1][0].append(deepcopy(child))
        if _schema().validate(frame):
            continue
        message = _message([error.message for error in _schema().error_log])
        inside = list(_flaws(child))
        yield from inside or [(line_of(child), message)]


def _message(messages: list[str]) -> str:
    """The most telling of a validator's messages: one on attributes, if there is any."""
    return next((message for message in messages if "attribute" in message), messages[0])


def _rendering_children(element: etree._Element) -> Iterator[etree._Element]:
    """The rendering elements under this one, with none of them in between."""
    for child in element:
        kind = local_name(child)
        if kind in _WRAPPING:
            yield from _rendering_children(child)
        elif kind in _RENDERING and local_name(element) != "names":
            yield child


def _diagnostic(flaw: Flaw, name: str, lines: list[str]) -> Diagnostic:
    line, message = flaw
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    column = len(text) - len(text.lstrip()) + 1
    return Diagnostic("invalid-style", message, "error", Place(name, line, column), None, text)


def _text(data: str | bytes) -> str:
    return data if isinstance(data, str) else data.decode("utf-8", "replace")


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(schema_file()))
