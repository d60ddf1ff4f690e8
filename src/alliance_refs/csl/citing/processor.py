"""`Processor`: a library and a style make citations and a bibliography.

In: items by key, a style, clusters. Out: `Markup` for each cluster, and a `Bibliography`.
One call renders a whole document; `csl.session` follows one that is being edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from alliance_refs.collector import collector_paused
from alliance_refs.csl.citing.arrangement import Arrangement, arrange
from alliance_refs.csl.citing.clusters import ClusterRenderer
from alliance_refs.csl.citing.engine import Engine
from alliance_refs.csl.citing.entries import render_entries
from alliance_refs.csl.citing.sections import Section, keys_in
from alliance_refs.csl.style.styles import Style, load_style
from alliance_refs.errors import Diagnostic
from alliance_refs.model import Bibliography, Cluster, Item, Markup

DEFAULT_STYLE = "chicago-notes-bibliography"


class Processor:
    """Renders clusters and bibliographies of one library in one style.

    `style` is a `Style` or what `load_style` takes; `locale` overrides the style's own.
    Raises `UnknownStyle` or `StyleError` when the style cannot be used.
    """

    def __init__(
        self,
        library: Mapping[str, Item],
        style: Style | str | Path = DEFAULT_STYLE,
        locale: str | None = None,
    ) -> None:
        self.style = load_style(style, locale)
        self._library = library
        self._engine = Engine(library, self.style)
        self._clusters = ClusterRenderer(self._engine)
        self._arrangement = Arrangement()

    def citations(self, clusters: Sequence[Cluster]) -> tuple[Markup, ...]:
        """The markup of each cluster of a document, in order."""
        with collector_paused():
            self._arrangement = arrange(self._engine, clusters)
            return self._clusters.render_all(clusters, self._arrangement)

    def bibliography(self, keys: Iterable[str] | None = None) -> Bibliography:
        """The bibliography of the items cited, or of `keys`.

        When nothing was cited, all of the library is listed. Entries stand in the style's
        order; without one, in the order of first citation.
        """
        arrangement = self._arrangement
        if keys is None and arrangement.cited:
            return self._render(arrangement.ordered, arrangement)
        wanted = self._engine.known(self._library if keys is None else keys)
        if not set(wanted) <= arrangement.numbers.keys():
            arrangement = arrange(self._engine, (), (*arrangement.cited, *wanted))
        chosen = set(wanted)
        return self._render([key for key in arrangement.ordered if key in chosen], arrangement)

    def section(self, section: Section) -> Bibliography:
        """The part of the bibliography that belongs to a section.

        Items that are not cited belong to it too where the section does not forbid them;
        numbers and year suffixes are those of the whole bibliography.
        """
        known = self._engine.known(self._library)
        records = [record for key in known if (record := self._engine.record(key)) is not None]
        cited = frozenset(self._arrangement.cited)
        return self.bibliography(keys_in(section, records, cited.__contains__))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed so far about the style and the items used."""
        return tuple(self._engine.diagnostics)

    def _render(self, keys: Sequence[str], arrangement: Arrangement) -> Bibliography:
        with collector_paused():
            return render_entries(self._engine, keys, arrangement)
