"""`Document` -> `Apparatus`: the whole way from blocks to works, one stage after another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.model import (
    Apparatus,
    Citation,
    CitationBlock,
    Document,
    Item,
    Marker,
    Note,
    Occurrence,
    Passage,
    Resolution,
    ResolutionStatus,
    Section,
    SectionKind,
)
from alliance_refs.notes.finding.bodies import (
    NoteBody,
)
from alliance_refs.notes.finding.entries import paragraphs
from alliance_refs.notes.finding.found import find_bodies
from alliance_refs.notes.finding.linking import link
from alliance_refs.notes.finding.markers import find_markers
from alliance_refs.notes.finding.regions import (
    Region,
    TextLine,
    find_regions,
    lines_of,
    strip_label,
)
from alliance_refs.notes.finding.reviewed import reviewed_work
from alliance_refs.notes.finding.series import is_sign
from alliance_refs.notes.reading.author_date import author_date_citations
from alliance_refs.notes.reading.citations import (
    ReadPassage,
    before_annotation,
    read_entry,
    read_note,
    read_reviewed,
)
from alliance_refs.notes.reading.titles_nearby import (
    TitlesNearby,
    named_in_text,
    titled_nearby,
    titles_nearby,
    wants_title,
)
from alliance_refs.notes.reading.together import Reading, read_together
from alliance_refs.notes.resolving.contradictions import contradictions
from alliance_refs.notes.resolving.judging import Judge
from alliance_refs.notes.resolving.matching import traits
from alliance_refs.notes.resolving.ties import Unit, evidence_of, tie_all, with_form
from alliance_refs.notes.resolving.weighing.shipped import shipped_weigher
from alliance_refs.notes.resolving.works import Tie, met
from alliance_refs.notes.splitting.known import KnownTitles, known_titles, named_titles
from alliance_refs.notes.splitting.notes import LONGEST_NOTE
from alliance_refs.parsing.taggers import on_one_thread
from alliance_refs.spans import Source, Span
from alliance_refs.text.keys import DEFAULT_PATTERN, make_keys

# So many notes are read together: enough for the parser, few enough for a bar to move.
_TOGETHER = 128

# Told after each note read: how many are done, of how many.
Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A note or a block, read; ties come later."""

    span: Span
    note: NoteBody | None
    block: CitationBlock | None
    read: ReadPassage


def analyse(
    document: Document,
    key_pattern: str = DEFAULT_PATTERN,
    progress: Progress | None = None,
    *,
    judge: Judge | None = None,
) -> Apparatus:
    """The notes, markers, citations and works of a document.

    Works are keyed by `key_pattern` (see `text.keys`), in order of first citation. `judge` has the
    last word on which work a citation means; without one, weights that come with the package do.
    Raises ValueError when the pattern names a field that there is not.
    """
    regions = find_regions(document)
    bodies, loose, running, signs = find_bodies(document, regions)
    numbers = {body.number for body in bodies if not is_sign(body.number)}
    is_list = any(body.kind == "references" for body in bodies)
    called = find_markers(running, numbers, is_list)
    markers = sorted((*called, *signs), key=lambda marker: marker.span)
    linked = link(markers, bodies, document.source)
    blocks = [*_read_blocks(loose), *_read_review(running)]
    read = (*_read_bodies(bodies, progress), *blocks, *_read_running(running, blocks))
    parts = _in_order(_read_again(read), linked.by_note)
    with on_one_thread():
        works, ties = tie_all(map(_unit, parts), judge or shipped_weigher())
    described, ties = met(works, ties)
    nearby = titles_nearby(lines_of(document), linked.markers)
    items = list(_named_works(described, _first_places(parts, ties, linked.by_note), nearby))
    keys = make_keys(items, key_pattern)
    resolved = [_resolve(part, tied, keys) for part, tied in zip(parts, ties, strict=True)]
    return Apparatus(
        notes=tuple(_note(part, cited, linked.by_note) for part, cited in _noted(parts, resolved)),
        markers=linked.markers,
        blocks=tuple(
            replace(part.block, citations=cited)
            for part, cited in zip(parts, resolved, strict=True)
            if part.block
        ),
        sections=tuple(_sections(regions)),
        works={key: _keyed(item, key) for key, item in zip(keys, items, strict=True)},
        occurrences=_occurrences(parts, resolved),
        diagnostics=(
            *document.diagnostics,
            *linked.diagnostics,
            *_long_notes(bodies, document.source),
            *_open_references(resolved, document.source),
            *contradictions(resolved, document.source),
        ),
    )


def _read_bodies(bodies: Sequence[NoteBody], progress: Progress | None) -> Iterator[_Part]:
    for begin in range(0, len(bodies), _TOGETHER):
        some = bodies[begin : begin + _TOGETHER]
        found = read_together(
            (read_entry if body.kind == "references" else read_note)(body.passage) for body in some
        )
        for done, (body, read) in enumerate(zip(some, found, strict=True), begin + 1):
            yield _Part(body.passage.span, body, None, read)
            if progress:
                progress(done, len(bodies))


def _read_again(parts: Sequence[_Part]) -> list[_Part]:
    """The parts; notes that name titles known from elsewhere without marks are read again."""
    cited = (citation for part in parts for citation in part.read.citations)
    known = known_titles(citation for citation in cited if citation.form in ("full", "idem"))
    named = {at: spans for at, part in enumerate(parts) if (spans := _unseen(part, known))}
    passages = [(parts[at].note, spans) for at, spans in named.items()]
    again = read_together(read_note(note.passage, known=s) for note, s in passages if note)
    found = dict(zip(named, again, strict=True))
    return [replace(part, read=found.get(at, part.read)) for at, part in enumerate(parts)]


def _unseen(part: _Part, known: KnownTitles) -> list[Span]:
    """The known titles that a note names, where one of them begins no citation of its own."""
    if part.note is None or part.note.kind == "references":
        return []
    passage = part.note.passage
    spans = list(named_titles(passage.text, known))
    starts = {passage.source(span).start for span in spans}
    seen = starts <= {citation.span.start for citation in part.read.citations}
    return [] if seen else spans


def _read_blocks(regions: Iterable[Region]) -> Iterator[_Part]:
    blocks = [(region, *found) for region in regions for found in paragraphs(region)]
    reads = read_together(
        _read_block(region.kind, strip_label(passage), is_item)
        for region, passage, is_item in blocks
    )
    for (region, passage, _), read in zip(blocks, reads, strict=True):
        block = CitationBlock(region.kind, region.heading, passage, read.citations)
        yield _Part(passage.span, None, block, read)


def _read_review(running: Sequence[TextLine]) -> Iterator[_Part]:
    """The header of a review, where the document begins with one."""
    found = reviewed_work(running)
    if found:
        read = read_together([read_reviewed(found.passage, found.imprint)])[0]
        block = CitationBlock("reviewed-work", "", found.passage, read.citations)
        yield _Part(found.passage.span, None, block, read)


# A list of this many entries makes "(Kim 2003)" in the text a citation.
_FEWEST_ENTRIES = 3


def _read_running(running: Sequence[TextLine], blocks: Sequence[_Part]) -> Iterator[_Part]:
    """Paragraphs of running text that cite by author and date, where there is a list."""
    entries = [
        citation.item
        for part in blocks
        if part.block and part.block.kind == "references"
        for citation in part.read.citations
    ]
    if len(entries) < _FEWEST_ENTRIES:
        return
    families = {family for item in entries for family in traits(item).families}
    for passage, _ in paragraphs(Region("body", "", tuple(running))):
        found = author_date_citations(passage, families)
        if found:
            block = CitationBlock("body", "", passage, found)
            yield _Part(passage.span, None, block, ReadPassage(found, ""))


def _read_block(kind: SectionKind, passage: Passage, is_item: bool) -> Reading[ReadPassage]:
    """A paragraph outside notes: prose that recommends, or one citation as a whole."""
    if kind == "recommended-reading":
        read = yield from read_note(passage, by_rules=True)
        if read.citations or not is_item:
            return read
        return (yield from read_entry(passage.cut(0, before_annotation(passage))))
    if kind == "references" and not _ENTRY.search(passage.text):
        return ReadPassage((), passage.text)
    return (yield from read_entry(passage))


# An entry of a list of references has at least a year, an address or a word for none.
_ENTRY = re.compile(r"\d{4}|https?://|\bn\.\s?d\.|forthcoming|o\. ?J\.|s\. ?d\.", re.IGNORECASE)


def _in_order(
    parts: Iterable[_Part], calls: Mapping[tuple[int, str], tuple[Marker, ...]]
) -> list[_Part]:
    """The parts as a reader meets them: a note where it is first called.

    Endnotes that a format knows beside footnotes are a list of their own, behind the text.
    """
    parts = tuple(parts)
    has_footnotes = any(part.note and part.note.kind == "footnotes" for part in parts)

    def met(part: _Part) -> tuple[bool, Span]:
        note = part.note
        called = (
            calls.get((note.series, note.number)) if note and note.kind != "references" else None
        )
        is_behind = bool(note and note.id and note.kind == "endnotes" and has_footnotes)
        return is_behind, called[0].span if called else part.span

    return sorted(parts, key=met)


def _unit(part: _Part) -> Unit:
    if part.note and part.note.kind != "references":
        return Unit(
            part.note.number,
            part.note.series,
            part.read.citations,
            part.read.beside,
            part.read.aside,
        )
    return Unit("", 0, part.read.citations)


def _resolve(part: _Part, ties: Sequence[Tie], keys: Sequence[str]) -> tuple[Citation, ...]:
    return tuple(
        replace(with_form(citation, tie), resolution=_resolution(citation, tie, keys))
        for citation, tie in zip(part.read.citations, ties, strict=True)
    )


def _resolution(citation: Citation, tie: Tie, keys: Sequence[str]) -> Resolution:
    found = tuple(keys[number] for number in tie.works)
    why = evidence_of(citation, tie)
    if tie.reason:
        status: ResolutionStatus = "ambiguous" if len(found) > 1 else "unresolved"
        return Resolution(status, None, found, tie.reason, why)
    return Resolution("resolved", found[0], found, tie.doubt, why)


def _noted(
    parts: Sequence[_Part], resolved: Sequence[tuple[Citation, ...]]
) -> Iterator[tuple[_Part, tuple[Citation, ...]]]:
    yield from ((part, cited) for part, cited in zip(parts, resolved, strict=True) if part.note)


def _note(
    part: _Part, cited: tuple[Citation, ...], calls: Mapping[tuple[int, str], tuple[Marker, ...]]
) -> Note:
    body = part.note
    assert body is not None
    return Note(
        number=body.number,
        passage=body.passage,
        citations=cited,
        commentary=part.read.commentary,
        markers=calls.get((body.series, body.number), ()),
        section=body.section,
    )


class _Place(NamedTuple):
    """Where a work is cited first: the marks of the note, or the block."""

    markers: tuple[Marker, ...]
    block: Span | None


def _first_places(
    parts: Sequence[_Part],
    ties: Sequence[Sequence[Tie]],
    calls: Mapping[tuple[int, str], tuple[Marker, ...]],
) -> dict[int, _Place]:
    first: dict[int, _Place] = {}
    for part, tied in zip(parts, ties, strict=True):
        markers = calls.get((part.note.series, part.note.number), ()) if part.note else ()
        place = _Place(markers, None if part.note else part.span)
        for tie in tied:
            if len(tie.works) == 1:
                first.setdefault(tie.works[0], place)
    return first


def _named_works(
    items: Sequence[Item], first: Mapping[int, _Place], nearby: TitlesNearby
) -> Iterator[Item]:
    """The works, completed by what the text and its headings say where they are first called."""
    for number, item in enumerate(items):
        place = first.get(number, _Place((), None))
        item = named_in_text(item, place.markers)
        if wants_title(item):
            over = nearby.over(place.block) if place.block else None
            title = nearby.by_mark(place.markers[0]) if place.markers else over
            item = titled_nearby(item, title)
        yield item


def _keyed(item: Item, key: str) -> Item:
    return Item(key, item.type, item, item.evidence)


def _occurrences(
    parts: Sequence[_Part], resolved: Sequence[tuple[Citation, ...]]
) -> dict[str, tuple[Occurrence, ...]]:
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for part, cited in zip(parts, resolved, strict=True):
        number = part.note.number if part.note else ""
        section = part.note.section if part.note else part.block.kind if part.block else ""
        for citation in cited:
            if citation.key:
                found[citation.key].append(Occurrence(number, section, citation))
    return {key: tuple(places) for key, places in found.items()}


def _sections(regions: Sequence[Region]) -> Iterator[Section]:
    for region in regions:
        if region.kind != "body":
            start = region.lines[0].passage.span.start
            yield Section(
                region.kind, region.heading, Span(start, region.lines[-1].passage.span.end)
            )


def _long_notes(bodies: Sequence[NoteBody], source: Source) -> Iterator[Diagnostic]:
    for body in bodies:
        if len(body.passage) > LONGEST_NOTE:
            yield diagnose(
                "note-too-long",
                f"note {body.number} has {len(body.passage):,} characters; "
                "no citations are looked for in it",
                source,
                body.passage.span,
                severity="info",
                hint="a note of that length is mostly text whose own notes were lost",
            )


def _open_references(
    resolved: Sequence[tuple[Citation, ...]], source: Source
) -> Iterator[Diagnostic]:
    for citation in (citation for cited in resolved for citation in cited):
        resolution = citation.resolution
        if resolution.status != "resolved":
            hint = (
                "it may be one of " + ", ".join(resolution.candidates)
                if resolution.candidates
                else ""
            )
            yield diagnose(
                f"{resolution.status}-reference",
                f'"{citation.text}" cannot be resolved: {resolution.reason}',
                source,
                citation.span,
                hint=hint or "name the work at this place",
            )
        elif resolution.reason:
            yield diagnose(
                "doubtful-reference",
                f'"{citation.text}" is taken to mean {resolution.key}, but {resolution.reason}',
                source,
                citation.span,
                hint="name the work at this place",
            )
