"""The domain: what pages cite, kept in Sphinx's environment from build to build.

In: pages as they are read, also in other processes. Out: the records of all pages, and
the roles under `cite:` and `footcite:`.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, ClassVar, cast

from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from alliance_refs.integrations.sphinx.records import Page
from alliance_refs.integrations.sphinx.roles import FOOT_FORMS, FORMS, CiteRole
from alliance_refs.integrations.sphinx.shown import Collection, Site


class CiteDomain(Domain):
    """Citations of all pages: `pages` by name; `note_styles`, which styles cite in notes."""

    name = "cite"
    label = "Citations"
    roles: ClassVar[dict[str, Any]] = {name: CiteRole(form) for name, form in FORMS.items()}
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "note_styles": {}}
    data_version = 3
    # Of one build, never kept: the project, set when its builder is ready; the rendered site;
    # the library, where it was read early, and how many portions of pages come back before.
    app: Sphinx
    site: Site | None = None
    works: Collection | None = None
    portions: int = 0

    @property
    def pages(self) -> dict[str, Page]:
        """The records by page."""
        return self.data["pages"]  # type: ignore[no-any-return]

    def clear_doc(self, docname: str) -> None:
        """Forgets a page that is read anew or gone."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Takes over what another process read."""
        self.data["note_styles"].update(otherdata["note_styles"])
        self.pages.update(
            {name: page for name, page in otherdata["pages"].items() if name in docnames}
        )


def domain_of(env: BuildEnvironment) -> CiteDomain:
    """The citations of an environment."""
    return cast(CiteDomain, env.get_domain("cite"))


def remember_app(app: Sphinx) -> None:
    """Keeps the project where transforms and writers find it."""
    domain_of(app.env).app = app


def app_of(env: BuildEnvironment) -> Sphinx:
    """The project that an environment belongs to."""
    return domain_of(env).app


class FootciteDomain(Domain):
    """The roles that cite in footnotes in every style; they keep nothing."""

    name = "footcite"
    label = "Citations in footnotes"
    roles: ClassVar[dict[str, Any]] = {
        name: CiteRole(form, as_note=True) for name, form in FOOT_FORMS.items()
    }

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Nothing is kept, nothing is merged."""


def pages_in_order(env: BuildEnvironment) -> tuple[str, ...]:
    """All pages as the tables of contents order them, then the others by name."""
    found: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        name = waiting.pop()
        if name not in found and name in env.all_docs:
            found[name] = None
            waiting += reversed(env.toctree_includes.get(name, []))
    return (*found, *sorted(env.all_docs.keys() - found.keys()))
