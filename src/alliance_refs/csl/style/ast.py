"""The frozen tree of a CSL style: one class per element, defaults filled in.

In: nothing; `csl.load` builds it from XML. Out: values that the compiler reads, public and
useful alone (to list the macros of a style, or the item types it tests). Names, attributes
and defaults are those of CSL 1.0.2; `line` is the element's line in the style file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from alliance_refs.csl.locales.locale import LocaleSource
from alliance_refs.csl.output.nodes import BARE, Look
from alliance_refs.errors import Diagnostic

TermForm = Literal["long", "short", "verb", "verb-short", "symbol"]
NumberForm = Literal["numeric", "ordinal", "long-ordinal", "roman"]
DatePartName = Literal["year", "month", "day"]
Collapse = Literal["", "citation-number", "year", "year-suffix", "year-suffix-ranged"]


@dataclass(frozen=True, slots=True)
class Text:
    """`cs:text`: the content of exactly one of variable, macro, term or value."""

    source: Literal["variable", "macro", "term", "value"]
    name: str
    form: str = "long"
    plural: bool = False
    look: Look = BARE
    line: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """`cs:number`: a number variable, as digits, ordinal or roman numeral."""

    variable: str
    form: NumberForm = "numeric"
    look: Look = BARE
    line: int = 0


@dataclass(frozen=True, slots=True)
class DatePart:
    """`cs:date-part`: how the day, month or year of a date shows.

    `form` is empty when the element does not say it (a localised format may).
    `range_delimiter` is None when not said; the default is an en dash.
    """

    name: DatePartName
    form: str = ""
    range_delimiter: str | None = None
    look: Look = BARE
    line: int = 0


@dataclass(frozen=True, slots=True)
class Date:
    """`cs:date`: `form` is empty for a date that its own `parts` describe."""

    variable: str
    form: Literal["", "numeric", "text"] = ""
    date_parts: Literal["year-month-day", "year-month", "year"] = "year-month-day"
    parts: tuple[DatePart, ...] = ()
    look: Look = BARE
    line: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """`cs:label`; `variable` is empty inside `cs:names`, which names it.

    `is_word` says that it stands beside other variables than its own, as a mere word.
    """

    variable: str = ""
    form: TermForm = "long"
    plural: Literal["contextual", "always", "never"] = "contextual"
    look: Look = BARE
    line: int = 0
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class NameOptions:
    """The inheritable options of `cs:name` and `cs:names`, inheritance already settled.

    `et_al_use_first` and `names_delimiter` are None where nothing sets them; without the
    first, lists are never cut.
    """

    and_: Literal["", "text", "symbol"] = ""
    delimiter: str = ", "
    delimiter_precedes_et_al: str = "contextual"
    delimiter_precedes_last: str = "contextual"
    et_al_min: int = 0
    et_al_use_first: int | None = None
    et_al_subsequent_min: int = 0
    et_al_subsequent_use_first: int = 0
    et_al_use_last: bool = False
    form: Literal["long", "short", "count"] = "long"
    initialize: bool = True
    initialize_with: str | None = None
    name_as_sort_order: Literal["", "first", "all"] = ""
    sort_separator: str = ", "
    names_delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class EtAl:
    """`cs:et-al`: which term ends a cut list of names, and its dress."""

    term: str = "et-al"
    look: Look = BARE


@dataclass(frozen=True, slots=True)
class Names:
    """`cs:names` with its children; `label_first` when `cs:label` stands before `cs:name`.

    `given` and `family` are the dress of the name parts; `name_look` that of `cs:name`.
    `traced` has each list of names marked with its variable (`csl.style.traced`).
    """

    variables: tuple[str, ...]
    options: NameOptions = NameOptions()
    name_look: Look = BARE
    given: Look = BARE
    family: Look = BARE
    et_al: EtAl = EtAl()
    label: Label | None = None
    label_first: bool = False
    substitute: tuple[Element, ...] = ()
    look: Look = BARE
    line: int = 0
    traced: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """`cs:group`: shown when a variable in it is, or none is called."""

    children: tuple[Element, ...]
    look: Look = BARE
    line: int = 0


ConditionKind = Literal[
    "type",
    "variable",
    "is-numeric",
    "is-uncertain-date",
    "locator",
    "position",
    "disambiguate",
]


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of `cs:if`: an attribute and its values ("type": "book", "thesis")."""

    kind: ConditionKind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """`cs:if`, `cs:else-if` or `cs:else` (no conditions, match "all")."""

    conditions: tuple[Condition, ...]
    match: Literal["all", "any", "none"]
    children: tuple[Element, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Choose:
    """`cs:choose`: the first branch whose conditions hold."""

    branches: tuple[Branch, ...]
    line: int = 0


Element: TypeAlias = Text | Number | Date | Label | Names | Group | Choose


@dataclass(frozen=True, slots=True)
class SortKey:
    """`cs:key`; `names_min`, ... are None where the key does not override."""

    variable: str = ""
    macro: str = ""
    descending: bool = False
    names_min: int | None = None
    names_use_first: int | None = None
    names_use_last: bool | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """`cs:layout` with its children; the delimiter stands between cites."""

    children: tuple[Element, ...]
    look: Look = BARE
    line: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """`cs:citation`: layout, sort keys and the options for cites.

    The delimiters are None where the style does not set them.
    """

    layout: Layout
    sort: tuple[SortKey, ...] = ()
    disambiguate_add_names: bool = False
    disambiguate_add_givenname: bool = False
    disambiguate_add_year_suffix: bool = False
    givenname_disambiguation_rule: str = "by-cite"
    collapse: Collapse = ""
    cite_group_delimiter: str | None = None
    year_suffix_delimiter: str | None = None
    after_collapse_delimiter: str | None = None
    near_note_distance: int = 5
    names: NameOptions = NameOptions()


@dataclass(frozen=True, slots=True)
class Bibliography:
    """`cs:bibliography`: layout, sort keys and the options for entries.

    `subsequent_author_substitute` is None where the style does not set it.
    """

    layout: Layout
    sort: tuple[SortKey, ...] = ()
    hanging_indent: bool = False
    second_field_align: Literal["", "flush", "margin"] = ""
    line_spacing: int = 1
    entry_spacing: int = 1
    subsequent_author_substitute: str | None = None
    subsequent_author_substitute_rule: str = "complete-all"
    names: NameOptions = NameOptions()


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """`cs:info`: what a style says of itself; `parent` is set in dependent styles."""

    id: str = ""
    title: str = ""
    title_short: str = ""
    parent: str = ""
    citation_format: str = ""
    rights: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """A whole independent style, macros by name.

    A macro is kept once for each scope it is called from, since name options inherit from
    `cs:citation` or `cs:bibliography`: `macros[scope, name]` is its children.
    """

    info: StyleInfo
    class_: Literal["in-text", "note"]
    default_locale: str
    citation: Citation
    bibliography: Bibliography | None = None
    macros: Mapping[tuple[str, str], tuple[Element, ...]] = field(default_factory=dict)
    locales: tuple[LocaleSource, ...] = ()
    demote_non_dropping_particle: Literal["never", "sort-only", "display-and-sort"] = (
        "display-and-sort"
    )
    initialize_with_hyphen: bool = True
    page_range_format: str = ""
    version: str = "1.0"
    diagnostics: tuple[Diagnostic, ...] = ()
