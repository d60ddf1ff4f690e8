"""What `conf.py` says: names, defaults, and what they come to.

Names of sphinxcontrib-bibtex are read too where ours say nothing, so that a project moves
over by naming another extension.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.config import ENUM, Config
from sphinx.util import logging

logger = logging.getLogger(__name__)
STYLE = "apa"

# Name, default, what must be built anew when it changes.
VALUES: tuple[tuple[str, Any, Any], ...] = (
    ("refs_library", [], "env"),
    ("refs_style", "", "env"),
    ("refs_note_style", "chicago-notes-bibliography", "env"),
    ("refs_locale", "", "env"),
    ("refs_typed_notes", [], "env"),
    ("refs_scope", "project", "env"),
    ("refs_hover", True, "html"),
    ("refs_backlinks", True, "html"),
    ("bibtex_bibfiles", [], "env"),
    ("bibtex_default_style", "", "env"),
    ("bibtex_reference_style", "", "env"),
    ("bibtex_encoding", "utf-8-sig", "env"),
    ("bibtex_tooltips", True, "html"),
    ("bibtex_bibliography_header", "", "env"),
    ("bibtex_footbibliography_header", "", "env"),
)

# sphinxcontrib-bibtex's ways to refer and pybtex's styles, and the CSL styles nearest to them.
_NEAREST = {
    "author_year": "apa",
    "super": "nature",
    "alpha": "din-1505-2-alphanumeric",
    "plain": "ieee",
    "unsrt": "ieee",
    "unsrtalpha": "din-1505-2-alphanumeric",
}


# Sphinx's own default, which says nothing about the language of the project.
_SAYS_NOTHING = ("", "en")


class Settings(NamedTuple):
    """`files` are absolute paths; styles are what `csl.load_style` takes; `locale` is "" for
    a style's own."""

    files: tuple[Path, ...]
    style: str
    note_style: str
    locale: str
    page_scope: bool


def register(app: Sphinx) -> None:
    """Tells Sphinx the values, and has what conf.py says of them put right."""
    for name, default, rebuild in VALUES:
        kinds = ENUM("project", "page") if name == "refs_scope" else (type(default),)
        app.add_config_value(name, default, rebuild, kinds)
    app.connect("config-inited", put_right)


def put_right(app: Sphinx, config: Config) -> None:
    """Paths become text and one name a list; what is neither is told and left out."""
    for name, default, _ in VALUES:
        value = getattr(config, name)
        if isinstance(default, list):
            setattr(config, name, list(_texts(name, value)))
        elif isinstance(default, str):
            setattr(config, name, next(_texts(name, None if value == [] else value), default))
    if config.refs_locale:
        check_locale(config.refs_locale)


def _texts(name: str, value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list | tuple | set) else (value,):
        if isinstance(one, str | os.PathLike):
            yield os.fspath(one)
        elif one is not None:
            text = "%s: %r is neither a name nor a path, and is left out"
            logger.warning(text, name, one, type="refs", subtype="settings")


def settings_of(app: Sphinx) -> Settings:
    """The settings of a project, paths taken from the folder of `conf.py`."""
    config = app.config
    folder = Path(app.confdir)
    listed = config.refs_library or config.bibtex_bibfiles
    return Settings(
        tuple((folder / name).resolve() for name in listed),
        resolve_style(folder, config.refs_style or _borrowed_style(config)),
        resolve_style(folder, config.refs_note_style),
        locale_for(config, config.refs_style or "plain"),
        config.refs_scope == "page",
    )


def locale_for(config: Config, style: str) -> str:
    """The language of a style, by the name that the author gave it; "" for the style's own.

    That is the project's. A style that stands in the place of one of pybtex's, which know
    no language, has it in any case.
    """
    language = config.refs_locale or config.language or ""
    if language in _SAYS_NOTHING and style not in _NEAREST:
        return ""
    return language or "en"


def check_locale(tag: str, location: str | tuple[str, int] | None = None) -> str:
    """A locale that an author asked for; what is none is told, and its words are English."""
    # Imported where it is needed: builds that ask for none start sooner.
    from alliance_refs.csl.locales.locale import is_known_language

    if tag and not is_known_language(tag):
        text = "no locale is named %r; the words are English (give a tag such as de-DE)"
        logger.warning(text, tag, location=location, type="refs", subtype="locale")
    return tag


def resolve_style(folder: Path, style: str) -> str:
    """A style's name as it is, a style file's as a path from `folder`."""
    return str((folder / style).resolve()) if style.endswith(".csl") else style


def _borrowed_style(config: Config) -> str:
    reference, style = config.bibtex_reference_style, config.bibtex_default_style
    if reference == "label":
        return nearest_style(style or "alpha")
    return _NEAREST.get(reference) or nearest_style(style) or STYLE


def nearest_style(name: str) -> str:
    """The CSL style for a name of pybtex's; any other name as it is.

    >>> nearest_style("plain"), nearest_style("nature")
    ('ieee', 'nature')
    """
    return _NEAREST.get(name, name)
