"""MkDocs builds side by side: CPU seconds over the same site without citations.

    python bench/docs_mkdocs.py [--pages 50] [--citations 1000] [--works 500] [--rounds 3]

The site is generated: pages of prose, each with its share of the citations and a list of
its own works, then one list for all. Each build runs in a process of its own;
mkdocs-bibtex is measured where it and pandoc are installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from works import works

SITES = {
    "bare": "[]",
    "apa": "[{alliance-refs: {bibliography: [works.bib]}}]",
    "apa, one list": "[{alliance-refs: {bibliography: [works.bib], lists: site}}]",
    "ieee": "[{alliance-refs: {bibliography: [works.bib], csl: ieee}}]",
    "notes": "[{alliance-refs: {bibliography: [works.bib], csl: chicago-notes-bibliography}}]",
}
THEIRS = "mkdocs-bibtex, apa"
PROSE = "The alliance was debated in both capitals, and the record of it fills many shelves. " * 2


def main() -> None:
    """Prints one line a site: CPU seconds, and those over the bare site."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sites = SITES | _theirs(root)
        (root / "works.bib").write_text(_bib(options.works), encoding="utf-8")
        seconds = {
            name: min(_built(root, name, plugins, options) for _ in range(options.rounds))
            for name, plugins in sites.items()
        }
    print(f"{options.pages} pages, {options.citations} citations, {options.works} works")
    for name, spent in seconds.items():
        print(f"{name:20} {spent:6.2f} s CPU   {spent - seconds['bare']:+6.2f} over bare")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("pages", 50), ("citations", 1000), ("works", 500), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


def _theirs(root: Path) -> dict[str, str]:
    """The same site for mkdocs-bibtex, where it can run."""
    if not (importlib.util.find_spec("mkdocs_bibtex") and shutil.which("pandoc")):
        return {}
    from alliance_refs.csl.style.style_index import style_file

    shutil.copy(str(style_file("apa")), root / "apa.csl")
    options = "bib_file: works.bib, csl_file: apa.csl, cite_inline: true"
    return {THEIRS: f"[{{bibtex: {{{options}}}}}]"}


def _bib(count: int) -> str:
    # BibTeX, since mkdocs-bibtex stops at the names that BibLaTeX knows.
    from alliance_refs.api import Library

    return Library.parse(json.dumps(works(count)), "csl-json").format("bibtex")


def _built(root: Path, name: str, plugins: str, options: argparse.Namespace) -> float:
    """The CPU seconds of one build, from nothing."""
    docs = root / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    docs.mkdir()
    for number, text in enumerate(_pages(root, name, options)):
        (docs / ("index.md" if not number else f"page-{number}.md")).write_text(text)
    config = f"site_name: Bench\nmarkdown_extensions: [footnotes]\nplugins: {plugins}\n"
    (root / "mkdocs.yml").write_text(config)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    subprocess.run(command, cwd=root, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _pages(root: Path, name: str, options: argparse.Namespace) -> list[str]:
    keys = [
        line.split("{", 1)[1].rstrip(",\n")
        for line in (root / "works.bib").read_text("utf-8").splitlines()
        if line.startswith("@")
    ]
    each = options.citations // options.pages
    pages = []
    for page in range(options.pages):
        lines = [f"# Page {page}"]
        for count in range(page * each, (page + 1) * each):
            cite = "" if name == "bare" else f" [@{keys[count * 7 % len(keys)]}]"
            lines.append(f"{PROSE}{cite}.")
        if name == THEIRS:
            lines.append("\\bibliography")
        if name == "apa, one list" and not page:
            lines.append("\\full_bibliography")
        pages.append("\n\n".join(lines) + "\n")
    return pages


if __name__ == "__main__":
    main()
