"""What one page says: its style, and the record of all its citations.

In: a page's tree as docutils parsed it. Out: `PageStyle` while it is read, and its `Page`
once it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from alliance_refs.errors import RefsError
from alliance_refs.integrations.sphinx.nodes import above, citing_node, is_inside, listing_node
from alliance_refs.integrations.sphinx.records import (
    CITATION,
    Citing,
    Listing,
    Page,
    Title,
    Uncited,
)
from alliance_refs.integrations.sphinx.settings import (
    check_locale,
    locale_for,
    nearest_style,
    resolve_style,
    settings_of,
)

_TITLES = (nodes.title, nodes.caption, nodes.rubric)


class PageStyle(NamedTuple):
    """The style and locale of a page; `is_note` when the style cites in notes."""

    style: str
    locale: str
    is_note: bool


def page_style(app: Sphinx, document: nodes.document) -> PageStyle:
    """The style of a page: its front matter's (`refs-style`, `refs-locale`), or the project's."""
    settings = settings_of(app)
    said = dict(_front_matter(document))
    named = said.get("refs-style", "")
    style = resolve_style(Path(app.confdir), nearest_style(named) or settings.style)
    locale = locale_for(app.config, named) if named else settings.locale
    if tag := said.get("refs-locale"):
        locale = check_locale(tag, app.env.docname)
    return PageStyle(style, locale, _is_note_style(app.env, style))


def know_style(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Looks at the project's style before reading is shared out among processes."""
    if docnames:
        _is_note_style(env, settings_of(app).style)


def _is_note_style(env: BuildEnvironment, style: str) -> bool:
    """Whether a style cites in notes; remembered from build to build for installed styles."""
    known = env.domaindata["cite"]["note_styles"]
    if style.endswith(".csl"):
        return _has_notes(style)
    if style not in known:
        known[style] = _has_notes(style)
    return bool(known[style])


def _has_notes(style: str) -> bool:
    """A style that cannot be used has none."""
    # Imported where it is needed: a build that knows its styles starts sooner without.
    from alliance_refs import csl

    try:
        return csl.load_style(style).ast.class_ == "note"
    except (RefsError, OSError):
        return False


def _front_matter(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Names and values of the fields before the text, as docutils or MyST leaves them."""
    for child in document.children[:3]:
        if isinstance(child, nodes.docinfo | nodes.field_list):
            for row in child.findall(nodes.field):
                yield row[0].astext().strip().replace("_", "-"), row[1].astext().strip()


def read_page(app: Sphinx, document: nodes.document) -> Page:
    """The record of a page that has been read."""
    style: PageStyle = app.env.temp_data["refs_style"]
    marks = {
        name: _section(mark)
        for mark in document.findall(nodes.footnote_reference)
        if (name := str(mark.get("refid", "")))
    }
    citings = [
        _citing(node, marks, style)
        for node in document.findall(citing_node)
        if not is_inside(node, nodes.reference)
    ]
    listings = [_listing(node) for node in document.findall(listing_node)]
    uncited: list[Uncited] = app.env.temp_data.get("refs_uncited", [])  # type: ignore[assignment]
    settings = settings_of(app)
    local = settings.page_scope or any(listing.local for listing in listings)
    return Page(
        style.style,
        style.locale,
        settings.note_style,
        local or style.is_note,
        tuple(citings),
        tuple(listings),
        tuple(uncited),
        document.get("source", ""),
        tuple(_titles(document)),
    )


def _titles(document: nodes.document) -> Iterator[Title]:
    """The headings and captions that cite; a rubric is named by itself."""
    for title in document.findall(lambda node: isinstance(node, _TITLES)):
        assert isinstance(title, nodes.Element)
        if next(iter(title.findall(citing_node)), None) is not None:
            copy = title.deepcopy()
            for node in list(copy.findall(citing_node)):
                node.parent.replace(node, nodes.Text(f"{CITATION}{node['ident']}{CITATION}"))
            ids = title["ids"] if isinstance(title, nodes.rubric) else title.parent["ids"]
            yield Title(tuple(ids), copy.astext())


def _citing(node: citing_node, marks: Mapping[str, str], style: PageStyle) -> Citing:
    note = next((one for one in above(node) if isinstance(one, nodes.footnote)), None)
    number = 0 if note is None else _number(note)
    section = _section(node)
    if note is not None:
        section = next((marks[name] for name in note["ids"] if name in marks), section)
    inside = note is not None and "refs-note" not in note["classes"]
    return Citing(
        id=node["ident"],
        form=node["form"],
        cites=node["cites"],
        note=number,
        foot=node["as_note"] and not style.is_note,
        inside=inside,
        goes_on=inside and _goes_on(node),
        source=node.source or "",
        line=node.line or 0,
        section=section,
        only=node.get("only", ()),
    )


def _goes_on(node: nodes.Node) -> bool:
    """Whether words follow in the same paragraph."""
    siblings = node.parent.children
    after = siblings[siblings.index(node) + 1 :]
    return any(one.astext().strip() for one in after if not isinstance(one, citing_node))


def _listing(node: listing_node) -> Listing:
    listing: Listing = node["listing"]
    return replace(listing, section=_section(node))


def _section(node: nodes.Node) -> str:
    """The sections around a node, outermost first, as a path."""
    around = [one["ids"][0] for one in above(node) if isinstance(one, nodes.section)]
    return "".join(f"/{name}" for name in reversed(around))


def _number(note: nodes.footnote) -> int:
    label = note[0].astext() if len(note) and isinstance(note[0], nodes.label) else ""
    return int(label) if label.isdecimal() else 0
