"""Bibliographic records that lie beside the project, when they are there.

In: the folder `../shared` and the project's own `references/`. Out: plain records (CSL
variables as JSON holds them) whose type fits their fields. They lend titles, names, journals
and publishers to synthetic references; without them the project's own words must do.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.synthetic.language import language_of

Record = dict[str, Any]

ROOT = Path(__file__).parents[2]


def shared_folder() -> Path:
    """Where the training data lies."""
    return ROOT.parent / "shared"


def outside_records(shared: Path | None = None) -> list[Record]:
    """All records, each with its `type`, its `origin` and a guess of its `language`."""
    folder = shared or shared_folder()
    sources = {"metadata": _metadata(folder), "labelled": _labelled(folder), "own": _own()}
    found = [{**record, "origin": name} for name, records in sources.items() for record in records]
    for record in found:
        record["language"] = language_of(f"{record['title']} {record.get('container-title', '')}")
    return found


def _metadata(shared: Path) -> Iterator[Record]:
    path = shared / "metadata" / "glottolog.jsonl.gz"
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = _mended(json.loads(line))
            if _is_sound(record):
                yield record


def _labelled(shared: Path) -> Iterator[Record]:
    for path in sorted((shared / "parsing-data").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                fields = entry["fields"]
                if entry["split"] == "train" and "title" in fields:
                    fields.setdefault("type", _type_of(fields))
                    record = _mended(fields)
                    if _is_sound(record):
                        yield record


def _own() -> Iterator[Record]:
    records = json.loads((ROOT / "references" / "alliance.json").read_text("utf-8"))
    for record in records:
        record.pop("custom", None)
        record.pop("id", None)
        if _is_sound(record):
            yield record


def _type_of(fields: Record) -> str:
    if "container-title" in fields:
        book = "publisher" in fields or ("editor" in fields and "volume" not in fields)
        return "chapter" if book else "article-journal"
    if re.search(r"thes|diss", str(fields.get("genre", "")), re.I):
        return "thesis"
    if "publisher" in fields or "publisher-place" in fields:
        return "book"
    return "webpage" if "URL" in fields else "document"


_PLACE_IN_PUBLISHER = re.compile(r"([^:;,]{3,30}(?:, [A-Z][\w.]{1,5})?): ([^:]{2,90})")


def _mended(record: Record) -> Record:
    """The record with the place taken out of its publisher, and empty values gone."""
    publisher = record.get("publisher", "")
    if found := _PLACE_IN_PUBLISHER.fullmatch(publisher):
        record["publisher-place"], record["publisher"] = found[1].strip(), found[2].strip()
    for name in ("author", "editor", "translator"):
        if name in record:
            record[name] = [each for each in record[name] if _is_name(each)]
    return {name: value for name, value in record.items() if value}


def _is_name(name: Record) -> bool:
    words = name.get("literal") or name.get("family", "")
    given = name.get("given", "")
    joined = f"{words} {given}"
    return bool(words) and len(joined) < 60 and not re.search(r"[\d()\[\]:;/&?]|et al", joined)


_WORDS = re.compile(r"[^\W\d_]{3}|[^\W\d_]\W?[^\W\d_]\.")
# Words in which these records are broken, or hold what they should not.
_BROKEN = re.compile(
    r"^\[|\b[Vv]ols?\b|\b[Ee]dition\b|\bAufl|[<>{}\\^~|]|\bpp?\.|\bIn [A-Z]|�|\beds?\b|: $|_"
)


def _is_whole(words: str) -> bool:
    """Whether there are words, and brackets and quotation marks pair."""
    pairs = ("()", "[]", "«»", "“”", "„“")
    return _WORDS.search(words) is not None and all(
        words.count(pair[0]) <= words.count(pair[1]) for pair in pairs
    )


def _is_sound(record: Record) -> bool:
    title = record.get("title", "")
    if not isinstance(title, str) or not 4 < len(title) < 220 or _BROKEN.search(title):
        return False
    if title[0].islower() or not _is_whole(title):
        return False
    for name in ("container-title", "publisher", "collection-title", "publisher-place"):
        value = record.get(name, "")
        if value and (len(value) > 160 or not _is_whole(value) or _BROKEN.search(value)):
            del record[name]
    needs = {"article-journal": "container-title", "chapter": "container-title"}
    return needs.get(record["type"], "title") in record
