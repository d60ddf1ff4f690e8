"""Hostile .bib files: an answer at any size, nothing lost, and never a crash."""

from __future__ import annotations

import pytest

from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.bib.write import write_biblatex
from alliance_refs.spans import Source

# Each grows with `size`. At the large one, anything quadratic would take minutes.
LARGE = 20_000

HOSTILE = {
    "braces": lambda size: "{" * size * 20,
    "nested": lambda size: "@a{k, t={" + "{" * size + "x" + "}" * size + "}}",
    "nested_in_quotes": lambda size: '@a{k, t="' + "{" * size + "x" + "}" * size + '"}',
    "never_closed": lambda size: "\n@a{k, t={" * (size // 4),
    "never_closed_on_one_line": lambda size: "@a{k, t={" * size,
    "comments_never_closed": lambda size: "@comment{" * size,
    "one_long_field": lambda size: "@a{k, title={" + "Word " * size + "}}",
    "one_long_field_of_tex": lambda size: "@a{k, title={" + "\\'e {W}ord " * size + "}}",
    "unknown_commands": lambda size: "@a{k, title={" + "\\a{" * size + "}" * size + "}}",
    "accents_without_letters": lambda size: "@a{k, title={" + "\\'" * size + "}}",
    "dollars": lambda size: "@a{k, title={" + "$x\\(" * size + "}}",
    "quotes": lambda size: '@a{k, t="' + 'a" ' * size,
    "commas_in_a_name": lambda size: "@a{k, author={" + "," * size + "}}",
    "et_al_again": lambda size: "@a{k, author={Doe" + " et al" * size + "}}",
    "spaces_in_a_name": lambda size: "@a{k, author={x" + " " * size * 5 + "x}}",
    "spaces_in_a_publisher": lambda size: "@a{k, publisher={x" + " " * size * 5 + "x}}",
    "spaces_between_pages": lambda size: "@a{k, pages={1" + " " * size * 5 + "2}}",
    "signs_for_and": lambda size: "@a{k, author={" + "A. Doe & " * size + "Roe}}",
    "and_without_names": lambda size: "@a{k, author={" + "{A} and " * size + "}}",
    "definitions_that_swell": lambda size: (
        '@preamble{"\\def\\xa{\\xb\\xb}\\def\\xb{\\xa\\xa' + "y" * size + '}"}\n'
        "@a{k, title={" + "\\xa " * size + "}}"
    ),
    "crossref_in_a_ring": lambda size: ring(size // 20, "@book{k%d, crossref={k%d}}\n"),
    "crossref_in_a_row": lambda size: row(size // 20),
    "xdata_in_a_ring": lambda size: ring(size // 20, "@xdata{k%d, xdata={k%d}}\n"),
    "equal_keys": lambda size: "".join(f"@a{{k, t={{{n}}}}}\n" for n in range(size // 20)),
}


def ring(count: int, entry: str) -> str:
    return "".join(entry % (number, (number + 1) % count) for number in range(count))


def row(count: int) -> str:
    return "".join(f"@book{{k{n}, crossref={{k{n + 1}}}, f{n}={{x}}}}\n" for n in range(count))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_flood_is_read_and_nothing_of_it_is_lost(name: str) -> None:
    text = HOSTILE[name](LARGE)
    library = read_bib(Source(text))
    spans = [(block.start, block.end) for block in library.blocks]
    assert "".join(text[start:end] for start, end in spans) == text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_come_back_byte_for_byte(name: str) -> None:
    text = HOSTILE[name](1_000)
    assert write_biblatex(read_bib(Source(text))).text == text


def test_macros_that_double_do_not_swell() -> None:
    doubling = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    library = read_bib(Source("@string{s0 = {xxxxxxxxxx}}\n" + doubling + "@book{k, title = s60}"))
    assert len(library["k"]["title"]) < 200_000
