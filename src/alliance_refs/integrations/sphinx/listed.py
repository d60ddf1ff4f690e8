"""Which works are cited where, and which of them a bibliography lists.

In: the records of all pages and the library. Out: `Cited`, and for a directive the keys
that its filters choose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alliance_refs.integrations.sphinx.filter_fields import keywords
from alliance_refs.integrations.sphinx.filters import read_filter
from alliance_refs.integrations.sphinx.records import NAME_SUFFIX, Citing, Listing, Page
from alliance_refs.integrations.sphinx.shown import Place
from alliance_refs.model import Item, Library


@dataclass(frozen=True, slots=True)
class Missing:
    """A cited key that no file holds, and where it was typed."""

    key: str
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Cited:
    """`places` holds the page and section of each citation by key prefix and key,
    `footcited` the pages that cite a key in notes which their style does not make;
    `resolved` the citations whose keys lost the prefix of a bibliography, `prefixes` what
    they lost; `uncited` what `nocite` names, "*" among it."""

    places: Mapping[tuple[str, str], tuple[Place, ...]]
    footcited: Mapping[str, frozenset[str]]
    resolved: Mapping[Place, Citing]
    prefixes: Mapping[tuple[Place, str], str]
    uncited: frozenset[str]
    missing: tuple[Missing, ...]


def cited_places(library: Mapping[str, Item], pages: Sequence[tuple[str, Page]]) -> Cited:
    """What the pages cite; prefixes are those that their bibliographies give to keys."""
    known = sorted({one.keyprefix for _, page in pages for one in page.listings} - {""})
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    footcited: dict[str, set[str]] = defaultdict(set)
    resolved: dict[Place, Citing] = {}
    prefixes: dict[tuple[Place, str], str] = {}
    missing: list[Missing] = []
    for name, page in pages:
        for citing in page.citings:
            place = (name, citing.id)
            cites = []
            for cite in citing.cites:
                prefix = _prefix(cite.key, library, known)
                key = cite.key.removeprefix(prefix)
                cites.append(cite if not prefix else replace(cite, key=key))
                if prefix:
                    prefixes[place, key] = prefix
                if key in library and citing.foot:
                    footcited[key].add(name)
                elif key in library:
                    places[prefix, key].append((name, citing.section))
                elif not citing.id.endswith(NAME_SUFFIX):
                    missing.append(Missing(key, citing.source, citing.line))
            if tuple(cites) != citing.cites:
                resolved[place] = replace(citing, cites=tuple(cites))
        missing += _named_and_missing(library, page)
    uncited = frozenset(one.key for _, page in pages for one in page.uncited)
    return Cited(
        {key: tuple(found) for key, found in places.items()},
        {key: frozenset(found) for key, found in footcited.items()},
        resolved,
        prefixes,
        uncited,
        tuple(missing),
    )


def _named_and_missing(library: Mapping[str, Item], page: Page) -> Iterator[Missing]:
    """What `nocite` and the contents of bibliographies name, and no file holds."""
    for uncited in page.uncited:
        if uncited.key not in library and uncited.key != "*":
            yield Missing(uncited.key, uncited.source, uncited.line)
    for listing in page.listings:
        for key in listing.keys:
            if key not in library:
                yield Missing(key, listing.source, listing.line)


def _prefix(key: str, library: Mapping[str, Item], known: Sequence[str]) -> str:
    if key in library:
        return ""
    fitting = (prefix for prefix in known if key.startswith(prefix))
    return next((prefix for prefix in fitting if key.removeprefix(prefix) in library), "")


def chosen_keys(
    library: Library, files: Mapping[str, Path], cited: Cited, page: str, listing: Listing
) -> tuple[str, ...]:
    """The keys that a bibliography lists, in the order of the library.

    `files` says which file a key comes from.
    """
    wanted = frozenset(listing.files)
    kept = read_filter(listing.filter)
    return tuple(
        key
        for key, item in library.items()
        if (not wanted or str(files.get(key, "")) in wanted)
        and (key in listing.keys or kept(item, _facts(item, cited, page, listing)))
    )


def _facts(
    item: Item, cited: Cited, page: str, listing: Listing
) -> dict[str, frozenset[str] | bool]:
    places = cited.places.get((listing.keyprefix, item.key), ())
    noted = cited.footcited.get(item.key, frozenset())
    named = item.key in cited.uncited or "*" in cited.uncited
    if listing.local:
        noted &= {page}
        places = tuple(place for place in places if place[0] == page)
    names = frozenset(name for name, _ in places)
    inside = any(
        name == page and f"{section}/".startswith(f"{listing.section}/") for name, section in places
    )
    return {
        "cited": bool(places) or (named and not listing.local),
        "footcited": bool(noted),
        "section": inside,
        # As typed, and in small letters, which is how sphinxcontrib-bibtex has it.
        "key": frozenset((item.key, item.key.lower())),
        "docname": frozenset((page,)),
        "docnames": names,
        "document": frozenset(_with_folders(names)),
        "keyword": keywords(item),
    }


def _with_folders(names: frozenset[str]) -> Iterator[str]:
    """The pages, and their folders as `folder/*`."""
    for name in names:
        yield name
        parts = name.split("/")[:-1]
        for count in range(1, len(parts) + 1):
            yield "/".join(parts[:count]) + "/*"
