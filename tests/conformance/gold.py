"""Predictions for a folder of hand-labelled documents, ready to be scored.

    python tests/conformance/gold.py GOLD_FOLDER OUTPUT_FOLDER

For each `*.json` of GOLD_FOLDER the document that its `document` names is read (from
GOLD_FOLDER/documents, else from GOLD_FOLDER) and nothing else of it; the prediction goes
to OUTPUT_FOLDER under the same name. A document of a format that is not read yet gets an
empty prediction that says so.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from alliance_refs.documents import open_document
from alliance_refs.errors import RefsError
from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.model import Apparatus, Citation
from alliance_refs.notes import analyse


def predict(path: Path) -> dict[str, Any]:
    """The prediction for one document."""
    return prediction(analyse(open_document(path)))


def prediction(apparatus: Apparatus) -> dict[str, Any]:
    """What was found, in the shape of the hand-made labels."""
    return {
        "markers": [
            {"n": marker.number, "offset": marker.span.start, "before": marker.before}
            for marker in apparatus.markers
        ],
        "notes": [
            {
                "n": note.number,
                "text": note.text,
                "commentary": bool(note.commentary),
                "citations": [citation(found) for found in note.citations],
            }
            for note in apparatus.notes
        ],
        "blocks": [
            {
                "kind": block.kind,
                "text": block.text,
                "citations": [citation(found) for found in block.citations],
            }
            for block in apparatus.blocks
        ],
    }


def citation(found: Citation) -> dict[str, Any]:
    """One citation in the shape of the labels."""
    csl = item_to_csl(found.item)
    csl.pop("id", None)
    return {
        "raw": found.text,
        "form": found.form,
        "key": found.key,
        "csl": csl,
        "locator": found.locator or None,
        "signal": found.signal,
    }


def main(gold: Path, output: Path) -> None:
    """Writes a prediction for every label file of the folder."""
    output.mkdir(parents=True, exist_ok=True)
    for labels in sorted(gold.glob("*.json")):
        name = json.loads(labels.read_text("utf-8")).get("document")
        if not name:
            continue
        folder = gold / "documents" if (gold / "documents" / name).exists() else gold
        try:
            found = predict(folder / name)
        except RefsError as error:
            print(f"{labels.name}: {error}", file=sys.stderr)
            found = {"markers": [], "notes": [], "blocks": [], "error": str(error)}
        (output / labels.name).write_text(
            json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8"
        )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
