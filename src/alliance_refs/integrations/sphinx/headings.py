"""Citations in headings, as other pages repeat them: words alone, no link.

In: a placeholder that a writer meets outside the page it was typed on, and what Sphinx
remembers of titles. Out: words.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from alliance_refs.integrations.sphinx.build import site_of
from alliance_refs.integrations.sphinx.domain import app_of, domain_of
from alliance_refs.integrations.sphinx.nodes import citing_node
from alliance_refs.integrations.sphinx.records import CITATION
from alliance_refs.integrations.sphinx.shown import Site


def write_words(self: Any, node: citing_node) -> None:
    """Writes the words of a citation as any writer writes text."""
    nodes.Text(words_of(app_of(self.builder.env), node)).walkabout(self)
    raise nodes.SkipNode


def words_of(app: Sphinx, node: citing_node) -> str:
    """The words of a citation."""
    return _words(site_of(app), node["page"], node["ident"])


def _words(site: Site, page: str, ident: str) -> str:
    return "".join(run.text for one in site.citings.get((page, ident), ()) for run in one.runs)


def settle_titles(app: Sphinx, env: BuildEnvironment) -> None:
    """Tells Sphinx the words of citations in what `:doc:` and `:ref:` show."""
    shown = {
        (name, target): title.text
        for name, page in domain_of(env).pages.items()
        for title in page.titles
        for target in title.ids
    }
    if not shown:
        return
    site = site_of(app)
    for name in {name for name, _ in shown}:
        for title in (env.titles[name], env.longtitles[name]):
            for node in title.findall(citing_node):
                node["words"] = _words(site, name, node["ident"])
    labels = env.domains.standard_domain.labels
    for label, (name, target, _) in tuple(labels.items()):
        if (name, target) in shown:
            labels[label] = name, target, _told(site, name, shown[name, target])


def _told(site: Site, page: str, text: str) -> str:
    """What a `Title` says, with the words of its citations."""
    parts = text.split(CITATION)
    return "".join(_words(site, page, one) if at % 2 else one for at, one in enumerate(parts))


def register(app: Sphinx) -> None:
    """Tells every writer."""
    row = (write_words, None)
    app.add_node(citing_node, html=row, latex=row, text=row, man=row, texinfo=row)
