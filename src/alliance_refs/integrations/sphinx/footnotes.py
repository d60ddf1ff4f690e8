"""Citations that stand in notes become true footnotes, numbered with the page's own.

In: a page as parsed, its placeholders. Out: a footnote mark for each citation of a note
style (or of a `footcite` role), its footnote at the next `footbibliography` directive or
at the page's end. docutils numbers them afterwards, in the order of their marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from docutils.transforms.references import Footnotes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from alliance_refs.integrations.sphinx.domain import app_of
from alliance_refs.integrations.sphinx.nodes import citing_node, is_inside, notes_node
from alliance_refs.integrations.sphinx.page import PageStyle, page_style
from alliance_refs.integrations.sphinx.records import NAME_SUFFIX, Form
from alliance_refs.integrations.sphinx.roles import citing_name

_SHOWN = ("p", "t")
_PLACEHOLDERS = (citing_node, notes_node)
# What the author typed as a note already, and what repeats a heading.
_NOTELESS = (nodes.footnote, nodes.reference)


class NoteTransform(SphinxTransform):
    """Puts citations into footnotes where the page's style has notes."""

    default_priority = Footnotes.default_priority - 10

    def apply(self, **kwargs: object) -> None:
        """Works before docutils numbers the footnotes."""
        self._name_citations()
        _know_conditions(self.document)
        marks = [node for node in self.document.findall() if isinstance(node, _PLACEHOLDERS)]
        style = page_style(app_of(self.env), self.document)
        # The front matter is taken out of the tree before the page is recorded.
        self.env.temp_data["refs_style"] = style
        waiting: list[nodes.Element] = []
        has_notes = style.is_note
        for node in marks:
            if isinstance(node, notes_node):
                for note in waiting:
                    note["placed"] = True
                node.parent.replace(node, [*node.children, *waiting] if waiting else [])
                waiting = []
            elif _in_note(node, style) and not any(is_inside(node, one) for one in _NOTELESS):
                waiting.append(self._footnote(node))
                has_notes = True
        last = self.document[-1] if len(self.document) else self.document
        (last if isinstance(last, nodes.section) else self.document).extend(waiting)
        if has_notes:
            _sort_by_mark(self.document)

    def _name_citations(self) -> None:
        """Gives each citation its id, also where a substitution has repeated it."""
        for definition in self.document.findall(nodes.substitution_definition):
            definition.clear()
        known: set[str] = set()
        for node in self.document.findall(citing_node):
            if node["ident"] in known:
                node["ident"] = citing_name(self.env)
            known.add(node["ident"])
            node["ids"] = [node["ident"]]

    def _footnote(self, node: citing_node) -> nodes.footnote:
        """The footnote of a citation, whose mark takes the citation's place."""
        name = f"note-{node['ident']}"
        footnote = nodes.footnote("", auto=1, names=[name], classes=["refs-note"])
        mark = nodes.footnote_reference("", auto=1, refname=name)
        before = list(_before_mark(node))
        inside = node.deepcopy()
        inside["ids"] = []
        footnote += nodes.paragraph("", "", inside)
        _close_up(node)
        mark["ids"] = node["ids"]
        node.parent.replace(node, [*before, mark])
        self.document.note_explicit_target(footnote, footnote)
        self.document.note_autofootnote(footnote)
        self.document.note_autofootnote_ref(mark)
        self.document.note_footnote_ref(mark)
        return footnote


class PlacedNotes(SphinxTransform):
    """Keeps the footnotes of a `footbibliography` where it stands: MyST moves those that it
    finds in this list to the page's end."""

    default_priority = Footnotes.default_priority + 2

    def apply(self, **kwargs: object) -> None:
        """Works when docutils has numbered the footnotes."""
        notes = self.document.autofootnotes
        self.document.autofootnotes = [note for note in notes if not note.get("placed")]


def _know_conditions(document: nodes.document) -> None:
    """Tells each citation the `only` directives around it, outermost first."""
    for only in document.findall(addnodes.only):
        for node in only.findall(citing_node):
            node["only"] = (*node.get("only", ()), only["expr"])


def _in_note(node: citing_node, style: PageStyle) -> bool:
    return node["form"].kind in _SHOWN and (node["as_note"] or style.is_note)


def _before_mark(node: citing_node) -> Iterator[nodes.Node]:
    """The author's name in running text, where the role asks for it."""
    form: Form = node["form"]
    if form.kind == "t":
        named = node.deepcopy()
        named["ids"] = []
        named["ident"] += NAME_SUFFIX
        named["form"] = Form("author", form.full, form.capital, bracketed=False)
        named["as_note"] = False
        yield named


def _close_up(node: citing_node) -> None:
    """A mark follows its word without the space that a bracket needs."""
    at = node.parent.index(node)
    before = node.parent[at - 1] if at and node["form"].kind == "p" else None
    if isinstance(before, nodes.Text):
        node.parent[at - 1] = nodes.Text(before.astext().rstrip())


def _sort_by_mark(document: nodes.document) -> None:
    """Footnotes are numbered as their first marks stand in the text.

    A footnote without a name goes with the mark of the same count (docutils, Auto-Numbered
    Footnotes).
    """
    anonymous = [note for note in document.autofootnotes if not note["names"]]
    named = {name: note for note in document.autofootnotes for name in note["names"]}
    marks = [mark for mark in document.findall(nodes.footnote_reference) if mark.get("auto") == 1]
    # MyST sorts footnotes once more, by the order of this list.
    document.autofootnote_refs = marks
    nameless = iter(anonymous)
    called = (
        named.get(mark["refname"]) if "refname" in mark else next(nameless, None) for mark in marks
    )
    ordered = {id(note): note for note in (*called, *document.autofootnotes) if note is not None}
    document.autofootnotes = list(ordered.values())
