"""The house rules that a machine can see: ranks, no import cycles, short functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "alliance_refs"

# A module imports its own package and lower ranks alone; siblings of one rank never
# import each other. Lazy and typing-only imports count like any other.
RANKS = {
    "collector": 0,
    "spans": 0,
    "encodings": 0,
    "errors": 1,
    "files": 2,
    "model": 2,
    "text": 3,
    "formats": 4,
    "documents": 4,
    "parsing": 4,
    "csl": 4,
    "writers": 4,
    "notes": 5,
    "consistency": 5,
    "printed": 5,
    "references": 5,
    "works": 5,
    "soundness": 5,
    "api": 6,
    "integrations": 7,
    "cli": 8,
    "__main__": 9,
    "__init__": 9,
}
LONGEST_FUNCTION = 50
LONGEST_FILE = 450

FILES = sorted(ROOT.rglob("*.py"))


def part(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def module(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> Iterator[str]:
    known = {module(file) for file in FILES}
    for name in imports(path):
        if name.split(".")[0] == "alliance_refs":
            yield name if name in known else name.rpartition(".")[0]


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_module_imports_lower_ranks_alone(path: Path) -> None:
    mine = part(path)
    for name in own_imports(path):
        theirs = name.split(".")[1] if "." in name else "__init__"
        if theirs == mine:
            continue
        if theirs == "__init__":
            assert RANKS[mine] >= RANKS["integrations"], f"{path}: imports the package root"
            continue
        assert RANKS[theirs] < RANKS[mine], f"{mine} imports {theirs}"


def test_there_is_no_import_cycle() -> None:
    graph = {module(path): set(own_imports(path)) - {module(path)} for path in FILES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("path", FILES, ids=module)
def test_functions_and_files_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{path}:{node.lineno} {node.name}"
    assert text.count("\n") <= LONGEST_FILE or is_table(text), path


def is_table(text: str) -> bool:
    """A file may be longer when it holds rows and no logic."""
    return not any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(text)))
