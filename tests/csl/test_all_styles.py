"""Installed styles load, compile and render sixty varied works.

The ordinary run takes a sample, `--all-styles` takes all ten thousand and prints what kinds
of diagnostics there were.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import pytest
from works import varied

from alliance_refs.csl import Processor, load_style
from alliance_refs.csl.style.style_index import style_files
from alliance_refs.formats.csl_data.items import read_csl_json
from alliance_refs.model import Cite, Cluster, Library, plain_text
from alliance_refs.spans import Source

SAMPLED = 40
WORKS = list(varied())


@pytest.fixture(scope="module")
def library() -> Library:
    return read_csl_json(Source(json.dumps(WORKS), "works.json"))


def independent() -> list[str]:
    return sorted(name for name, path in style_files().items() if path.parent.name != "dependent")


def dependent() -> list[str]:
    return sorted(set(style_files()) - set(independent()))


def chosen(names: list[str], config: pytest.Config) -> list[str]:
    return names if config.getoption("--all-styles") else names[:: len(names) // SAMPLED]


def render(library: Library, name: str) -> Iterable[str]:
    """Codes of the diagnostics of one style; everything in it is rendered."""
    processor = Processor(library, load_style(name))
    clusters = [
        Cluster((Cite(key, "12-14", "page"), Cite("odd-0")), n) for n, key in enumerate(library)
    ]
    shown = [plain_text(markup) for markup in processor.citations(clusters)]
    assert any(shown), name
    entries = processor.bibliography().entries
    # Some styles have nothing to say of some item types.
    assert not entries or any(plain_text(entry.markup).strip() for entry in entries), name
    return [diagnostic.code for diagnostic in processor.diagnostics]


def test_independent_styles_render_varied_works(
    library: Library, pytestconfig: pytest.Config
) -> None:
    assert len(independent()) > 2800
    codes: Counter[str] = Counter()
    for name in chosen(independent(), pytestconfig):
        codes.update(render(library, name))
    print(dict(codes))


def test_dependent_styles_lead_to_independent_ones(pytestconfig: pytest.Config) -> None:
    assert len(dependent()) > 7900
    for name in chosen(dependent(), pytestconfig):
        style = load_style(name)
        assert style.info.parent.rpartition("/")[2] in independent()
        assert style.ast.citation.layout.children
