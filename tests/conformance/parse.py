"""Parses references, one JSON object a line: python tests/conformance/parse.py IN.jsonl OUT.jsonl.

Each line of IN holds "id", "source" and "text"; each line of OUT the same "id" and "source" and
"pred", the CSL-JSON of what the parser read. A reference stands alone, so what is a page of the
work and what a page cited is as the parser says; how many pages a book has goes as `page`,
since the labelled sets put it there. With a folder of labelled sets as IN, only
lines whose "split" is "dev" count; `--model FILE` reads with another model.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.model import plain_passage
from alliance_refs.parsing import parse_citations
from alliance_refs.parsing.taggers import chosen_tagger


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    tagger = chosen_tagger(options.model)
    lines = records(options.source)
    with options.target.open("w", encoding="utf-8") as out:
        while some := list(islice(lines, 500)):
            passages = [plain_passage(record["text"]).squeeze() for record in some]
            parsed = parse_citations(passages, in_list=None, tagger=tagger)
            for record, one in zip(some, parsed, strict=True):
                line = {key: record.get(key) for key in ("id", "source")}
                line["pred"] = predicted(item_to_csl(one.item))
                print(json.dumps(line, ensure_ascii=False), file=out)


def predicted(item: dict[str, Any]) -> dict[str, Any]:
    count = item.get("number-of-pages")
    return item if count is None or "page" in item else {**item, "page": count}


def records(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_dir():
        for file in sorted(path.glob("*.jsonl")):
            yield from (record for record in records(file) if record.get("split") == "dev")
        return
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


if __name__ == "__main__":
    main()
