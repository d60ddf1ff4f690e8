"""`Engine`: one style at work on one library; what its parts share and remember.

In: items by key, and a style. Out: records, cites, entries and sort orders, each made once
for the same arguments. All it keeps could be thrown away and made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from alliance_refs.csl.evaluation.context import NO_CHOICE, Choice, Context, NameList, Place
from alliance_refs.csl.evaluation.program import Program
from alliance_refs.csl.evaluation.sorting import in_order
from alliance_refs.csl.output.nodes import Output, text_of
from alliance_refs.csl.style.styles import Style
from alliance_refs.csl.values.people import Person
from alliance_refs.csl.values.record import Record
from alliance_refs.errors import Diagnostic, RefsError
from alliance_refs.model import Cite, Item, Name

# What stands for an item that the style prints nothing of, in citeproc-js's words.
NO_PRINTED_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


class Engine:
    """Evaluates a style for the items of a library."""

    def __init__(self, library: Mapping[str, Item], style: Style) -> None:
        self.style = style.ast
        self.locale = style.locale
        self.program = Program(style.ast, style.locale)
        self.diagnostics: list[Diagnostic] = list(style.diagnostics)
        # Items that state no language are taken to be in that of the document.
        self._english = style.locale.language.lower().startswith("en")
        self._library = library
        self._people: dict[Name, Person] = {}
        self._records: dict[str, Record | None] = {}
        self._compared: dict[tuple[str, Place, Choice], tuple[str, list[NameList]]] = {}

    def record(self, key: str) -> Record | None:
        """The record of a key; None, and a diagnostic the first time, when there is no item."""
        if key in self._records:
            return self._records[key]
        record = None
        try:
            item = self._library[key]
        except KeyError as error:
            message = str(error) if isinstance(error, RefsError) else f"no item has the key {key!r}"
            self.diagnostics.append(Diagnostic("unknown-item", message))
        else:
            record = Record(item, self.locale, self._people, self._english)
            self.diagnostics += record.diagnostics
        self._records[key] = record
        return record

    def notice_unprinted(self, key: str) -> None:
        """Keeps, once, that the style prints nothing of an item."""
        record = self.record(key)
        kind = record.type if record else "item"
        message = f"{key}: the style prints nothing of this {kind}"
        found = Diagnostic("empty-entry", message, hint="leave it out or use another style")
        if found not in self.diagnostics:
            self.diagnostics.append(found)

    def known(self, keys: Iterable[str]) -> list[str]:
        """The keys that have an item, each once, in order."""
        return [key for key in dict.fromkeys(keys) if self.record(key) is not None]

    def cite(self, key: str, place: Place, choice: Choice = NO_CHOICE) -> Output | None:
        """The output of a cite; a key without an item stands for itself."""
        record = self.record(key)
        if record is None:
            return Output((f"[{key}?]",), tag="cite")
        return self.program.cite(Context(record, place, choice))

    def compared_cite(self, key: str, place: Place, choice: Choice) -> tuple[str, list[NameList]]:
        """The words of a cite, and the name lists it holds; remembered over edits."""
        asked = (key, place, choice)
        found = self._compared.get(asked)
        if found is None:
            record = self.record(key)
            if record is None:
                return "", []
            context = Context(record, place, choice)
            output = self.program.cite(context)
            words = "" if output is None else text_of(output)
            found = self._compared[asked] = (words, context.lists)
        return found

    def entry(self, key: str, place: Place, choice: Choice = NO_CHOICE) -> Output | None:
        """The output of a bibliography entry."""
        record = self.record(key)
        return None if record is None else self.program.entry(Context(record, place, choice))

    def sorted_keys(self, keys: Sequence[str], scope: str = "bibliography") -> list[str]:
        """Keys of known items in the order of the scope's sort."""
        sort = self.program.sorts[scope]
        if not sort.keys:
            return list(keys)
        numbers = {key: number for number, key in enumerate(keys, 1)}
        return in_order(
            keys, sort.keys, lambda key, place: sort.value(self._fresh(key, numbers), place)
        )

    def sorted_cites(self, cites: Sequence[Cite], numbers: Mapping[str, int]) -> list[Cite]:
        """The cites of a cluster in the order of the style."""
        sort = self.program.sorts["citation"]
        known = all(self.record(cite.key) is not None for cite in cites)
        if not sort.keys or len(cites) < 2 or not known:
            return list(cites)
        return in_order(
            cites, sort.keys, lambda cite, place: sort.value(self._fresh(cite.key, numbers), place)
        )

    def _fresh(self, key: str, numbers: Mapping[str, int]) -> Context:
        record = self.record(key)
        assert record is not None
        return Context(record, Place(number=numbers.get(key, 0)))
