"""The nodes of our own: placeholders until writing, and lists that each builder can set.

A placeholder (`citing_node`, `listing_node`) never reaches a writer. `works_node` holds
`work_node`s, one a bibliography entry, each with a paragraph inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

SKIP: tuple[Any, Any] = (lambda self, node: None, lambda self, node: None)


# What Sphinx's own builders write, and `register` tells of these nodes.
KNOWN_FORMATS = ("html", "latex", "text", "man", "texinfo")


class citing_node(nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes so
    """A citation whose words are not settled.

    `page` and `ident` are what the records know it by, `form`, `cites` and `as_note` are the
    role's; `only` are the conditions that it is shown under, `words` what it came to, in the
    titles of pages.
    """

    def astext(self) -> str:
        """Its words or, before they are settled, its keys, which name a heading."""
        return str(self.get("words") or ", ".join(cite.key for cite in self["cites"]))


class listing_node(nodes.General, nodes.Element):  # noqa: N801
    """A bibliography whose entries are not settled; inside, its heading."""


class notes_node(nodes.General, nodes.Element):  # noqa: N801
    """The place where the footnotes of the text above it stand; inside, their heading."""


class works_node(nodes.General, nodes.Element):  # noqa: N801
    """A list of works."""


class work_node(nodes.Part, nodes.Element):  # noqa: N801
    """One work of the list; its `ids` are what citations lead to."""


def above(node: nodes.Node) -> Iterator[nodes.Element]:
    """The elements around a node, from the nearest to the document."""
    while node.parent is not None:
        node = node.parent
        yield node


def is_inside(node: nodes.Node, kind: type[nodes.Element]) -> bool:
    """Whether a node stands inside a link, a heading, a footnote or the like."""
    return any(isinstance(one, kind) for one in above(node))


def _open_list(self: Any, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "ul", role="list"))


def _close_list(self: Any, node: nodes.Element) -> None:
    self.body.append("</ul>\n")


def _open_item(self: Any, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "li", "", CLASS="csl-entry"))


def _close_item(self: Any, node: nodes.Element) -> None:
    self.body.append("</li>\n")


# A list without marks whose lines hang, as bibliographies are set.
_LATEX_LIST = (
    "\n\\begin{list}{}{\\setlength{\\leftmargin}{2em}\\setlength{\\itemindent}{-2em}"
    "\\setlength{\\labelwidth}{0pt}\\setlength{\\labelsep}{0pt}}\n"
)


def _open_latex_list(self: Any, node: nodes.Element) -> None:
    self.body.append(_LATEX_LIST)


def _close_latex_list(self: Any, node: nodes.Element) -> None:
    self.body.append("\\end{list}\n")


def _open_latex_item(self: Any, node: nodes.Element) -> None:
    anchors = "".join(self.hypertarget(name) for name in node["ids"])
    self.body.append("\\item[]" + anchors)


def _close_latex_item(self: Any, node: nodes.Element) -> None:
    self.body.append("\n")


def register(app: Sphinx) -> None:
    """Tells every writer how the lists are set; placeholders have no visitors."""
    for node in (listing_node, notes_node):
        app.add_node(node)
    app.add_node(
        works_node,
        html=(_open_list, _close_list),
        latex=(_open_latex_list, _close_latex_list),
        text=SKIP,
        man=SKIP,
        texinfo=SKIP,
    )
    app.add_node(
        work_node,
        html=(_open_item, _close_item),
        latex=(_open_latex_item, _close_latex_item),
        text=SKIP,
        man=SKIP,
        texinfo=SKIP,
    )
