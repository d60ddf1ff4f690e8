"""One library in one or several styles: the text of each, and all of them on one page.

In: a library, names of styles, an output format. Out: text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from alliance_refs import api
from alliance_refs.cli.messages import say
from alliance_refs.model import Library

# How a bibliography that shares a page with others is headed. A file of RTF or a
# bibliography environment of its own cannot share one.
_HEADINGS = {
    "text": "{style}\n{line}\n\n",
    "html": "<h2>{style}</h2>\n",
    "markdown": "## {style}\n\n",
    "org": "* {style}\n\n",
    "asciidoc": "== {style}\n\n",
    "rst": "{style}\n{line}\n\n",
    "latex": "\\section*{{{style}}}\n\n",
    "typst": "= {style}\n\n",
}
SHARED_FORMATS = tuple(_HEADINGS)


@dataclass(frozen=True, slots=True)
class Looks:
    """How a bibliography is to look: format, language (None: the style's own), links."""

    format: str
    locale: str | None = None
    links: bool = False


def write_styled(library: Library, style: str, looks: Looks) -> str:
    """The library in a style; what the style stumbled on is said on standard error.

    Raises `UnknownStyle`, `StyleError`, and `UnreadableInput` when the style is a file that
    cannot be read.
    """
    bibliography = api.bibliography(library, style, looks.locale)
    for found in bibliography.diagnostics:
        say(str(found))
    return bibliography.write(looks.format, links=looks.links)


def on_one_page(styles: Sequence[str], texts: Sequence[str], format: str) -> str:
    """The texts under headings that name their styles; `format` is of `SHARED_FORMATS`."""
    headed = []
    for style, text in zip(styles, texts, strict=True):
        name = style_name(style)
        heading = _HEADINGS[format].format(style=name, line="=" * len(name))
        headed.append(heading + text.rstrip("\n") + "\n")
    return "\n".join(headed)


def style_name(style: str) -> str:
    """A style's name, as a part of a file's name: "apa" for "styles/apa.csl".

    >>> style_name("http://www.zotero.org/styles/ieee"), style_name("my/own.csl")
    ('ieee', 'own')
    """
    return PurePath(style).name.removesuffix(".csl")
