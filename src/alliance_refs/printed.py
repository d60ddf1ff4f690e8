"""`Bibliography`: a rendered list that can be written in every output format."""

from __future__ import annotations

from typing import Any

from alliance_refs import model, writers


class Bibliography(model.Bibliography):
    """Rendered entries that can be written in every output format.

    `entries` holds a key and a markup tree for each, in the style's order; `diagnostics`
    what was noticed (an item that the style prints nothing of). `str()` gives plain text,
    and a notebook shows the HTML.

    >>> from alliance_refs import api
    >>> book = model.Item("harrison-2003", "book", {"title": "Korean End Game"})
    >>> print(api.bibliography([book], "apa").html())
    <div class="csl-bib-body" role="list" lang="en-US" style="line-height:2">
      <div class="csl-entry" role="listitem" id="ref-harrison-2003" ...><i>Korean End Game</i>. (n.d.).</div>
    </div>
    <BLANKLINE>
    """

    def write(self, format: str = "text", *, links: bool = False) -> str:
        """The whole list in an output format ("text", "html", "markdown", "latex", ...).

        `links` makes DOIs and URLs links where the format knows them. Raises
        `UnknownFormat` for other names.
        """
        return writers.write_bibliography(self, format, links=links)

    def text(self) -> str:
        """The list as plain text, one entry a paragraph, with a line end at the end."""
        return self.write("text")

    def html(self, *, links: bool = True) -> str:
        """The list as HTML, safe to put into a page: a `div` with one `div` an entry.

        The classes are those that citeproc-js uses (`csl-bib-body`, `csl-entry`); each
        entry's id is "ref-" and its key.
        """
        return self.write("html", links=links)

    def markdown(self, *, links: bool = False) -> str:
        """The list as Markdown, one entry a paragraph, marks in the data escaped."""
        return self.write("markdown", links=links)

    def by_key(self, format: str = "text") -> dict[str, str]:
        """Each entry by the key of its item, in the same order, as text of a format.

        >>> from alliance_refs import api
        >>> book = model.Item("harrison-2003", "book", {"title": "Korean End Game"})
        >>> api.bibliography([book], "apa").by_key("html")
        {'harrison-2003': '<i>Korean End Game</i>. (n.d.).'}
        """
        return {one.key: writers.write_markup_as(one.markup, format) for one in self.entries}

    def __repr__(self) -> str:
        return f"<Bibliography of {len(self.entries)} entries>"

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()

    def _repr_markdown_(self) -> str:
        """What a notebook that is exported to LaTeX or PDF shows."""
        return self.markdown()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """What IPython shows in a terminal."""
        printer.text(self.text().rstrip())
