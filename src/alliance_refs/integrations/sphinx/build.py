"""The events of a build: libraries are loaded, pages recorded, the site rendered.

In: Sphinx's events. Out: which pages must be written anew, and warnings with their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from alliance_refs import api
from alliance_refs.errors import Diagnostic, RefsError
from alliance_refs.integrations.sphinx.domain import CiteDomain, pages_in_order
from alliance_refs.integrations.sphinx.nodes import citing_node, listing_node
from alliance_refs.integrations.sphinx.page import read_page
from alliance_refs.integrations.sphinx.settings import settings_of
from alliance_refs.integrations.sphinx.site import Site, render_site
from alliance_refs.model import Item, Library

logger = logging.getLogger(__name__)


class Works(NamedTuple):
    """All bibliography files of a project as one library, and the file of each key."""

    library: Library
    files: Mapping[str, Path]


def record_page(app: Sphinx, document: nodes.document) -> None:
    """Keeps what a page cites, once it is read; a page that does not is not kept."""
    domain = _domain(app.env)
    waiting = app.env.temp_data.get("refs_uncited")
    if waiting or next(document.findall(_concerns), None) is not None:
        domain.pages[app.env.docname] = read_page(app, document)


def _concerns(node: nodes.Node) -> bool:
    return isinstance(node, citing_node | listing_node)


def render_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that show something else than when they were written last."""
    domain = _domain(env)
    domain.__dict__.pop("site", None)
    if not domain.pages and not domain.shown:
        return []
    site = site_of(app)
    for problem in site.problems:
        where = f"{problem.source}:{problem.line}" if problem.line else problem.source or None
        logger.warning(problem.message, location=where, type="refs", subtype=problem.kind)
    digests = _digests(site)
    changed = [name for name in env.all_docs if digests.get(name) != domain.shown.get(name)]
    domain.shown.clear()
    domain.shown.update(digests)
    return changed


def site_of(app: Sphinx) -> Site:
    """The rendered site; made once a build."""
    domain = _domain(app.env)
    site = domain.__dict__.get("site")
    if site is None:
        pages = [
            (name, domain.pages[name]) for name in pages_in_order(app.env) if name in domain.pages
        ]
        works = load_works(settings_of(app).files, app.config.bibtex_encoding)
        site = domain.__dict__["site"] = render_site(works.library, works.files, pages)
    return cast(Site, site)


def load_works(files: Iterable[Path], encoding: str) -> Works:
    """The works of all files; flaws of files and entries are told as warnings.

    The first of two entries with one key is kept. UTF-8 is found out by itself.
    """
    items: dict[str, Item] = {}
    origin: dict[str, Path] = {}
    chosen = None if encoding.lower().startswith("utf-8") else encoding
    for path in files:
        try:
            library = api.Library.read(path, encoding=chosen)
        except RefsError as error:
            logger.warning("%s", error, location=str(path), type="refs", subtype="library")
            continue
        for flaw in library.diagnostics:
            _tell(flaw, path)
        for key, item in library.items():
            if key in items:
                text = "the key %r stands in %s too; the entry there is used"
                where = str(path)
                logger.warning(
                    text, key, origin[key], location=where, type="refs", subtype="duplicate"
                )
            else:
                items[key], origin[key] = item, path
    return Works(Library(items.values()), origin)


def _tell(flaw: Diagnostic, path: Path) -> None:
    if flaw.severity == "info":
        return
    where = f"{path}:{flaw.where.line}" if flaw.where else str(path)
    hint = f" ({flaw.hint})" if flaw.hint else ""
    logger.warning(
        "%s%s [%s]", flaw.message, hint, flaw.code, location=where, type="refs", subtype="library"
    )


def _digests(site: Site) -> dict[str, str]:
    """What each page shows, in short."""
    rows: dict[str, list[str]] = {}
    for (name, _), shown in (*site.citings.items(), *site.works.items()):
        rows.setdefault(name, []).append(repr(shown))
    return {name: blake2b("\n".join(row).encode()).hexdigest() for name, row in rows.items()}


def _domain(env: BuildEnvironment) -> CiteDomain:
    return cast(CiteDomain, env.get_domain("cite"))
