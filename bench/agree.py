"""How far our entries and those of citeproc-js say the same, style by style.

    python bench/agree.py [--works 100] [--styles apa ...] [--show 2] [--node-modules DIR]

The text of each bibliography entry is compared, without tags and with white space evened
out. Without `--styles`: five that matter most and 95 taken evenly from all independent
ones. Differences that are known and meant stand in docs/decisions.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
from collections import Counter
from difflib import get_close_matches
from html import unescape
from pathlib import Path
from typing import Any

from works import works

from alliance_refs.csl import Processor
from alliance_refs.csl.style.resources import locales_folder
from alliance_refs.csl.style.style_index import style_file, style_files
from alliance_refs.formats.csl_data.items import read_csl_json
from alliance_refs.model import Library
from alliance_refs.spans import Source
from alliance_refs.writers.suite import write_suite

HERE = Path(__file__).parent
FIRST = ("apa", "chicago-notes-bibliography", "ieee", "modern-language-association", "nature")
Json = dict[str, Any]


def chosen() -> list[str]:
    """Five styles by name, and 95 spread evenly over the others."""
    every = sorted(name for name, path in style_files().items() if path.parent.name == "styles")
    others = [name for name in every if name not in FIRST]
    return [*FIRST, *others[:: len(others) // 95][:95]]


def words(html: str) -> str:
    """The text of an entry as a reader sees it."""
    spaced = html.replace("</div>", " ").replace("<div", " <div")
    return " ".join(unescape(re.sub(r"<[^>]*>", "", spaced)).split())


def ours(library: Library, style: str) -> list[str]:
    entries = Processor(library, style).bibliography().entries
    return [words(write_suite(entry.markup)) for entry in entries]


def theirs(items: list[Json], style: str, node_modules: str) -> list[str]:
    path = style_file(style)
    assert path is not None
    job = {
        "works": items,
        "clusters": [],
        "xml": path.read_text("utf-8"),
        "locales": str(locales_folder()),
        "node_modules": node_modules,
        "show": True,
    }
    done = subprocess.run(
        ["node", str(HERE / "citeproc.js")],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=True,
    )
    return [words(entry) for entry in json.loads(done.stdout)["shown"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=100)
    parser.add_argument("--styles", nargs="+", default=[])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--node-modules", default="node_modules")
    options = parser.parse_args()
    items = works(options.works, seed=7)
    library = read_csl_json(Source(json.dumps(items)))
    equal = total = 0
    for style in options.styles or chosen():
        mine = ours(library, style)
        other = theirs(items, style, options.node_modules)
        same = sum((Counter(mine) & Counter(other)).values())
        equal, total = equal + same, total + len(other)
        print(f"{style:<60}{same:>4} of {len(other)}", flush=True)
        for entry in [entry for entry in other if entry not in mine][: options.show]:
            near = get_close_matches(entry, mine, 1, 0.3)
            print(f"    theirs  {entry}\n    ours    {near[0] if near else '-'}")
    print(f"{equal} of {total} entries equal: {100 * equal / max(total, 1):.2f} %")


if __name__ == "__main__":
    main()
