"""`Notebook`: one running notebook's library, style and citations.

In: the words after a command. Out: values that show themselves, as HTML, as Markdown and
as plain text.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from alliance_refs import api, csl
from alliance_refs.errors import RefsError, UnknownFormat, UnreadableInput
from alliance_refs.formats.sniff import sniff
from alliance_refs.integrations.cite_syntax import read_cites
from alliance_refs.integrations.scopes import Press, Scope
from alliance_refs.model import Cluster, Item, Markup
from alliance_refs.writers import write_markup_as

DEFAULT_STYLE = "apa"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as a notebook shows it; `flaws` name keys that no work has."""

    markup: Markup
    flaws: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        shown = write_markup_as(self.markup, "html")
        return "<br>".join((shown, *(f"<small>{escape(flaw)}</small>" for flaw in self.flaws)))

    def _repr_markdown_(self) -> str:
        return write_markup_as(self.markup, "markdown")

    def __str__(self) -> str:
        return "\n".join((write_markup_as(self.markup, "text"), *self.flaws))

    def __repr__(self) -> str:
        return str(self)


class Notebook:
    """What a notebook has said so far: works, style, citations in the order they ran."""

    def __init__(self) -> None:
        self._library = api.Library()
        self._style = csl.load_style(DEFAULT_STYLE)
        self._clusters: list[Cluster] = []

    def references(self, line: str) -> api.Library:
        """`%references FILE... [--style NAME] [--lang TAG]`: the works, and how they look.

        Files add to what is there; a key read again takes the newer entry. Returns all
        works. Raises what `api.Library.read` and `csl.load_style` raise.
        """
        files, options = _words(line)
        for name in files:
            self._add(api.Library.read(name))
        if options:
            style = options.get("style", self._style.name)
            self._style = csl.load_style(style, options.get("lang"))
        return self._library

    def cite(self, line: str) -> Citation:
        """`%cite see @kim-2001, p. 3; @lee-2003`: one citation, in pandoc's syntax.

        A note style counts each citation as a note. Raises `UnreadableInput` for words
        that are no citation.

        >>> Notebook().cite("@kim")
        ([kim?])
        no item has the key 'kim'
        """
        cites = read_cites(line.strip())
        if not cites:
            raise UnreadableInput(f"no citation: {line.strip()!r}; write: see @key, p. 3")
        is_note = self._style.ast.class_ == "note"
        self._clusters.append(Cluster(cites, len(self._clusters) + 1 if is_note else 0))
        markup = csl.Processor(self._library, self._style).citations(self._clusters)[-1]
        return Citation(markup, tuple(self._missing(cite.key for cite in cites)))

    def bibliography(self, line: str, cell: str | None = None) -> api.Bibliography:
        """`%bibliography`: the works cited so far; `%%bibliography`: those typed in the cell.

        Entries typed in a cell may be of any format that is known by its looks (BibLaTeX,
        CSL-JSON, RIS, ...), and can be cited from then on. Raises `UnknownFormat` when the
        format is not plain, and for a style what `csl.load_style` raises.
        """
        _, options = _words(line)
        style = self._style
        if options:
            style = csl.load_style(options.get("style", style.name), options.get("lang"))
        wanted: tuple[str, ...] | None = None if self._clusters else ()
        if cell is not None:
            wanted = self._typed(cell)
        processor = csl.Processor(self._library, style)
        processor.citations(self._clusters)
        found = processor.bibliography(wanted)
        return api.Bibliography(found.entries, found.layout, found.locale, found.diagnostics)

    def listed(self, works: Item | Mapping[str, Item]) -> api.Bibliography:
        """An item, or all of a library, as entries of the notebook's style."""
        library = {works.key: works} if isinstance(works, Item) else works
        found = Scope(Press(library, self._style), (), tuple(library)).entries()
        return api.Bibliography(found.entries, found.layout, found.locale)

    def _typed(self, cell: str) -> tuple[str, ...]:
        name = sniff(cell)
        if name is None:
            raise UnknownFormat("no bibliography format is plain from these entries")
        library = api.Library.parse(cell, name, "<cell>")
        self._add(library)
        return tuple(library)

    def _add(self, library: api.Library) -> None:
        joined = {**self._library, **library}
        self._library = api.Library(joined.values(), diagnostics=library.diagnostics)

    def _missing(self, keys: Iterable[str]) -> list[str]:
        flaws = []
        for key in keys:
            try:
                self._library[key]
            except RefsError as error:
                flaws.append(str(error))
        return flaws


def _words(line: str) -> tuple[list[str], dict[str, str]]:
    """Words and options of a command; `--name value` and `--name=value` both do."""
    plain: list[str] = []
    options: dict[str, str] = {}
    try:
        words = iter(shlex.split(line))
    except ValueError as error:
        raise UnreadableInput(f"{line.strip()!r}: {str(error).lower()}") from error
    for word in words:
        if not word.startswith("--"):
            plain.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if name not in ("style", "lang"):
            raise UnreadableInput(f"no option is named --{name}; there are --style and --lang")
        options[name] = value if equals else next(words, "")
    return plain, options
