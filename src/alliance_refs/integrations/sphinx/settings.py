"""What `conf.py` says: names, defaults, and what they come to.

Names of sphinxcontrib-bibtex are read too where ours say nothing, so that a project moves
over by naming another extension.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.config import Config

STYLE = "apa"

# Name, default, what must be built anew when it changes.
VALUES: tuple[tuple[str, object, str], ...] = (
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
    "label": "ieee",
    "super": "nature",
    "alpha": "din-1505-2-alphanumeric",
    "plain": "ieee",
    "unsrt": "ieee",
    "unsrtalpha": "din-1505-2-alphanumeric",
}


class Settings(NamedTuple):
    """`files` are absolute paths; styles are what `csl.load_style` takes."""

    files: tuple[Path, ...]
    style: str
    note_style: str
    locale: str
    page_scope: bool


def settings_of(app: Sphinx) -> Settings:
    """The settings of a project, paths taken from the folder of `conf.py`."""
    config = app.config
    folder = Path(app.confdir)
    listed = _names(config.refs_library) or _names(config.bibtex_bibfiles)
    return Settings(
        tuple((folder / name).resolve() for name in listed),
        resolve_style(folder, config.refs_style or _borrowed_style(config)),
        resolve_style(folder, config.refs_note_style),
        config.refs_locale,
        config.refs_scope == "page",
    )


def resolve_style(folder: Path, style: str) -> str:
    """A style's name as it is, a style file's as a path from `folder`."""
    return str((folder / style).resolve()) if style.endswith(".csl") else style


def _names(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _borrowed_style(config: Config) -> str:
    reference = _NEAREST.get(config.bibtex_reference_style)
    return reference or nearest_style(config.bibtex_default_style) or STYLE


def nearest_style(name: str) -> str:
    """The CSL style for a name of pybtex's; any other name as it is.

    >>> nearest_style("plain"), nearest_style("nature")
    ('ieee', 'nature')
    """
    return _NEAREST.get(name, name)
