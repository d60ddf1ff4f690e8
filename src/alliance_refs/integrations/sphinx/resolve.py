"""Placeholders become words, links and lists just before a page is written.

In: a page's tree and the rendered site. Out: the tree that a builder writes. Links lead to
the entry, and from the entry back to each place that cites it, in builders of HTML.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform

from alliance_refs.collector import collector_paused
from alliance_refs.integrations.sphinx.build import holds, site_of
from alliance_refs.integrations.sphinx.domain import app_of
from alliance_refs.integrations.sphinx.headings import words_of
from alliance_refs.integrations.sphinx.inline import entry_paragraph, inline_nodes
from alliance_refs.integrations.sphinx.nodes import (
    KNOWN_FORMATS,
    citing_node,
    is_inside,
    listing_node,
    work_node,
    works_node,
)
from alliance_refs.integrations.sphinx.records import slug
from alliance_refs.integrations.sphinx.shown import Place, Shown, Site, Work

_ONE_FILE = "singlehtml"
# A list and its entries; for writers that were never told of ours, docutils' own.
_KINDS: tuple[type[nodes.Element], type[nodes.Element]] = (works_node, work_node)
_PLAIN_KINDS: tuple[type[nodes.Element], type[nodes.Element]] = (
    nodes.bullet_list,
    nodes.list_item,
)


class ResolveTransform(SphinxPostTransform):
    """Fills a page in; runs before references are resolved."""

    default_priority = 5
    project: Sphinx
    builder: Builder

    def run(self, **kwargs: object) -> None:
        """Replaces every placeholder of the page."""
        citings = list(self.document.findall(citing_node))
        listings = list(self.document.findall(listing_node))
        if not citings and not listings:
            return
        self.project = app_of(self.env)
        self.builder = self.project.builder
        site = site_of(self.project)
        # Nodes refer to one another, and none of them can be freed yet: looking for cycles
        # among those of a long bibliography would take longer than making them.
        with collector_paused():
            for node in citings:
                self._fill(site, node)
            for listing in listings:
                listing.parent.replace(listing, self._bibliography(site, listing))

    def _fill(self, site: Site, node: citing_node) -> None:
        """Puts the words of a citation in its place; a note that nothing calls goes."""
        note = node.parent.parent
        conditions: tuple[str, ...] = node.get("only", ())
        is_left_out = not all(holds(self.project, one) for one in conditions)
        if is_left_out and isinstance(note, nodes.footnote) and "refs-note" in note["classes"]:
            note.parent.remove(note)
        else:
            node.parent.replace(node, self._citation(site, node))

    def _citation(self, site: Site, node: citing_node) -> list[nodes.Node]:
        # LaTeX sets headings again at the top of pages, in capitals, names of links too.
        in_heading = self.builder.format == "latex" and is_inside(node, nodes.title)
        if in_heading or is_inside(node, nodes.reference):
            return [nodes.Text(words_of(self.project, node))]
        page = node["page"]
        shown = site.citings.get((page, node["ident"]), ())
        inside = [part for one in shown for part in self._part(one, page)]
        return [nodes.inline("", "", *inside, ids=node["ids"], classes=["csl-citation"])]

    def _part(self, shown: Shown, page: str) -> list[nodes.Node]:
        if shown.target is None:
            return inline_nodes(shown.runs)
        return list(self._linked(shown, shown.target, page))

    def _linked(self, shown: Shown, target: Place, page: str) -> Iterator[nodes.Node]:
        """Words that lead to the entry; an address among them leads where it says."""
        own = tuple(run for run in shown.runs if not run.target)
        link = self._link(page, target, inline_nodes(own, links=False))
        link["classes"].append("csl-cite")
        if self.config.refs_hover and self.config.bibtex_tooltips:
            link["reftitle"] = shown.words
        yield link
        yield from inline_nodes(tuple(run for run in shown.runs if run.target))

    def _link(self, page: str, target: Place, inside: list[nodes.Node]) -> nodes.Element:
        """A link, or the words alone where the builder has no addresses (man pages, text)."""
        name, anchor = target
        if name == page or self.builder.name == _ONE_FILE:
            return nodes.reference("", "", *inside, refid=self._anchor(target), internal=True)
        try:
            address = self.builder.get_relative_uri(page, name)
        except NoUri:
            address = ""
        if not address:
            return nodes.inline("", "", *inside)
        return nodes.reference("", "", *inside, refuri=f"{address}#{anchor}", internal=True)

    def _bibliography(self, site: Site, node: listing_node) -> list[nodes.Node]:
        page = node["page"]
        found = site.works.get((page, node["ids"][0]))
        if found is None or not found.works:
            return []
        classes = ["csl-bib-body"]
        if any(run.display == "left-margin" for run in found.works[0].runs):
            classes.append("csl-labelled")
        elif found.layout.hanging_indent:
            classes.append("csl-hanging")
        ids = [self._anchor((page, name)) for name in node["ids"]]
        kinds = _KINDS if self.builder.format in KNOWN_FORMATS else _PLAIN_KINDS
        body = kinds[0]("", ids=ids, classes=classes)
        body += [self._work(kinds[1], work, page) for work in found.works]
        return [*node.children, body]

    def _work(self, kind: type[nodes.Element], work: Work, page: str) -> nodes.Element:
        paragraph = entry_paragraph(work.runs)
        if work.cited_at and self.config.refs_backlinks and _is_html(self.builder):
            paragraph += nodes.Text(" ")
            paragraph += self._backlinks(work, page)
        return kind("", paragraph, ids=[self._anchor((page, work.anchor))])

    def _anchor(self, place: Place) -> str:
        """The id of an entry or a list; where all pages are one file it names its page too."""
        page, anchor = place
        if self.builder.name == _ONE_FILE and not anchor.startswith("citing-"):
            return f"{slug(page)}-{anchor}"
        return anchor

    def _backlinks(self, work: Work, page: str) -> nodes.inline:
        links = nodes.inline("", "", classes=["csl-backlinks"])
        for count, place in enumerate(work.cited_at, 1):
            link = self._link(page, place, [nodes.Text(f"↑{count}" if count > 1 else "↑")])
            link["reftitle"] = _("cited in “%s”") % self.env.titles[place[0]].astext()
            links += link
        return links


def _is_html(builder: Builder) -> bool:
    return builder.format == "html"
