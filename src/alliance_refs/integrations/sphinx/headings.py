"""Citations in headings, as tables of contents repeat them: words alone, no link.

In: a placeholder that a writer meets outside the page it was typed on. Out: its words.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from alliance_refs.integrations.sphinx.build import site_of
from alliance_refs.integrations.sphinx.domain import app_of
from alliance_refs.integrations.sphinx.nodes import citing_node


def write_words(self: Any, node: citing_node) -> None:
    """Writes the words of a citation as any writer writes text."""
    nodes.Text(words_of(app_of(self.builder.env), node)).walkabout(self)
    raise nodes.SkipNode


def words_of(app: Sphinx, node: citing_node) -> str:
    """The words of a citation."""
    shown = site_of(app).citings.get((node["page"], node["ident"]), ())
    return "".join(run.text for one in shown for run in one.runs)


def title_words(app: Sphinx, title: nodes.title) -> str:
    """The words of a heading, those of its citations among them."""
    title = title.deepcopy()
    for node in list(title.findall(citing_node)):
        node.parent.replace(node, nodes.Text(words_of(app, node)))
    return title.astext()


def register(app: Sphinx) -> None:
    """Tells every writer."""
    row = (write_words, None)
    app.add_node(citing_node, html=row, latex=row, text=row, man=row, texinfo=row)
