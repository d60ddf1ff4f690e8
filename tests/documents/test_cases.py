"""Every file of cases/: a document, a line of dashes, its blocks with their marks.

A block is written `kind level-or-label: visible text {mark:words>target}`; a line end in
the visible text is written ⏎.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.documents import DOCUMENT_FORMATS, read_document
from alliance_refs.model import Block, Document
from alliance_refs.spans import Source, Span

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def shown(block: Block) -> str:
    name = " ".join(filter(None, (block.kind, block.label, str(block.level or ""))))
    text = block.passage.text.replace("\n", "⏎")
    return " ".join((f"{name}: {text}", *marks(block)))


def marks(block: Block) -> Iterator[str]:
    order = sorted(block.passage.marks, key=lambda mark: (mark.span.start, mark.kind != "italic"))
    for mark in order:
        target = f">{mark.target}" if mark.target else ""
        yield f"{{{mark.kind}:{mark.span.cut(block.passage.text)}{target}}}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_blocks(path: Path) -> None:
    text, _, expected = path.read_text("utf-8").partition("\n-----\n")
    if "\n-----\n" in expected:  # a setext heading in the case has the same line
        more, _, expected = expected.rpartition("\n-----\n")
        text += "\n-----\n" + more
    format = "markdown" if path.suffix == ".md" else "text"
    document = read_document(Source(text, path.name), format)
    assert [shown(block) for block in document.blocks] == expected.strip().splitlines()


MARKDOWN = st.text(alphabet="ab *_[]()^`<>&;:\\\n#-1.!\"'é한\t", max_size=80)


@given(MARKDOWN, st.sampled_from(("markdown", "text")))
def test_every_letter_stands_where_its_span_says(text: str, format: str) -> None:
    document = read_document(Source(text), format)
    for block in document.blocks:
        for at, char in enumerate(block.passage.text):
            if char.isalpha():
                assert block.passage.source(Span(at, at + 1)).cut(text) in (char, "") or reads(
                    document, block, at
                )


def reads(document: Document, block: Block, at: int) -> bool:
    """An entity ("&eacute;") is longer than the letter it stands for."""
    return block.passage.source(Span(at, at + 1)).cut(document.source.text).startswith(("&", "^["))


@given(MARKDOWN)
def test_no_letter_of_plain_text_is_lost(text: str) -> None:
    blocks = DOCUMENT_FORMATS["text"](Source(text)).blocks
    seen = "".join(block.passage.text for block in blocks) + "".join(
        block.label for block in blocks if block.kind == "note"
    )
    assert sorted(filter(str.isalpha, seen)) == sorted(filter(str.isalpha, text))
