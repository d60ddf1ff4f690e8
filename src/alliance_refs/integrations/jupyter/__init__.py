"""Notebooks: `%load_ext alliance_refs.integrations.jupyter`.

    %references works.bib --style apa     the works that may be cited, and the style
    %cite see @kim-2001, p. 3             a citation
    %bibliography                         the works cited so far
    %%bibliography                        the works whose entries are typed in the cell

Items and libraries show themselves as entries of the style. IPython is imported only by
what it calls.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from alliance_refs.api import Library
from alliance_refs.errors import RefsError
from alliance_refs.integrations.jupyter.notebook import Notebook
from alliance_refs.model import Item

_WORKS = (Item, Library)
_FORMATS = ("text/html", "text/markdown")


def load_ipython_extension(shell: Any) -> None:
    """Adds the commands to a notebook's shell, and the way works are shown."""
    notebook = Notebook()
    shell.register_magic_function(_told(notebook.references), "line", "references")
    shell.register_magic_function(_told(notebook.cite), "line", "cite")
    shell.register_magic_function(_told(notebook.bibliography), "line_cell", "bibliography")
    html, markdown = (shell.display_formatter.formatters[name] for name in _FORMATS)
    for kind in _WORKS:
        html.for_type(kind, lambda works: notebook.listed(works).html())
        markdown.for_type(kind, lambda works: notebook.listed(works).markdown())


def _told(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose errors are told in a line, as IPython tells those of its own."""

    @wraps(command)
    def run(*words: str, **more: str) -> Any:
        from IPython.core.error import UsageError

        try:
            return command(*words, **more)
        except RefsError as error:
            raise UsageError(str(error)) from error

    return run


def unload_ipython_extension(shell: Any) -> None:
    """Takes away what was added."""
    for kind, names in (
        ("line", ("references", "cite", "bibliography")),
        ("cell", ("bibliography",)),
    ):
        for name in names:
            shell.magics_manager.magics[kind].pop(name, None)
    for name in _FORMATS:
        for works in _WORKS:
            shell.display_formatter.formatters[name].pop(works, None)


__all__ = ["Notebook", "load_ipython_extension", "unload_ipython_extension"]
