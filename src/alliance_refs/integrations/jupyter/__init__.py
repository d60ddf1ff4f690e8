"""Notebooks: `%load_ext alliance_refs.integrations.jupyter`.

    %references works.bib --style apa     the works that may be cited, and the style
    %cite see @kim-2001, p. 3             a citation
    %bibliography                         the works cited so far
    %%bibliography                        the works whose entries are typed in the cell

Items show themselves as an entry of the style. IPython is not imported.
"""

from __future__ import annotations

from typing import Any

from alliance_refs.integrations.jupyter.notebook import Notebook
from alliance_refs.model import Item


def load_ipython_extension(shell: Any) -> None:
    """Adds the commands to a notebook's shell, and the way items are shown."""
    notebook = Notebook()
    shell.register_magic_function(notebook.references, "line", "references")
    shell.register_magic_function(notebook.cite, "line", "cite")
    shell.register_magic_function(notebook.bibliography, "line_cell", "bibliography")
    shown = shell.display_formatter.formatters
    shown["text/html"].for_type(Item, notebook.entry_html)


def unload_ipython_extension(shell: Any) -> None:
    """Takes away what was added."""
    for kind, names in (
        ("line", ("references", "cite", "bibliography")),
        ("cell", ("bibliography",)),
    ):
        for name in names:
            shell.magics_manager.magics[kind].pop(name, None)
    shell.display_formatter.formatters["text/html"].pop(Item, None)


__all__ = ["Notebook", "load_ipython_extension", "unload_ipython_extension"]
