"""A cluster's cites to one piece of markup.

In: the placed cites of a cluster, and the arrangement they belong to. Out: `Markup`, with
the layout's affixes around cites that are grouped, collapsed and joined (CSL 1.0.2,
Layout). Cites may show their author alone, or all but their author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.csl.arrangement import Arrangement
from alliance_refs.csl.engine import Engine
from alliance_refs.csl.finish import finish
from alliance_refs.csl.grouping import Part, join_parts, part_of
from alliance_refs.csl.output import Look, Node, Output, find, rewrite
from alliance_refs.csl.positions import PlacedCite
from alliance_refs.csl.richtext import read_rich
from alliance_refs.model import CiteMode, Cluster, Markup

# After a prefix that ends so, and before a suffix that begins so, words need a space.
_WORD_END = re.compile(r"[\w.,;:!?)\]]\Z")
_WORD_START = re.compile(r"[\w(\[]")


def render_cluster(
    engine: Engine,
    placed: Sequence[PlacedCite],
    arrangement: Arrangement,
    cluster: Cluster | None = None,
) -> Markup:
    """The markup of a cluster; empty when none of its cites shows anything."""
    mode = cluster.mode if cluster else "normal"
    if mode == "composite":
        return _composite(engine, placed, arrangement, cluster.infix if cluster else "")
    nodes = _nodes(engine, placed, arrangement, mode)
    return finish(nodes, engine.locale) if nodes else ()


def _composite(
    engine: Engine, placed: Sequence[PlacedCite], arrangement: Arrangement, infix: str
) -> Markup:
    """The author in running text, the rest of the cluster in its place after it."""
    author = _nodes(engine, placed[:1], arrangement, "author-only")
    first = [replace(one, cite=replace(one.cite, mode="suppress-author")) for one in placed[:1]]
    rest = _nodes(engine, (*first, *placed[1:]), arrangement, "normal")
    between = f" {infix.strip()} " if infix.strip() else " "
    nodes = [*author, *([between] if author and rest else []), *rest]
    return finish(nodes, engine.locale)


def _nodes(
    engine: Engine, placed: Sequence[PlacedCite], arrangement: Arrangement, mode: CiteMode
) -> list[Node]:
    parts = [part for one in placed if (part := _part(engine, one, arrangement, mode)) is not None]
    if not parts:
        return []
    citation = engine.style.citation
    look = replace(citation.layout.look, delimiter="")
    modes = {one.cite.mode if mode == "normal" else mode for one in placed}
    if modes == {"author-only"}:
        look = Look(styles=look.styles)
    return [Output(join_parts(parts, citation, is_note=engine.style.class_ == "note"), look)]


def _part(
    engine: Engine, placed: PlacedCite, arrangement: Arrangement, mode: CiteMode
) -> Part | None:
    cite = placed.cite
    output, _ = engine.cite(cite.key, arrangement.place(placed), arrangement.choice(cite.key))
    output = _in_mode(output, cite.mode if mode == "normal" else mode)
    if output is None:
        return None
    part = part_of(output, alone=bool(cite.locator or cite.prefix or cite.suffix))
    if cite.prefix or cite.suffix:
        part.output = _enclosed(cite.prefix, output, cite.suffix, engine)
    return part


def _in_mode(output: Output | None, mode: CiteMode) -> Output | None:
    if output is None or mode == "normal":
        return output
    names = find(output, "names")
    if mode == "author-only":
        return names
    left = rewrite(output, lambda node: None if node is names else node)
    return left if isinstance(left, Output) else None


def _enclosed(prefix: str, output: Output, suffix: str, engine: Engine) -> Output:
    """A cite between its own prefix and suffix, spaces put where words would run together."""
    if prefix and _WORD_END.search(prefix):
        prefix += " "
    if suffix and _WORD_START.match(suffix):
        suffix = " " + suffix
    return Output((*_read(prefix, engine), output, *_read(suffix, engine)), tag="cite")


def _read(text: str, engine: Engine) -> tuple[Node, ...]:
    if not text:
        return ()
    read = read_rich(text, engine.locale)
    return read if isinstance(read, tuple) else (read,)
