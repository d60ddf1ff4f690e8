"""Pages whose notes were typed by hand, shown in another style.

In: a page's source, and a style. Out: the source with each citation of its notes written as
the style writes it at that place; marks, commentary and text stay as they are typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alliance_refs import api, csl
from alliance_refs.errors import Diagnostic, UnknownFormat, diagnose
from alliance_refs.files import write_file
from alliance_refs.integrations.cited_volumes import with_cited_volumes
from alliance_refs.integrations.ibid import cite_of, with_own_words
from alliance_refs.integrations.live_notes import bare_span, open_reason
from alliance_refs.integrations.short_titles import with_short_titles
from alliance_refs.integrations.typed_capitals import with_typed_capitals
from alliance_refs.integrations.typed_losses import UNDATED, loss, shows
from alliance_refs.model import Apparatus, Citation, Cite, Cluster, Item, Markup, plain_text
from alliance_refs.notes.forms import back_reference
from alliance_refs.notes.reading.pronouns import BY_PRONOUN
from alliance_refs.spans import Source, Span
from alliance_refs.text.folding import fold
from alliance_refs.writers import write_markup_as

# In these a citation may be written in the place of another and nothing else need change.
FORMATS = ("markdown", "rst", "org", "asciidoc", "text")

# Marks after a citation that stand for the style's own full stop.
_ENDS = ".;,:!?"
# A full stop inside a quotation ends the note too.
_STOPPED = (".”", "!”", "?”", ".’", '."')
# What may stand between a citation and the end of its note, or of a sentence before it.
_LOOSE = " \t\n*_/"
_SENTENCE_ENDS = (".", "!", "?", ".”", '."', ".)")
# Letters that each have a stop ("n.d.") end in one of their own.
_INITIALS = re.compile(r"(?:^|[\s(])(?:[^\W\d_]\.\s?){2,}$")
_ENDING = 20
_ELIDED = re.compile(r"(?<!\w)[dDlL]['’]$")
_FIRST_PAGE = re.compile("[-–—,]")


@dataclass(frozen=True, slots=True)
class Restyled:
    """The new source, and a diagnostic for each citation that stayed as it was typed."""

    text: str
    kept: tuple[Diagnostic, ...] = ()

    def write(self, path: str | Path) -> None:
        """Writes the source to a file, as UTF-8; raises `UnwritableOutput`."""
        write_file(path, self.text)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A citation of the note `count`, which stands at `note` in the source; `words` are its own
    there, `before` those of the note before it."""

    citation: Citation
    count: int
    note: Span
    words: str
    before: str


def restyle(document: api.Document, style: str | Path, locale: str | None = None) -> Restyled:
    """A document that was read, with the citations of its notes in another style.

    Marks, commentary and all other text stay. See `restyle_notes`, which takes a text, for what
    stays as typed and what is raised; `UnknownFormat` is for a document of another format.

    >>> note = 'So.[^1]\\n\\n[^1]: R. Hass, *Lost* (1995), 4.\\n'
    >>> restyle(api.read_text(note), "oscola").text
    'So.[^1]\\n\\n[^1]: R Hass, *Lost* (1995) 4.\\n'
    """
    if document.format not in FORMATS:
        names = ", ".join(FORMATS)
        raise UnknownFormat(f"{document.format}: notes are restyled in {names} alone")
    text, format = document.source.text, document.format
    apparatus = with_cited_volumes(document.apparatus)
    found = list(_typed(apparatus, text))
    known = [one for one in found if one.citation.key]
    works = with_short_titles(apparatus.works, (one.citation for one in known))
    works = with_typed_capitals(works)
    loaded = csl.load_style(style, locale)
    written = _written(known, works, loaded)
    by_identity = dict(zip(map(id, known), written, strict=True))
    reasons = _losses(found, works, by_identity, loaded)
    for one, markup in sorted(zip(known, written, strict=True), key=_place, reverse=True):
        words = _words(markup, format, in_brackets=text.startswith("]", one.note.end))
        if words and id(one) not in reasons:
            text = _put(words, text, one)
    return Restyled(text, tuple(_told(found, reasons, document.source)))


def restyle_notes(
    text: str,
    format: str,
    style: str | Path,
    locale: str | None = None,
    name: str = "<text>",
) -> Restyled:
    """The text with the citations of its notes in a style, short forms among them.

    `format` is one of `FORMATS`. A citation stays as typed where it is not certain what it
    means, and where something of it would be lost: words that no field holds, an archive that the
    style does not print.
    Short titles are those that were typed. Raises what `api.cite` raises for the style, and
    `UnknownFormat`.

    >>> note = 'So.[^1] Thus.[^2]\\n\\n[^1]: R. Hass, *Lost* (1995), 4.\\n\\n[^2]: Ibid., 9.\\n'
    >>> print(restyle_notes(note, "markdown", "chicago-notes-bibliography").text)
    So.[^1] Thus.[^2]
    <BLANKLINE>
    [^1]: R. Hass, *Lost* (1995), 4.
    <BLANKLINE>
    [^2]: Hass, *Lost*, 9.
    <BLANKLINE>
    """
    if format not in FORMATS:
        raise UnknownFormat(f"{format}: notes are restyled in {', '.join(FORMATS)} alone")
    return restyle(api.read_text(text, format=format, name=name), style, locale)


def _words(markup: Markup, format: str, *, in_brackets: bool) -> str:
    words = write_markup_as(markup, format)
    # A bracket would end a note of AsciiDoc.
    return words.replace("]", "\\]") if in_brackets and format == "asciidoc" else words


def _told(
    found: Sequence[_Typed], reasons: Mapping[int, str], source: Source
) -> Iterator[Diagnostic]:
    for one in found:
        if reason := reasons.get(id(one)):
            said = f"{one.citation.text!r} stays as typed: {reason}"
            yield diagnose("typed-citation-kept", said, source, one.citation.span)


def _typed(found: Apparatus, source: str) -> Iterator[_Typed]:
    for count, note in enumerate(found.notes, 1):
        for citation in note.citations:
            work = found.works.get(citation.key or "", citation.item)
            span = _with_particle(work, bare_span(citation, source), source)
            before = source[note.span.start : span.start].rstrip(_LOOSE)
            one = replace(citation, span=span)
            yield _Typed(one, count, note.span, span.cut(source), before)


def _with_particle(work: Item, span: Span, source: str) -> Span:
    """The span with the "d'" before it, where that belongs to the author's name."""
    elided = _ELIDED.search(source, max(span.start - 2, 0), span.start)
    first = fold(elided[0] + span.cut(source).partition(",")[0]) if elided else ""
    people = (*work.get("author", ()), *work.get("editor", ()))
    is_name = first and first in (fold(name.full_family) for name in people)
    return Span(span.start - 2, span.end) if is_name else span


def _place(row: tuple[_Typed, Markup]) -> Span:
    return row[0].citation.span


def _written(
    typed: Sequence[_Typed], works: Mapping[str, Item], style: csl.Style
) -> tuple[Markup, ...]:
    """Each citation as the style writes it; pages that it would leave out are given as cited."""
    cites = list(_cites(typed, works))
    written = _rendered(cites, typed, works, style)
    for at, (cite, one, markup) in enumerate(zip(cites, typed, written, strict=True)):
        page = str(one.citation.item.get("page", ""))
        if page and not cite.locator and not shows(_FIRST_PAGE.split(page)[0], plain_text(markup)):
            cites[at] = replace(cite, locator=page, label="page")
    return _rendered(cites, typed, works, style)


def _cites(typed: Sequence[_Typed], works: Mapping[str, Item]) -> Iterator[Cite]:
    before: Cite | None = None
    for one in typed:
        before = cite_of(one.citation, before)
        is_said = _leaves_author(one, works[before.key])
        cite = with_own_words(before)
        yield replace(cite, mode="suppress-author") if is_said else cite


def _leaves_author(one: _Typed, work: Item) -> bool:
    """Whether the note says whose the title is, so that the citation need not."""
    citation = one.citation
    if "author" not in work:
        return False
    meant = citation.item.evidence.get("author")
    if meant is not None and meant.rule == BY_PRONOUN:
        return True
    by_title = citation.form in ("short", "op-cit") and "title" in citation.item
    families = {word for name in work["author"] for word in fold(name.full_family).split()}
    named = "author" in citation.item or families & set(fold(one.words).split())
    return bool(by_title and not named and families & set(fold(one.before).split()))


def _rendered(
    cites: Sequence[Cite], typed: Sequence[_Typed], works: Mapping[str, Item], style: csl.Style
) -> tuple[Markup, ...]:
    pairs = zip(cites, typed, strict=True)
    return csl.Processor(works, style).citations(
        [Cluster((cite,), note=one.count) for cite, one in pairs]
    )


def _losses(
    found: Sequence[_Typed],
    works: Mapping[str, Item],
    written: Mapping[int, Markup],
    style: csl.Style,
) -> dict[int, str]:
    """Why a citation stays as typed, by the identity of those that do."""
    reasons: dict[int, str] = {}
    met: set[str] = set()
    by_hand: set[str] = set()
    is_note = style.ast.class_ == "note"
    for one in found:
        citation = one.citation
        if reason := open_reason(citation):
            reasons[id(one)] = reason
            continue
        work = works[str(citation.key)]
        first = is_note and (work.key not in met or citation.form == "full")
        met.add(work.key)
        if work.key in by_hand and citation.form != "full":
            reasons[id(one)] = "so does the first citation of its work"
            continue
        if reason := loss(citation, work, written[id(one)], first=first, locale=style.locale):
            reasons[id(one)] = reason
            by_hand |= {work.key} if first and reason != UNDATED else set()
    return reasons


def _whole(text: str, span: Span) -> Span:
    """The span with the emphasis marks that belong to its first and last word."""
    for mark in ("**", "__", "*", "_", "/"):
        span = _with_marks(mark, text, span)
    return span


def _with_marks(mark: str, text: str, span: Span) -> Span:
    start, end = span
    size = len(mark)
    before, after = text[max(start - size, 0) : start] == mark, text[end : end + size] == mark
    if text.count(mark, start, end) % 2:
        if text[end : end + 1 + size] == "." + mark:  # "*op. cit.*": its stop is the note's
            return Span(start, end + 1 + size)
        return Span(start, end + size) if after else Span(start - before * size, end)
    return Span(start - size, end + size) if before and after else span


def _put(words: str, text: str, one: _Typed) -> str:
    """The text with words in the place of a citation, fitted to what stands around them."""
    start, end = _whole(text, one.citation.span)
    if one.before and not one.before.endswith(_SENTENCE_ENDS):
        words = _uncapitalised(words)
    after = text[end : end + 1]
    if after and after in _ENDS:
        words = words.rstrip().removesuffix(".")
        if after == "." and words.endswith(_STOPPED):
            end += 1
    elif text[end : one.note.end].strip(_LOOSE) and not _INITIALS.search(words[-_ENDING:]):
        words = words.removesuffix(".")  # the sentence goes on
    return text[:start] + words + text[end:]


def _uncapitalised(words: str) -> str:
    """An "Ibid." that does not begin its sentence, in small letters."""
    found = back_reference(words.lstrip(_LOOSE))
    if found is None or found.form != "ibid":
        return words
    at = len(words) - len(words.lstrip(_LOOSE))
    return words[:at] + words[at].lower() + words[at + 1 :]
