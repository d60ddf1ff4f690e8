"""What `mkdocs.yml` and a page's front matter say.

In: the plugin's options and a page's metadata. Out: `Look`s. Names are pandoc's where it
has them (pandoc manual, Citations: bibliography, csl, lang, nocite, link-citations).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c

DEFAULT_STYLE = "apa"


class _Files(c.ListOfItems[str]):
    """Names of files; one may stand by itself."""

    def run_validation(self, value: object) -> list[str]:
        return super().run_validation([value] if isinstance(value, str) else value)


class RefsConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options."""

    bibliography = _Files(c.Type(str), default=[])
    csl = c.Type(str, default=DEFAULT_STYLE)
    lang = c.Type(str, default="")
    lists = c.Choice(("page", "site", "none"), default="page")
    in_text = c.Type(bool, default=True)
    hover = c.Type(bool, default=True)
    backlinks = c.Type(bool, default=True)
    link_citations = c.Type(bool, default=True)


def said(meta: Mapping[str, Any], name: str) -> str:
    """A word of the front matter, "" for none; lists are joined."""
    value = meta.get(name, "")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).strip() if value is not None else ""
