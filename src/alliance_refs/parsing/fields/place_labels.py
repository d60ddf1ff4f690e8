"""The words before a place in a work, and the label that CSL has for each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from alliance_refs.parsing.lexicon import table
from alliance_refs.text.folding import caseless

# A place named by one of these is not in CSL: "canto V" is cited as it stands.
_KEPT = ""


@cache
def place_labels() -> Mapping[str, str]:
    """Words in lower case without their full stop, and CSL's label for each; "" where it has none.

    >>> labels = place_labels()
    >>> labels["randnr"], labels["párr"], labels["dok"]
    ('paragraph', 'paragraph', '')
    """
    labels = {word: _KEPT for words in table("locators")["kept"].values() for word in words}
    for listed in (table("labels")["locators"], table("locators")["labelled"]):
        labels |= {word: label for label, words in listed.items() for word in words}
    return MappingProxyType(labels | dict.fromkeys(table("labels")["locators"]["canto"], _KEPT))


def label_of_place(word: str) -> str:
    """CSL's label for a word in any capitals, "" where it has none.

    >>> label_of_place("KAPITEL"), label_of_place("ſeite"), label_of_place("dok")
    ('chapter', 'page', '')
    """
    return _caseless_labels().get(caseless(word), _KEPT)


@cache
def _caseless_labels() -> Mapping[str, str]:
    return {caseless(word): label for word, label in place_labels().items()}
