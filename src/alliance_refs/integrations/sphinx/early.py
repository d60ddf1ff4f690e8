"""Bibliography files read while other processes still read pages.

In: Sphinx's events in a build with several processes. Out: the library, for when all pages
are read. The main process would only wait for the last of the others in that time.
"""

from __future__ import annotations

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
