"""Builds with several processes: what the main process does while others work.

In: Sphinx's events. Out: the library, read while the last pages are, for when all pages
have been read. The main process would only wait in that time.
"""

from __future__ import annotations

import gc
from collections.abc import Set

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.parallel import make_chunks

from alliance_refs.collector import collector_paused
from alliance_refs.integrations.sphinx.domain import domain_of
from alliance_refs.integrations.sphinx.settings import settings_of
from alliance_refs.integrations.sphinx.shown import Collection


def count_portions(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Works out when the last portions of pages will have been given out.

    Sphinx gives out as many as there are processes, then one for each that comes back.
    """
    domain_of(env).works = None
    domain_of(env).portions = len(make_chunks(docnames, app.parallel)) - app.parallel + 1


def read_works_early(
    app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
) -> None:
    """Reads the library when a portion comes back and no other waits to be given out."""
    domain = domain_of(env)
    domain.portions -= 1
    if domain.portions == 0:
        domain.works = load_works(app)


def freeze_values(app: Sphinx, *rest: object) -> None:
    """Leaves what is there out of the search for cycles, before other processes are made.

    Each of them would search through all values of the main process, and so make copies of
    all its memory (Python documentation, `gc.freeze`).
    """
    if app.parallel > 1:
        gc.freeze()


def thaw_values(app: Sphinx, error: Exception | None) -> None:
    """Lets the collector search everything again, when the build has ended."""
    if app.parallel > 1:
        gc.unfreeze()


def load_works(app: Sphinx) -> Collection:
    """The works of the project's files; those read early, where they were."""
    domain = domain_of(app.env)
    works, domain.works = domain.works, None
    if works is None:
        # Imported where it is needed: builds that render nothing start sooner.
        from alliance_refs.integrations.sphinx.library import load_files

        with collector_paused():
            works = load_files(settings_of(app).files, app.config.bibtex_encoding)
    return works
