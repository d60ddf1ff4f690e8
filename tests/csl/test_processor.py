"""Laws of the processor: what must hold for any items, clusters and edits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_refs.csl import Processor, Section, Session, load_style
from alliance_refs.model import Cite, Cluster, Date, Item, Library, Name, plain_text

STYLES = tuple(
    map(load_style, ("apa", "chicago-notes-bibliography", "ieee", "modern-language-association"))
)
NAMES = (
    Name("Doe", "Jane"),
    Name("Doe", "John"),
    Name("Roe", "Ann Mary"),
    Name("Gogh", "Vincent", "van"),
    Name(literal="The Alliance"),
)

words = st.text(st.sampled_from("ab Ç'\"“”<>&i/.,:;?()–"), max_size=12)
names = st.lists(st.sampled_from(NAMES), max_size=4).map(tuple)
dates = st.integers(-50, 2030).filter(bool).map(Date.of)
fields = st.fixed_dictionaries(
    {},
    optional={
        "title": words,
        "author": names,
        "editor": names,
        "issued": dates,
        "container-title": words,
        "page": st.sampled_from(("1-9", "12", "i–x", "1, 3 & 5")),
        "volume": words,
        "DOI": words,
    },
)
types = st.sampled_from(("book", "article-journal", "chapter", "webpage", "legal_case", "nonsense"))
items = st.lists(st.builds(Item, st.just("?"), types, fields), min_size=1, max_size=6).map(
    lambda many: [item.replace(key=f"k{number}") for number, item in enumerate(many)]
)
styles = st.sampled_from(STYLES)
keys = st.integers(0, 5).map(lambda number: f"k{number}")
cites = st.builds(Cite, keys, locator=st.sampled_from(("", "5", "6–7")))
clusters = st.builds(Cluster, st.lists(cites, min_size=1, max_size=3).map(tuple))


def numbered(many: list[Cluster]) -> list[Cluster]:
    """The clusters in notes of their own."""
    return [Cluster(one.cites, number) for number, one in enumerate(many, 1)]


documents = st.lists(clusters, max_size=6).map(numbered)


@settings(max_examples=60, deadline=None)
@given(items, documents, styles)
def test_any_items_render(many: list[Item], document: list[Cluster], style: Any) -> None:
    """No data stops the work, and each cluster gets its markup."""
    processor = Processor(Library(many), style)
    assert len(processor.citations(document)) == len(document)
    processor.bibliography()


@settings(max_examples=30, deadline=None)
@given(items, st.randoms(), styles)
def test_order_of_a_sorted_bibliography(many: list[Item], chance: Any, style: Any) -> None:
    """Where a style sorts, the order in which items come changes no more than ties."""
    if not style.ast.bibliography.sort:
        return
    shuffled = chance.sample(many, len(many))
    first, second = (
        sorted(
            plain_text(entry.markup)
            for entry in Processor(Library(some), style).bibliography().entries
        )
        for some in (many, shuffled)
    )
    assert len(first) == len(second)


@settings(max_examples=40, deadline=None)
@given(items, documents, styles, st.integers(0, 5), clusters)
def test_a_session_shows_what_the_whole_document_shows(
    many: list[Item], document: list[Cluster], style: Any, place: int, late: Cluster
) -> None:
    """After any edits the session's markup is that of the document rendered at once."""
    library = Library(many)
    session = Session(library, style)
    for index, cluster in enumerate(document):
        session.insert(index, cluster)
    shown = list(session.citations)
    place = min(place, len(document))
    changes = session.insert(place, late)
    whole = Processor(library, style).citations(session.clusters)
    assert session.citations == whole
    shown.insert(place, ())
    for change in changes:
        shown[change.index] = change.markup
    assert tuple(shown) == whole
    session.delete(place)
    assert session.citations == Processor(library, style).citations(document)


def test_wrong_types_are_told_and_mended() -> None:
    """Every variable of a wrong type gives a diagnostic, and the item still shows."""
    wrong: Mapping[str, Any] = {
        "title": ["a", "list"],
        "author": "Doe, Jane",
        "editor": {"family": "Roe"},
        "issued": "1999-05-02",
        "accessed": 7,
        "volume": 12,
        "page": None,
        "publisher": b"bytes",
        "translator": (Name("Low", "Bo"), "Poe"),
    }
    processor = Processor(Library([Item("a", "book", wrong)]), "apa")
    (entry,) = processor.bibliography().entries
    assert "Doe, Jane" in plain_text(entry.markup)
    assert "1999" in plain_text(entry.markup)
    found = [one for one in processor.diagnostics if one.code == "wrong-type"]
    assert len(found) == 7


def test_a_key_without_an_item_stands_for_itself() -> None:
    processor = Processor(Library([Item("a", "book", {"title": "A"})]), "apa")
    (markup,) = processor.citations([Cluster((Cite("a"), Cite("b")))])
    assert plain_text(markup) == "(A, n.d.; [b?])"
    assert [one.code for one in processor.diagnostics] == ["unknown-item"]


def test_ten_thousand_names_render() -> None:
    many = tuple(Name(f"Doe{number}", "Jane") for number in range(10_000))
    processor = Processor(Library([Item("a", "book", {"title": "A", "author": many})]), "ieee")
    assert processor.bibliography().entries


def test_sections_take_their_part_of_the_bibliography() -> None:
    """Sections choose by type, keyword, citedness and variables."""
    library = Library(
        [
            Item("a", "book", {"title": "A", "keyword": "Primary; letters"}),
            Item("b", "thesis", {"title": "B", "keyword": "secondary"}),
            Item("c", "book", {"title": "C", "DOI": "10.1000/c"}),
        ]
    )
    processor = Processor(library, "apa")
    processor.citations([Cluster((Cite("b"), Cite("c")))])

    def chosen(**wanted: Any) -> list[str]:
        return [entry.key for entry in processor.section(Section(**wanted)).entries]

    assert chosen(types=("book",)) == ["a", "c"]
    assert chosen(keywords=("primary",)) == ["a"]
    assert chosen(cited=True) == ["b", "c"]
    assert chosen(cited=False) == ["a"]
    assert chosen(having=("DOI",)) == ["c"]
    assert chosen(lacking=("DOI",), cited=True) == ["b"]


def test_a_composite_cite_shows_its_suffix_once() -> None:
    item = Item("h", "book", {"author": (Name("Hirschman"),), "issued": Date.of(1970)})
    cluster = Cluster((Cite("h", suffix="S. 4"),), mode="composite")
    (shown,) = Processor({"h": item}, "apa").citations([cluster])
    assert plain_text(shown).count("S. 4") == 1
    assert plain_text(shown).startswith("Hirschman (1970")
