"""The plugin: reads the library, lets MkDocs read the pages, fills in the citations.

In: `mkdocs.yml`, bibliography files, pages. Out: pages with citations and bibliographies,
and warnings with file and line, which `mkdocs build --strict` counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from alliance_refs import csl
from alliance_refs.csl.locales.locale import is_known_language
from alliance_refs.errors import RefsError
from alliance_refs.integrations.mkdocs.excerpts import fill_excerpts
from alliance_refs.integrations.mkdocs.extension import CitationExtension
from alliance_refs.integrations.mkdocs.headings import Signs
from alliance_refs.integrations.mkdocs.libraries import Libraries
from alliance_refs.integrations.mkdocs.missing import line_of, missing_keys
from alliance_refs.integrations.mkdocs.pages import Look, PageText, read_page
from alliance_refs.integrations.mkdocs.settings import DEFAULT_STYLE, RefsConfig, said
from alliance_refs.integrations.mkdocs.site import Shown, render_site
from alliance_refs.integrations.mkdocs.slots import typed_places
from alliance_refs.model import Library

_log = get_plugin_logger("alliance_refs")
_STATIC = Path(__file__).parents[1] / "static"
_CARDS = ("assets/alliance-refs.css", "assets/alliance-refs.js")
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


class RefsPlugin(BasePlugin[RefsConfig]):  # type: ignore[no-untyped-call]
    """Citations in pandoc's syntax, in any CSL style."""

    def __init__(self) -> None:
        self._libraries = Libraries(_log.warning)
        self._order: list[str] = []
        self._folder = Path()
        self._library = Library()
        self._signs = Signs()
        self._config_name = "mkdocs.yml"
        self._styles: dict[tuple[str, str], csl.Style | None] = {}
        self._languages: set[str] = set()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Does nothing; having it, MkDocs keeps the plugin, and what it read, while serving."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Puts the extension in, and the library's files among those that are watched."""
        told = Path(config.config_file_path or "mkdocs.yml")
        self._folder, self._config_name = told.parent, told.name
        self._order, self._styles, self._languages = [], {}, set()
        files = map(str, self._files(self.config.bibliography))
        config.watch += [path for path in files if path not in config.watch]
        in_text = self.config.in_text
        extensions: list[Any] = [
            one for one in config.markdown_extensions if not isinstance(one, CitationExtension)
        ]
        # Python-Markdown takes extensions as well as their names.
        extensions.append(CitationExtension(self._signs, in_text=in_text))
        config.markdown_extensions = extensions
        if self.config.hover:
            _add_once(config.extra_css, _CARDS[0])
            _add_once(config.extra_javascript, _CARDS[1])
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Adds the script and the style sheet of the cards that show references."""
        for name in _CARDS if self.config.hover else ():
            files.append(File.generated(config, name, abs_src_path=str(_STATIC / Path(name).name)))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Remembers the order of the pages, in which works are numbered."""
        self._order = [page.file.src_uri for page in nav.pages]
        return nav

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """Fills in all pages, now that each has been read."""
        places = {name: number for number, name in enumerate(self._order)}
        found = [file.page for file in files.documentation_pages() if file.page]
        pages = sorted(
            (page for page in found if page.content),
            key=lambda page: places.get(page.file.src_uri, len(places)),
        )
        library = self._library = self._libraries.joined(self._all_files(pages))
        texts = [self._text(page, library) for page in pages]
        shown = render_site(library, texts, get_relative_url)
        for page in pages:
            html, words = shown.get(page.file.src_uri, Shown(page.content or "", {}))
            page.content = html
            if page.title:
                page.title = self._signs.read(page.title, words)
            self._signs.read_contents(page.toc, words)
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Fills in what a theme's blog has taken from posts."""
        return fill_excerpts(output, self._library, self._style(page))

    def _files(self, names: Iterable[str]) -> list[Path]:
        return [(self._folder / name).resolve() for name in names]

    def _all_files(self, pages: Iterable[Page]) -> list[Path]:
        """The site's bibliography files, then those that pages name, beside the page or site."""
        found = self._files(self.config.bibliography)
        for page in pages:
            names = said(page.meta, "bibliography").split(",")
            for name in filter(None, map(str.strip, names)):
                beside = Path(page.file.abs_src_path or "").parent / name
                found.append(beside if beside.exists() else (self._folder / name).resolve())
        return found

    def _text(self, page: Page, library: Library) -> PageText:
        """A page ready to be filled; what is wrong on it is told."""
        name, content = page.file.src_uri, page.content or ""
        look = self._look(page)
        typed = typed_places(content)
        if typed:
            for flaw in missing_keys(page.file.content_string, typed, library):
                _log.warning(f"{name}:{flaw.line}: {flaw.message}")
        return read_page(name, page.url, content, look, library, said(page.meta, "nocite"))

    def _look(self, page: Page) -> Look:
        """The look of a page: its front matter's words, else the site's."""
        meta = page.meta
        links = _TRUTHS.get(said(meta, "link-citations").lower(), self.config.link_citations)
        alone = _TRUTHS.get(said(meta, "suppress-bibliography").lower(), False)
        return Look(
            self._style(page),
            "none" if alone else self.config.lists,
            self.config.hover,
            self.config.backlinks,
            links,
        )

    def _style(self, page: Page) -> csl.Style:
        """The page's style; the site's in the place of one that cannot be used."""
        lang, own = self._language(page), said(page.meta, "csl")
        if own:
            beside = Path(page.file.abs_src_path or "").parent / own
            style = str(beside) if own.endswith(".csl") and beside.exists() else own
            line = line_of(page.file.content_string, "csl")
            loaded = self._load(style, lang, f"{page.file.src_uri}:{line}")
            if loaded is not None:
                return loaded
        site = self._load(self.config.csl, lang, self._config_name)
        return site or csl.load_style(DEFAULT_STYLE)

    def _language(self, page: Page) -> str:
        """The page's language, else the site's; one that is none is told once a build."""
        own = said(page.meta, "lang")
        tag = own or self.config.lang
        if tag and tag not in self._languages:
            self._languages.add(tag)
            if not is_known_language(tag):
                line = line_of(page.file.content_string, "lang")
                place = f"{page.file.src_uri}:{line}" if own else self._config_name
                told = f"no locale is named {tag!r}; the words are English"
                _log.warning(f"{place}: {told} (give a tag such as de-DE)")
        return tag

    def _load(self, style: str, lang: str, place: str) -> csl.Style | None:
        """A style by its name or file, loaded, or told to be unusable, once a build."""
        if (style, lang) not in self._styles:
            self._styles[style, lang] = self._read_style(style, lang, place)
        return self._styles[style, lang]

    def _read_style(self, style: str, lang: str, place: str) -> csl.Style | None:
        path = self._folder / style
        try:
            return csl.load_style(path if style.endswith(".csl") else style, lang or None)
        except RefsError as error:
            reason = str(error).replace(str(path), style)
        _log.warning(f"{place}: {reason}")
        return None


def _add_once(names: list[Any], name: str) -> None:
    """Adds a name to a list of the configuration, which serving hands over again and again."""
    if name not in names:
        names.append(name)
