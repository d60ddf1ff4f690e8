"""Parses references, one JSON object a line: python tests/conformance/parse.py IN.jsonl OUT.jsonl.

Each line of IN holds "id", "source" and "text"; each line of OUT the same "id" and "source" and
"pred", the CSL-JSON of what the parser read. The references are taken for entries of a list, so
pages are `page`. With a folder of labelled sets as IN, only lines whose "split" is "dev" count.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.model import plain_passage
from alliance_refs.parsing import parse_citation


def main(source: str, target: str) -> None:
    with Path(target).open("w", encoding="utf-8") as out:
        for record in records(Path(source)):
            line = {key: record.get(key) for key in ("id", "source")}
            print(
                json.dumps({**line, "pred": predict(record["text"])}, ensure_ascii=False), file=out
            )


def records(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_dir():
        for file in sorted(path.glob("*.jsonl")):
            yield from (record for record in records(file) if record.get("split") == "dev")
        return
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def predict(text: str) -> dict[str, Any]:
    parsed = parse_citation(plain_passage(text), in_list=None)
    return item_to_csl(parsed.item)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
