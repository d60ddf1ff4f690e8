"""Sphinx builds side by side: CPU seconds over the same site without citations.

    python bench/docs_sphinx.py [--pages 50] [--citations 1000] [--works 500] [--rounds 3]

The site is generated: pages of prose, each with its share of the citations, and one
bibliography. Each build runs in a process of its own. sphinxcontrib-bibtex is measured
where it is installed. "touched" is a second build after one page was changed.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

WORDS = "The alliance was debated in both capitals, and the record of it fills many shelves."
OURS, THEIRS = "alliance_refs.integrations.sphinx", "sphinxcontrib.bibtex"
CONFS = {
    "bare": "extensions = []\n",
    "alliance_refs": f"extensions = ['{OURS}']\nrefs_library = ['works.bib']\n",
    "sphinxcontrib-bibtex": f"extensions = ['{THEIRS}']\nbibtex_bibfiles = ['works.bib']\n",
}


class Cost(NamedTuple):
    """CPU and wall seconds of a build, children included."""

    cpu: float
    wall: float


def write_site(folder: Path, conf: str, options: argparse.Namespace) -> None:
    folder.mkdir()
    cites = conf != "bare"
    (folder / "conf.py").write_text(CONFS[conf] + "html_theme = 'basic'\n")
    (folder / "works.bib").write_text("\n".join(map(work, range(options.works))))
    share = options.citations // options.pages
    for number in range(options.pages):
        numbers = [number * share + count for count in range(share)]
        (folder / f"page{number}.rst").write_text(page(number, numbers, options.works, cites))
    names = "\n".join(f"   page{number}" for number in range(options.pages))
    (folder / "index.rst").write_text(f"Site\n====\n\n.. toctree::\n\n{names}\n   works\n")
    end = ".. bibliography::\n" if cites else ""
    (folder / "works.rst").write_text(f"Works\n=====\n\n{end}")


def work(number: int) -> str:
    return (
        f"@article{{key{number},\n  author = {{Family{number % 170}, Given and Other, Name}},\n"
        f"  title = {{On the Alliance, Part {number}}},\n  journal = {{Review of Studies}},\n"
        f"  year = {{{1950 + number % 70}}},\n  volume = {{{number % 40}}},\n"
        f"  pages = {{{number}--{number + 9}}},\n  doi = {{10.1000/{number}}},\n}}\n"
    )


def page(number: int, cited: list[int], works: int, cites: bool) -> str:
    title = f"Page {number}"
    lines = [title, "=" * len(title), ""]
    for count in cited:
        role = f" :cite:p:`key{count * 7 % works}`" if cites else ""
        lines += [f"{WORDS} {WORDS}{role}.", ""]
    return "\n".join(lines)


def build(folder: Path, jobs: int) -> Cost:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "sphinx", "-q", "-j", str(jobs), ".", "_out"]
    subprocess.run(command, cwd=folder, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - start)


def measured(root: Path, conf: str, options: argparse.Namespace) -> dict[str, Cost]:
    """The best of some rounds: a first build, one with two processes, one page touched."""
    best: dict[str, Cost] = {}
    for turn in range(options.rounds):
        for name, jobs in (("first", 1), ("j2", 2)):
            folder = root / f"{conf}-{turn}-{name}"
            write_site(folder, conf, options)
            keep(best, name, build(folder, jobs))
        touched = folder / "page3.rst"
        touched.write_text(touched.read_text() + "\nOne more sentence.\n")
        keep(best, "touched", build(folder, 1))
    return best


def keep(best: dict[str, Cost], name: str, cost: Cost) -> None:
    best[name] = min(best.get(name, cost), cost)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("pages", 50), ("citations", 1000), ("works", 500), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    confs = [conf for conf in CONFS if conf != "sphinxcontrib-bibtex" or _has_theirs()]
    with tempfile.TemporaryDirectory() as folder:
        results = {conf: measured(Path(folder), conf, options) for conf in confs}
    print(f"{'':<22}{'build':<9}{'CPU s':>8}{'over bare':>11}{'wall s':>9}")
    for conf, costs in results.items():
        for name, cost in costs.items():
            over = cost.cpu - results["bare"][name].cpu
            print(f"{conf:<22}{name:<9}{cost.cpu:>8.2f}{over:>11.2f}{cost.wall:>9.2f}")


def _has_theirs() -> bool:
    try:
        return importlib.util.find_spec(THEIRS) is not None
    except ModuleNotFoundError:
        return False


if __name__ == "__main__":
    main()
