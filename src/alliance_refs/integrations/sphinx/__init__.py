"""Sphinx extension: citations in any CSL style, with bibliographies and footnotes.

extensions = ["alliance_refs.integrations.sphinx"]
refs_library = ["references.bib"]
refs_style = "apa"
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from alliance_refs import __version__
from alliance_refs.integrations.sphinx import headings, nodes, settings
from alliance_refs.integrations.sphinx.build import record_page, render_pages
from alliance_refs.integrations.sphinx.directives import (
    BibliographyDirective,
    FootBibliographyDirective,
    NociteDirective,
)
from alliance_refs.integrations.sphinx.domain import CiteDomain, FootciteDomain, remember_app
from alliance_refs.integrations.sphinx.footnotes import NoteTransform, PlacedNotes
from alliance_refs.integrations.sphinx.page import know_style
from alliance_refs.integrations.sphinx.processes import (
    count_portions,
    freeze_values,
    read_works_early,
    thaw_values,
)
from alliance_refs.integrations.sphinx.resolve import ResolveTransform
from alliance_refs.integrations.sphinx.roles import FORMS, CiteRole
from alliance_refs.integrations.sphinx.typed import restyle_page
from alliance_refs.integrations.sphinx.written import keep_written

# After what other extensions do at the same event.
_LAST = 900
_STATIC = Path(__file__).parents[1] / "static"


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers all parts; what Sphinx should know of them is returned."""
    settings.register(app)
    nodes.register(app)
    headings.register(app)
    app.add_domain(CiteDomain)
    app.add_domain(FootciteDomain)
    app.add_role("cite", CiteRole(FORMS["p"]))
    app.add_role("footcite", CiteRole(FORMS["p"], as_note=True))
    app.add_role("nocite", CiteRole(FORMS["empty"]))
    app.add_directive("bibliography", BibliographyDirective)
    app.add_directive("footbibliography", FootBibliographyDirective)
    app.add_directive("nocite", NociteDirective)
    app.add_transform(NoteTransform)
    app.add_transform(PlacedNotes)
    app.add_post_transform(ResolveTransform)
    app.connect("builder-inited", remember_app)
    app.connect("config-inited", add_static_path)
    app.connect("env-before-read-docs", know_style)
    app.connect("env-before-read-docs", count_portions)
    app.connect("env-before-read-docs", freeze_values, priority=_LAST)
    app.connect("env-merge-info", read_works_early)
    app.connect("source-read", restyle_page)
    app.connect("doctree-read", record_page)
    app.connect("env-updated", render_pages)
    app.connect("env-updated", headings.settle_titles)
    app.connect("env-updated", freeze_values, priority=_LAST)
    app.connect("build-finished", thaw_values)
    app.connect("build-finished", keep_written)
    app.add_css_file("alliance-refs.css")
    app.add_js_file("alliance-refs.js", loading_method="defer")
    return {
        "version": __version__,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def add_static_path(app: Sphinx, config: Config) -> None:
    """Puts the style sheet and the script beside the theme's own, before Sphinx compares the
    configuration with that of the last build."""
    config.html_static_path = [*config.html_static_path, str(_STATIC)]
