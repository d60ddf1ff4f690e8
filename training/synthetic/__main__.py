"""`python -m training.synthetic`: writes synthetic references as JSON lines."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from training.synthetic.kinds import KINDS, references
from training.synthetic.outside import outside_records
from training.synthetic.world import World


def main() -> None:
    """Reads the command line and writes the file, whole or not at all."""
    parser = argparse.ArgumentParser(prog="python -m training.synthetic", description=__doc__)
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    world = World(outside_records(), random.Random(given.seed))
    lines = islice(_lines(world, given.kind, given.seed), given.count)
    unfinished = given.out.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    unfinished.replace(given.out)


def _lines(world: World, kind: str, seed: int) -> Iterator[str]:
    for number, (source, text, spans) in enumerate(references(world, kind), 1):
        yield json.dumps(
            {
                "id": f"{kind}-{seed}-{number}",
                "source": f"synthetic-{source}",
                "text": text,
                "spans": [list(span) for span in spans],
            },
            ensure_ascii=False,
        )


if __name__ == "__main__":
    main()
