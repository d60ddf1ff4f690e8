"""Tiny sites, built by the real MkDocs."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

pytest.importorskip("mkdocs", reason="needs the extra [mkdocs]")

from mkdocs.commands.build import build
from mkdocs.config import load_config

HERE = Path(__file__).parent
Build = Callable[..., "Site"]


class Site:
    """A built site: its pages, and what was warned of."""

    def __init__(self, folder: Path, warnings: list[str]) -> None:
        self.folder = folder
        self.warnings = warnings

    def page(self, name: str) -> html.HtmlElement:
        found = html.parse(
            str(self.folder / "site" / f"{name}.html"), html.HTMLParser(encoding="utf-8")
        )
        [main] = found.getroot().xpath('//div[@role="main"] | //article')
        return main


def build_site(
    folder: Path, pages: Mapping[str, str], options: Mapping[str, Any], **settings: Any
) -> Site:
    """The site of these pages by name, built in a folder."""
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "works.bib", folder)
    for name, text in pages.items():
        (docs / name).write_text(text, encoding="utf-8")
    config = {
        "site_name": "Site",
        "use_directory_urls": False,
        "markdown_extensions": ["footnotes"],
        "plugins": [{"alliance-refs": {"bibliography": ["works.bib"], **options}}],
        **settings,
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return _built(folder)


def _built(folder: Path) -> Site:
    warnings: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            warnings.append(record.getMessage())

    kept = Kept(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(kept)
    try:
        build(load_config(str(folder / "mkdocs.yml")))
    finally:
        logger.removeHandler(kept)
    return Site(folder, warnings)


@pytest.fixture
def site(tmp_path: Path) -> Build:
    def built(pages: Mapping[str, str], settings: Mapping[str, Any] = {}, **options: Any) -> Site:
        return build_site(tmp_path, pages, options, **settings)

    return built


@pytest.fixture(scope="session")
def case_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """All cases as the pages of one site."""
    pages = {path.name: _parts(path)[0] for path in sorted((HERE / "cases").glob("*.md"))}
    folder = tmp_path_factory.mktemp("cases")
    (folder / "docs").mkdir()
    (folder / "docs" / "a.png").write_bytes(b"")
    return build_site(folder, {"index.md": "# Cases", **pages}, {"lists": "none"})


def _parts(path: Path) -> tuple[str, str]:
    page, _, shown = path.read_text("utf-8").partition("\n=====\n")
    return page + "\n", shown
