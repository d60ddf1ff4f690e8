"""The directives: options typed in, a node that stands for the list out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import nested_parse_with_titles

from alliance_refs.integrations.sphinx.domain import app_of
from alliance_refs.integrations.sphinx.filters import read_filter
from alliance_refs.integrations.sphinx.nodes import listing_node, notes_node
from alliance_refs.integrations.sphinx.records import Listing, Uncited
from alliance_refs.integrations.sphinx.settings import (
    check_locale,
    locale_for,
    nearest_style,
    resolve_style,
    settings_of,
)

logger = logging.getLogger(__name__)
_OPTIONS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("all", "cited", "notcited", "local"), directives.flag),
    **dict.fromkeys(("filter", "style", "locale", "type", "keyword"), directives.unchanged),
    **dict.fromkeys(("document", "section", "keyprefix", "labelprefix"), directives.unchanged),
    # Options of sphinxcontrib-bibtex that a CSL style settles by itself.
    **dict.fromkeys(("list", "enumtype", "start"), directives.unchanged),
}


class BibliographyDirective(SphinxDirective):
    """`bibliography`: the works cited, or those that filters choose.

    Arguments are bibliography files; content is keys of works that are listed besides
    (`:filter: False` lists them alone).
    `:local:` makes a bibliography of the page's own.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = _OPTIONS

    def run(self) -> list[nodes.Node]:
        """The list, under the project's header, which stands where there are works."""
        source, line = self.get_source_info()
        count = self.env.new_serialno("bibliography")
        name = f"bibliography-{count + 1}"
        options = self.options
        folder = Path(self.env.srcdir, self.env.docname).parent
        named = options.get("style", "")
        listing = Listing(
            id=name,
            filter=self._filter(),
            files=tuple(
                str(Path(self.env.relfn2path(file)[1]).resolve())
                for file in (self.arguments or [""])[0].split()
            ),
            keys=tuple(" ".join(self.content).replace(",", " ").split()),
            keyprefix=options.get("keyprefix", ""),
            labelprefix=options.get("labelprefix", ""),
            style=resolve_style(folder, nearest_style(named)),
            locale=self._locale() or (locale_for(self.config, named) if named else ""),
            local="local" in options,
            source=source,
            line=line,
        )
        self._check_files(listing)
        header = _header(self, self.config.bibtex_bibliography_header)
        node = listing_node("", *header, ids=[name], page=self.env.docname, listing=listing)
        node.source, node.line = source, line
        return [node]

    def _locale(self) -> str:
        tag = self.options.get("locale", "")
        return check_locale(tag, (self.env.docname, self.lineno)) if tag else ""

    def _check_files(self, listing: Listing) -> None:
        known = set(map(str, settings_of(app_of(self.env)).files))
        for file in listing.files:
            if file not in known:
                text = "%s is none of the files of refs_library; no work of it is listed"
                location = (self.env.docname, self.lineno)
                logger.warning(text, file, location=location, type="refs", subtype="library")

    def _filter(self) -> str:
        """One expression of all filters; a broken one counts as "cited", with a warning."""
        parts = [text for name, text in _PARTS.items() if name in self.options]
        parts = parts or ["cited"]
        if "filter" in self.options:
            parts = [f"({self.options['filter']})"]
        parts += [
            f"{name} in {set(self.options[name].replace(',', ' ').split()) or {''}!r}"
            for name in _CHOICES
            if name in self.options
        ]
        if "section" in self.options:
            parts.append("section")
        text = " and ".join(parts)
        try:
            read_filter(text)
        except ValueError as error:
            location = (self.env.docname, self.lineno)
            told = "%s; the works cited are listed"
            logger.warning(told, error, location=location, type="refs", subtype="filter")
            return "cited"
        return text


_PARTS = {"all": "True", "notcited": "not cited", "cited": "cited"}
_CHOICES = ("type", "keyword", "document")


class FootBibliographyDirective(SphinxDirective):
    """`footbibliography`: the footnotes of the citations above stand here."""

    def run(self) -> list[nodes.Node]:
        """The place, with the project's header, which stands where there are notes."""
        return [notes_node("", *_header(self, self.config.bibtex_footbibliography_header))]


class NociteDirective(SphinxDirective):
    """`nocite`: works that are listed without being cited; `*` is all of them."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Nothing; the page remembers the keys."""
        keys = self.arguments[0].replace(",", " ").replace("@", " ").split()
        source, line = self.get_source_info()
        found: list[Uncited] = self.env.temp_data.setdefault("refs_uncited", [])  # type: ignore[assignment]
        found += [Uncited(key, source, line) for key in keys]
        return []


def _header(directive: SphinxDirective, text: str) -> list[nodes.Node]:
    inside = nodes.Element()
    if text.startswith("..") and type(directive.state).__module__.startswith("myst_parser"):
        # Markdown reads no directive of reStructuredText elsewhere.
        text = f"```{{eval-rst}}\n{text}\n```"
    lines = StringList(text.splitlines(), directive.get_source_info()[0])
    nested_parse_with_titles(directive.state, lines, inside)
    return list(inside.children)
