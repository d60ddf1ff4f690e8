"""A cluster's cites to one piece of markup.

In: the placed cites of a cluster, and the arrangement they belong to. Out: `Markup`, with
the layout's affixes around cites that are grouped, collapsed and joined (CSL 1.0.2,
Layout). Cites may show their author alone, or all but their author.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.csl.citing.affixes import settled_delimiters, spaced_affixes
from alliance_refs.csl.citing.arrangement import Arrangement
from alliance_refs.csl.citing.engine import NO_PRINTED_FORM, Engine
from alliance_refs.csl.citing.grouping import Part, groups_cites, join_parts, part_of
from alliance_refs.csl.citing.positions import PlacedCite
from alliance_refs.csl.output.brackets import square_nested
from alliance_refs.csl.output.capitals import capitalize_term
from alliance_refs.csl.output.finish import finish
from alliance_refs.csl.output.nodes import Look, Node, Output, find, rewrite
from alliance_refs.csl.output.richtext import read_rich
from alliance_refs.model import Cite, CiteMode, Cluster, Markup

_UNPRINTED = Output((NO_PRINTED_FORM,), tag="cite")


class ClusterRenderer:
    """Renders clusters in one style, and remembers what it rendered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._citation = engine.style.citation
        self._is_note = engine.style.class_ == "note"
        self._groups = groups_cites(self._citation)
        self._look = replace(self._citation.layout.look, delimiter="")
        self._done: dict[object, Markup] = {}

    def render_all(
        self, clusters: Sequence[Cluster], arrangement: Arrangement
    ) -> tuple[Markup, ...]:
        """The markup of each cluster of a document."""
        return tuple(
            self.render(placed, arrangement, cluster.mode, cluster.infix)
            for placed, cluster in zip(arrangement.clusters, clusters, strict=True)
        )

    def render(
        self,
        placed: Sequence[PlacedCite],
        arrangement: Arrangement,
        mode: CiteMode = "normal",
        infix: str = "",
    ) -> Markup:
        """The markup of a cluster; empty when none of its cites shows anything."""
        states = tuple(
            (one, arrangement.numbers.get(one.cite.key), arrangement.choice(one.cite.key))
            for one in placed
        )
        recipe = (states, mode, infix)
        found = self._done.get(recipe)
        if found is None:
            nodes = self._cluster(placed, arrangement, mode, infix)
            if self._is_note:
                nodes = [square_nested(node) for node in nodes]
            found = self._done[recipe] = finish(nodes, self._engine.locale) if nodes else ()
        return found

    def _cluster(
        self, placed: Sequence[PlacedCite], arrangement: Arrangement, mode: CiteMode, infix: str
    ) -> list[Node]:
        if mode != "composite":
            return self._joined(placed, arrangement, mode)
        # What is set round the cite belongs to it once: to the part in brackets.
        named = [replace(one, cite=replace(one.cite, prefix="", suffix="")) for one in placed[:1]]
        author = self._joined(named, arrangement, "author-only")
        first = [replace(one, cite=replace(one.cite, mode="suppress-author")) for one in placed[:1]]
        rest = self._joined((*first, *placed[1:]), arrangement, "normal")
        between = f" {infix.strip()} " if infix.strip() else " "
        return [*author, between, *rest] if author and rest else author + rest

    def _joined(
        self, placed: Sequence[PlacedCite], arrangement: Arrangement, mode: CiteMode
    ) -> list[Node]:
        parts: list[Part] = []
        for one in placed:
            own_mode = one.cite.mode if mode == "normal" else mode
            part = self._part(one, arrangement, own_mode, first=not parts)
            if part is not None:
                parts.append(part)
        if not parts:
            return []
        look = self._look
        if all("author-only" in (one.cite.mode, mode) for one in placed):
            look = Look(styles=look.styles)
        nodes = join_parts(parts, self._citation, is_note=self._is_note)
        if any(one.cite.prefix or one.cite.suffix for one in placed):
            nodes = settled_delimiters(nodes)
        return [Output(nodes, look)]

    def _part(
        self, placed: PlacedCite, arrangement: Arrangement, mode: CiteMode, *, first: bool
    ) -> Part | None:
        cite = placed.cite
        place, choice = arrangement.place(placed), arrangement.choice(cite.key)
        found = self._engine.cite(cite.key, place, choice)
        if found is None:
            self._engine.notice_unprinted(cite.key)
            return self._unprinted(cite, first=first)
        output = _in_mode(found, mode)
        if output is None:
            return None
        if self._is_note and _begins_sentence(cite.prefix, first=first):
            output = capitalize_term(output, self._engine.locale.language)
        if self._groups:
            part = part_of(output, found, prefix=cite.prefix, suffix=cite.suffix)
        else:
            part = Part(output, prefix=cite.prefix)
        if cite.prefix or cite.suffix:
            part.output = self._enclosed(cite, output)
        return part

    def _unprinted(self, cite: Cite, *, first: bool) -> Part | None:
        """What stands for a cite that shows nothing: its own affixes, or at the beginning of
        a cluster a message."""
        if cite.prefix or cite.suffix:
            return Part(self._enclosed(cite, Output((), tag="cite")))
        return Part(_UNPRINTED) if first else None

    def _enclosed(self, cite: Cite, output: Output) -> Output:
        """A cite between its own prefix and suffix, spaced where words would run together."""
        prefix, suffix = spaced_affixes(cite)
        return Output((*self._read(prefix), output, *self._read(suffix)), tag="cite")

    def _read(self, text: str) -> tuple[Node, ...]:
        if not text:
            return ()
        read = read_rich(text, self._engine.locale)
        return read if isinstance(read, tuple) else (read,)


def _in_mode(output: Output, mode: CiteMode) -> Output | None:
    if mode == "normal":
        return output
    names = find(output, "names")
    if mode == "author-only":
        return names
    left = rewrite(output, lambda node: None if node is names else node)
    return left if isinstance(left, Output) else None


def _begins_sentence(prefix: str, *, first: bool) -> bool:
    """Whether a cite of a note stands where a sentence begins."""
    if not prefix:
        return first
    sentence = prefix.rstrip().rstrip("”’\"'")
    # One word with a full stop is an abbreviation ("Cf."), more are a sentence.
    return sentence.endswith((".", "?", "!")) and len(sentence.split(maxsplit=1)) > 1
