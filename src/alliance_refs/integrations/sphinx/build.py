"""The events of a build: libraries are loaded, pages recorded, the site rendered.

In: Sphinx's events. Out: which pages must be written anew, and warnings with their places.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from alliance_refs import __version__
from alliance_refs.collector import collector_paused
from alliance_refs.integrations.sphinx.domain import domain_of, pages_in_order
from alliance_refs.integrations.sphinx.nodes import citing_node, listing_node
from alliance_refs.integrations.sphinx.page import read_page
from alliance_refs.integrations.sphinx.processes import load_works
from alliance_refs.integrations.sphinx.records import Page
from alliance_refs.integrations.sphinx.settings import settings_of
from alliance_refs.integrations.sphinx.shown import Site
from alliance_refs.integrations.sphinx.written import written_before

logger = logging.getLogger(__name__)
_KEPT = "alliance-refs.pickle"


def record_page(app: Sphinx, document: nodes.document) -> None:
    """Keeps what a page cites, once it is read; a page that does not is not kept."""
    domain = domain_of(app.env)
    waiting = app.env.temp_data.get("refs_uncited")
    if waiting or next(document.findall(_concerns), None) is not None:
        domain.pages[app.env.docname] = read_page(app, document)


def _concerns(node: nodes.Node) -> bool:
    return isinstance(node, citing_node | listing_node)


def render_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that show something else than when they were written last."""
    domain = domain_of(env)
    domain.site = None
    before = written_before(app)
    if not domain.pages and not before:
        return []
    site = site_of(app)
    for problem in site.problems:
        where = f"{problem.source}:{problem.line or 1}" if problem.source else None
        logger.warning("%s", problem.message, location=where, type="refs", subtype=problem.kind)
    return [name for name in env.all_docs if site.digests.get(name) != before.get(name)]


def site_of(app: Sphinx) -> Site:
    """The rendered site; made once a build, or kept from the last when nothing changed."""
    domain = domain_of(app.env)
    if domain.site is None:
        names = [name for name in pages_in_order(app.env) if name in domain.pages]
        pages = [(name, _shown_page(app, domain.pages[name])) for name in names]
        domain.site = _kept_or_rendered(app, pages)
    return domain.site


def _shown_page(app: Sphinx, page: Page) -> Page:
    """The page without citations that this builder leaves out."""
    if not any(citing.only for citing in page.citings):
        return page
    shown = (one for one in page.citings if all(holds(app, text) for text in one.only))
    return replace(page, citings=tuple(shown))


def holds(app: Sphinx, condition: str) -> bool:
    """Whether the condition of an `only` directive holds; a broken one does, as for Sphinx."""
    try:
        return app.tags.eval_condition(condition)
    except Exception:
        return True


def _kept_or_rendered(app: Sphinx, pages: Sequence[tuple[str, Page]]) -> Site:
    files = settings_of(app).files
    mark = _mark(app, files, pages)
    path = Path(app.doctreedir, _KEPT)
    # Who asks for a fresh start (`-E`) gets one.
    site = None if app.fresh_env_used else _kept(path, mark)
    if site is None:
        # Rendering is imported where it is needed: builds that render nothing start sooner.
        from alliance_refs.integrations.sphinx.site import render_site

        works = load_works(app)
        with collector_paused():
            site = render_site(works, pages)
        path.write_bytes(pickle.dumps((mark, site), pickle.HIGHEST_PROTOCOL))
    return site


def _kept(path: Path, mark: str) -> Site | None:
    """The site of the last build, if it was made of the same; any flaw of the file is none."""
    try:
        kept, site = pickle.loads(path.read_bytes())
    except Exception:
        return None
    return site if kept == mark and isinstance(site, Site) else None


def _mark(app: Sphinx, files: Iterable[Path], pages: Sequence[tuple[str, Page]]) -> str:
    """All that the site is made of, in short: pages, files, styles, versions."""
    styles = {page.style for _, page in pages} | {page.note_style for _, page in pages}
    styles |= {listing.style for _, page in pages for listing in page.listings}
    read = [*files, *(Path(style) for style in sorted(styles) if style.endswith(".csl"))]
    parts = [__version__, app.config.bibtex_encoding, [_stamp(path) for path in read], pages]
    return blake2b(repr(parts).encode()).hexdigest()


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        state = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), state.st_mtime_ns, state.st_size
