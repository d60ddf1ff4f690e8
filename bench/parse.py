"""The citation parser: references a second in batches and singly, its start, its model.

    python bench/parse.py [REFERENCES]

The references are generated works rendered in five styles. Beside it, where it is
installed, refextract on some of the same references (it reads physics references and
starts a process for nothing here, but it is the parser that Python has).
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import resources

from works import works

import alliance_refs as refs

STYLES = (
    "apa",
    "chicago-notes-bibliography",
    "modern-language-association",
    "nature",
    "oscola",
)


def references(count: int) -> list[str]:
    """So many references, by turns in each style, the same on every machine."""
    items = refs.Library.parse(json.dumps(works(count // len(STYLES) + 1)), "csl-json")
    lines = [
        line
        for style in STYLES
        for line in refs.bibliography(items, style).text().split("\n\n")
        if line.strip()
    ]
    return lines[:count]


def rate(run: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """References a second of CPU time, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run(texts)
        best = min(best, time.process_time() - start)
    return len(texts) / best


def singly(texts: Sequence[str]) -> None:
    for text in texts:
        refs.parse(text)


def with_onnxruntime(texts: Sequence[str]) -> None:
    refs.parse_many(texts, engine="onnxruntime")


def with_refextract(texts: Sequence[str]) -> None:
    from refextract import extract_references_from_string

    for text in texts:
        extract_references_from_string(text, is_only_references=True)


def cold_start() -> float:
    """Seconds from nothing to the first parsed reference, in a new process."""
    code = "import alliance_refs as r; r.parse('Kim, Diplomacy (Seoul: Sam-in, 2003)')"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def model_load() -> float:
    """Seconds to read the model, its file in the system's memory."""
    from alliance_refs.parsing.taggers import shipped_model

    shipped_model()
    shipped_model.cache_clear()
    start = time.perf_counter()
    shipped_model()
    return time.perf_counter() - start


def main(count: int) -> None:
    """Prints a line for each figure."""
    texts = references(count)
    model = resources.files("alliance_refs.parsing.neural").joinpath("trained.npz")
    print(f"model                 {len(model.read_bytes()) / 2**20:8.1f} MiB")
    print(f"model read in         {min(model_load() for _ in range(3)):8.3f} s")
    print(f"cold start            {min(cold_start() for _ in range(3)):8.2f} s")
    refs.parse_many(texts[:50])
    print(f"in one batch          {rate(refs.parse_many, texts):8.0f} references a CPU second")
    print(f"one by one            {rate(singly, texts):8.0f}")
    if importlib.util.find_spec("onnxruntime") and importlib.util.find_spec("onnx"):
        print(f"a batch, onnxruntime  {rate(with_onnxruntime, texts):8.0f}")
    try:
        peer = rate(with_refextract, texts[:60])
    except ImportError:
        print("refextract            not installed")
    else:
        print(f"refextract            {peer:8.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
