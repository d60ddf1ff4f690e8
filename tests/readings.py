"""What a tagger read, written down for tests of what is made of it."""

from __future__ import annotations

from alliance_refs.model import Item, plain_passage
from alliance_refs.parsing.fields.build import build_item
from alliance_refs.parsing.fields.repairs import repaired
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def item_of(text: str, *read: tuple[str, Label]) -> Item:
    """The item of a text whose words were labelled so, in the order of the text."""
    fields, at = [], 0
    for words, label in read:
        start = text.index(words, at)
        at = start + len(words)
        fields.append(Field(label, Span(start, at), 1.0, "test"))
    return build_item(plain_passage(text), repaired(text, fields))[0]
