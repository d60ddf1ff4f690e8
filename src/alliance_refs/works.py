"""What may be rendered, and what a caller gives in its place, told by an error that helps.

A type checker sees most of these; a notebook has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import TypeAlias

from alliance_refs import model
from alliance_refs.documents import open_document
from alliance_refs.errors import UnknownFormat
from alliance_refs.formats import FORMATS

# What may be rendered: a library or any other mapping of keys to items, or items alone.
Works: TypeAlias = Mapping[str, model.Item] | Iterable[model.Item]


def by_key(works: Works) -> Mapping[str, model.Item]:
    """The works as a mapping of keys to items.

    >>> by_key("refs.bib")
    Traceback (most recent call last):
        ...
    TypeError: 'refs.bib' is no library; Library.read('refs.bib') reads a file
    """
    if isinstance(works, str | PurePath):
        name = repr(str(works))
        raise TypeError(f"{name} is no library; Library.read({name}) reads a file")
    if isinstance(works, model.Item):
        raise TypeError("one item is no library; put it into a list")
    if isinstance(works, Mapping):
        return works
    if not isinstance(works, Iterable):
        raise TypeError(
            f"{type(works).__name__} is no library; library() gives the works of a document"
        )
    return model.Library(works)


def listed_keys(keys: Iterable[str]) -> Iterable[str]:
    """The keys, unless they are one string, whose letters would count as keys.

    >>> listed_keys("kim-2003")
    Traceback (most recent call last):
        ...
    TypeError: keys are a list; write ['kim-2003']
    """
    if isinstance(keys, str):
        raise TypeError(f"keys are a list; write [{keys!r}]")
    return keys


def listed_clusters(clusters: Iterable[model.Cluster]) -> tuple[model.Cluster, ...]:
    """The clusters as a tuple, each seen to be one.

    >>> listed_clusters(["kim-2003"])
    Traceback (most recent call last):
        ...
    TypeError: citations are Clusters of Cites, such as Cluster((Cite('kim-2003'),)), not str
    """
    if isinstance(clusters, model.Cluster):
        raise TypeError("one cluster is no list of them; put it into a list")
    found = tuple(clusters)
    for cluster in found:
        if not isinstance(cluster, model.Cluster):
            kind = type(cluster).__name__
            raise TypeError(
                f"citations are Clusters of Cites, such as Cluster((Cite('kim-2003'),)), not {kind}"
            )
    return found


def open_as_document(path: str | Path, format: str | None, encoding: str | None) -> model.Document:
    """The document in a file; raises as `open_document` does, with a word for bibliographies.

    >>> open_as_document("refs.bib", None, None)
    Traceback (most recent call last):
        ...
    alliance_refs.errors.UnknownFormat: refs.bib is a bibliography, not a document; Library.read reads it
    """
    try:
        return open_document(path, format, encoding)
    except UnknownFormat:
        _refuse_library(path, format)
        raise


def _refuse_library(path: str | Path, format: str | None) -> None:
    suffix = PurePath(path).suffix.lower()
    known = {suffix for format in FORMATS.values() for suffix in format.suffixes}
    if format is None and suffix in known:
        said = f"{path} is a bibliography, not a document"
        raise UnknownFormat(f"{said}; Library.read reads it") from None
