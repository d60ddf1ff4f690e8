"""Pages whose notes were typed by hand, shown in another style.

In: a page's source, and a style. Out: the source with each citation of its notes written as
the style writes it at that place; marks, commentary and text stay as they are typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alliance_refs import api
from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.integrations.ibid import cite_of
from alliance_refs.model import Citation, Cite, Cluster
from alliance_refs.spans import Span

# Marks after a citation that stand for the style's own full stop.
_ENDS = ".;,:!?"
# A full stop inside a quotation ends the note too.
_STOPPED = (".”", "!”", "?”", ".’", '."')


@dataclass(frozen=True, slots=True)
class Restyled:
    """The new source, and a diagnostic for each citation that stayed as it was typed."""

    text: str
    kept: tuple[Diagnostic, ...] = ()


def restyle_notes(
    text: str,
    format: str,
    style: str | Path,
    locale: str | None = None,
    name: str = "<text>",
) -> Restyled:
    """The text with the citations of its notes in a style, short forms among them.

    `format` is "markdown" or "rst". What a back-reference means must be certain: one that is
    open stays as typed. Raises what `api.cite` raises for the style.

    >>> note = 'So.[^1] Thus.[^2]\\n\\n[^1]: R. Hass, *Lost* (1995), 4.\\n\\n[^2]: Ibid., 9.\\n'
    >>> print(restyle_notes(note, "markdown", "chicago-notes-bibliography").text)
    So.[^1] Thus.[^2]
    <BLANKLINE>
    [^1]: R. Hass, *Lost* (1995), 4.
    <BLANKLINE>
    [^2]: Hass, *Lost*, 9.
    <BLANKLINE>
    """
    document = api.read_text(text, format=format, name=name)
    found = [
        (count, citation)
        for count, note in enumerate(document.notes, 1)
        for citation in note.citations
    ]
    known = [(count, one) for count, one in found if one.key]
    cites = _cites(one for _, one in known)
    clusters = [Cluster((cite,), note=count) for (count, _), cite in zip(known, cites, strict=True)]
    written = api.cite(document.works, clusters, style, locale, format)
    for (_, one), words in sorted(
        zip(known, written, strict=True), key=lambda row: row[0][1].span, reverse=True
    ):
        if words:
            text = _put(words, text, _whole(text, one.span))
    kept = tuple(
        diagnose("typed-citation-kept", _reason(one), document.source, one.span)
        for _, one in found
        if not one.key
    )
    return Restyled(text, kept)


def _cites(citations: Iterable[Citation]) -> Iterator[Cite]:
    before: Cite | None = None
    for citation in citations:
        before = cite_of(citation, before)
        yield before


def _whole(text: str, span: Span) -> Span:
    """The span with the emphasis marks that belong to its first and last word."""
    start, end = span
    before, after = text[start - 1 : start] == "*", text[end : end + 1] == "*"
    if text.count("*", start, end) % 2:
        return Span(start, end + 1) if after else Span(start - before, end)
    return Span(start - 1, end + 1) if before and after else span


def _put(words: str, text: str, span: Span) -> str:
    """The text with words in the place of a span, and one mark where two would meet."""
    start, end = span
    after = text[end : end + 1]
    if after and after in _ENDS:
        words = words.rstrip().removesuffix(".")
        if after == "." and words.endswith(_STOPPED):
            end += 1
    return text[:start] + words + text[end:]


def _reason(citation: Citation) -> str:
    reason = citation.resolution.reason or "it fits more than one work"
    return f"{citation.text!r} stays as typed: {reason}"
