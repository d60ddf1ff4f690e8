"""Which cites of a cluster a style may put into an order of its own."""

from __future__ import annotations

import pytest

from alliance_refs import csl
from alliance_refs.integrations.scopes import Press
from alliance_refs.integrations.sphinx.records import Citing, Form
from alliance_refs.integrations.sphinx.scopes import Scope as SphinxScope
from alliance_refs.integrations.typed_order import TypedEngine
from alliance_refs.model import Cite, Item, Name

LIBRARY = {
    name: Item(name, "book", {"author": (Name(family=name.title()),), "title": "War"})
    for name in ("cha", "snyder", "walt")
}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("walt cha", "cha walt"),
        ("see:walt also:cha", "see:walt also:cha"),
        ("walt snyder see:cha", "snyder walt see:cha"),
        ("cf:walt snyder cha", "cf:walt cha snyder"),
    ],
)
def test_a_cite_with_words_before_it_keeps_its_place(typed: str, shown: str) -> None:
    engine = TypedEngine(LIBRARY, csl.load_style("apa"))
    cites = [
        Cite(key, prefix=prefix) for prefix, _, key in (w.rpartition(":") for w in typed.split())
    ]
    ordered = engine.sorted_cites(cites, {key: at for at, key in enumerate(LIBRARY)})
    assert " ".join(f"{one.prefix}:{one.key}".lstrip(":") for one in ordered) == shown


def test_pages_of_sphinx_keep_it_too() -> None:
    citing = Citing("c", Form(), (Cite("walt"), Cite("cha", prefix="see also ")))
    scope = SphinxScope(Press(LIBRARY, csl.load_style("apa")), [(("page", "c"), citing)], [])
    assert [one.key for one in scope.pieces(("page", "c"), citing) if one.key] == ["walt", "cha"]
