"""Which words of typed notes become live citations, and which stay as they are.

In: what was found in a document. Out: for each note its clusters, as spans of the source.
What is not resolved is never made live: its words stay, and a diagnostic says why.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from alliance_refs.errors import Diagnostic
from alliance_refs.integrations.ibid import cite_of
from alliance_refs.integrations.unread_words import no_field_holds, unread_number, unread_words
from alliance_refs.model import Apparatus, Citation, Cite, Item, Note
from alliance_refs.spans import Source, Span
from alliance_refs.text.folding import fold

# Words around a citation in a note of citations alone; more of them are a remark.
_LONGEST_AROUND = 80
_JOINTS = re.compile(r"[\s;,]*(?:(?:and|und|et|y)\s+)?", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"”’*_]*\s+\S")
_LETTERS = re.compile(r"\w+")
_LAST_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]][\"”*_]*$")
_ENDS = " \t\n.,;:"
_MARKS = " \t\n*_.,:;"


@dataclass(frozen=True, slots=True)
class LiveCite:
    """One citation to be made live: its work and place, its span in the source, and the
    spans of the words that lead to it and follow it."""

    citation: Citation
    key: str
    locator: str
    label: str
    span: Span
    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class LiveCluster:
    """Citations that stand together, and the span they take up with the words around."""

    cites: tuple[LiveCite, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LiveNote:
    """A note and its clusters; `whole` is the note as one cluster when it only cites."""

    note: Note
    clusters: tuple[LiveCluster, ...] = ()
    whole: LiveCluster | None = None
    kept: tuple[Diagnostic, ...] = ()


def live_notes(
    found: Apparatus, source: Source, barriers: Sequence[int] = ()
) -> tuple[LiveNote, ...]:
    """The notes in order, each with what becomes live in it.

    `barriers` are places, in order, where a citation is live already: an "ibid." whose
    antecedent stands before one of them may mean that one, and stays as typed.
    """
    last: LiveCite | None = None
    met = 0
    out: list[LiveNote] = []
    for note in found.notes:
        cites: list[LiveCite] = []
        kept: list[Diagnostic] = []
        for citation in sorted(note.citations, key=lambda one: one.span):
            before, met = met, _met(note, citation)
            crossed = bisect_left(barriers, before) < bisect_left(barriers, met)
            reason = _reason(citation, crossed=crossed) or _unread(citation, found.works)
            if reason:
                kept.append(_kept(note, citation, reason))
                continue
            last = _cite(citation, last, source.text)
            cites.append(last)
        out.append(_live(note, cites, tuple(kept), source.text))
    return tuple(out)


def _met(note: Note, citation: Citation) -> int:
    """Where a reader meets a citation: in its note, or where a note at the end is called."""
    called = note.markers[0].span if note.markers else note.span
    return citation.span.start if called.end >= note.span.start else called.start


def _reason(citation: Citation, *, crossed: bool) -> str:
    """Why a citation stays as typed; empty when it does not."""
    if reason := open_reason(citation):
        return reason
    if citation.form == "ibid" and crossed:
        return "a live citation stands between it and the work it seems to mean"
    return ""


def open_reason(citation: Citation) -> str:
    """Why it is not certain which work a citation means; empty when it is."""
    reason = citation.resolution.reason
    return reason or ("" if citation.key else "it fits more than one work")


def _unread(citation: Citation, works: Mapping[str, Item]) -> str:
    """What a live citation would not say; empty when it says all."""
    work = works[str(citation.key)]
    if words := unread_words(citation, work):
        return no_field_holds(words)
    number = unread_number(citation, work, citation.locator)
    return no_field_holds((number,)) if number else ""


def _kept(note: Note, citation: Citation, reason: str) -> Diagnostic:
    place = f"note {note.number}: " if note.number else ""
    message = f"{place}{citation.text!r} stays as typed: {reason}"
    return Diagnostic("typed-citation-kept", message, span=citation.span)


def _cite(citation: Citation, last: LiveCite | None, text: str) -> LiveCite:
    cite = cite_of(citation, Cite(last.key, last.locator, last.label) if last else None)
    span = bare_span(citation, text)
    before, after = Span(span.start, span.start), Span(span.end, span.end)
    return LiveCite(citation, cite.key, cite.locator, cite.label, span, before, after)


def bare_span(citation: Citation, text: str) -> Span:
    """The span of a citation without a signal that was taken for its first words, and without
    the bracket behind it that names the work for later ("[hereinafter Torts]")."""
    start, end = citation.span
    signal = citation.signal
    led = signal and text[start:end].lower().startswith(signal.lower())
    if led and not text[start + len(signal) - 1 : start + len(signal) + 1].isalnum():
        rest = text[start + len(signal) : end].lstrip(_MARKS)
        start = end - len(rest) if rest else start
    alias = fold(str(citation.item.get("title-short", "")))
    bracket = _LAST_BRACKET.search(text, start, end) if alias else None
    if bracket and fold(bracket[0]).endswith(alias):
        end = bracket.start()
    return Span(start, end)


def _live(
    note: Note, cites: Sequence[LiveCite], kept: tuple[Diagnostic, ...], text: str
) -> LiveNote:
    if not cites:
        return LiveNote(note, kept=kept)
    whole = None if kept or note.commentary else _whole(note, cites, text)
    return LiveNote(note, tuple(_clusters(cites, text)), whole, kept)


def _whole(note: Note, cites: Sequence[LiveCite], text: str) -> LiveCluster | None:
    """The note as one cluster; None when there are words that belong to no citation."""
    span = note.span
    firsts = [span.start, *(one.span.end for one in cites)]
    lasts = [*(one.span.start for one in cites), span.end]
    gaps = [Span(start, max(start, end)) for start, end in zip(firsts, lasts, strict=True)]
    # The mark that ends the note is its own, not the citation's.
    if any(_is_remark(gap.cut(text).rstrip(_ENDS)) for gap in gaps):
        return None
    edges = [(span.start, span.start), *(_parting(gap, text) for gap in gaps[1:-1])]
    edges.append((span.start + len(span.cut(text).rstrip(_ENDS)), span.end))
    parts = tuple(
        replace(
            one,
            before=_stripped(Span(start, one.span.start), text),
            after=Span(one.span.end, max(end, one.span.end)),
        )
        for one, (_, start), (end, _) in zip(cites, edges[:-1], edges[1:], strict=True)
    )
    led = all(_is_signal(one.before.cut(text), one.citation) for one in parts)
    return LiveCluster(parts, span) if led else None


def _is_remark(words: str) -> bool:
    return len(words) > _LONGEST_AROUND or bool(_SENTENCE.search(words.lstrip(_MARKS)))


def _is_signal(words: str, citation: Citation) -> bool:
    """Whether some words are what leads to a citation and nothing more."""
    said = _LETTERS.findall(words.lower())
    return not said or said == _LETTERS.findall(citation.signal.lower())


def _parting(gap: Span, text: str) -> tuple[int, int]:
    """Where what belongs to the citation before ends, and what leads to the next begins."""
    words = gap.cut(text)
    found = re.search(r";|(?<=[\w)\]\"”’*_])\.(?=\s)|\.\s|\.$", words)
    if found is None:
        return gap.start, gap.start + len(words) - len(_JOINTS.sub("", words, count=1))
    rest = words[found.end() :]
    joint = len(rest) - len(_JOINTS.sub("", rest, count=1))
    return gap.start + found.start(), gap.start + found.end() + joint


def _stripped(span: Span, text: str) -> Span:
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip(_ENDS))
    return Span(start, max(start, span.start + len(words.rstrip())))


def _clusters(cites: Sequence[LiveCite], text: str) -> Iterator[LiveCluster]:
    """Neighbours with nothing but a semicolon and a signal between stand together."""
    group = [cites[0]]
    for before, one in pairwise(cites):
        gap = Span(before.span.end, max(one.span.start, before.span.end))
        words = gap.cut(text)
        rest = words.lstrip(" \t\n;")
        if ";" in words[: len(words) - len(rest)] and _is_signal(rest, one.citation):
            start = one.span.start - len(rest)
            group.append(replace(one, before=_stripped(Span(start, one.span.start), text)))
        else:
            yield _cluster(group)
            group = [one]
    yield _cluster(group)


def _cluster(group: Sequence[LiveCite]) -> LiveCluster:
    return LiveCluster(tuple(group), Span(group[0].span.start, group[-1].span.end))


def cited_keys(notes: Sequence[LiveNote]) -> Mapping[str, None]:
    """The keys of all that becomes live, each once, in order."""
    cites = (one for note in notes for cluster in note.clusters for one in cluster.cites)
    return dict.fromkeys(one.key for one in cites)
