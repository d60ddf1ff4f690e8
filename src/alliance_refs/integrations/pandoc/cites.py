"""The citations of a document, in the order of its text.

In: the metadata and the blocks of a pandoc document. Out: `Found`: each `Cite` element with
the list that holds it, the note around it, and the clusters that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from alliance_refs.integrations.locators import split_locator
from alliance_refs.integrations.pandoc.inlines import rich_text
from alliance_refs.integrations.pandoc.kept import ends_aside, put_aside
from alliance_refs.integrations.sentences import goes_on, going_on
from alliance_refs.model import Cite, CiteMode, Cluster

Json = Any
# A list and a place in it, the number of the note around it, whether a link is around it.
_Place = tuple[list[Json], int, int, bool]

# How many inlines before a citation are looked at for the end of a sentence.
_NEAR = 8
_LEAVES = ("Str", "Space", "SoftBreak", "LineBreak", "Code", "Math", "CodeBlock")


@dataclass(frozen=True, slots=True)
class Found:
    """A `Cite` element, `siblings[index]`, and its cites.

    `kept` are elements of prefixes and suffixes that were put aside. `note` is the number of
    the note that it stands in or, in a note style, makes; 0 in running text and in other
    styles. `in_note` is whether the author typed that note; `in_text` whether the author's
    name is part of the sentence; `in_link` whether it stands among the words of a link.
    """

    siblings: list[Json]
    index: int
    cites: tuple[Cite, ...]
    kept: tuple[Json, ...] = ()
    note: int = 0
    in_note: bool = False
    in_text: bool = False
    in_link: bool = False

    @property
    def element(self) -> Json:
        """The element itself."""
        return self.siblings[self.index]

    @property
    def makes_note(self) -> bool:
        """Whether it becomes a note of its own."""
        return bool(self.note) and not self.in_note

    def clusters(self) -> tuple[Cluster, ...]:
        """What is rendered for it: in a note of its own, the name in the text goes before.

        In a note that the author typed, a note style's cite is of one piece.
        """
        if not self.in_text or (self.note and self.in_note):
            return (Cluster(self.cites, self.note),)
        if not self.makes_note:
            return (Cluster(self.cites, self.note, "composite"),)
        first, *rest = self.cites
        hidden = (replace(first, mode="suppress-author"), *rest)
        return Cluster((first,), self.note, "author-only"), Cluster(hidden, self.note)


def find_cites(texts: list[Json], *, notes: bool) -> list[Found]:
    """All citations in order; with `notes`, for a note style, each stands in a note."""
    found: list[Found] = []
    count = 0
    waiting: list[_Place] = list(_children(texts, 0, linked=False))
    while waiting:
        siblings, index, note, linked = waiting.pop()
        one = siblings[index]
        kind = one.get("t") if isinstance(one, dict) else ""
        if kind in _LEAVES:
            continue
        kept: list[Json] = []
        if kind == "Cite" and (cites := _cites(one, kept)):
            count += notes and not note
            number = (note or count) if notes else 0
            in_text = _in_text(one)
            if notes and note and goes_on(rich_text(siblings[max(index - _NEAR, 0) : index])):
                cites = going_on(cites)
            place = (siblings, index, cites, tuple(kept), number)
            found.append(Found(*place, note > 0, in_text, linked))
            continue
        if kind == "Note":
            count += 1
            note = count
        waiting += _children(one, note, linked=linked or kind == "Link")
    return found


def _children(one: Json, note: int, *, linked: bool) -> Iterator[_Place]:
    """The lists' members inside, the last first, as a stack wants them."""
    values = [one[name] for name in one if name != "t"] if isinstance(one, dict) else one
    if isinstance(values, list):
        yield from ((values, index, note, linked) for index in reversed(range(len(values))))


def _in_text(element: Json) -> bool:
    return any(_mode(cite) == "AuthorInText" for cite in element["c"][0][:1])


def _mode(cite: Json) -> str:
    return str(cite.get("citationMode", {}).get("t", ""))


def _cites(element: Json, kept: list[Json]) -> tuple[Cite, ...]:
    """The cites of an element; none when it is not of the shape that pandoc gives it."""
    try:
        return tuple(_cite(cite, kept) for cite in element["c"][0])
    except (KeyError, IndexError, TypeError, AttributeError):
        return ()


def _cite(cite: Json, kept: list[Json]) -> Cite:
    prefix = rich_text(put_aside(cite.get("citationPrefix", ()), kept))
    # The engine parts a prefix from its cite where it ends in a word, not in a tag.
    prefix += " " if prefix.endswith(">") or ends_aside(prefix) else ""
    suffix = rich_text(put_aside(cite.get("citationSuffix", ()), kept))
    locator, label, suffix = split_locator(suffix)
    hidden = _mode(cite) == "SuppressAuthor"
    mode: CiteMode = "suppress-author" if hidden else "normal"
    return Cite(str(cite["citationId"]), locator, label, prefix, suffix, mode)
