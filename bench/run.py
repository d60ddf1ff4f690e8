"""Engines side by side on the same documents: CPU seconds, ratios, peak memory.

    python bench/run.py [--sizes 100 1000 5000] [--styles apa ieee ...] [--node-modules DIR]

Each engine renders each document in a process of its own: all citations in order (with
ibid. and locators), then the bibliography. citeproc-js runs where node and its package
are found (`npm install citeproc`). Engines slower than `--patience` seconds on a size are
left out of the larger ones.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from works import clusters, works

HERE = Path(__file__).parent
STYLES = ("apa", "chicago-notes-bibliography", "modern-language-association", "ieee", "nature")
ENGINES = ("alliance_refs", "refkit", "citeproc-js", "citeproc-py")
Json = dict[str, Any]


def measured(engine: str, job: Path) -> Json | None:
    """What one engine needs for one job; None when it cannot do it."""
    command = [sys.executable, str(HERE / "engines.py"), engine, str(job)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"    {engine}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return dict(json.loads(done.stdout))


def lines(options: argparse.Namespace) -> Iterator[str]:
    yield f"{'style':<30}{'works':>6}  {'engine':<15}{'CPU s':>9}{'ms/work':>9}{'ratio':>8}{'MiB':>7}"
    for style in options.styles:
        tired: set[str] = set()
        for size in options.sizes:
            own = 0.0
            for engine in ENGINES:
                result = None if engine in tired else one(options, engine, style, size)
                if result is None:
                    continue
                own = own or result["cpu"]
                if result["cpu"] > options.patience:
                    tired.add(engine)
                yield (
                    f"{style:<30}{size:>6}  {engine:<15}{result['cpu']:>9.3f}"
                    f"{1000 * result['cpu'] / size:>9.3f}{result['cpu'] / own:>8.2f}"
                    f"{result['mib']:>7.0f}"
                )


def one(options: argparse.Namespace, engine: str, style: str, size: int) -> Json | None:
    job = {
        "style": style,
        "works": works(size),
        "clusters": clusters(size),
        "node_modules": options.node_modules,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "job.json"
        path.write_text(json.dumps(job), encoding="utf-8")
        return measured(engine, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000])
    parser.add_argument("--styles", nargs="+", default=STYLES)
    parser.add_argument("--node-modules", default="node_modules")
    parser.add_argument("--patience", type=float, default=60)
    for line in lines(parser.parse_args()):
        print(line, flush=True)


if __name__ == "__main__":
    main()
