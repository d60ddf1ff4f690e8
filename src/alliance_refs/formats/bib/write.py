"""Items written as BibTeX or BibLaTeX, so that reading them again gives the same items.

In: a library. Out: the text of a .bib file. A library that was read from a .bib file is
written into that file: entries whose items were not touched keep every byte. Each entry
written anew is read back at once; what would not come back is carried in fields of its
own (see `bib_carried`), so nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from alliance_refs.formats.bib.carried import ANNOTATION, PREFIX, write_carried, write_flags
from alliance_refs.formats.bib.classic import classic_fields, classic_type
from alliance_refs.formats.bib.dates import write_issued
from alliance_refs.formats.bib.entries import MONTHS, Entry
from alliance_refs.formats.bib.fields import rows_by_field, rows_by_variable
from alliance_refs.formats.bib.forms import CONVERTERS, Writing
from alliance_refs.formats.bib.languages import is_english
from alliance_refs.formats.bib.library import CARRIED, BibLibrary, carried_by, carried_fields
from alliance_refs.formats.bib.parts import Block
from alliance_refs.formats.bib.profiles import BIBLATEX
from alliance_refs.formats.bib.read import read_item
from alliance_refs.formats.bib.remarks import SPECIAL_FIELDS
from alliance_refs.formats.bib.text import with_ends_of
from alliance_refs.formats.bib.titles import COMPOSED
from alliance_refs.formats.bib.types import PARTS, entry_type
from alliance_refs.formats.format import Written
from alliance_refs.formats.losses import held_in_part
from alliance_refs.model import Item, Library
from alliance_refs.text.latex_write import write_latex

# What reading takes from other fields, unless these are there and empty.
_IMPLIED = {"title-short": "shorttitle", "genre": "type", "accessed": "urldate", "URL": "url"}
# An entry with one of these needs its empty fields, which keep a parent's out.
_INHERITS = frozenset({"crossref", "xdata"})
_NO_BLOCK = Block("entry", 0, 0)


def write_biblatex(library: Library) -> Written:
    """A BibLaTeX file; the file the library was read from, if it was, with its changes."""
    if isinstance(library, BibLibrary):
        return _joined(_edited(library))
    return _joined(_entries(library.items_in_order, classic=False))


def write_bibtex(library: Library) -> Written:
    """A classic BibTeX file, for styles that know no BibLaTeX fields.

    Parents of a `crossref` come last, since BibTeX finds them no earlier.
    """
    parents = {str(fields.get("crossref")) for fields in map(carried_fields, library.values())}
    items = sorted(library.items_in_order, key=lambda item: item.key in parents)
    return _joined(_entries(items, classic=True))


def write_entry(item: Item, *, classic: bool = False) -> Written:
    """The entry of one item, and which variables have no field and are carried.

    >>> from alliance_refs.model import Name
    >>> fields = {"author": (Name("Koo", "Kab-woo", static_ordering=True),), "page": "1-9"}
    >>> print(write_entry(Item("koo-2003", "article-journal", fields)).text)
    @article{koo-2003,
      author = {Koo, Kab-woo},
      author+an:csl = {1=static-ordering},
      pages = {1--9},
    }
    """
    type, fields = _natural(item, classic)
    carried = _carried(item, type, fields)
    lines = (f"  {name} = {_delimited(name, raw)},\n" for name, raw in (fields | carried).items())
    title = "BibTeX" if classic else "BibLaTeX"
    losses = (
        held_in_part(item, name.removeprefix(PREFIX), title, f"the field {name}")
        for name in carried
        if name.startswith(PREFIX) and name != _FINER
    )
    return Written(f"@{type}{{{item.key},\n{''.join(lines)}}}", tuple(losses))


# "de" beside the identifier "german", which reads as "de-DE"; "ko-Latn" beside "korean".
_FINER = f"{PREFIX}language"


def _joined(parts: Iterable[Written]) -> Written:
    parts = tuple(parts)
    losses = tuple(loss for part in parts for loss in part.losses)
    return Written("".join(part.text for part in parts), losses)


def _entries(items: Iterable[Item], *, classic: bool) -> Iterator[Written]:
    for number, item in enumerate(items):
        text, losses = write_entry(item, classic=classic)
        yield Written(("\n" if number else "") + text + "\n", losses)


def _edited(library: BibLibrary) -> Iterator[Written]:
    """The file the library was read from, with changed, missing and new items worked in.

    What is new has the file's own dialect and ends of lines.
    """
    text = library.source.text
    keys = {block.start: key for key, block in library.owners.items()}
    for block in library.blocks:
        key = keys.get(block.start)
        if key is None or library.get(key) == library.as_read.get(key):
            yield Written(text[block.start : block.end])
        elif key in library:
            written = write_entry(library[key], classic=library.classic)
            yield written._replace(text=with_ends_of(text, written.text))
    new = tuple(item for item in library.items_in_order if item.key not in library.owners)
    if new:
        yield Written(with_ends_of(text, "\n" if text.endswith("\n") or not text else "\n\n"))
        for written in _entries(new, classic=library.classic):
            yield written._replace(text=with_ends_of(text, written.text))


def _delimited(name: str, raw: str) -> str:
    return raw if name == "month" and raw in MONTHS else "{" + raw + "}"


def _carried(item: Item, type: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Fields for what would not be read back from the natural ones, or would be too much."""
    carried: dict[str, str] = {}
    read = _read_back(item, type, fields)
    if implied := read.keys() - item.keys() & _IMPLIED.keys():
        carried.update(dict.fromkeys((_IMPLIED[variable] for variable in implied), ""))
        read = _read_back(item, type, {**fields, **carried})
    found = _expected(read)
    if read.type != item.type:
        carried[f"{PREFIX}type"] = item.type
    for variable, value in _expected(item).items():
        if found.get(variable) != value:
            name, raw = write_carried(variable, value)
            carried[name] = raw
    return carried


def _expected(item: Item) -> dict[str, Any]:
    """What reading the entry back must give; `custom` less what the fields restore."""
    expected = {variable: item[variable] for variable in item if variable != "custom"}
    custom = item.get("custom")
    private = custom
    if isinstance(custom, Mapping):
        private = {name: value for name, value in custom.items() if name != CARRIED}
    if private:
        expected["custom"] = private
    return expected


def _read_back(item: Item, type: str, fields: Mapping[str, str]) -> Item:
    return read_item(Entry(type, item.key, dict(fields), _NO_BLOCK), BIBLATEX)


def _natural(item: Item, classic: bool) -> tuple[str, dict[str, str]]:
    """The entry as the tables have it, with what the item carries from another .bib file."""
    row = entry_type(item.type)
    kept = carried_by(item)
    type = str(kept.get("type") or row.entry)
    if classic:
        type = classic_type(type, item)
    language = str(item.get("language", ""))
    writing = Writing(extended=not classic, english=is_english(language))
    fields: dict[str, str] = {}
    for variable, field_row in rows_by_variable(type).items():
        if variable in item:
            _write_field(field_row.field, field_row.form, item[variable], writing, fields)
    if row.subtype:
        fields["entrysubtype"] = row.subtype
    if "volume-title" in item:
        _write_volume(type, fields, writing, item)
    _write_section(fields, item, carried_fields(item))
    fields = _restored(item, type, fields, carried_fields(item))
    if classic:
        fields = classic_fields(row.entry, fields)
    return type, fields


def _write_volume(type: str, fields: dict[str, str], writing: Writing, item: Item) -> None:
    """A volume's own title, beside the title of the whole (BibLaTeX manual, 2.3.5)."""
    name = "booktitle" if type in PARTS else "title"
    if name in fields:
        fields["maintitle"] = fields[name]
        fields[name] = CONVERTERS["title"].write(item["volume-title"], writing) or ""


def _write_section(fields: dict[str, str], item: Item, kept: Mapping[str, Any]) -> None:
    """Sections, where the file's `bookpagination` says that its pages are some."""
    if kept.get("bookpagination") == "section" and "section" in item and "page" not in item:
        fields["pages"] = CONVERTERS["pages"].write(item["section"], Writing()) or ""


def _write_field(
    field: str, form: str, value: Any, writing: Writing, fields: dict[str, str]
) -> None:
    if field == "date":
        fields.update(write_issued(value, classic=not writing.extended))
        return
    raw = CONVERTERS[form].write(value, writing)
    if raw is None and field == "langid":
        field, raw = "language", write_latex(str(value))
    if raw:
        fields[field] = raw
    if form == "names" and isinstance(value, tuple) and (flags := write_flags(value)):
        fields[field + ANNOTATION] = flags


def _restored(
    item: Item, type: str, fields: dict[str, str], kept: Mapping[str, Any]
) -> dict[str, str]:
    """The fields with those kept from the file the item came from, where they still hold.

    Kept fields that say what variables say too are dropped, with those that make one value
    with them, when that value has changed.
    """
    raw = {str(name): value for name, value in kept.items() if isinstance(value, str)}
    if not raw:
        return fields
    merged = _merged(fields, raw)
    if not _unfaithful(item, type, merged):
        return merged
    spoken = rows_by_field(type, "biblatex").keys() | COMPOSED | SPECIAL_FIELDS
    merged = _merged(fields, {name: text for name, text in raw.items() if name not in spoken})
    wrong = _unfaithful(item, type, merged)
    for group in _groups(name for name in raw if name in spoken):
        trial = _merged(merged, {name: raw[name] for name in raw if name in group})
        still_wrong = _unfaithful(item, type, trial)
        if still_wrong.items() <= wrong.items():
            merged, wrong = trial, still_wrong
    return merged


def _merged(fields: Mapping[str, str], raw: Mapping[str, str]) -> dict[str, str]:
    merged = {**fields, **raw}
    if merged.keys().isdisjoint(_INHERITS):
        return {name: value for name, value in merged.items() if value}
    return merged


def _unfaithful(item: Item, type: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """What reading these fields would give that the item has not, or not so."""
    read, expected = _expected(_read_back(item, type, fields)), _expected(item)
    names = read.keys() | expected.keys()
    return {name: read.get(name) for name in names if read.get(name) != expected.get(name)}


def _groups(names: Iterable[str]) -> Iterator[frozenset[str]]:
    """The names by the values they make together, each group once."""
    together = {name: group for group in _TOGETHER for name in group}
    yield from dict.fromkeys(together.get(name, frozenset({name})) for name in names)


_OWN_TITLE = frozenset("title subtitle titleaddon".split())
_TOGETHER = (
    _OWN_TITLE,
    COMPOSED - _OWN_TITLE | {"booktitle", "journaltitle"},
    frozenset("publisher institution organization howpublished".split()),
    frozenset("volume part".split()),
    frozenset("note addendum".split()),
    frozenset("number issue".split()),
)
