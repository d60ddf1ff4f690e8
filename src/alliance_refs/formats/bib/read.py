"""A .bib file read into a library of items (BibTeX and BibLaTeX alike).

In: a `Source`. Out: a `BibLibrary`: items by key, the file's blocks beside them, failed
blocks with place and reason, and diagnostics. What CSL has no variable for travels in the
item's `custom` variable under "biblatex", raw, and goes back when the item is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from alliance_refs.errors import Diagnostic, Severity, diagnose, shortened
from alliance_refs.formats.bib.blocks import read_blocks
from alliance_refs.formats.bib.carried import read_carried
from alliance_refs.formats.bib.dates import read_issued, unsaid_dates
from alliance_refs.formats.bib.dialect import is_classic
from alliance_refs.formats.bib.entries import Entry, read_entries
from alliance_refs.formats.bib.fields import (
    FIELD_ALIASES,
    FieldRow,
    Form,
    rows_by_field,
    rows_by_variable,
)
from alliance_refs.formats.bib.forms import CONVERTERS, Reading, Writing
from alliance_refs.formats.bib.languages import is_english
from alliance_refs.formats.bib.library import CARRIED, BibLibrary
from alliance_refs.formats.bib.names import NAME_FIELDS, split_names
from alliance_refs.formats.bib.parts import Block
from alliance_refs.formats.bib.profiles import BIBLATEX, Profile
from alliance_refs.formats.bib.remarks import SPECIAL_FIELDS, read_special, unsaid_remarks
from alliance_refs.formats.bib.run_together import is_run_together
from alliance_refs.formats.bib.text import plain_latex, without_entities
from alliance_refs.formats.bib.titles import COMPOSED, read_titles, short_title, unsaid_titles
from alliance_refs.formats.bib.types import TYPE_ALIASES, csl_type, entry_type
from alliance_refs.formats.keyed import with_key
from alliance_refs.formats.mapping.plain_forms import says_type
from alliance_refs.model import FailedEntry, Item
from alliance_refs.spans import Source, Span
from alliance_refs.text.keys import distinct_keys, make_key
from alliance_refs.text.latex_bibstrings import BIBSTRINGS

_OPTION = re.compile(r"\s*([\w-]+)\s*(?:=\s*([\w-]+)\s*)?(?:,|$)")
_HINTS = {
    "empty-key": "give the entry a key, or it cannot be cited",
    "spaced-key": "LaTeX cannot cite a key with spaces",
    "missing-comma": "put a comma before the next field",
    "unclosed-value": "close the value's brace or quote",
    "unclosed-entry": "close the entry with a brace",
    "empty-value": "give the field a value, or take it away",
    "stray-text": "put it in a field, or outside the entry",
    "stray-brace": "take the extra brace away",
    "unreadable-entry": "the text is kept as it stands",
}


def read_bibtex(source: Source) -> BibLibrary:
    """The library of a .bib text whose types and fields are meant as classic BibTeX's."""
    return read_bib(source, classic=True)


def read_bib(source: Source, profile: Profile = BIBLATEX, *, classic: bool = False) -> BibLibrary:
    """The library of a .bib text; `classic` for BibTeX's meaning of thesis types.

    >>> library = read_bib(Source("@book{k, author={Kim, Il-young}, title={The War}, year=2003}"))
    >>> library["k"]["title"], str(library["k"]["issued"])
    ('The war', '2003')
    """
    blocks = tuple(read_blocks(source.text))
    read, diagnostics = _items(source, blocks, profile, classic)
    diagnostics += (found for block in blocks for found in _names_run_together(source, block))
    diagnostics += (flaw for block in blocks for flaw in _flaws(source, block))
    owners, repeats = _owners(read)
    diagnostics += (_repeat(source, block, key) for block, key in repeats)
    items = {block.start: item for block, item in read}
    bare = {block.start: block.bare() for block in blocks}
    return BibLibrary(
        (with_key(items[block.start], key) for key, block in owners.items()),
        failed=[_failed(source, block) for block in blocks if block.kind == "failed"],
        diagnostics=diagnostics,
        source=source,
        blocks=tuple(bare.values()),
        owners={key: bare[block.start] for key, block in owners.items()},
        classic=is_classic(blocks),
    )


def _items(
    source: Source, blocks: tuple[Block, ...], profile: Profile, classic: bool
) -> tuple[list[tuple[Block, Item]], list[Diagnostic]]:
    """The items in file order, each with its block, under the keys that the file has."""
    entries, diagnostics = read_entries(source, blocks)
    items = [
        (entry.block, read_item(entry, profile, classic=classic))
        for entry in entries
        if entry.type != "xdata"
    ]
    return items, diagnostics


def _owners(
    read: Sequence[tuple[Block, Item]],
) -> tuple[dict[str, Block], list[tuple[Block, str]]]:
    """The block of each key in file order, and the blocks whose key was used before.

    The first entry keeps a key that is used twice. A second one of other content gets a
    key of its own; one of the same content ("" here) is no second work.
    """
    first: dict[str, Item] = {}
    clashing: list[tuple[Block, Item]] = []
    repeats: list[tuple[Block, str]] = []
    for block, item in read:
        if item.key and first.setdefault(item.key, item) is item:
            continue
        if item.key and first[item.key] == item:
            repeats.append((block, ""))
        else:
            clashing.append((block, item))
    wanted = (item.key or make_key(item) for _, item in clashing)
    keys = {block.start: item.key for block, item in read}
    for (block, item), key in zip(clashing, distinct_keys(wanted, first), strict=True):
        keys[block.start] = key
        if item.key:
            repeats.append((block, key))
    same = {block.start for block, key in repeats if not key}
    owners = {keys[block.start]: block for block, _ in read if block.start not in same}
    return owners, repeats


def read_item(entry: Entry, profile: Profile, *, classic: bool = False) -> Item:
    """The item of one entry whose references are filled in."""
    alias, implied = TYPE_ALIASES.get(entry.type, (entry.type, ""))
    fields = _unaliased(entry.fields)
    if implied and ("type" not in fields or says_type(plain_latex(fields["type"]))):
        fields["type"] = BIBSTRINGS[implied] if classic else implied
    known = Entry(alias, entry.key, fields, entry.block)
    reading = _reading(known, profile)
    values, extra = _read_fields(known, reading)
    _read_together(known, reading, values)
    type = csl_type(alias, fields.get("entrysubtype", ""), profile.name)
    if type == "manuscript" and not values.keys().isdisjoint(_EVENT):
        type = "speech"
    type = read_carried(extra, values) or type
    _carry(entry, known, reading, type, extra, values)
    return Item(entry.key, type, values)


def _read_fields(entry: Entry, reading: Reading) -> tuple[dict[str, Any], dict[str, str]]:
    """The variables that single fields fill, and the raw fields that these do not say."""
    values: dict[str, Any] = {}
    extra: dict[str, str] = {}
    said_by: dict[str, str] = {}
    rows = rows_by_field(entry.type, reading.profile.name)
    inherits = "crossref" in entry.fields or "xdata" in entry.fields
    for name, raw in entry.fields.items():
        row = rows.get(name)
        if not raw:
            # An empty field keeps the parent's out, and has to stay for that.
            extra |= {name: raw} if inherits else {}
        elif row is None or (value := _value(row, raw, reading)) is None:
            if row or name not in _READ_ELSEWHERE:
                extra[name] = raw
        else:
            better, worse = name, said_by.get(row.variable, "")
            if worse and name in _FALLBACKS:
                better, worse = worse, name
            if better == name:
                values[row.variable] = value
            if worse:
                extra[worse] = entry.fields[worse]
            if _is_beyond_words(raw, value, row.form) and not _is_written_so(
                raw, value, row.form, reading
            ):
                extra[name] = raw
            said_by[row.variable] = better
    return values, extra


def _value(row: FieldRow, raw: str, reading: Reading) -> Any:
    return None if raw in _NOTHING else CONVERTERS[row.form].read(raw, reading) or None


def _is_beyond_words(raw: str, value: Any, form: Form) -> bool:
    """Whether the value says less than the LaTeX.

    So with formulas that became words, links, commands that are not known, and years and
    numbers that tell persons of one name apart.
    """
    figures = _FOUR_FIGURES.findall(raw) if form == "names" else ()
    if figures and figures != _FOUR_FIGURES.findall(_said(value)):
        return True
    if "$" not in raw and "\\" not in raw:
        return False
    if "\\href" in raw:
        return True
    words = _said(value)
    unknown = words.count("\\") > raw.count("\\textbackslash")
    return unknown or len(_FORMULA_MARK.findall(raw)) > words.count("$")


def _said(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


_FOUR_FIGURES = re.compile(r"\d{4}")
_FORMULA_MARK = re.compile(r"(?<!\\)\$")


def _is_written_so(raw: str, value: Any, form: Form, reading: Reading) -> bool:
    """Whether writing the value gives the same LaTeX anyhow."""
    write = CONVERTERS[form].write
    return any(write(value, Writing(own, reading.lowered)) == raw for own in (True, False))


# What exports say where there is nothing to say.
_NOTHING = frozenset({"n/a", "N/A", "n/a-n/a", "n/a--n/a"})
# The entries of `xdata` are no items, and what they lend is filled in.
_READ_ELSEWHERE = SPECIAL_FIELDS | COMPOSED | {"xdata"}
# What is unpublished but was said at an event is a talk.
_EVENT = frozenset({"event-title", "event-date", "event-place"})
# Fields that count only when the entry says nothing better.
_FALLBACKS = frozenset({"eid", "isrn", "issue", "journaltitle", "booktitle"})


def _unaliased(fields: dict[str, str]) -> dict[str, str]:
    """The fields under BibLaTeX's own names; a field's own name beats its other names."""
    if FIELD_ALIASES.keys().isdisjoint(fields):
        return dict(fields)
    out = {name: raw for name, raw in fields.items() if name not in FIELD_ALIASES}
    address, location = fields.get("address"), fields.get("location")
    if address and location and address != location and "venue" not in fields:
        # So the ACM has it: the place of the conference beside that of the publisher.
        out |= {"venue": location, "location": ""}
    for name, raw in fields.items():
        own = FIELD_ALIASES.get(name)
        if own and not out.get(own):
            out[own] = raw
        elif own and raw and raw != out[own]:
            out[name] = raw
    return out


def _reading(entry: Entry, profile: Profile) -> Reading:
    language = entry.fields.get("langid") or entry.fields.get("language", "")
    options = entry_options(entry)
    dropping = profile.dropping_prefix and options.get("useprefix", "false") == "false"
    return Reading(profile, profile.sentence_case and is_english(language), dropping)


def entry_options(entry: Entry) -> dict[str, str]:
    """The entry's `options` by name; one without a value is true."""
    text = entry.fields.get("options")
    if not text:
        return {}
    return {match[1]: match[2] or "true" for match in _OPTION.finditer(text)}


def _read_together(entry: Entry, reading: Reading, values: dict[str, Any]) -> None:
    """Adds the variables that take more than one field to say."""
    if entry.type == "periodical" or not COMPOSED.isdisjoint(entry.fields):
        values.update(read_titles(entry, reading))
    short = short_title(entry, reading)
    if short:
        values["title-short"] = short
    else:
        values.pop("title-short", None)
    issued = read_issued(entry.fields)
    if issued:
        values["issued"] = issued
    read_special(entry, reading, entry_options(entry), values)


def _carry(
    entry: Entry,
    known: Entry,
    reading: Reading,
    type: str,
    extra: dict[str, str],
    values: dict[str, Any],
) -> None:
    """Keeps in `custom` what the variables do not say: fields without a place, the type."""
    usual = entry_type(type)
    publisher = rows_by_variable(entry.type)["publisher"].field
    extra.update(unsaid_titles(known, reading, values))
    extra.update(unsaid_dates(known.fields, values.get("issued")))
    extra.update(unsaid_remarks(known, entry_options(known), values, publisher))
    kept: dict[str, Any] = {}
    if entry.type not in (usual.entry, usual.bibtex):
        kept["type"] = entry.type
    if extra:
        kept["fields"] = extra
    if kept:
        private = values.get("custom")
        values["custom"] = {**(private if isinstance(private, dict) else {}), CARRIED: kept}


def _flaws(source: Source, block: Block) -> Iterator[Diagnostic]:
    for flaw in block.flaws:
        severity: Severity = "error" if block.kind == "failed" else "warning"
        where = f"{block.key}: " if block.key else ""
        yield diagnose(
            flaw.code,
            where + flaw.message,
            source,
            Span(flaw.start, flaw.start + 1),
            severity=severity,
            hint=_HINTS.get(flaw.code, ""),
        )


def _names_run_together(source: Source, block: Block) -> Iterator[Diagnostic]:
    """Reports of names that commas or semicolons part."""
    for field in block.fields:
        text = without_entities(field.text)
        if field.name not in NAME_FIELDS or not _RUN_TOGETHER.search(text):
            continue
        if name := next(filter(is_run_together, split_names(text)), ""):
            yield diagnose(
                "run-together-names",
                f"{block.key}: {field.name}: {shortened(name)!r} seems to be several names",
                source,
                Span(field.start, field.start + 1),
                hint='put " and " between the names',
            )


# A second comma before any "and", or what never stands in one name.
_RUN_TOGETHER = re.compile(r",[^,;]*,|[;&]|\bet\s+al\b", re.IGNORECASE)


def _failed(source: Source, block: Block) -> FailedEntry:
    text = source.text[block.start : block.end]
    diagnostic = next(_flaws(source, block), None)
    return FailedEntry(text, diagnostic.message if diagnostic else "", diagnostic)


def _repeat(source: Source, block: Block, key: str) -> Diagnostic:
    """The report of a key used twice; `key` is what the second entry goes by, if any."""
    what = f"the second entry goes by {key!r}" if key else "both entries say the same"
    return diagnose(
        "duplicate-key",
        f"the key {block.key!r} is used twice; {what}",
        source,
        Span(block.start, block.start + 1),
        hint="give the second entry a key of its own" if key else "take one of them away",
    )
