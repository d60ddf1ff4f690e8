"""The references to measure by are sound: what they ask for stands in their texts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from training.scoring import own_records

RECORDS = list(own_records())
NAMES = ("author", "editor", "translator")


def key(text: object) -> str:
    kept = unicodedata.normalize("NFKC", str(text)).casefold()
    return "".join(filter(str.isalnum, kept))


def asked(fields: dict[str, Any]) -> Iterator[str]:
    """Every word that a reader must find: of names each, of texts all together."""
    for name, value in fields.items():
        if name in NAMES:
            yield from (word for one in value for part in one.values() for word in part.split())
        elif name == "issued":
            yield str(value["date-parts"][0][0])
        else:
            yield value


def test_ids_are_unique_and_kinds_are_even() -> None:
    assert len({record["id"] for record in RECORDS}) == len(RECORDS)
    kinds = Counter(record["source"] for record in RECORDS)
    social, others = {"english", "german"}, {"humanities", "law", "eastasian", "policy", "history"}
    assert set(kinds) == social | others
    assert min(kinds.values()) > 80


def test_every_word_asked_for_stands_in_the_text() -> None:
    missing = [
        (record["id"], words)
        for record in RECORDS
        for words in asked(record["fields"])
        if key(words) not in key(record["text"])
    ]
    assert missing == []
