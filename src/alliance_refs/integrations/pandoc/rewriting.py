"""A pandoc document's notes rewritten: live citations put in, typed lists of notes taken out.

In: a document read as prose, and what becomes live in each note. Out: its blocks, changed
in place; a call typed by hand becomes a true note or a citation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.errors import Diagnostic
from alliance_refs.integrations.live_notes import LiveCluster, LiveNote
from alliance_refs.integrations.pandoc.cutting import Edit, cut, edited
from alliance_refs.integrations.pandoc.live_cites import cite_element, written
from alliance_refs.integrations.pandoc.prose import PARAGRAPHS, Inlines, Prose
from alliance_refs.integrations.pandoc.pruning import prune
from alliance_refs.model import Apparatus, Note
from alliance_refs.spans import Span

Json = Any
# Marks of the sentence that a citation in the text stands before, and a note behind.
_SENTENCE_MARKS = ".,;:!?"


@dataclass(slots=True)
class Rewriting:
    """`keys` says what each work is called in the document; with `keep_notes` notes of
    citations alone stay notes."""

    prose: Prose
    found: Apparatus
    keys: Mapping[str, str]
    locale: Locale
    keep_notes: bool = False
    edits: dict[int, list[Edit]] = field(default_factory=lambda: defaultdict(list))
    lists: dict[int, Inlines] = field(default_factory=dict)
    calls: dict[Span, list[Json]] = field(default_factory=lambda: defaultdict(list))
    taken: set[tuple[Span, str]] = field(default_factory=set)

    def rewrite(self, blocks: list[Json], planned: Sequence[LiveNote]) -> list[Diagnostic]:
        """Changes the blocks; returns what an author should know."""
        told = [flaw for one in planned for flaw in self._note(one)]
        for span, content in self._grouped():
            self._put_call(span, content)
        self._drop_headings()
        for name, (inlines, span) in self.lists.items():
            edits = sorted(self.edits[name], key=lambda edit: edit[0])
            inlines[:] = edited(inlines, span, edits, self.prose.spans)
        blocks[:] = prune(blocks, self._emptied())
        return told

    def _note(self, one: LiveNote) -> Iterator[Diagnostic]:
        element = self._element(one.note)
        alone = None if self.keep_notes else one.whole
        yield from () if alone else self._torn(one)
        if element is not None:
            only = all(block.get("t") in PARAGRAPHS for block in element["c"])
            if alone and only:
                cite = self._cite(one.note, alone, in_text=True)
                self.calls[self.prose.spans[id(element)]].append(cite)
            else:
                self._edit_in_place(one)
        elif spans := self._calls_of(one.note):
            cite = alone and self._cite(one.note, alone, in_text=True)
            for span in spans:
                self.calls[span].append(cite or self._as_note(one))
            self._take_out(one.note)
        else:
            self._edit_in_place(one)
            message = f"note {one.note.number} is not called in the text; it stays where it is"
            yield Diagnostic("note-without-marker", message, span=one.note.span)

    def _torn(self, one: LiveNote) -> Iterator[Diagnostic]:
        """Citations that no single paragraph holds; they stay as typed."""
        for cluster in one.clusters:
            if self.prose.list_at(cluster.span) is None:
                words = cluster.cites[0].citation.text
                message = (
                    f"note {one.note.number}: {words!r} stays as typed: a paragraph ends in it"
                )
                yield Diagnostic("typed-citation-kept", message, span=cluster.span)

    def _calls_of(self, note: Note) -> list[Span]:
        """Where the text calls a note typed by hand; of two notes with one number the first
        is meant."""
        calls = dict.fromkeys((marker.span, note.number) for marker in note.markers)
        free = [call for call in calls if call not in self.taken and self.prose.list_at(call[0])]
        self.taken.update(free)
        return [span for span, _ in free]

    def _element(self, note: Note) -> Json | None:
        """The `Note` element of a note that is one; None for notes typed by hand."""
        number = int(note.number) if note.number.isdecimal() else 0
        if not 0 < number <= len(self.prose.notes):
            return None
        element = self.prose.notes[number - 1]
        return element if self.prose.spans[id(element)].covers(note.span) else None

    def _cite(self, note: Note, cluster: LiveCluster, *, in_text: bool) -> Json:
        cites = tuple(replace(cite, key=self.keys[cite.key]) for cite in cluster.cites)
        number = int(note.number) if note.number.isdecimal() else 0
        renamed = replace(cluster, cites=cites)
        return cite_element(renamed, self._words, self.locale, number, in_text=in_text)

    def _words(self, span: Span) -> list[Json]:
        at = self.prose.list_at(span)
        return cut(at.inlines, span, self.prose.spans) if at and span.size else []

    def _cluster_edits(self, one: LiveNote) -> Iterator[tuple[Inlines, Edit]]:
        for cluster in one.clusters:
            at = self.prose.list_at(cluster.span)
            if at is not None:
                yield at, (cluster.span, [self._cite(one.note, cluster, in_text=False)])

    def _edit_in_place(self, one: LiveNote) -> None:
        for at, edit in self._cluster_edits(one):
            self._edit(at, edit)

    def _edit(self, at: Inlines, edit: Edit) -> None:
        self.lists[id(at.inlines)] = at
        self.edits[id(at.inlines)].append(edit)

    def _as_note(self, one: LiveNote) -> Json:
        """A note typed by hand as a true one."""
        edits = [edit for _, edit in self._cluster_edits(one)]
        parts = [
            edited(at.inlines, _common(at.span, one.note.span), edits, self.prose.spans)
            for at in self.prose.lists_in(one.note.span)
        ]
        return {"t": "Note", "c": [{"t": "Para", "c": part} for part in parts if part]}

    def _take_out(self, note: Note) -> None:
        """Takes the words of a note, and the number before them, out of the list of notes."""
        text = self.prose.document.source.text
        for count, at in enumerate(self.prose.lists_in(note.span)):
            start, end = _common(at.span, note.span)
            if not count:
                start = max(text.rfind("\n", at.span.start, start) + 1, at.span.start)
            self._edit(at, (Span(start, end), []))

    def _grouped(self) -> list[tuple[Span, list[Json]]]:
        """The calls in order; citations called side by side stand at one place."""
        out: list[tuple[Span, list[Json]]] = []
        text = self.prose.document.source.text
        for span, content in sorted(self.calls.items(), key=lambda call: call[0]):
            if out and not text[out[-1][0].end : span.start].strip():
                both = [*out[-1][1], *content]
                if all(one["t"] == "Cite" for one in both):
                    out[-1] = Span(out[-1][0].start, span.end), both
                    continue
            out.append((span, content))
        return out

    def _put_call(self, span: Span, content: list[Json]) -> None:
        """Puts a note or a citation where the text called it."""
        at = self.prose.list_at(span)
        if at is None:
            return
        floor = max(at.span.start, self._floor(at, span))
        text = self.prose.document.source.text[floor : span.start].rstrip()
        cites = [one for one in content if one["t"] == "Cite"]
        marks = text[len(text.rstrip(_SENTENCE_MARKS)) :] if cites else ""
        bare = text[: len(text) - len(marks)].rstrip()
        before: list[Json] = [{"t": "Space"}] if cites and (bare or floor > at.span.start) else []
        after: list[Json] = [{"t": "Str", "c": marks}] if marks else []
        notes = [one for one in content if one["t"] == "Note"]
        joined = [_joined(cites)] if cites else []
        edit = Span(floor + len(bare), span.end), [*before, *joined, *after, *notes]
        self._edit(at, edit)

    def _floor(self, at: Inlines, span: Span) -> int:
        """Where the text before a call begins that no other call has taken."""
        taken = [edit[0].end for edit in self.edits[id(at.inlines)][-1:]]
        inside = self.prose.list_at(Span(span.start - 1, span.start)) if span.start else None
        note = span.start if inside is not None and inside is not at else 0
        return max([*taken, note], default=0)

    def _drop_headings(self) -> None:
        """Takes out the headings of lists of which nothing is left."""
        for section in self.found.sections:
            within = self.prose.lists_in(section.span)
            heading = self.prose.list_before(section.span.start)
            if heading is None or not all(self._is_emptied(at) for at in within):
                continue
            if (
                within
                and heading.span.cut(self.prose.document.source.text).strip() == section.heading
            ):
                self._edit(heading, (heading.span, []))

    def _is_emptied(self, at: Inlines) -> bool:
        text = self.prose.document.source.text
        edits = self.edits.get(id(at.inlines), [])
        left = at.span.start
        rest = []
        for span, content in sorted(edits, key=lambda edit: edit[0]):
            if content:
                return False
            rest.append(text[left : span.start])
            left = span.end
        return bool(edits) and not "".join([*rest, text[left : at.span.end]]).strip()

    def _emptied(self) -> set[int]:
        return {name for name, at in self.lists.items() if self._is_emptied(at)}


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _joined(cites: list[Json]) -> Json:
    """Citations called at one place as one."""
    if len(cites) == 1:
        return cites[0]
    inner = [cite for one in cites for cite in one["c"][0]]
    return {"t": "Cite", "c": [inner, list(written(inner))]}
