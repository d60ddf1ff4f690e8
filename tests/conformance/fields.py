"""Field scores of the citation parser alone: python tests/conformance/fields.py GOLD [NAME...].

Every full citation of the gold files is parsed from its own text (Markdown's emphasis read as
italics) and compared field by field, as the folder's own scorer compares. One line for each
document, then one for each field; `--errors` lists what differs.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from alliance_refs.documents.markdown.inline import read_inline, read_typed
from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.model import Passage, plain_passage
from alliance_refs.parsing import parse_citation


def main(arguments: list[str]) -> None:
    names = [argument for argument in arguments if not argument.startswith("--")]
    folder = Path(names[0])
    scorer = load_scorer(folder.parent / "tools" / "gold" / "score.py")
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if "notes" not in gold or (names[1:] and not any(name in path.stem for name in names[1:])):
            continue
        tally: dict[str, Counter[str]] = defaultdict(Counter)
        for citation in full_citations(gold):
            predicted = predict(citation["raw"], gold["format"])
            count(scorer, citation, predicted, tally, "--errors" in arguments)
        for field, counts in tally.items():
            total[field].update(counts)
        print(f"{path.stem:36s}", line(sum(tally.values(), Counter())))
    print()
    for field in scorer.FIELDS:
        print(f"{field:36s}", line(total[field]))
    print(f"{'all':36s}", line(sum(total.values(), Counter())))


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def full_citations(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for unit in (*gold["notes"], *gold["blocks"]):
        yield from (c for c in unit["citations"] if c["form"] == "full")


def predict(raw: str, form: str) -> dict[str, Any]:
    parsed = parse_citation(read_raw(raw, form), in_list=False)
    return {"csl": item_to_csl(parsed.item), "locator": parsed.locator}


def read_raw(raw: str, form: str) -> Passage:
    """Markdown's marks read; of the other formats the raw text is the visible text."""
    if form == "markdown":
        return read_inline(plain_passage(raw))[0]
    return read_typed(plain_passage(raw)) if form == "text" else plain_passage(raw)


def count(
    scorer: ModuleType,
    gold: dict[str, Any],
    predicted: dict[str, Any],
    tally: dict[str, Counter[str]],
    tell: bool,
) -> None:
    wanted, got = scorer.fields_of(gold), scorer.fields_of(predicted)
    swapped = (wanted["page"], wanted["locator"]) == (got["locator"], got["page"])
    single = None in (wanted["page"], wanted["locator"]) and wanted["type"] in scorer.PAGED
    for field in scorer.FIELDS:
        if single and swapped and field in ("page", "locator"):
            continue
        kind = judge(scorer, field, wanted[field], got[field], gold.get("accept", {}))
        tally[field][kind] += 1
        if tell and kind in ("wrong", "extra", "missed"):
            print(
                f"  {kind:6s} {field:16s} {wanted[field]!r} <- {got[field]!r}   {gold['raw'][:400]}"
            )


def judge(scorer: ModuleType, field: str, want: Any, got: Any, accept: dict[str, Any]) -> str:
    if want is not None and got is not None and scorer.same(field, want, got):
        return "right"
    if want is None and got is None:
        return "absent"
    for other in accept.get(field, []):
        if scorer.same(field, scorer.value(field, {field: other}), got):
            return "right" if want is not None and got is not None else "absent"
    if want is None:
        return "extra"
    return "missed" if got is None else "wrong"


def line(counts: Counter[str]) -> str:
    right, wrong = counts["right"], counts["wrong"]
    said, true = right + wrong + counts["extra"], right + wrong + counts["missed"]
    if not said + true:
        return "   -"
    precision, recall = right / max(said, 1), right / max(true, 1)
    f1 = 2 * right / (said + true)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  gold {true:4d}"


if __name__ == "__main__":
    main(sys.argv[1:])
