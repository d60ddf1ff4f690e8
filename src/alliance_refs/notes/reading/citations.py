"""Passages of notes and blocks -> `Citation`s: cut, read, not yet resolved.

Each function that reads is a generator that waits for the parser (`together`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from alliance_refs.model import Citation, Date, Evidence, Item, Passage, Value
from alliance_refs.model.document import CitationForm
from alliance_refs.notes.forms import BackReference, back_reference, same_author
from alliance_refs.notes.name_year import NameYear, name_and_year
from alliance_refs.notes.reading.author_date import named_authors
from alliance_refs.notes.reading.beside import in_brackets, named_beside
from alliance_refs.notes.reading.bylines import with_named_authors
from alliance_refs.notes.reading.imprint import bare_imprint
from alliance_refs.notes.reading.locators import read_locator, signature_at_end
from alliance_refs.notes.reading.name_page import NamePage, name_and_page
from alliance_refs.notes.reading.places import Locator
from alliance_refs.notes.reading.possessives import (
    owned_title,
    with_owner,
    without_possessives,
)
from alliance_refs.notes.reading.pronouns import with_meant_authors
from alliance_refs.notes.reading.together import Reading, Wanted
from alliance_refs.notes.short_case import ShortCase, short_case
from alliance_refs.notes.splitting.found import FoundCitation
from alliance_refs.notes.splitting.notes import splitting
from alliance_refs.parsing import Parsed, parse_names
from alliance_refs.parsing.figures import digits, in_digits
from alliance_refs.spans import Span


class ReadPassage(NamedTuple):
    """The citations of a passage, in order, its commentary, the names beside citations.

    `aside` says of each citation whether it stands in a bracket.
    """

    citations: tuple[Citation, ...]
    commentary: str
    beside: tuple[frozenset[str], ...] = ()
    aside: tuple[bool, ...] = ()


def read_note(
    passage: Passage, *, by_rules: bool = False, known: Sequence[Span] = ()
) -> Reading[ReadPassage]:
    """The citations of a note, or (`by_rules`) of prose that recommends works.

    One begins at each name with a `known` title.
    """
    split = yield from splitting(passage, by_rules=by_rules, known=known)
    own: list[Citation] = []
    for found in split.citations:
        own.append((yield from _read(passage, found)))
    citations = with_meant_authors(passage, own, split)
    return ReadPassage(
        tuple(with_named_authors(passage, citations, split)),
        split.commentary,
        named_beside(passage, split.citations),
        in_brackets(passage, split.citations),
    )


def read_entry(passage: Passage, *, in_list: bool = True) -> Reading[ReadPassage]:
    """A passage that is one citation as a whole: an entry of a list, a citation line."""
    end = len(passage.text.rstrip(" .,;"))
    start = len(passage.text) - len(passage.text.lstrip(" ,;"))
    if end <= start:
        return ReadPassage((), "")
    citation = yield from _read(passage, FoundCitation(Span(start, end)), in_list=in_list)
    return ReadPassage((citation,), "")


# What a list says of a work behind it: "— the best account", "*Title* is good on the war".
_ANNOTATION = re.compile(
    r"\s+[—–]\s+(?=[a-z])|(?<=\w)\s+(?=(?:is|are|was|offers|gives|provides|remains|tells|covers|shows|argues)\s)"
)


def before_annotation(passage: Passage) -> int:
    """Where an annotation begins in an item of a reading list, behind its title; else its end."""
    titles = [span.end for span in passage.marked("italic")]
    begin = min(titles, default=0)
    match = _ANNOTATION.search(passage.text, begin) if begin else None
    return match.start() if match else len(passage)


def read_reviewed(passage: Passage, imprint: int) -> Reading[ReadPassage]:
    """The header of a review, whose imprint may stand in a line of its own from `imprint`."""
    if not imprint:
        return (yield from read_entry(passage, in_list=False))
    named = yield from read_entry(passage.cut(0, imprint), in_list=False)
    below = bare_imprint(passage.cut(imprint, len(passage.text.rstrip(" ."))))
    if not named.citations or not below:
        return (yield from read_entry(passage, in_list=False))
    said, more = named.citations[0], below[0]
    item = Item("", more.type, {**more, **said.item}, {**more.evidence, **said.item.evidence})
    whole = replace(said, text=passage.text.rstrip(" ."), span=passage.span, item=item)
    return ReadPassage((whole,), "")


def _read(passage: Passage, found: FoundCitation, *, in_list: bool = False) -> Reading[Citation]:
    part = passage.cut(*found.span)
    back = back_reference(digits(part.text))
    if back:
        return (yield from _read_back_reference(part, back, found.signal))
    named = None if part.marked("italic") else name_and_year(part.text)
    if named and not in_list and not named.may_be_imprint:
        return _read_name_and_year(part, named, found.signal)
    paged = None if in_list or part.marked("italic") else name_and_page(part.text)
    if paged:
        return _read_name_and_page(part, paged, found.signal)
    case = None if in_list else short_case(part.text)
    if case:
        return _read_short_case(part, case, found.signal)
    imprint = None if part.marked("italic") else bare_imprint(part)
    if imprint:
        return _read_imprint(part, *imprint, found.signal)
    said = same_author(part.text)
    owned = None if said else owned_title(part)
    begin = owned.title if owned else said
    signed = 0 if in_list else signature_at_end(part.text)
    own = part.cut(begin, len(part.text[: signed or len(part)].rstrip(" ,")))
    parsed = yield Wanted(own, in_list)
    signature = read_locator(part.text[signed:]) if signed else Locator()
    item = _without_decade(without_possessives(parsed.item), part.text)
    item = _titled_first(item, own) if said else item
    if back_reference(str(item.get("container-title", ""))):
        item = item.replace(container_title=None)
    item = with_owner(item, owned, part) if owned else item
    return Citation(
        text=part.text,
        span=part.span,
        form=_form(item, said=bool(said), is_short=found.is_short),
        item=item.replace(title_short=found.alias) if found.alias else item,
        signal=found.signal or parsed.signal,
        locator=parsed.locator or signature.text,
        label=parsed.label or signature.label,
        evidence=Evidence("citation", 0.9, part.span, part.text),
    )


def _form(item: Item, *, said: bool, is_short: bool) -> CitationForm:
    if said:
        return "full" if any(map(item.get, _IMPRINT)) else "idem"
    return "short" if is_short else "full"


# What a citation behind "Idem" says, if it is as full as others (a name apart).
_IMPRINT = ("publisher", "publisher-place", "container-title", "issued", "URL")


def _without_decade(item: Item, text: str) -> Item:
    """An item without a date that was read from a decade ("on the 1950s") or a line ("l. 1950")."""
    issued = item.get("issued")
    year = issued.year if isinstance(issued, Date) else None
    if not year or re.search(rf"{_NO_LINE}{year}(?!s|['’]s)", text) or str(year) not in text:
        return item
    return item.replace(issued=None)


_NO_LINE = r"(?<!\bll\.\s)(?<!\bl\.\s)(?<!\bvv\.\s)(?<!\bv\.\s)(?<!\blines\s)(?<!\bline\s)"


def _titled_first(item: Item, passage: Passage) -> Item:
    """An item behind "idem", which opens with its title, though a name was read there."""
    authors = item.get("author")
    if item.get("title") or not authors:
        return item
    title = re.split(r"[,(]|\.\s", passage.text, maxsplit=1)[0].strip()
    span = passage.source(Span(0, len(title)))
    why = Evidence("title behind the same author", 0.7, span, title)
    return item.replace(author=None, title=title, evidence={**item.evidence, "title": why})


def _read_short_case(part: Passage, case: ShortCase, signal: str) -> Citation:
    fields: dict[str, Value] = {"volume": case.volume, "container-title": case.reporter}
    if case.name:
        fields["title"] = case.name
    item = Item("", "legal_case", fields)
    why = "a case by volume and reporter"
    return _citation(part, "short", item, read_locator(case.place), signal, why)


def _read_imprint(part: Passage, item: Item, rest: str, signal: str) -> Citation:
    locator = Locator() if _EXTENT.search(rest) else read_locator(rest)
    return _citation(part, "full", item, locator, signal, "an imprint alone")


# "304 pp." counts the pages of a book, and cites none.
_EXTENT = re.compile(r"\d\s*(?:pp|p|S)\.?$")


def _read_name_and_year(part: Passage, named: NameYear, signal: str) -> Citation:
    fields = {"author": named_authors(named.names), "issued": Date.of(named.year)}
    item = Item("", "document", fields)
    found = _citation(part, "short", item, read_locator(named.locator), signal, "name and year")
    return replace(found, note_reference=named.letter)


def _read_name_and_page(part: Passage, named: NamePage, signal: str) -> Citation:
    item = Item("", "document", {"author": named_authors(named.names)})
    return _citation(part, "short", item, Locator(named.pages, "page"), signal, "name and page")


def _citation(
    part: Passage, form: CitationForm, item: Item, locator: Locator, signal: str, why: str
) -> Citation:
    """A citation of the whole part, read by its form."""
    return Citation(
        text=part.text,
        span=part.span,
        form=form,
        item=item,
        signal=signal,
        locator=locator.text,
        label=locator.label,
        evidence=Evidence(why, 0.9, part.span, part.text),
    )


def _read_back_reference(part: Passage, back: BackReference, signal: str) -> Reading[Citation]:
    locator = read_locator(back.after)
    item = yield from _named_work(part, back)
    return Citation(
        text=part.text,
        span=part.span,
        form=back.form,
        item=item,
        signal=signal,
        locator=locator.text,
        label=locator.label,
        note_reference=back.note,
        evidence=Evidence(f"words of {back.form}", 0.99, part.span, part.text),
    )


# Marks of a title before or behind "op. cit.".
_QUOTING = '"“„«「『《〈'


def _named_work(part: Passage, back: BackReference) -> Reading[Item]:
    """What stands before "op. cit." or "supra": an author, a title, or both."""
    if not back.before:
        return Item("", "document")
    plain = in_digits(part)
    start = max(plain.text.find(back.before), 0)
    span = Span(start, start + len(back.before))
    before = part.cut(*(span if plain is part else plain.source(span)))
    if (
        "," in back.before
        or before.marked("italic")
        or any(char in back.before for char in _QUOTING)
    ):
        parsed: Parsed = yield Wanted(before)
        return parsed.item
    return Item("", "document", {"author": parse_names(back.before)})
