"""Legacy pages: notes typed by hand are shown in the project's note style.

In: the source of a page that `refs_typed_notes` names, or whose front matter says
`refs-typed-notes`. Out: the source that Sphinx reads instead; the file is untouched.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from alliance_refs.errors import RefsError
from alliance_refs.integrations.sphinx.settings import resolve_style, settings_of

logger = logging.getLogger(__name__)
_SAID = re.compile(r"^:?refs[-_]typed[-_]notes:[ \t]*(?P<style>\S*)", re.MULTILINE)
# The front matter stands in the first lines.
_HEAD = 2000
_MARKDOWN = (".md", ".markdown")


def restyle_page(app: Sphinx, docname: str, source: list[str]) -> None:
    """Writes the citations of a legacy page's notes in its style before it is read."""
    style = _style(app, docname, source[0])
    if not style:
        return
    # Imported where it is needed: few projects have such pages.
    from alliance_refs.integrations.typed_notes import restyle_notes

    path = str(app.env.doc2path(docname))
    format = "markdown" if path.endswith(_MARKDOWN) else "rst"
    try:
        done = restyle_notes(source[0], format, style, settings_of(app).locale or None, path)
    except (RefsError, OSError) as error:
        logger.warning("%s", error, location=f"{path}:1", type="refs", subtype="style")
        return
    source[0] = done.text
    for flaw in done.kept:
        line = flaw.where.line if flaw.where else 1
        logger.warning("%s", flaw.message, location=f"{path}:{line}", type="refs", subtype="typed")


def _style(app: Sphinx, docname: str, source: str) -> str:
    """The style of a legacy page; empty for all other pages."""
    said = _SAID.search(source, 0, _HEAD)
    listed = any(fnmatchcase(docname, pattern) for pattern in app.config.refs_typed_notes)
    if not (said or listed):
        return ""
    named = said["style"] if said else ""
    folder = Path(app.confdir)
    return resolve_style(folder, "" if named in _YES else named) or settings_of(app).note_style


_YES = ("yes", "true", "on")
